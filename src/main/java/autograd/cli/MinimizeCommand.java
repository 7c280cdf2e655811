package autograd.cli;

import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.lang.Dimensions;
import autograd.lang.Equations;
import autograd.lang.Expression;
import autograd.lang.Source;
import autograd.optimize.Constraints;
import autograd.optimize.FormulaObjective;
import autograd.optimize.Limits;
import autograd.optimize.Minimum;
import autograd.optimize.Minimum.Outcome;
import autograd.optimize.Objective;
import autograd.optimize.RowObjective;
import autograd.render.MinimumReport;
import autograd.render.NoteText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code autograd minimize}: the inputs at which a formula is smallest or largest. */
final class MinimizeCommand extends FormulaCommand {
  private static final int MOST_EVALUATIONS = 10_000;

  private final Option wrt =
      Option.list("NAMES", "Move these inputs only (a,b); the others stay as set.", "--wrt");
  private final Option result =
      Option.text("NAME", "Minimize this name, not the last statement.", "--output");
  private final Option maximize = Option.flag("Make the value large, not small.", "--maximize");
  private final Option method =
      Option.choice("METHOD", List.of("auto", "newton", "bfgs"), "How to go down", "--method");
  private final Option tolerance =
      Option.text(
          "R",
          "Stop R times as far from the minimum as the start is, by the curvature (1e-8).",
          "--tolerance");
  private final Option until =
      Option.text("VALUE", "Stop where the value is that small, or large.", "--until");
  private final Option subjectTo =
      Option.many(
          "CONSTRAINT", "Keep to it, such as \"x^2 + y^2 <= 1\" or \"x + y = 1\".", "--subject-to");
  private final Option trajectory =
      Option.text("FILE", "Write every step as a row of CSV.", "--trajectory");
  private final PathPlot plot = new PathPlot();
  private final TableSum rows = new TableSum();
  private final SearchOptions search = new SearchOptions(MOST_EVALUATIONS);
  private final BareNumbers get =
      new BareNumbers(
          "Print bare numbers: value, NAME, gradient.NAME, gradient_norm, eigenvalues.1, …");

  private Notes notes;

  /** The formula with its constraints; null if there are none. */
  private Equations equations;

  MinimizeCommand() {
    super(
        "minimize",
        "Find the inputs at which a formula is smallest, or largest",
        "autograd minimize \"(1-x)^2 + 100*(y-x^2)^2\" --set x=-1.2 --set y=1",
        "autograd minimize \"x*exp(-x/b)\" --wrt x --set x=1 --set b=2 --maximize",
        "autograd minimize \"(x-3)^2 + y^2\" --range x=0:2 --range y=-1:1 --get value");
  }

  @Override
  void describe(Arguments arguments) {
    formula.addTo(arguments);
    point.addTo(arguments);
    arguments.group(
        "Search",
        search.options(
            wrt,
            result,
            maximize,
            subjectTo,
            rows.mean(),
            method,
            tolerance,
            until,
            trajectory,
            plot.option()));
    rows.addTo(arguments);
    output.addTo(arguments, OutputOptions.Content.NOTED_NUMBERS, ownOptions());
  }

  @Override
  Option[] ownOptions() {
    return new Option[] {get.option(), get.format(), rows.onError()};
  }

  @Override
  Set<String> otherNames() {
    Set<String> names = super.otherNames();
    names.addAll(wrt.values());
    names.addAll(rows.bound());
    addNames(names, search.range());
    return names;
  }

  @Override
  boolean showsEveryStatement() {
    return subjectTo.isGiven();
  }

  @Override
  Map<String, Dimensions> columnShapes() {
    return rows.shapes();
  }

  @Override
  boolean answersVectors() {
    // Under constraints the last statement is one of theirs.
    return subjectTo.isGiven() || result.isGiven();
  }

  @Override
  Graph graph(Source text, Expression.Options options) {
    if (!subjectTo.isGiven()) {
      return super.graph(text, options);
    }
    equations = Equations.under(text, subjectTo.values(), options);
    speakOf(equations.source());
    return equations.graph();
  }

  @Override
  int run(Console console) throws IOException {
    if (formula.isFromStandardInput() && rows.isFromStandardInput()) {
      throw Failure.wrong(
          "formula and table cannot both come from standard input", "put one of them in a file");
    }
    output.form(get.format());
    notes = new Notes(console);
    for (Option each : new Option[] {method, tolerance, until}) {
      if (each.isGiven() && subjectTo.isGiven()) {
        throw Failure.wrong(
            each.name() + " says nothing of a search under constraints",
            "leave out " + each.name() + ", or --subject-to");
      }
    }
    rows.open(console);
    Graph graph = readGraph(console);
    Value aim = aim(graph);
    List<Named> wanted = new ArrayList<>();
    for (String name : wrt.values()) {
      wanted.addAll(QuestionOptions.elements(graph, name, "--wrt"));
    }
    Question asked = new Question(List.of(new Named(aim.label(), aim)), Map.of(), wanted, false);
    List<String> moving = moving(graph, asked, console);
    plot.check(moving);
    search.read(graph, moving, point.point(), "moved");
    notes.add(search.guesses());
    Map<String, Double> fixed = new LinkedHashMap<>(point.point());
    graph.defaults().forEach(fixed::putIfAbsent);
    for (int j = 0; j < moving.size(); j++) {
      fixed.put(moving.get(j), search.start()[j]);
    }
    if (rows.isGiven()) {
      requireSet(graph, moving, fixed);
      moving.forEach(fixed::remove);
      notes.add(rows.load(console));
    } else {
      // Says so if an input that does not move has no number.
      answer(everything(asked), graph, fixed);
    }
    int sign = maximize.isGiven() ? -1 : 1;
    Steps steps = new Steps(moving, sign, trajectory.isGiven() || plot.isGiven(), console);
    Limits limits = limits(moving.size(), sign, steps);
    Objective objective = symbolic(() -> objective(graph, aim, moving, fixed, sign));
    Minimum minimum = symbolic(() -> minimum(objective, graph, fixed, limits, sign));
    steps.clear();
    double[] found = new double[moving.size()];
    Arrays.setAll(found, minimum::input);
    Map<String, Double> inputs = search.inputs(graph, point.point(), found);
    int code = ExitCode.ANSWER;
    if (!rows.isGiven()) {
      Answer there = answer(asked, graph, inputs);
      there.notes().forEach(note -> notes.keep(NoteText.of(note)));
      code = tell(there, console);
    }
    MinimumWords words = new MinimumWords(minimum, held());
    noteEnd(minimum, words);
    List<String> texts = held().stream().map(Equations.Equation::text).toList();
    MinimumReport report = new MinimumReport(minimum, inputs, search.start(), texts, notes.all());
    String some = String.join(", ", moving.subList(0, Math.min(3, moving.size())));
    get.write(
        List.of(report::number),
        "value, "
            + some
            + ", gradient."
            + moving.get(0)
            + ", gradient_norm, eigenvalues.1 and evaluations",
        report,
        output,
        console);
    search.save(inputs, console);
    if (trajectory.isGiven()) {
      OutputFile.writeText(console, trajectory.value(), steps::write);
    }
    plot.write(steps.path(), objective, sign, rows.isGiven(), graph, held(), inputs, console);
    if (!minimum.isConverged()) {
      String row =
          objective instanceof RowObjective sum && sum.badRow() >= 0
              ? ", at " + rows.described(sum.badRow())
              : "";
      console.tell(words.failure(source(), aim(graph).span(), row));
      return ExitCode.NO;
    }
    return output.isStrict() && !notes.all().isEmpty() ? ExitCode.NO : code;
  }

  /** The constraints. */
  private List<Equations.Equation> held() {
    return equations == null ? List.of() : equations.equations();
  }

  /** What is to be small. */
  private Value aim(Graph graph) {
    if (result.isGiven()) {
      return QuestionOptions.named(graph, result.value().trim(), "--output").value();
    }
    List<Value> aims = equations == null ? graph.outputs() : equations.aims();
    if (aims.size() > 1) {
      throw manyOutputs(graph, aims);
    }
    return aims.get(0);
  }

  /** The inputs that move: those that are named, else all that are no columns. */
  private List<String> moving(Graph graph, Question asked, Console console) {
    if (!rows.isGiven()) {
      Question all = wrt.isGiven() ? asked : everything(asked);
      return QuestionOptions.inputs(graph, all).stream().map(Value::label).distinct().toList();
    }
    requireNoColumns(graph);
    List<String> free = rows.inputs(graph, point.point().keySet(), wrt.values(), console);
    if (!wrt.isGiven()) {
      if (free.isEmpty()) {
        throw Failure.wrong(
            "there is nothing to move: every input is a column", "name some with --wrt");
      }
      return free;
    }
    return wrt.values().stream()
        .flatMap(name -> QuestionOptions.inputs(graph, name, "--wrt").stream())
        .distinct()
        .toList();
  }

  /** Complains of a constraint that would be another one at every row. */
  private void requireNoColumns(Graph graph) {
    for (Equations.Equation each : held()) {
      Question sides =
          new Question(
              List.of(new Named(null, each.left()), new Named(null, each.right())),
              Map.of(),
              List.of(),
              false);
      BitSet needed = sides.needed(graph);
      for (Value input : graph.inputs()) {
        boolean isSet = point.point().containsKey(input.label());
        if (needed.get(input.index()) && rows.hasColumnFor(input.label()) && !isSet) {
          throw Failure.wrong(
              MinimumWords.constraint(
                      each, "a constraint cannot speak of the column " + input.label())
                  .hint("it has to be the same at every row"));
        }
      }
    }
  }

  /** Complains of an input that is no column, does not move and has no number. */
  private void requireSet(Graph graph, List<String> moving, Map<String, Double> fixed) {
    for (Value input : graph.inputs()) {
      String name = input.label();
      if (!rows.isColumn(name) && !moving.contains(name) && !fixed.containsKey(name)) {
        throw Failure.wrong(
            Diagnostic.error(name + " is not set, and no column", source(), input.span())
                .hint("add --set " + name + "=VALUE, or move it too with --wrt"));
      }
    }
  }

  private Objective objective(
      Graph graph, Value aim, List<String> moving, Map<String, Double> fixed, int sign) {
    return rows.isGiven()
        ? rows.objective(graph, aim, moving, fixed, sign)
        : new FormulaObjective(graph, aim, moving, fixed, sign);
  }

  /** What there is to be told of the end. */
  private void noteEnd(Minimum minimum, MinimumWords words) {
    if (until.isGiven() && minimum.isConverged() && minimum.outcome() != Outcome.REACHED) {
      notes.add(Diagnostic.note("the value of --until is not reached", null, null));
    }
    // At a kink it has been said already that there are no second derivatives to go by.
    if (notes.all().stream().noneMatch(note -> note.contains("not differentiable"))) {
      notes.add(words.flat());
    }
  }

  /** The question that asks for both sides of every constraint too. */
  private Question everything(Question asked) {
    List<Named> outputs = new ArrayList<>(asked.outputs());
    for (Equations.Equation each : held()) {
      outputs.add(new Named(null, each.left()));
      outputs.add(new Named(null, each.right()));
    }
    return new Question(outputs, Map.of(), asked.wanted(), false).ofTheSum();
  }

  private Minimum minimum(
      Objective objective, Graph graph, Map<String, Double> fixed, Limits limits, int sign) {
    if (equations == null) {
      Minimum.Method how = Minimum.Method.valueOf(method.chosen().toUpperCase(Locale.ROOT));
      return Minimum.of(objective, search.start(), limits, how, sign);
    }
    List<Constraints.Constraint> all = new ArrayList<>();
    for (Equations.Equation each : held()) {
      Constraints.Kind kind = Constraints.Kind.valueOf(each.relation().name());
      all.add(new Constraints.Constraint(each.left(), each.right(), kind));
    }
    Constraints constraints = new Constraints(graph, all, objective.inputs(), fixed);
    return Minimum.under(constraints, objective, search.start(), limits, sign);
  }

  private Limits limits(int inputs, int sign, Steps steps) {
    double share = tolerance.isGiven() ? PointOptions.constant(tolerance.value(), 0) : 1e-8;
    if (!(share >= 0) || share >= 1) {
      throw Failure.wrong("--tolerance takes a number from 0 up to 1", null);
    }
    double target =
        until.isGiven() ? sign * PointOptions.constant(until.value(), 0) : Double.NEGATIVE_INFINITY;
    return Limits.none(inputs)
        .within(search.lower(), search.upper())
        .stoppingAt(share, search.mostEvaluations(), target)
        .observedBy(steps);
  }
}
