package autograd.code;

import autograd.derive.Derivation;
import autograd.derive.Differentiation;
import autograd.derive.Points;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to write as a function: a value and its partial derivatives, those of higher orders too; or
 * arrays alone, of several values and their partials.
 *
 * @param name what to call the function
 * @param source the formula that it comes from, for a comment
 * @param inputs the names of its operands, in order
 * @param graph holds value and partials; equal terms are one Value
 * @param parts the formula's own names for parts of it
 * @param value the value; null if there are arrays alone
 * @param partials its derivative by each input that is asked for, by the input's name
 * @param higher arrays that it returns besides, or alone
 */
public record GradientFunction(
    String name,
    String source,
    List<String> inputs,
    Graph graph,
    Map<String, Value> parts,
    Value value,
    Map<String, Value> partials,
    List<Higher> higher) {
  private static final String VALUE = "value";
  private static final String PARTIAL = "by ";
  private static final String PART = "part ";

  /**
   * What a graph's output and its first partials make.
   *
   * @param output what to differentiate
   * @param by the inputs to differentiate by, by name
   * @param fixed numbers to put in place of inputs, by name
   * @param points where it has to be right
   * @throws autograd.evaluate.NoDerivativeException if there is no derivative by one of them
   */
  public static GradientFunction of(
      String name,
      Graph graph,
      Value output,
      Map<String, Value> by,
      Map<String, Double> fixed,
      Points points) {
    return of(name, graph, output, by, fixed, points, Higher.Wanted.gradient());
  }

  /**
   * What a graph's output and its partials make.
   *
   * @param output what to differentiate
   * @param by the inputs to differentiate by, by name
   * @param fixed numbers to put in place of inputs, by name
   * @param points where it has to be right; everywhere if more than the gradient is wanted
   * @param wanted what is wanted besides; by inputs alone
   * @throws autograd.evaluate.NoDerivativeException if there is no derivative by one of them
   * @throws autograd.derive.TooLongException if it would take too many operations
   */
  public static GradientFunction of(
      String name,
      Graph graph,
      Value output,
      Map<String, Value> by,
      Map<String, Double> fixed,
      Points points,
      Higher.Wanted wanted) {
    Differentiation d = new Differentiation(graph, points, fixed);
    Map<String, Value> results = new LinkedHashMap<>();
    results.put(VALUE, d.of(output));
    List<Value> terms = new ArrayList<>();
    by.values().forEach(each -> terms.add(d.of(each)));
    Map<Value, Value> gradient = d.gradient(d.of(output), terms);
    by.forEach((input, each) -> results.put(PARTIAL + input, gradient.get(d.of(each))));
    List<Higher> higher = Higher.derive(d, d.of(output), terms, wanted, results);
    List<String> inputs = free(graph, fixed);
    if (wanted.isProduct()) {
      by.keySet().forEach(input -> inputs.add(Higher.direction(input)));
    }
    return new GradientFunction(
            name, graph.source(), inputs, graph, Map.of(), null, Map.of(), higher)
        .of(d, results, points);
  }

  /**
   * Arrays of what several outputs of a graph make: their values, and their partials, output by
   * output.
   *
   * @param outputs what to differentiate, by what each is called
   * @param by the inputs to differentiate by, by name
   * @param fixed numbers to put in place of inputs, by name
   * @param parts which of the two
   * @throws autograd.evaluate.NoDerivativeException if there is no derivative by one of them
   */
  public static GradientFunction ofSeveral(
      String name,
      Graph graph,
      Map<String, Value> outputs,
      Map<String, Value> by,
      Map<String, Double> fixed,
      Higher.Parts parts) {
    Differentiation d = new Differentiation(graph, Points.EVERY, fixed);
    Map<String, Value> results = new LinkedHashMap<>();
    List<Higher> arrays = Higher.ofOutputs(d, outputs, by, parts, results);
    List<String> inputs = free(graph, fixed);
    return new GradientFunction(
            name, graph.source(), inputs, graph, Map.of(), null, Map.of(), arrays)
        .of(d, results, Points.EVERY);
  }

  /** The inputs that have no number. */
  private static List<String> free(Graph graph, Map<String, Double> fixed) {
    List<String> inputs = new ArrayList<>();
    for (Value input : graph.inputs()) {
      if (!fixed.containsKey(input.label())) {
        inputs.add(input.label());
      }
    }
    return inputs;
  }

  /** The same of what the results have become in a graph of their own, with all that it shares. */
  private GradientFunction of(Differentiation d, Map<String, Value> results, Points points) {
    graph.names().forEach((part, each) -> results.put(PART + part, d.of(each)));
    Derivation derived = points == Points.EVERY ? d.finish(results) : d.simplify(results);
    Map<String, Value> own = derived.results();
    Map<String, Value> ownParts = new LinkedHashMap<>();
    graph.names().keySet().forEach(part -> ownParts.put(part, own.get(PART + part)));
    Map<String, Value> ownPartials = new LinkedHashMap<>();
    for (String key : results.keySet()) {
      if (key.startsWith(PARTIAL)) {
        ownPartials.put(key.substring(PARTIAL.length()), own.get(key));
      }
    }
    return new GradientFunction(
        name,
        source,
        inputs,
        derived.graph(),
        ownParts,
        own.get(VALUE),
        ownPartials,
        higher.stream().map(array -> array.in(own)).toList());
  }

  /** Whether it has nothing but arrays. */
  boolean isArrays() {
    return value == null;
  }

  /** The Values that the value and the partials are made of, themselves included. */
  BitSet needed() {
    BitSet needed = new BitSet();
    if (value != null) {
      needed.set(value.index());
    }
    partials.values().forEach(partial -> needed.set(partial.index()));
    higher.forEach(array -> array.entries().forEach(entry -> needed.set(entry.index())));
    for (int i = needed.length() - 1; i >= 0; i = needed.previousSetBit(i - 1)) {
      graph.values().get(i).operands().forEach(operand -> needed.set(operand.index()));
    }
    return needed;
  }
}
