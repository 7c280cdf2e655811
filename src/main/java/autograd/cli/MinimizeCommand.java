package autograd.cli;

import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.graph.Graph;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
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
import autograd.render.Numbers;
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
  private final Option get =
      Option.many(
          "PATH",
          "Print bare numbers: value, NAME, gradient.NAME, gradient_norm, eigenvalues.1, …",
          "--get");
  private final NumberFormat format = new NumberFormat();

  private final List<String> notes = new ArrayList<>();

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
    return new Option[] {get, format.option(), rows.onError()};
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
    output.form(format.option());
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
      wanted.add(QuestionOptions.named(graph, name, "--wrt"));
    }
    Question asked = new Question(List.of(new Named(aim.label(), aim)), Map.of(), wanted, false);
    List<String> moving = moving(graph, asked, console);
    plot.check(moving);
    search.read(graph, moving, point.point(), "moved");
    tell(search.guesses(), console);
    Map<String, Double> fixed = new LinkedHashMap<>(point.point());
    graph.defaults().forEach(fixed::putIfAbsent);
    for (int j = 0; j < moving.size(); j++) {
      fixed.put(moving.get(j), search.start()[j]);
    }
    if (rows.isGiven()) {
      requireSet(graph, moving, fixed);
      moving.forEach(fixed::remove);
      tell(rows.load(console), console);
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
      there.notes().forEach(note -> notes.add(NoteText.of(note)));
      code = tell(there, console);
    }
    noteEnd(minimum, console);
    List<Equations.Equation> held = equations == null ? List.of() : equations.equations();
    List<String> texts = held.stream().map(Equations.Equation::text).toList();
    print(new MinimumReport(minimum, inputs, search.start(), texts, notes), console);
    search.save(inputs, console);
    if (trajectory.isGiven()) {
      OutputFile.writeText(console, trajectory.value(), steps::write);
    }
    plot.write(steps.path(), objective, sign, rows.isGiven(), graph, held, inputs, console);
    if (!minimum.isConverged()) {
      console.tell(failure(minimum, graph, objective));
      return ExitCode.NO;
    }
    return output.isStrict() && !notes.isEmpty() ? ExitCode.NO : code;
  }

  /** What is to be small. */
  private Value aim(Graph graph) {
    if (result.isGiven()) {
      return QuestionOptions.named(graph, result.value().trim(), "--output").value();
    }
    return equations == null ? graph.output() : equations.aim();
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
        .map(name -> QuestionOptions.input(graph, name, "--wrt").label())
        .distinct()
        .toList();
  }

  /** Complains of a constraint that would be another one at every row. */
  private void requireNoColumns(Graph graph) {
    for (int i = 0; equations != null && i < equations.equations().size(); i++) {
      Equations.Equation each = equations.equations().get(i);
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
              constraint(i, "a constraint cannot speak of the column " + input.label())
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
  private void noteEnd(Minimum minimum, Console console) {
    if (until.isGiven() && minimum.isConverged() && minimum.outcome() != Outcome.REACHED) {
      tell(Diagnostic.note("the value of --until is not reached", null, null), console);
    }
    // At a kink it has been said already that there are no second derivatives to go by.
    if (notes.stream().noneMatch(note -> note.contains("not differentiable"))) {
      noteFlat(minimum, console);
    }
  }

  /** The question that asks for both sides of every constraint too. */
  private Question everything(Question asked) {
    List<Named> outputs = new ArrayList<>(asked.outputs());
    if (equations != null) {
      for (Equations.Equation each : equations.equations()) {
        outputs.add(new Named(null, each.left()));
        outputs.add(new Named(null, each.right()));
      }
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
    for (Equations.Equation each : equations.equations()) {
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

  private void tell(Diagnostic note, Console console) {
    if (note != null) {
      notes.add(note.message());
      console.tell(note);
    }
  }

  private void noteFlat(Minimum minimum, Console console) {
    if (minimum.outcome() == Outcome.FLAT) {
      tell(
          Diagnostic.note(
              "second derivatives do not tell whether the value changes along "
                  + directions(minimum),
              null,
              null),
          console);
    }
  }

  /** Directions by the names of the inputs: {@code x, or y by 1 and z by -0.5}. */
  private static String directions(Minimum minimum) {
    List<String> told = new ArrayList<>();
    for (List<Minimum.Share> direction :
        minimum.flat().subList(0, Math.min(MOST_NAMES, minimum.flat().size()))) {
      List<String> parts = new ArrayList<>();
      for (Minimum.Share share : direction.subList(0, Math.min(MOST_NAMES, direction.size()))) {
        parts.add(share.name() + " by " + Numbers.shortest().digits(3).text(share.part()));
      }
      String more = direction.size() > MOST_NAMES ? " …" : "";
      told.add(direction.size() == 1 ? direction.get(0).name() : String.join(", ", parts) + more);
    }
    String more = minimum.flat().size() > MOST_NAMES ? " and so on" : "";
    return String.join("; or ", told) + more;
  }

  private void print(MinimumReport report, Console console) {
    if (!get.isGiven()) {
      format.write(report::write, output, console);
      return;
    }
    if (format.option().isGiven()) {
      throw Failure.wrong("--get and --format contradict each other", "leave out one of them");
    }
    List<String> lines = new ArrayList<>();
    for (String path : get.values()) {
      Double number = report.number(path);
      if (number == null) {
        throw Failure.wrong(
            "--get: the answer has no " + path,
            "there are value, "
                + String.join(", ", report.names().subList(0, Math.min(3, report.names().size())))
                + ", gradient."
                + report.names().get(0)
                + ", gradient_norm, eigenvalues.1 and evaluations");
      }
      lines.add(Numbers.shortest().digits(output.digits()).text(number) + "\n");
    }
    OutputFile.writeText(
        console,
        output.file(),
        out -> {
          for (String line : lines) {
            out.append(line);
          }
        });
  }

  private Diagnostic failure(Minimum minimum, Graph graph, Objective objective) {
    String down = minimum.isMaximum() ? "rises" : "falls";
    return switch (minimum.outcome()) {
      case TOO_LONG ->
          Diagnostic.error("not converged in " + minimum.evaluations() + " evaluations")
              .hint("begin nearer with --set, allow more with --max-evaluations, or try --method");
      case UNBOUNDED ->
          Diagnostic.error("unbounded: the value still " + down + " where " + farthest(minimum))
              .hint("keep that input in a --range");
      case LEVELS_OFF ->
          Diagnostic.error(
                  "no "
                      + (minimum.isMaximum() ? "maximum" : "minimum")
                      + ": the value levels off where "
                      + farthest(minimum))
              .hint("keep that input in a --range");
      case INFEASIBLE -> infeasible(minimum);
      case SADDLE ->
          Diagnostic.error("a saddle: the slopes are 0, and the value " + down + " on both sides")
              .hint("begin elsewhere with --set");
      case NOT_FINITE -> notFinite(minimum, graph, objective);
      default ->
          Diagnostic.error(
                  "stuck: no step makes it better, though the gradient is not 0; there may be a"
                      + " kink")
              .hint("begin elsewhere with --set, or keep inputs in a --range");
    };
  }

  /** Says what has no number where the search starts. */
  private Diagnostic notFinite(Minimum minimum, Graph graph, Objective objective) {
    String hint = "begin elsewhere with --set";
    for (int i = 0; minimum.isConstrained() && i < equations.equations().size(); i++) {
      if (!Double.isFinite(minimum.violation(i))) {
        return constraint(i, "this constraint is not finite where the search starts").hint(hint);
      }
    }
    String row =
        objective instanceof RowObjective sum && sum.badRow() >= 0
            ? ", at " + rows.described(sum.badRow())
            : "";
    return Diagnostic.error(
            "the value or its gradient is not finite where the search starts" + row,
            source(),
            aim(graph).span())
        .hint(hint);
  }

  /** An error that shows a constraint by itself. */
  private Diagnostic constraint(int i, String message) {
    Source text = Source.of(equations.equations().get(i).text());
    int length = text.text().codePointCount(0, text.text().length());
    return Diagnostic.error(message, text, new Span(0, length));
  }

  /** Says which constraint is farthest from being met. */
  private Diagnostic infeasible(Minimum minimum) {
    int worst = 0;
    for (int i = 1; i < equations.equations().size(); i++) {
      worst = minimum.violation(i) > minimum.violation(worst) ? i : worst;
    }
    return constraint(
            worst,
            "infeasible: the constraints cannot all be met nearby; this one is off by "
                + Numbers.shortest().digits(6).text(minimum.violation(worst)))
        .hint("begin elsewhere with --set, or leave out a constraint");
  }

  private static String farthest(Minimum minimum) {
    int farthest = 0;
    for (int j = 1; j < minimum.inputs().size(); j++) {
      if (Math.abs(minimum.input(j)) > Math.abs(minimum.input(farthest))) {
        farthest = j;
      }
    }
    return minimum.inputs().get(farthest)
        + " is "
        + Numbers.shortest().digits(3).text(minimum.input(farthest));
  }
}
