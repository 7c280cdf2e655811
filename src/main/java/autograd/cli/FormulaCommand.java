package autograd.cli;

import autograd.code.UntranslatableException;
import autograd.derive.TooLongException;
import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Question;
import autograd.evaluate.NoDerivativeException;
import autograd.evaluate.Note;
import autograd.evaluate.UnsetInputException;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.lang.DiagnosticException;
import autograd.lang.Expression;
import autograd.lang.Source;
import autograd.render.NoteText;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the commands that work on a formula at a point have in common. */
abstract class FormulaCommand extends Command {
  /** More notes than these help nobody. */
  private static final int MOST_NOTES = 10;

  final FormulaOptions formula = new FormulaOptions();
  final PointOptions point = new PointOptions();
  final QuestionOptions question = new QuestionOptions();
  final OutputOptions output = new OutputOptions();

  private Source source;

  FormulaCommand(String name, String summary, String... examples) {
    super(name, summary, examples);
  }

  @Override
  void describe(Arguments arguments) {
    formula.addTo(arguments);
    point.addTo(arguments);
    question.addTo(arguments);
    output.addTo(arguments, ownOptions());
  }

  /** The options by which only this command shapes its answer. */
  abstract Option[] ownOptions();

  /** Reads point and formula, in this order: what is set decides what is a constant. */
  final Graph readGraph(Console console) throws IOException {
    output.apply(console);
    source = formula.read(console);
    point.read(console);
    completePoint();
    Graph graph = parse(source);
    point.check(graph, source, console);
    return graph;
  }

  /** Names that something else than the point will bind; the set may be changed. */
  Set<String> otherNames() {
    return new HashSet<>();
  }

  /** What the formula was read from. */
  final Source source() {
    return source;
  }

  /** Adds to the point what only this command has for it. */
  void completePoint() {}

  /** Whether no number was given and one is wanting. */
  final boolean isWithoutPoint(Graph graph) {
    return point.point().isEmpty() && graph.defaults().size() < graph.inputs().size();
  }

  /** The graph of another formula, read as the first was. */
  final Graph readOther(String text) {
    return parse(Source.of(text));
  }

  /** The graph of a formula that takes the place of the one that was read. */
  final Graph readInstead(String text) {
    source = Source.of(text);
    return parse(source);
  }

  private Graph parse(Source text) {
    Set<String> bound = otherNames();
    bound.addAll(point.point().keySet());
    return Expression.parse(
        text,
        Expression.Options.standard()
            .withInputs(bound)
            .withMaxDepth(formula.maxDepth())
            .withMaxSize(formula.maxSize()));
  }

  /** The answer at the point. */
  final Answer answer(Question asked, Graph graph) {
    return answer(asked, graph, point.point());
  }

  /** The answer at another point. */
  final Answer answer(Question asked, Graph graph, Map<String, Double> where) {
    try {
      return Answer.to(asked, graph, where);
    } catch (UnsetInputException e) {
      throw new DiagnosticException(unset(e.inputs()));
    } catch (NoDerivativeException e) {
      throw new DiagnosticException(noDerivative(e));
    }
  }

  /** Whatever is derived, or the error that says which operand has no derivative. */
  final <T> T symbolic(Supplier<T> derived) {
    try {
      return derived.get();
    } catch (NoDerivativeException e) {
      throw new DiagnosticException(noDerivative(e));
    } catch (TooLongException e) {
      throw Failure.wrong(
          e.getMessage(), "lower --order, name fewer inputs with --wrt, or leave out --exact");
    }
  }

  /** The error that says what a language lacks, and where the formula uses it. */
  final RuntimeException refusal(UntranslatableException e) {
    return e.value() == null
        ? Failure.wrong(e.getMessage(), e.hint())
        : new DiagnosticException(
            Diagnostic.error(e.getMessage(), source, e.value().span()).hint(e.hint()));
  }

  private Diagnostic noDerivative(NoDerivativeException e) {
    return Diagnostic.error(e.getMessage(), source, e.value().operand(e.position()).span())
        .hint("give that operand a number in the formula, or name other gradients with --wrt");
  }

  private Diagnostic unset(List<Value> inputs) {
    List<String> names = inputs.stream().map(Value::label).toList();
    String message =
        names.size() == 1
            ? names.get(0) + " is not set"
            : String.join(", ", names.subList(0, names.size() - 1))
                + " and "
                + names.get(names.size() - 1)
                + " are not set";
    String options =
        names.stream().map(name -> "--set " + name + "=VALUE").collect(Collectors.joining(" "));
    return Diagnostic.error(message, source, inputs.get(0).span()).hint("add " + options);
  }

  /** Tells of the points where calculus has no answer; under {@code --strict} the answer is no. */
  final int tell(Answer answer, Console console) {
    List<Note> notes = answer.notes();
    for (Note note : notes.subList(0, Math.min(notes.size(), MOST_NOTES))) {
      console.tell(Diagnostic.note(NoteText.of(note), source, note.value().span()));
    }
    if (notes.size() > MOST_NOTES) {
      console.tell(
          Diagnostic.warning((notes.size() - MOST_NOTES) + " more notes are not shown")
              .hint("--format json lists them all"));
    }
    return output.isStrict() && !notes.isEmpty() ? ExitCode.NO : ExitCode.ANSWER;
  }
}
