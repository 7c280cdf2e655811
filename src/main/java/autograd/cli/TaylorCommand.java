package autograd.cli;

import autograd.derive.Derivation;
import autograd.derive.Derivatives;
import autograd.derive.LocalSeries;
import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.render.Coefficients;
import autograd.render.Numbers;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code autograd taylor}: the series in one input. */
final class TaylorCommand extends SymbolicCommand {
  private static final int USUAL = 5;
  private static final int HIGHEST = 1_000;

  /** Derivatives as formulas grow with each order. */
  private static final int HIGHEST_FORMULA = 30;

  private final Option at =
      Option.text("NAME=VALUE", "The input to expand in, and the point to expand at.", "--at");
  private final Option order = Option.text("N", "The highest power (" + USUAL + ").", "--order");
  private final Option polynomial =
      Option.flag("Print the terms as a formula, to plot and to evaluate.", "--polynomial");
  private final BareNumbers get =
      new BareNumbers("Print bare numbers: coefficient.0, coefficient.1, …");

  /** The input to expand in; null if no point was given. */
  private String centre;

  TaylorCommand() {
    super(
        "taylor",
        "Taylor, Laurent and Puiseux series: numbers at a point, else formulas",
        "autograd taylor \"exp(sin(x))\" --at x=0 --order 8",
        "autograd taylor \"log(a*x)\" --at x=1 --set a=2 --order 3",
        "autograd taylor \"1/sin(x)\" --at x=0",
        "autograd taylor \"cos(x)\" --at x=0 --order 4 --polynomial",
        "autograd taylor \"exp(sin(x))\" --order 2");
  }

  @Override
  Option[] ownOptions() {
    return with(at, order, polynomial, get.option(), get.format());
  }

  @Override
  void completePoint() {
    if (at.isGiven()) {
      centre = point.bind(at.value(), "--at");
    }
  }

  /** Who sets the only input most likely means the point to expand at. */
  private void requireOpenInput(Graph graph) {
    Map<String, Double> set = point.point();
    List<String> inputs = graph.inputs().stream().map(Value::label).toList();
    if (question.wanted().isEmpty() && !inputs.isEmpty() && set.keySet().containsAll(inputs)) {
      String first = inputs.get(0);
      throw Failure.wrong(
          "there is nothing to expand in: every input is set",
          "to expand at that point, write --at "
              + first
              + "="
              + Numbers.shortest().text(set.get(first)));
    }
  }

  @Override
  int run(Console console) throws IOException {
    Graph graph = readGraph(console);
    Question asked = question.question(graph, false);
    if (asked.outputs().size() > 1) {
      throw Failure.wrong("a Taylor series is of one output", "name one with --output");
    }
    if (centre == null) {
      Option.requireNone(
          "is of a series at a point", "leave out {}, or say where with --at x=0", polynomial);
      requireOpenInput(graph);
      Derivatives.Request request = request(graph, asked);
      Integer highest = order.wholeNumber(0, HIGHEST_FORMULA);
      write(console, symbolic(() -> formulas(request, highest == null ? USUAL : highest)));
      return ExitCode.ANSWER;
    }
    requireNoFormulaOptions();
    if (!List.of(centre).containsAll(question.wanted())) {
      throw Failure.wrong(
          "--wrt: the series is in " + centre + ", as --at says",
          "leave out --wrt, or write --at " + question.wanted().get(0) + "=VALUE");
    }
    Integer wanted = order.wholeNumber(0, HIGHEST);
    int highest = wanted == null ? USUAL : wanted;
    Named variable = QuestionOptions.named(graph, centre, "--at");
    Answer answer =
        answer(new Question(asked.outputs(), asked.seeds(), List.of(variable), false), graph);
    Value result = asked.outputs().get(0).value();
    LocalSeries series =
        symbolic(() -> LocalSeries.of(graph, result, variable.value(), values(answer), highest));
    Coefficients text = new Coefficients(series);
    if (polynomial.isGiven()) {
      String why = "is about a table of numbers, and --polynomial answers with a formula";
      String hint = "leave out {}, or --polynomial";
      Option.requireNone(why, hint, get.option(), get.format());
      output.requireNoDigits(why, hint);
      OutputFile.writeText(console, output.file(), text::writeFormula);
    } else {
      get.write(
          List.of(text::number),
          "coefficient.POWER of a Taylor series, up to --order",
          text,
          output,
          console);
    }
    return tell(series, text.note(), answer, console);
  }

  private static Map<String, Double> values(Answer answer) {
    Map<String, Double> point = new LinkedHashMap<>();
    answer.inputs().forEach(i -> point.put(i.name(), answer.evaluation().value(i.value())));
    return point;
  }

  /** Says where there is no series, or more than one; under {@code --strict} the answer is no. */
  private int tell(LocalSeries series, String note, Answer answer, Console console) {
    if (note == null) {
      return ExitCode.ANSWER;
    }
    Value result = answer.question().outputs().get(0).value();
    boolean isOutside = Double.isNaN(answer.evaluation().value(result));
    if (!series.isAny() && isOutside && !answer.notes().isEmpty()) {
      return tell(answer, console);
    }
    console.tell(Diagnostic.note(note, source(), result.span()));
    return output.isStrict() ? ExitCode.NO : ExitCode.ANSWER;
  }

  /** The n-th derivative over n factorial, for each n: {@code c0}, {@code c1}, and so on. */
  private static Derivation formulas(Derivatives.Request request, int highest) {
    if (request.by().size() > 1) {
      throw Failure.wrong(
          "a Taylor series is in one input, and there are "
              + String.join(", ", request.by().keySet()),
          "name it with --at or --wrt");
    }
    return Derivatives.coefficients(request, highest);
  }
}
