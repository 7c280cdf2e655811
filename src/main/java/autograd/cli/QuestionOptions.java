package autograd.cli;

import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Nearest;
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
    Map<String, Double> seeds = seeds();
    List<String> names = output.values();
    List<Named> outputs = new ArrayList<>();
    for (String name : names.isEmpty() ? seeds.keySet() : names) {
      outputs.add(output(graph, name, "--output"));
    }
    if (outputs.isEmpty()) {
      outputs.add(new Named(graph.output().label(), graph.output()));
    }
    Map<Value, Double> starts = new LinkedHashMap<>();
    for (Map.Entry<String, Double> each : seeds.entrySet()) {
      String name = each.getKey();
      Named seeded = output(graph, name, "--seed");
      if (!names.isEmpty() && !names.contains(name)) {
        throw Failure.wrong("'" + name + "' has a seed but is no output", "add it to --output");
      }
      // Two names may stand for one Value.
      double others = starts.getOrDefault(seeded.value(), 0.0);
      starts.put(seeded.value(), others + each.getValue());
    }
    List<Named> wanted = new ArrayList<>();
    for (String name : wrt.values()) {
      wanted.add(named(graph, name, "--wrt"));
    }
    return new Question(outputs, starts, wanted, all);
  }

  private Map<String, Double> seeds() {
    Map<String, Double> seeds = new LinkedHashMap<>();
    for (String text : seed.values()) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw Failure.wrong(
            "--seed takes NAME=VALUE, not '" + text + "'", "write --seed s1=0.25, for example");
      }
      String name = text.substring(0, equals).trim();
      if (seeds.put(name, PointOptions.constant(text, equals + 1)) != null) {
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

  /** The input of a name the user gave. */
  static Value input(Graph graph, String name, String option) {
    Value value = named(graph, name, option).value();
    if (!value.isInput()) {
      throw Failure.wrong(
          option + ": '" + name + "' is computed, and only an input can be moved", null);
    }
    return value;
  }

  /** An output by its name, or by the number of its statement among those that compute. */
  static Named output(Graph graph, String name, String option) {
    if (!name.matches("[0-9]{1,9}")) {
      return named(graph, name, option);
    }
    int number = Integer.parseInt(name);
    int count = graph.statements().size();
    if (number < 1 || number > count) {
      throw Failure.wrong(
          option + ": there is no statement " + name,
          "statements that compute something are counted from 1, and there are " + count);
    }
    return output(graph, number);
  }

  /** The output that is a statement, under its name or else its number, counted from 1. */
  static Named output(Graph graph, int number) {
    Graph.Statement statement = graph.statements().get(number - 1);
    Value value = statement.value();
    String name = statement.name() == null ? value.label() : statement.name();
    return new Named(name == null || value.isConstant() ? String.valueOf(number) : name, value);
  }

  /** The Value of a name the user gave; an error that helps if there is none. */
  static Named named(Graph graph, String name, String option) {
    Value value = graph.named(name);
    if (value != null) {
      return new Named(name, value);
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
