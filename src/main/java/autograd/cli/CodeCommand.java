package autograd.cli;

import autograd.code.GradientFunction;
import autograd.code.SourceCode;
import autograd.code.Target;
import autograd.code.UntranslatableException;
import autograd.derive.Points;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code autograd code}: a function in another language that returns the value and the gradient.
 */
final class CodeCommand extends FormulaCommand {
  private final Option to =
      Option.choice("TARGET", Target.names(), "The language to write", "--to");
  private final Option name = Option.text("NAME", "What to call the function (f).", "--name");

  private final Option from =
      Option.text("TABLE", "The table that a query reads (points).", "--from");

  CodeCommand() {
    super(
        "code",
        "Write a function in another language that returns the value and the gradient",
        "autograd code \"tanh(w*x + b)\" --to c --name neuron",
        "autograd code \"(a*b)*(a+b)\" --to javascript --wrt a",
        "autograd code \"x*exp(-x^2)\" --to latex");
  }

  @Override
  OutputOptions.Content content() {
    return OutputOptions.Content.TEXT;
  }

  @Override
  Option[] ownOptions() {
    return new Option[] {to, name, from};
  }

  @Override
  int run(Console console) throws IOException {
    Graph graph = readGraph(console);
    Target target = Target.named(output.form(to));
    if (!target.name().equals("sql")) {
      Option.requireNone("names the table of a query", "leave out {}, or add --to sql", from);
    }
    GradientFunction function = function(graph, question.question(graph, false));
    try {
      SourceCode.Text text =
          target.name().equals("sql")
              ? SourceCode.query(function, table())
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
    if (by.isEmpty()) {
      graph.inputs().forEach(input -> by.put(input.label(), input));
      by.keySet().removeAll(point.point().keySet());
    }
    if (by.isEmpty()) {
      throw Failure.wrong("there is nothing to differentiate by: the formula has no inputs", null);
    }
    if (asked.outputs().size() > 1) {
      throw Failure.wrong("a function has one value", "name one with --output");
    }
    Value of = asked.outputs().get(0).value();
    Target target = Target.named(output.form(to));
    String called = called(target);
    Points points = target.isNotation() ? Points.ORDINARY : Points.EVERY;
    return symbolic(() -> GradientFunction.of(called, graph, of, by, point.point(), points));
  }

  /** What the function is called, which has to be a name of formulas as well as of the target. */
  private String called(Target target) {
    if (!name.isGiven()) {
      return "f";
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
