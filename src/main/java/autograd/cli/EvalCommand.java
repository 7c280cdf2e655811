package autograd.cli;

import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Question;
import autograd.evaluate.Overwriting;
import autograd.evaluate.Trace;
import autograd.graph.Graph;
import autograd.lang.Diagnostic;
import autograd.measure.Measurements;
import autograd.measure.Propagation;
import autograd.render.AnswerFormat;
import autograd.render.Digits;
import autograd.render.Numbers;
import autograd.render.PointRows;
import autograd.render.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code autograd eval}: the value, and the gradient by every input. */
final class EvalCommand extends FormulaCommand {
  /** Of how many points of a sweep notes are told. */
  private static final int MOST_NOTED = 10;

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

  private final Option over =
      Option.many(
          "NAME=LOW:HIGH:COUNT",
          "Answer at each of these numbers, a row each: x=0:1:11, or x=-1,0,2.",
          "--over");

  private final CorrelationOptions correlations = new CorrelationOptions();

  /** What it answered; null before. */
  private Answer answered;

  EvalCommand() {
    super(
        "eval",
        "Evaluate a formula and its gradient by every input",
        "autograd eval \"(a*b)*(a+b)\" --set a=-2 --set b=3",
        "autograd eval \"a = 1; b = a+a; c = b+b\" --all",
        "autograd eval \"x*exp(-x)\" --over x=0:2:5",
        "autograd eval \"tanh(w*x + b)\" --set w=0.5 --set x=2 --set b=1 --get gradient.w");
  }

  @Override
  Option[] ownOptions() {
    return new Option[] {over, all, format, get, overwrite};
  }

  @Override
  void describe(Arguments arguments) {
    super.describe(arguments);
    arguments.group("Uncertainty", correlations.options());
  }

  @Override
  Set<String> otherNames() {
    Set<String> names = super.otherNames();
    addNames(names, over);
    return names;
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
    if (over.isGiven()) {
      return runOver(graph, console);
    }
    Answer answer = answer(question.question(graph, all.isGiven()), graph);
    answered = answer;
    List<Propagation> unsure = uncertainties(answer, console);
    OutputFile.writeText(console, output.file(), text(answer, unsure, console));
    if (all.isGiven()) {
      tellDifferences(answer, console);
    }
    return tell(answer, console);
  }

  /** Answers at each point that {@code --over} names. */
  private int runOver(Graph graph, Console console) throws IOException {
    String why = "is about one point, and --over names several";
    Option.requireNone(why, "leave out {}", all, overwrite);
    if (!point.measured().isEmpty() || correlations.isGiven()) {
      throw Failure.wrong("--over answers without uncertainties", "set plain numbers");
    }
    Sweep sweep = Sweep.read(over, graph);
    for (String name : sweep.names()) {
      if (point.point().containsKey(name)) {
        throw Failure.wrong("'" + name + "' is set, and led along by --over", "leave out one");
      }
    }
    Question asked = question.question(graph, false);
    if (asked.isJacobian()) {
      throw Failure.wrong(
          "--over answers with one value a row, and here are several outputs",
          "name one --output, or give seeds to make it one");
    }
    List<Map<String, Double>> points = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    Map<String, Double> where = new HashMap<>(point.point());
    int code = ExitCode.ANSWER;
    int noted = 0;
    for (int i = 0; i < sweep.count(); i++) {
      points.add(sweep.point(i));
      where.putAll(points.get(i));
      Answer answer = answer(asked, graph, Map.copyOf(where));
      answers.add(answer);
      noted += answer.notes().isEmpty() ? 0 : 1;
      if (noted <= MOST_NOTED) {
        code = Math.max(code, tellAt(points.get(i), answer, console));
      }
    }
    if (noted > MOST_NOTED) {
      console.tell(
          Diagnostic.warning("there are notes at " + (noted - MOST_NOTED) + " more points")
              .hint("--format json lists them all"));
    }
    OutputFile.writeText(console, output.file(), rows(points, answers, console));
    return code;
  }

  /** Tells of one of several points. */
  private int tellAt(Map<String, Double> where, Answer answer, Console console) {
    if (!answer.notes().isEmpty()) {
      List<String> at = new ArrayList<>();
      where.forEach((name, number) -> at.add(name + " = " + Numbers.shortest().text(number)));
      console.tell(Diagnostic.note("at " + String.join(", ", at) + ":", null, null));
    }
    return tell(answer, console);
  }

  private OutputFile.Text rows(
      List<Map<String, Double>> points, List<Answer> answers, Console console) {
    if (get.isGiven()) {
      Option.requireNone("has no effect: --get prints bare numbers", "leave out {}", format);
      Numbers bare = Numbers.shortest().digits(output.digits());
      StringBuilder lines = new StringBuilder();
      for (Answer answer : answers) {
        List<String> numbers = new ArrayList<>();
        for (String path : get.values()) {
          numbers.add(AnswerPath.find(path, answer, List.of(), bare));
        }
        lines.append(String.join("\t", numbers)).append('\n');
      }
      return out -> out.append(lines);
    }
    AnswerFormat form = AnswerFormat.named(output.form(format));
    Style style = output.style(console);
    Digits digits = output.digits(console, form == AnswerFormat.TABLE);
    return out -> new PointRows(points, answers).write(form, digits, style, out);
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
    if (get.isGiven()) {
      Option.requireNone("has no effect: --get prints bare numbers", "leave out {}", format);
      Numbers numbers = Numbers.shortest().digits(output.digits());
      StringBuilder lines = new StringBuilder();
      for (String path : get.values()) {
        lines.append(AnswerPath.find(path, answer, unsure, numbers)).append('\n');
      }
      return out -> out.append(lines);
    }
    AnswerFormat form = AnswerFormat.named(output.form(format));
    Digits digits = output.digits(console, form == AnswerFormat.TABLE);
    Style style = output.style(console);
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
      Digits digits,
      Style style)
      implements OutputFile.Text {
    @Override
    public void write(Appendable out) throws IOException {
      form.write(answer, overwriting, unsure, digits, style, out);
    }
  }
}
