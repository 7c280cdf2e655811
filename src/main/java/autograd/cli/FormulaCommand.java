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
import autograd.lang.Dimensions;
import autograd.lang.Expression;
import autograd.lang.Source;
import autograd.lang.Subscript;
import autograd.operations.Constants;
import autograd.render.NoteText;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the commands that work on a formula at a point have in common. */
abstract class FormulaCommand extends Command {
  /** More notes than these help nobody. */
  private static final int MOST_NOTES = 10;

  /** More names than these nobody reads in one line. */
  static final int MOST_NAMES = 10;

  final FormulaOptions formula = new FormulaOptions();
  final PointOptions point = new PointOptions();
  final QuestionOptions question = new QuestionOptions();
  final OutputOptions output = new OutputOptions();

  private Source source;

  /** The inputs that have no number and are asked for one, after an answer failed for it. */
  private List<Value> unset = List.of();

  /** Who is told how the formula was read. */
  private Consumer<Diagnostic> remarks;

  FormulaCommand(String name, String summary, String... examples) {
    super(name, summary, examples);
  }

  @Override
  void describe(Arguments arguments) {
    formula.addTo(arguments);
    point.addTo(arguments);
    question.addTo(arguments);
    output.addTo(arguments, content(), ownOptions());
  }

  /** What the answer is made of. */
  OutputOptions.Content content() {
    return OutputOptions.Content.NOTED_NUMBERS;
  }

  /** The options by which only this command shapes its answer. */
  abstract Option[] ownOptions();

  /** Reads point and formula, in this order: what is set decides what is a constant. */
  final Graph readGraph(Console console) throws IOException {
    output.apply(console);
    source = formula.read(console);
    point.read(console);
    completePoint();
    if (!takesUncertainties()) {
      point.requirePlain(name());
    }
    remarks = console::tell;
    Graph graph = parse(point.withoutUncertainties(source), remarks);
    tellOfIgnored(graph);
    requireNumber(graph);
    point.check(graph, source, console);
    return graph;
  }

  /**
   * Names that something else than the point speaks of as inputs, so that they are no constants;
   * the set may be changed.
   */
  Set<String> otherNames() {
    return new HashSet<>(question.wanted());
  }

  /** Adds the names before the equals signs of what options were given. */
  static void addNames(Set<String> names, Option... options) {
    for (Option option : options) {
      for (String text : option.values()) {
        names.add(text.substring(0, Math.max(0, text.indexOf('='))).trim());
      }
    }
  }

  /** Whether the answer may be that of a vector, one output for each element. */
  boolean answersVectors() {
    return false;
  }

  /** Complains of a vector for an output where one number is to be differentiated. */
  private void requireNumber(Graph graph) {
    if (graph.outputs().size() > 1 && !answersVectors() && !question.namesOutputs()) {
      throw manyOutputs(graph, graph.outputs());
    }
  }

  /** The error that a vector's elements are no one number. */
  final DiagnosticException manyOutputs(Graph graph, List<Value> outputs) {
    Value last = outputs.get(outputs.size() - 1);
    String name = null;
    for (Graph.Statement each : graph.statements()) {
      name = each.value().equals(last) ? each.label() : name;
    }
    return new DiagnosticException(
        Diagnostic.error(
                "the output is a vector of "
                    + outputs.size()
                    + ", and "
                    + name()
                    + " takes one number",
                source,
                outputs.get(0).span())
            .hint(
                (name == null ? "" : "for one element, add --output " + name + "; ")
                    + "for a number made of all, put it into sum or norm; for all gradients, ask"
                    + " autograd jacobian"));
  }

  /** Whether the answer speaks of statements that bind no name and are not the last. */
  boolean showsEveryStatement() {
    return false;
  }

  /** Warns of statements that bind no name and are not the last: nothing can use their values. */
  private void tellOfIgnored(Graph graph) {
    if (question.namesOutputs() || showsEveryStatement()) {
      return;
    }
    Graph.Statement first = null;
    int count = 0;
    int last = 0;
    for (Graph.Statement each : graph.statements()) {
      boolean isNew = each.number() != last;
      last = each.number();
      if (isNew && each.name() == null && last < QuestionOptions.statements(graph)) {
        first = first == null ? each : first;
        count++;
      }
    }
    if (first != null) {
      String more = count == 2 ? ", and so is 1 more" : ", and so are " + (count - 1) + " more";
      remarks.accept(
          Diagnostic.warning(
                  "this statement is not the last, and is ignored" + (count == 1 ? "" : more),
                  source,
                  first.value().span())
              .hint("to answer for it, add --output " + first.number()));
    }
  }

  /** The names of the inputs that the answer to a question depends on. */
  static List<String> inputsOf(Question asked, Graph graph) {
    BitSet needed = asked.needed(graph);
    return graph.inputs().stream()
        .filter(input -> needed.get(input.index()))
        .map(Value::label)
        .toList();
  }

  /** What the formula was read from. */
  final Source source() {
    return source;
  }

  /** Whether a number may be set with an uncertainty. */
  boolean takesUncertainties() {
    return false;
  }

  /** The shapes of vectors that columns of a table give. */
  Map<String, Dimensions> columnShapes() {
    return Map.of();
  }

  /** Adds to the point what only this command has for it. */
  void completePoint() {}

  /** Whether no number was given and one is wanting. */
  final boolean isWithoutPoint(Graph graph) {
    return point.point().isEmpty() && graph.defaults().size() < graph.inputs().size();
  }

  /** The graph of another formula, read as the first was. */
  final Graph readOther(String text) {
    return parse(Source.of(text), remarks);
  }

  /** The graph of a formula that takes the place of the one that was read. */
  final Graph readInstead(String text) {
    source = Source.of(text);
    return parse(source, remark -> {});
  }

  /** Says that diagnostics speak of that text, which begins with the formula. */
  final void speakOf(Source text) {
    source = text;
  }

  /** The graph of a text, which only this command may read otherwise than as a formula. */
  Graph graph(Source text, Expression.Options options) {
    return Expression.parse(text, options);
  }

  private Graph parse(Source text, Consumer<Diagnostic> listener) {
    Set<String> bound = otherNames();
    bound.addAll(point.point().keySet());
    bound.addAll(point.shapes().keySet());
    Map<String, Dimensions> shapes = new HashMap<>(columnShapes());
    shapes.putAll(point.likelyShapes());
    shapes.putAll(point.shapes());
    return graph(
        text,
        Expression.Options.standard()
            .withInputs(bound)
            .withShapes(shapes)
            .withNumbers(point.point())
            .withRemarks(listener)
            .withMaxDepth(formula.maxDepth())
            .withMaxSize(formula.maxSize()));
  }

  /** The inputs for want of which there was no answer; empty if there was one. */
  final List<Value> unset() {
    return unset;
  }

  /** The answer at the point. */
  final Answer answer(Question asked, Graph graph) {
    return answer(asked, graph, point.point());
  }

  /** The answer at another point. */
  final Answer answer(Question asked, Graph graph, Map<String, Double> where) {
    try {
      Answer answer = Answer.to(asked, graph, where);
      requireAnswer(answer);
      return answer;
    } catch (UnsetInputException e) {
      unset = e.inputs();
      throw new DiagnosticException(unset(e.inputs()));
    } catch (NoDerivativeException e) {
      throw new DiagnosticException(noDerivative(e));
    }
  }

  /** Complains where what the formula asks for does not exist at the point. */
  private void requireAnswer(Answer answer) {
    for (Graph.Requirement each : answer.evaluation().graph().requirements()) {
      if (answer.evaluation().value(each.value()) == 0) {
        throw new DiagnosticException(
            Diagnostic.error(each.otherwise(), source, each.value().span()));
      }
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
    Map<String, String> values = new LinkedHashMap<>();
    for (Value input : inputs) {
      // A vector is set as a whole.
      Subscript element = Subscript.of(input.label());
      values.put(
          element == null ? input.label() : element.base(),
          element == null ? "VALUE" : element.column() == 0 ? "[…]" : "[[…],[…]]");
    }
    int more = Math.max(0, values.size() - MOST_NAMES);
    List<String> names = values.keySet().stream().limit(MOST_NAMES).toList();
    String options =
        names.stream()
            .map(name -> "--set " + name + "=" + values.get(name))
            .collect(Collectors.joining(" "));
    String file = more == 0 ? "" : " and so on, or name a file of numbers with --vars";
    String meant =
        names.stream()
            .filter(name -> Constants.meant(name) != null)
            .findFirst()
            .map(name -> "; for the constant, write " + Constants.meant(name))
            .orElse("");
    return Diagnostic.error(listed(names, more) + " not set", source, inputs.get(0).span())
        .hint("add " + options + file + meant);
  }

  /** Names as the subject of a sentence, with its verb. */
  private static String listed(List<String> names, int more) {
    if (names.size() == 1) {
      return names.get(0) + " is";
    }
    int last = names.size() - (more == 0 ? 1 : 0);
    String end = more == 0 ? names.get(last) : more + " more";
    return String.join(", ", names.subList(0, last)) + " and " + end + " are";
  }

  /** Tells where the answer is another than that of the passes, which is no reason to doubt it. */
  final void tellDifferences(Answer answer, Console console) {
    List<Note> notes = answer.differences();
    for (Note note : notes.subList(0, Math.min(notes.size(), MOST_NOTES))) {
      console.tell(Diagnostic.note(NoteText.of(note), source, note.value().span()));
    }
  }

  /** Tells of the points where calculus has no answer; under {@code --strict} the answer is no. */
  final int tell(Answer answer, Console console) {
    List<Note> notes = answer.notes();
    for (Note note : notes.subList(0, Math.min(notes.size(), MOST_NOTES))) {
      console.tell(
          Diagnostic.note(NoteText.of(note), source, note.value().span())
              .hint(NoteText.hint(note, source.text())));
    }
    if (notes.size() > MOST_NOTES) {
      console.tell(
          Diagnostic.warning((notes.size() - MOST_NOTES) + " more notes are not shown")
              .hint("--format json lists them all"));
    }
    return output.isStrict() && !notes.isEmpty() ? ExitCode.NO : ExitCode.ANSWER;
  }
}
