package autograd.evaluate;

import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The answer to a {@link Question}: the outputs' values and their gradients by each variable, by
 * intermediates where wanted, and what is to be told of the point.
 *
 * @param question what was asked
 * @param evaluation the forward pass, with the outputs' true values, see {@link Limits}
 * @param gradients the gradients by definition, with the ordinary adjoints of all that is no input:
 *     one, or for a Jacobian one for each output
 * @param inputs the inputs that the outputs are computed from, and others that have a number
 * @param variables what gradients are given by: the names asked for, else the inputs
 * @param intermediates the results of operations and second names of Values; empty unless asked for
 * @param notes what is to be told of the point
 * @param differences where value and gradients are others than those of the plain passes, without
 *     there being anything to tell of them
 */
public record Answer(
    Question question,
    Evaluation evaluation,
    List<Gradient> gradients,
    List<Named> inputs,
    List<Named> variables,
    List<Named> intermediates,
    List<Note> notes,
    List<Note> differences) {

  /**
   * A Value and what an answer calls it.
   *
   * @param name its name; null where it has none
   * @param value the Value
   */
  public record Named(String name, Value value) {}

  /**
   * What is asked of a graph.
   *
   * @param outputs what to differentiate, at least one
   * @param seeds the adjoints that outputs start with; where this is empty and there are several
   *     outputs, the answer is a Jacobian, else outputs without a seed start with 1
   * @param wanted the names to give gradients by; empty for all inputs
   * @param all whether to answer for intermediates too
   */
  public record Question(
      List<Named> outputs, Map<Value, Double> seeds, List<Named> wanted, boolean all) {

    /** Whether there are several outputs, each with its own gradient. */
    public boolean isJacobian() {
      return outputs.size() > 1 && seeds.isEmpty();
    }

    /** The Values to compute: those the outputs depend on, and with {@link #all} every one. */
    public BitSet needed(Graph graph) {
      if (all) {
        BitSet everything = new BitSet();
        everything.set(0, graph.size());
        return everything;
      }
      BitSet needed = Reach.of(graph, values());
      for (Named name : wanted) {
        needed.set(name.value().index());
      }
      return needed;
    }

    /** The Values whose gradient is asked for. */
    Collection<Value> sources(Graph graph) {
      if (wanted.isEmpty()) {
        return graph.inputs();
      }
      List<Value> sources = new ArrayList<>();
      for (Named name : wanted) {
        sources.add(name.value());
      }
      return sources;
    }

    Collection<Value> values() {
      List<Value> values = new ArrayList<>();
      for (Named output : outputs) {
        values.add(output.value());
      }
      return values;
    }

    private List<Map<Value, Double>> starts() {
      if (!isJacobian()) {
        return List.of(start());
      }
      List<Map<Value, Double>> starts = new ArrayList<>();
      for (Named output : outputs) {
        starts.add(Map.of(output.value(), 1.0));
      }
      return starts;
    }

    /** The adjoint that each output starts with, 1 if it has no seed. */
    public Map<Value, Double> start() {
      Map<Value, Double> start = new LinkedHashMap<>();
      for (Named output : outputs) {
        start.put(output.value(), seeds.getOrDefault(output.value(), 1.0));
      }
      return start;
    }

    /** The same question of the outputs' sum, for which one gradient is enough. */
    public Question ofTheSum() {
      return new Question(outputs, start(), wanted, all);
    }
  }

  /**
   * Answers a question at a point.
   *
   * @param point numbers for the inputs, by name
   * @throws UnsetInputException if an input that the answer needs has no number
   */
  public static Answer to(Question question, Graph graph, Map<String, Double> point) {
    Map<String, Double> complete = new LinkedHashMap<>(graph.defaults());
    complete.putAll(point);
    BitSet needed = question.needed(graph);
    List<Value> unset = new ArrayList<>();
    List<Named> inputs = new ArrayList<>();
    for (Value input : graph.inputs()) {
      boolean isSet = complete.putIfAbsent(input.label(), Double.NaN) != null;
      if (!isSet && needed.get(input.index())) {
        unset.add(input);
      }
      if (isSet) {
        inputs.add(new Named(input.label(), input));
      }
    }
    if (!unset.isEmpty()) {
      throw new UnsetInputException(unset);
    }
    Evaluation evaluation = Evaluation.at(graph, complete);
    List<Limits> limits = new ArrayList<>();
    Map<Value, Double> values = new LinkedHashMap<>();
    for (Map<Value, Double> start : question.starts()) {
      Limits each = Limits.of(evaluation, start, question.sources(graph));
      limits.add(each);
      values.putAll(each.values());
    }
    return new Answer(
        question,
        evaluation.with(values),
        limits.stream().map(Limits::gradient).toList(),
        inputs,
        question.wanted.isEmpty() ? inputs : question.wanted,
        question.all ? intermediates(graph) : List.of(),
        Notes.of(
            evaluation,
            question.all ? graph.values() : question.values(),
            question.values(),
            limits,
            question.sources(graph)),
        limits.stream().flatMap(each -> each.differences().stream()).toList());
  }

  /** Results in the order of the graph, under their names; those without one have a null name. */
  private static List<Named> intermediates(Graph graph) {
    List<Named> named = new ArrayList<>();
    Set<String> shown = new HashSet<>();
    for (Value value : graph.values()) {
      if (!value.isLeaf()) {
        named.add(new Named(value.label(), value));
        shown.add(value.label());
      }
    }
    graph
        .names()
        .forEach(
            (name, value) -> {
              if (!shown.contains(name) && !name.equals(value.label())) {
                named.add(new Named(name, value));
              }
            });
    return named;
  }
}
