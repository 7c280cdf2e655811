package autograd.cli;

import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Nearest;
import autograd.lang.Subscript;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What to differentiate and by what: {@code --output}, {@code --seed}, {@code --wrt}. */
final class QuestionOptions {
  private final Option wrt =
      Option.list("NAMES", "Give gradients by these names only (a,b).", "--wrt");
  private final Option output =
      Option.list(
          "NAMES",
          "Differentiate these names, or statements counted from 1, not the last statement.",
          "--output");
  private final Option seed =
      Option.many(
          "NAME=VALUE",
          "Start this output's adjoint with VALUE, not 1; gradients are then of the weighted sum.",
          "--seed");

  void addTo(Arguments arguments) {
    arguments.group("Question", wrt, output, seed);
  }

  /** The names that gradients are wanted by; empty for all inputs. */
  List<String> wanted() {
    return wrt.values();
  }

  /** Whether it was said what to differentiate. */
  boolean namesOutputs() {
    return output.isGiven() || seed.isGiven();
  }

  /** Complains of names to give gradients by where all gradients are shown. */
  void requireNoWish(String who, String hint) {
    Option.requireNone("has no effect here: " + who + " the gradient by every value", hint, wrt);
  }

  /** Whether nothing was said of what to differentiate or by what. */
  boolean isPlain() {
    return !wrt.isGiven() && !output.isGiven() && !seed.isGiven();
  }

  /** The question, in terms of a graph; {@code all} asks for intermediates too. */
  Question question(Graph graph, boolean all) {
    Map<String, VectorText> seeds = seeds();
    List<String> names = output.values();
    List<Named> outputs = new ArrayList<>();
    for (String name : names.isEmpty() ? List.copyOf(seeds.keySet()) : names) {
      outputs.addAll(outputs(graph, name, "--output"));
    }
    if (outputs.isEmpty()) {
      outputs.addAll(last(graph));
    }
    Map<Value, Double> starts = new LinkedHashMap<>();
    for (Map.Entry<String, VectorText> each : seeds.entrySet()) {
      String name = each.getKey();
      List<Named> seeded = outputs(graph, name, "--seed");
      if (!names.isEmpty() && !names.contains(name)) {
        throw Failure.wrong("'" + name + "' has a seed but is no output", "add it to --output");
      }
      double[] numbers = each.getValue().numbers();
      if (numbers.length != seeded.size()) {
        throw Failure.wrong(
            "'" + name + "' has " + seeded.size() + " elements, and its seed " + numbers.length,
            "give a number for each: --seed " + name + "=[1,0], for example");
      }
      for (int k = 0; k < numbers.length; k++) {
        // Two names may stand for one Value.
        starts.merge(seeded.get(k).value(), numbers[k], Double::sum);
      }
    }
    List<Named> wanted = new ArrayList<>();
    for (String name : wrt.values()) {
      wanted.addAll(elements(graph, name, "--wrt"));
    }
    return new Question(outputs, starts, wanted, all);
  }

  private Map<String, VectorText> seeds() {
    Map<String, VectorText> seeds = new LinkedHashMap<>();
    for (String text : seed.values()) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw Failure.wrong(
            "--seed takes NAME=VALUE, not '" + text + "'", "write --seed s1=0.25, for example");
      }
      String name = text.substring(0, equals).trim();
      if (seeds.put(name, VectorText.seed(text, equals + 1)) != null) {
        throw Failure.wrong("'" + name + "' has two seeds", null);
      }
    }
    return seeds;
  }

  /** The inputs that a question is about, all of which can be moved. */
  static List<Value> inputs(Graph graph, Question asked) {
    List<Value> inputs = new ArrayList<>();
    for (Named wanted : asked.wanted()) {
      inputs.add(input(graph, wanted.name(), "--wrt"));
    }
    BitSet needed = asked.needed(graph);
    for (Value input : graph.inputs()) {
      if (asked.wanted().isEmpty() && needed.get(input.index())) {
        inputs.add(input);
      }
    }
    if (inputs.isEmpty()) {
      throw Failure.wrong("the expression has no inputs to move", null);
    }
    return inputs;
  }

  /** The names of the inputs that a name the user gave stands for: one, or a vector's elements. */
  static List<String> inputs(Graph graph, String name, String option) {
    List<String> labels = new ArrayList<>();
    for (Named element : elements(graph, name, option)) {
      labels.add(input(graph, element.name(), option).label());
    }
    return labels;
  }

  /** The input of a name the user gave. */
  static Value input(Graph graph, String name, String option) {
    Value value = named(graph, name, option).value();
    if (!value.isInput()) {
      throw Failure.wrong(
          option + ": '" + name + "' is computed, and only an input can be moved", null);
    }
    return value;
  }

  /**
   * The outputs by a name, or by the number of a statement among those that compute: one, or all
   * elements of a vector.
   */
  static List<Named> outputs(Graph graph, String name, String option) {
    if (!name.matches("[0-9]{1,9}")) {
      return elements(graph, name, option);
    }
    int number = Integer.parseInt(name);
    int count = statements(graph);
    if (number < 1 || number > count) {
      throw Failure.wrong(
          option + ": there is no statement " + name,
          "statements that compute something are counted from 1, and there are " + count);
    }
    return outputs(graph, number);
  }

  /** How many statements compute something. */
  static int statements(Graph graph) {
    List<Graph.Statement> all = graph.statements();
    return all.isEmpty() ? 0 : all.get(all.size() - 1).number();
  }

  /** The outputs that a statement is, under its name or else its number, counted from 1. */
  static List<Named> outputs(Graph graph, int number) {
    List<Named> outputs = new ArrayList<>();
    for (Graph.Statement statement : graph.statements()) {
      if (statement.number() == number) {
        outputs.add(output(graph, statement));
      }
    }
    return outputs;
  }

  /** The output that a statement is, or one element of it, under its name or else its number. */
  static Named output(Graph graph, Graph.Statement statement) {
    Value value = statement.value();
    boolean isElement = !statement.element().isEmpty();
    String name = statement.name() == null && !isElement ? value.label() : statement.label();
    boolean isBare = name == null || (value.isConstant() && !isElement);
    boolean isOnly = isElement && statements(graph) == 1;
    String bare = isOnly ? "value" : String.valueOf(statement.number());
    return new Named(isBare ? bare + statement.element() : name, value);
  }

  /** What the formula answers with if nothing else is said. */
  static List<Named> last(Graph graph) {
    if (graph.outputs().size() > 1 && !graph.statements().isEmpty()) {
      return outputs(graph, statements(graph));
    }
    List<Named> outputs = new ArrayList<>();
    for (Value value : graph.outputs()) {
      outputs.add(new Named(value.label(), value));
    }
    return outputs;
  }

  /** The Value of a name the user gave, or all elements of a vector or a matrix. */
  static List<Named> elements(Graph graph, String name, String option) {
    List<Named> elements = new ArrayList<>();
    boolean isVector = graph.named(name) == null;
    if (isVector) {
      for (Map.Entry<String, Value> each : graph.names().entrySet()) {
        String element = each.getKey();
        if (element.length() > name.length()
            && element.charAt(name.length()) == '['
            && element.startsWith(name)) {
          elements.add(new Named(element, each.getValue()));
        }
      }
    }
    return elements.isEmpty() ? List.of(named(graph, name, option)) : elements;
  }

  /** The Value of a name the user gave; an error that helps if there is none. */
  static Named named(Graph graph, String name, String option) {
    Subscript element = Subscript.of(name);
    String plain = element == null ? name : element.name();
    Value value = graph.named(plain);
    if (value != null) {
      return new Named(plain, value);
    }
    String nearest = Nearest.to(name, graph.names().keySet());
    List<String> some = graph.names().keySet().stream().limit(10).toList();
    throw Failure.wrong(
        option + ": the expression has no '" + name + "'",
        nearest != null
            ? "did you mean " + nearest + "?"
            : some.isEmpty()
                ? "it has no names"
                : "its names are "
                    + String.join(", ", some)
                    + (some.size() < graph.names().size() ? ", …" : ""));
  }
}
