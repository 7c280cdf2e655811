package autograd.cli;

import autograd.code.GradientFunction;
import autograd.code.Higher;
import autograd.code.SourceCode;
import autograd.code.Target;
import autograd.code.UntranslatableException;
import autograd.derive.Points;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * {@code autograd code}: a function in another language that returns the value and the gradient.
 */
final class CodeCommand extends FormulaCommand {
  private static final int MOST_PARTIALS = 10_000;

  private final Option to =
      Option.choice("TARGET", Target.names(), "The language to write", "--to");
  private final Option name = Option.text("NAME", "What to call the function (f).", "--name");

  private final Option from =
      Option.text("TABLE", "The table that a query reads (points).", "--from");

  private final Option order =
      Option.text("N", "Return the partials of the orders 2 to N (4 at most) too.", "--order");

  private final Option full =
      Option.flag(
          "Return all partials of higher orders, symmetric ones too; else each once.", "--full");

  private final Option sparse =
      Option.flag("Leave out partials of higher orders that are 0 everywhere.", "--sparse");

  private final Option hvp =
      Option.flag("Return the Hessian times a vector too, whose parts v_NAME it takes.", "--hvp");

  private final Option values = Option.flag("Return values alone, without partials.", "--values");

  private final Option gradients =
      Option.flag("Return partials alone, without values.", "--gradients");

  private final Option vectorized =
      Option.flag("Write a function that goes over arrays of points.", "--vectorized");

  private final Option sums =
      Option.list(
          "NAMES",
          "With --vectorized: return sums over the points of the value and of the partials by"
              + " these names, each one number for all points.",
          "--sums");

  private final Option test =
      Option.flag("Write a program too that tests the function and exits with 0 or 1.", "--test");

  CodeCommand() {
    super(
        "code",
        "Write a function in another language that returns the value and the gradient",
        "autograd code \"tanh(w*x + b)\" --to c --name neuron",
        "autograd code \"(1-x)^2 + 100*(y-x^2)^2\" --to c --order 2",
        "autograd code \"x = r*cos(t); y = r*sin(t)\" --to c --output x,y --name polar",
        "autograd code \"(a*b)*(a+b)\" --to javascript --wrt a",
        "autograd code \"x*exp(-x^2)\" --to latex");
  }

  @Override
  OutputOptions.Content content() {
    return OutputOptions.Content.TEXT;
  }

  @Override
  Option[] ownOptions() {
    return new Option[] {
      to, name, from, values, gradients, order, full, sparse, hvp, vectorized, sums, test
    };
  }

  @Override
  int run(Console console) throws IOException {
    Graph graph = readGraph(console);
    Target target = Target.named(output.form(to));
    if (!target.name().equals("sql")) {
      Option.requireNone("names the table of a query", "leave out {}, or add --to sql", from);
    }
    if (target.name().equals("sql")) {
      Option.requireNone("is about functions, no queries", "leave out {}, or --to sql", test);
    }
    if (!vectorized.isGiven()) {
      Option.requireNone("sums over points", "add --vectorized", sums);
    } else {
      Option.requireNone(
          "is about a function of one point",
          "leave out {}, or --vectorized",
          values,
          gradients,
          order,
          full,
          sparse,
          hvp,
          test);
    }
    GradientFunction function = function(graph, question.question(graph, false));
    try {
      SourceCode.Text text =
          target.name().equals("sql")
              ? SourceCode.query(function, table())
              : vectorized.isGiven()
                  ? SourceCode.points(function, target, new LinkedHashSet<>(summed(graph)))
                  : test.isGiven()
                      ? SourceCode.tested(
                          function, target, at -> Evaluation.at(function.graph(), at)::value)
                      : SourceCode.function(function, target);
      OutputFile.writeText(console, output.file(), text::write);
    } catch (UntranslatableException e) {
      throw refusal(e);
    }
    return ExitCode.ANSWER;
  }

  private GradientFunction function(Graph graph, Question asked) {
    Map<String, Value> by = new LinkedHashMap<>();
    for (Named wanted : asked.wanted()) {
      by.put(wanted.name(), wanted.value());
    }
    for (String input : sums.isGiven() && by.isEmpty() ? summed(graph) : List.<String>of()) {
      by.put(input, graph.named(input));
    }
    if (by.isEmpty()) {
      graph.inputs().forEach(input -> by.put(input.label(), input));
      by.keySet().removeAll(point.point().keySet());
    }
    if (by.isEmpty() && !values.isGiven()) {
      throw Failure.wrong("there is nothing to differentiate by: the formula has no inputs", null);
    }
    Target target = Target.named(output.form(to));
    String called = called(target, graph);
    Higher.Parts parts = parts();
    if (asked.outputs().size() > 1) {
      Option.requireNone(
          "goes over the points of one output", "name one with --output", vectorized);
    }
    if (asked.outputs().size() > 1 || parts == Higher.Parts.GRADIENTS) {
      requireFirstOrder(target, "is about one value and its gradient");
      Map<String, Value> of = new LinkedHashMap<>();
      asked.outputs().forEach(each -> of.put(each.name(), each.value()));
      return symbolic(
          () -> GradientFunction.ofSeveral(called, graph, of, by, point.point(), parts));
    }
    if (parts == Higher.Parts.VALUES) {
      requireFirstOrder(target, "needs the gradient, which --values leaves out");
      by.clear();
    }
    Value of = asked.outputs().get(0).value();
    Points points = target.isNotation() ? Points.ORDINARY : Points.EVERY;
    Higher.Wanted wanted = wanted(graph, by);
    return symbolic(
        () -> GradientFunction.of(called, graph, of, by, point.point(), points, wanted));
  }

  /** The inputs that are one number for all points, a vector element by element. */
  private List<String> summed(Graph graph) {
    List<String> names = new ArrayList<>();
    sums.values().forEach(name -> names.addAll(QuestionOptions.inputs(graph, name, "--sums")));
    return names;
  }

  private Higher.Parts parts() {
    if (values.isGiven() && gradients.isGiven()) {
      throw Failure.wrong("--values and --gradients exclude each other", "leave out both");
    }
    return values.isGiven()
        ? Higher.Parts.VALUES
        : gradients.isGiven() ? Higher.Parts.GRADIENTS : Higher.Parts.BOTH;
  }

  private void requireFirstOrder(Target target, String why) {
    Option.requireNone(
        why, "leave out {}, or ask for one output with its gradient", order, full, sparse, hvp);
    if (target.isNotation() || target.name().equals("sql")) {
      throw Failure.wrong(
          "one value and its gradient are written together in " + target.name(),
          values.isGiven() || gradients.isGiven()
              ? "leave out --values and --gradients, or take --to c"
              : "name one output with --output, or take --to c");
    }
  }

  /** What is wanted beside the gradient. */
  private Higher.Wanted wanted(Graph graph, Map<String, Value> by) {
    Integer highest = order.wholeNumber(1, Higher.HIGHEST);
    if (highest == null || highest == 1) {
      Option.requireNone(
          "lays out the partials of higher orders", "leave out {}, or add --order 2", full, sparse);
    }
    if (full.isGiven() && sparse.isGiven()) {
      throw Failure.wrong("--full and --sparse exclude each other", "leave out one of them");
    }
    Higher.Layout layout =
        full.isGiven()
            ? Higher.Layout.FULL
            : sparse.isGiven() ? Higher.Layout.SPARSE : Higher.Layout.PACKED;
    Higher.Wanted wanted = new Higher.Wanted(highest == null ? 1 : highest, layout, hvp.isGiven());
    if (wanted.order() > 1 || wanted.isProduct()) {
      SymbolicCommand.requireInputs(by, "only inputs have second derivatives");
      requireFew(by.size(), wanted.order(), layout == Higher.Layout.FULL);
    }
    if (wanted.isProduct()) {
      requireFree(graph, by);
    }
    return wanted;
  }

  private static void requireFew(int inputs, int order, boolean isFull) {
    double entries = 1;
    for (int k = 0; k < order; k++) {
      entries = isFull ? entries * inputs : entries * (inputs + k) / (k + 1);
    }
    if (order > 1 && entries > MOST_PARTIALS) {
      throw Failure.wrong(
          "there are more than " + MOST_PARTIALS + " partials of that order",
          "name fewer inputs with --wrt, or write --hvp in place of --order");
    }
  }

  private static void requireFree(Graph graph, Map<String, Value> by) {
    for (String input : by.keySet()) {
      if (graph.named(Higher.direction(input)) != null) {
        throw Failure.wrong(
            "the vector's part for "
                + input
                + " is called "
                + Higher.direction(input)
                + ", as something in the formula",
            "rename that in the formula");
      }
    }
  }

  /** What the function is called, which has to be a name of formulas as well as of the target. */
  private String called(Target target, Graph graph) {
    if (!name.isGiven()) {
      return target.isNotation() ? free(graph) : "f";
    }
    String wanted = name.value();
    StringBuilder plain = new StringBuilder();
    wanted
        .codePoints()
        .forEach(c -> plain.appendCodePoint(Character.isLetterOrDigit(c) || c == '\'' ? c : '_'));
    boolean isName = plain.toString().equals(wanted) && isStart(wanted);
    String likely = isStart(plain) ? plain.toString() : "f_" + plain;
    String legal = target.isNotation() ? likely : SourceCode.functionName(target, likely);
    if (!isName || !legal.equals(wanted)) {
      throw Failure.wrong(
          "'" + wanted + "' cannot be the name of a function in " + target.name(),
          "write --name " + (legal.contains("'") ? '"' + legal + '"' : legal));
    }
    return wanted;
  }

  /** A name that nothing in the formula has, for an equation that says both. */
  private static String free(Graph graph) {
    return List.of("f", "g", "h", "F", "G").stream()
        .filter(each -> graph.named(each) == null)
        .findFirst()
        .orElse("f_value");
  }

  private static boolean isStart(CharSequence name) {
    int first = name.length() == 0 ? '0' : Character.codePointAt(name, 0);
    return Character.isLetter(first) || first == '_';
  }

  /** A table's name goes into the query as it is, so it has to be a name. */
  private String table() {
    if (!from.isGiven()) {
      return "points";
    }
    for (int c : from.value().codePoints().toArray()) {
      if (!Character.isLetterOrDigit(c) && "_.\"`".indexOf(c) < 0) {
        throw Failure.wrong(
            "--from takes the name of a table, not '" + from.value() + "'",
            "put a subquery into a view, and name that");
      }
    }
    return from.value();
  }
}
