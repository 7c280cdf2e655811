package autograd.cli;

import autograd.code.SourceCode;
import autograd.code.Target;
import autograd.code.UntranslatableException;
import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Question;
import autograd.evaluate.Note;
import autograd.evaluate.Trace;
import autograd.graph.Graph;
import autograd.lang.Diagnostic;
import autograd.render.Digits;
import autograd.render.Page;
import autograd.render.Page.Training;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code autograd page}: the formula as a page to explore in a browser. */
final class PageCommand extends FormulaCommand {
  private static final String FUNCTION = "passes";

  private final Option rankdir =
      Option.choice(
          "DIR",
          List.of("LR", "TB"),
          "Direction of the graph, whether or not it fits a screen",
          "--rankdir");
  private final Option train =
      Option.flag(
          "Let the reader train it: steps down the gradient, and the curve of the value.",
          "--train");
  private final Option rate =
      Option.text(
          "R",
          "With --train: move each input by R times its gradient (" + StepCommand.RATE + ").",
          "--rate");

  PageCommand() {
    super(
        "page",
        "Write a page to explore a formula's graph and both passes in a browser",
        "autograd page \"(a*b)*(a+b)\" --set a=-2 --set b=3 -o page.html",
        "autograd page \"tanh(w*x + b)\" --set w=0.5 --set x=2 --set b=-1 -o neuron.html",
        "autograd page \"a+a\" --set a=3 --rankdir TB -o page.html",
        "autograd page \"(tanh(w*x + b) - y)^2\" --set w=0.5 --set x=2 --set b=-1 --set y=0.8"
            + " --train --wrt w,b --rate 0.1 -o training.html");
  }

  @Override
  Option[] ownOptions() {
    return new Option[] {rankdir, train, rate};
  }

  @Override
  int run(Console console) throws IOException {
    Graph graph = readGraph(console);
    if (graph.size() > Page.MOST_VALUES) {
      throw tooLarge(graph);
    }
    if (!train.isGiven()) {
      question.requireNoWish("the page shows", "leave out --wrt, or add --train to move these");
      Option.requireNone("has no effect here: the page trains nothing", "add --train", rate);
    }
    Question asked = question.question(graph, true).ofTheSum();
    Training training =
        train.isGiven()
            ? new Training(
                StepCommand.rate(rate, "to go upwards, put - before the formula"),
                QuestionOptions.inputs(graph, asked))
            : null;
    Answer answer = answer(asked, graph);
    Trace trace = new Trace(answer.evaluation(), answer.question());
    Page page = page(trace, answer, training, console);
    Boolean isDownward = rankdir.isGiven() ? rankdir.chosen().equals("TB") : null;
    OutputFile.writeText(console, output.file(), out -> page.write(isDownward, out));
    tellDifferences(answer, console);
    return tell(answer, console);
  }

  private Page page(Trace trace, Answer answer, Training training, Console console)
      throws IOException {
    Graph graph = trace.evaluation().graph();
    Digits digits = output.digits(Digits.SIX);
    try {
      StringBuilder code = new StringBuilder();
      SourceCode.passes(graph, FUNCTION, Target.named("javascript")).write(code);
      return Page.live(trace, told(answer), digits, code.toString(), training);
    } catch (UntranslatableException e) {
      String reason = e.getMessage();
      if (training != null) {
        throw Failure.wrong(
            reason + ", so a page cannot train this formula",
            "train it with autograd step, or leave out --train");
      }
      console.tell(
          Diagnostic.note(
              reason + ", so the page stays at this point", source(), e.value().span()));
      return Page.still(trace, told(answer), digits, reason);
    }
  }

  /** The page shows the passes, so it says where the answer is another than theirs. */
  private static List<Note> told(Answer answer) {
    List<Note> told = new ArrayList<>(answer.notes());
    told.addAll(answer.differences());
    return told;
  }

  private static RuntimeException tooLarge(Graph graph) {
    return Failure.wrong(
        String.format(
            Locale.ROOT,
            "a page shows up to %,d values, and the formula has %,d",
            Page.MOST_VALUES,
            graph.size()),
        "autograd dot --highlight NAME draws its paths summarised,"
            + " autograd trace --step N tells its steps");
  }
}
