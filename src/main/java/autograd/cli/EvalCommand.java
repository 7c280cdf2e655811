package autograd.cli;

import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Question;
import autograd.evaluate.Overwriting;
import autograd.evaluate.Trace;
import autograd.graph.Graph;
import autograd.measure.Measurements;
import autograd.measure.Propagation;
import autograd.render.AnswerFormat;
import autograd.render.Numbers;
import autograd.render.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code autograd eval}: the value, and the gradient by every input. */
final class EvalCommand extends FormulaCommand {
  private final Option all = Option.flag("Answer for intermediates too.", "--all");
  private final Option format =
      Option.choice("FORMAT", AnswerFormat.optionNames(), "How to print", "--format");
  private final Option overwrite =
      Option.flag(
          "Show beside it what a backward pass with = in place of += would find, and why.",
          "--overwrite");
  private final Option get =
      Option.many(
          "PATH",
          "Print one bare number: value, value.NAME, gradient.NAME, jacobian.OUTPUT.NAME, u.",
          "--get");

  private final CorrelationOptions correlations = new CorrelationOptions();

  /** What it answered; null before. */
  private Answer answered;

  EvalCommand() {
    super(
        "eval",
        "Evaluate a formula and its gradient by every input",
        "autograd eval \"(a*b)*(a+b)\" --set a=-2 --set b=3",
        "autograd eval \"a = 1; b = a+a; c = b+b\" --all",
        "autograd eval \"tanh(w*x + b)\" --set w=0.5 --set x=2 --set b=1 --get gradient.w");
  }

  @Override
  Option[] ownOptions() {
    return new Option[] {all, format, get, overwrite};
  }

  @Override
  void describe(Arguments arguments) {
    super.describe(arguments);
    arguments.group("Uncertainty", correlations.options());
  }

  @Override
  boolean takesUncertainties() {
    return true;
  }

  @Override
  boolean answersVectors() {
    return true;
  }

  @Override
  boolean showsEveryStatement() {
    return all.isGiven();
  }

  @Override
  int run(Console console) throws IOException {
    Graph graph = readGraph(console);
    Answer answer = answer(question.question(graph, all.isGiven()), graph);
    answered = answer;
    List<Propagation> unsure = uncertainties(answer, console);
    OutputFile.writeText(console, output.file(), text(answer, unsure, console));
    if (all.isGiven()) {
      tellDifferences(answer, console);
    }
    return tell(answer, console);
  }

  /** The value it answered with, as a formula; null if there is none, or more than one. */
  String value() {
    try {
      return answered == null
          ? null
          : AnswerPath.find("value", answered, List.of(), Numbers.shortest())
              .replace("NaN", "nan")
              .replace("Infinity", "inf");
    } catch (Failure e) {
      return null;
    }
  }

  /** The uncertainty of each output, if any input has one. */
  private List<Propagation> uncertainties(Answer answer, Console console) throws IOException {
    if (point.measured().isEmpty() && !correlations.isGiven()) {
      return List.of();
    }
    Graph graph = answer.evaluation().graph();
    Measurements measured =
        correlations.measurements(point, console).of(inputsOf(answer.question(), graph));
    List<Propagation> unsure = new ArrayList<>();
    for (Answer.Named output : answer.question().outputs()) {
      Question one = new Question(List.of(output), Map.of(), List.of(), false);
      unsure.add(Propagation.of(answer(one, graph), measured));
    }
    return unsure;
  }

  private OutputFile.Text text(Answer answer, List<Propagation> unsure, Console console) {
    Integer digits = output.digits();
    if (get.isGiven()) {
      Option.requireNone("has no effect: --get prints bare numbers", "leave out {}", format);
      Numbers numbers = Numbers.shortest().digits(digits);
      StringBuilder lines = new StringBuilder();
      for (String path : get.values()) {
        lines.append(AnswerPath.find(path, answer, unsure, numbers)).append('\n');
      }
      return out -> out.append(lines);
    }
    AnswerFormat form = AnswerFormat.named(output.form(format));
    Style style = output.file() == null ? console.outStyle() : Style.PLAIN;
    return new Formatted(answer, overwriting(answer), unsure, form, digits, style);
  }

  private Overwriting overwriting(Answer answer) {
    if (!overwrite.isGiven()) {
      return null;
    }
    if (answer.question().isJacobian()) {
      throw Failure.wrong(
          "--overwrite shows one backward pass, and several outputs have one each",
          "name one --output, or give seeds to make it one");
    }
    return new Overwriting(new Trace(answer.evaluation(), answer.question()));
  }

  /** A class, as in {@link OutputFile}, for the sake of the start. */
  private record Formatted(
      Answer answer,
      Overwriting overwriting,
      List<Propagation> unsure,
      AnswerFormat form,
      Integer digits,
      Style style)
      implements OutputFile.Text {
    @Override
    public void write(Appendable out) throws IOException {
      form.write(answer, overwriting, unsure, digits, style, out);
    }
  }
}
