package autograd.cli;

import autograd.evaluate.Answer;
import autograd.evaluate.Trace;
import autograd.graph.Graph;
import autograd.render.TraceReport;
import java.io.IOException;
import java.util.List;

/** {@code autograd trace}: both passes, step by step. */
final class TraceCommand extends FormulaCommand {
  private final Option step =
      Option.text("N", "Stop after N steps of the backward pass.", "--step");
  private final Option overwrite =
      Option.flag(
          "Show the mistake of writing = for += in the backward pass, and what is lost by it.",
          "--overwrite");
  private final BareNumbers get =
      new BareNumbers(
          "Print bare numbers of where the pass ends: value, gradient.NAME, value.NAME, right.NAME.");

  TraceCommand() {
    super(
        "trace",
        "Show the forward and the backward pass, step by step",
        "autograd trace \"(a*b)*(a+b)\" --set a=-2 --set b=3",
        "autograd trace \"(a*b)*(a+b)\" --set a=-2 --set b=3 --step 2",
        "autograd trace \"a+a\" --set a=3 --overwrite");
  }

  @Override
  Option[] ownOptions() {
    return new Option[] {step, overwrite, get.option(), get.format()};
  }

  @Override
  int run(Console console) throws IOException {
    Graph graph = readGraph(console);
    Integer most = step.wholeNumber(0, Integer.MAX_VALUE);
    // The whole answer first: whatever is wrong is said before the first line is written.
    Answer answer = answer(question.question(graph, false).ofTheSum(), graph);
    Trace trace = new Trace(answer.evaluation(), answer.question());
    TraceReport report = new TraceReport(trace, most, overwrite.isGiven());
    get.write(
        List.of(report::number),
        "value, gradient.NAME, value.NAME, right.NAME",
        report,
        output,
        console);
    tellDifferences(answer, console);
    return tell(answer, console);
  }
}
