package autograd.cli;

import autograd.derive.Derivation;
import autograd.derive.Derivatives;
import autograd.derive.Taylor;
import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.render.Coefficients;
import java.io.IOException;
import java.util.List;

/** {@code autograd taylor}: the Taylor series in one input. */
final class TaylorCommand extends SymbolicCommand {
  private static final int USUAL = 5;
  private static final int HIGHEST = 1_000;

  /** Derivatives as formulas grow with each order. */
  private static final int HIGHEST_FORMULA = 30;

  private final Option at =
      Option.text("NAME=VALUE", "The input to expand in, and the point to expand at.", "--at");
  private final Option order = Option.text("N", "The highest power (" + USUAL + ").", "--order");
  private final NumberFormat format = new NumberFormat();

  /** The input to expand in; null if no point was given. */
  private String centre;

  TaylorCommand() {
    super(
        "taylor",
        "Taylor series: coefficients as numbers at a point, else as formulas",
        "autograd taylor \"exp(sin(x))\" --at x=0 --order 8",
        "autograd taylor \"log(a*x)\" --at x=1 --set a=2 --order 3",
        "autograd taylor \"exp(sin(x))\" --order 2");
  }

  @Override
  Option[] ownOptions() {
    return with(at, order, format.option());
  }

  @Override
  void completePoint() {
    if (at.isGiven()) {
      centre = point.bind(at.value(), "--at");
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
    double[] series =
        symbolic(() -> Taylor.series(graph, result, variable.value(), point.point(), highest));
    double place = point.point().get(centre);
    format.write(new Coefficients(centre, place, series)::write, output, console);
    return tell(answer, console);
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
