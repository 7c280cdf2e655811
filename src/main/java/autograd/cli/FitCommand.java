package autograd.cli;

import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.graph.Graph;
import autograd.lang.Diagnostic;
import autograd.lang.Dimensions;
import autograd.lang.Expression;
import autograd.lang.Nearest;
import autograd.optimize.Fit;
import autograd.optimize.Loss;
import autograd.optimize.Model;
import autograd.optimize.RowFormula;
import autograd.optimize.Sample;
import autograd.optimize.Search;
import autograd.optimize.Start;
import autograd.optimize.Weights;
import autograd.render.FitReport;
import autograd.render.GroupFitsReport;
import autograd.render.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** {@code autograd fit}: the parameters with which a formula comes nearest to data. */
final class FitCommand extends FormulaCommand {
  private static final int MOST_EVALUATIONS = 5_000;

  private final TableOptions table = new TableOptions();
  private final Option response =
      Option.text(
          "COLUMN",
          "What the formula is to come near to: a column, or a formula of columns. Without it, the"
              + " column that the last statement names.",
          "--response");
  private final Option onError =
      Option.choice("WHAT", List.of("fail", "skip"), "What to do with a bad row", "--on-error");
  private final Option evaluations =
      Option.text(
          "N",
          "Give up after computing all rows N times (" + MOST_EVALUATIONS + ").",
          "--max-evaluations");
  private final BareNumbers get =
      new BareNumbers(
          "Print bare numbers: NAME, error.NAME, lower.NAME, correlation.NAME.NAME,"
              + " sum_of_squares, …");

  private final FitData data = new FitData(table);
  private final FitParameters parameters = new FitParameters(point, table);
  private final FitWeights weighting = new FitWeights(table);
  private final FitGroups groups = new FitGroups(table);
  private final FitFiles files = new FitFiles(output);
  private final FitPlot plot = new FitPlot();

  FitCommand() {
    super(
        "fit",
        "Find the parameters with which a formula comes nearest to data",
        "seq 9 | autograd fit \"a*x^b\" --response \"x + sqrt(x)\" --data - --no-header --bind x=1",
        "seq 9 | autograd fit \"a + b*x\" --response \"sqrt(x)\" --data - --no-header --bind x=1"
            + " --sigma 0.1 --absolute --get b --get error.b");
  }

  @Override
  void describe(Arguments arguments) {
    formula.addTo(arguments);
    point.addTo(arguments);
    arguments.group(
        "Fit",
        response,
        parameters.range(),
        parameters.fix(),
        parameters.multistart(),
        weighting.sigma(),
        weighting.sigmaOfVariables(),
        weighting.absolute(),
        weighting.lossOption(),
        groups.groupBy(),
        groups.share(),
        evaluations);
    table.addReadingTo(arguments);
    output.addTo(arguments, OutputOptions.Content.NOTED_NUMBERS, ownOptions());
  }

  @Override
  Option[] ownOptions() {
    return new Option[] {
      get.option(), get.format(), files.predict(), files.save(), plot.option(), onError
    };
  }

  @Override
  Set<String> otherNames() {
    Set<String> names = super.otherNames();
    names.addAll(table.bound());
    names.addAll(parameters.fix().values());
    names.addAll(groups.share().values());
    addNames(names, parameters.range());
    // A parameter more often than Euler's number, for which there is exp.
    names.add("e");
    return names;
  }

  @Override
  Map<String, Dimensions> columnShapes() {
    return table.shapes();
  }

  @Override
  int run(Console console) throws IOException {
    if (formula.isFromStandardInput() && table.isFromStandardInput()) {
      throw Failure.wrong(
          "formula and table cannot both come from standard input", "put one of them in a file");
    }
    output.form(get.format());
    table.open(console, null);
    return run(readGraph(console), console);
  }

  private int run(Graph graph, Console console) throws IOException {
    String observed = response(graph);
    table.check(graph, observed);
    data.setResponse(observed, Expression.Options.standard().withInputs(table.bound()));
    parameters.read(graph, data, console);
    Start start = parameters.start(graph);
    Weights weights = weighting.weights(data);
    weighting.readVariables(data);
    Loss loss = weighting.loss();
    groups.read(parameters, data);
    files.check(data, parameters, groups);
    plot.check(data, groups);
    Notes notes = new Notes(console);
    parameters.note(notes);
    notes.add(data.load(onError, console));
    if (data.rows() == 0) {
      throw Failure.wrong("there are no rows in " + table.name() + " to fit to", null);
    }
    weighting.check(weights, data);
    Model curve =
        symbolic(
            () ->
                new Model(
                    new RowFormula(
                        graph,
                        graph.output(),
                        parameters.fixed(),
                        parameters.names(),
                        data.variables()),
                    new Sample(data, data.width(), data.width() - 1, weights),
                    loss));
    FitModels model = symbolic(() -> weighting.models(curve, graph, parameters, data));
    if (groups.isGiven()) {
      groups.sort(data);
      return groups.isJoint()
          ? runJoint(model, start, notes, graph, console)
          : runEach(model, start, notes, graph, console);
    }
    Fit fit = fit(model, start, parameters.ranges(), console);
    FitNotes.add(fit, notes);
    files.write(fit, model.curve(), parameters, data, console);
    plot.write(fit, model.curve(), data, place(graph), console);
    return answer(fit, notes, new FitFailure(source(), data), graph, console);
  }

  /** One fit to all groups, which share parameters. */
  private int runJoint(FitModels model, Start start, Notes notes, Graph graph, Console console) {
    FitModels joint = model.map(groups::joint);
    Fit fit = fit(joint, groups.joint(start), groups.ranges(), console);
    FitNotes.add(fit, notes);
    files.write(List.of(fit), List.of(joint.curve()), groups, data, console);
    return answer(fit, notes, new FitFailure(source(), data, groups.rows()), graph, console);
  }

  private int answer(Fit fit, Notes notes, FitFailure failure, Graph graph, Console console) {
    FitReport report = new FitReport(fit, weighting.hasSigmas(), notes.all());
    print(List.of(report), report, console);
    if (!fit.isConverged()) {
      console.tell(failure.of(fit, graph));
      return ExitCode.NO;
    }
    return output.isStrict() && !notes.all().isEmpty() ? ExitCode.NO : ExitCode.ANSWER;
  }

  private void print(List<FitReport> reports, Report whole, Console console) {
    List<Function<String, Double>> answers = new ArrayList<>();
    reports.forEach(report -> answers.add(report::number));
    get.write(
        answers,
        "NAME, error.NAME, lower.NAME, upper.NAME, start.NAME, correlation.NAME.NAME and"
            + " sum_of_squares, residual_deviation and so on",
        whole,
        output,
        console);
  }

  /** A fit for each group. */
  private int runEach(FitModels model, Start start, Notes notes, Graph graph, Console console) {
    List<Fit> fits = new ArrayList<>();
    List<Model> models = new ArrayList<>();
    List<List<String>> names = new ArrayList<>();
    List<FitReport> reports = new ArrayList<>();
    List<Diagnostic> failures = new ArrayList<>();
    boolean isNoted = !notes.all().isEmpty();
    int told = 0;
    for (int g = 0; g < groups.rows().groups(); g++) {
      GroupRows rows = groups.rows().only(g);
      FitModels one = model.of(rows);
      Fit fit = fit(one, start, parameters.ranges(), console);
      String where = groups.told(g) + ": ";
      Notes own = new Notes(console, told < MOST_NAMES ? where : null);
      FitNotes.add(fit, own);
      told += own.all().isEmpty() ? 0 : 1;
      isNoted |= !own.all().isEmpty();
      if (!fit.isConverged()) {
        failures.add(new FitFailure(source(), data, rows).of(fit, graph).within(where));
      }
      fits.add(fit);
      models.add(one.curve());
      names.add(rows.name(0));
      reports.add(new FitReport(fit, weighting.hasSigmas(), own.all()));
    }
    if (told > MOST_NAMES) {
      console.tell(
          Diagnostic.warning("notes of " + (told - MOST_NAMES) + " more groups are not shown")
              .hint("--format json lists them all"));
    }
    files.write(fits, models, groups, data, console);
    print(reports, new GroupFitsReport(groups.columns(), names, reports, notes.all()), console);
    int shown = Math.min(MOST_NAMES, failures.size());
    failures.subList(0, shown).forEach(console::tell);
    if (failures.size() > shown) {
      console.tell(Diagnostic.error((failures.size() - shown) + " more groups have no fit"));
    }
    return !failures.isEmpty() || (output.isStrict() && isNoted) ? ExitCode.NO : ExitCode.ANSWER;
  }

  /** Value and slopes of the formula, for drawing it. */
  private FitPlot.Place place(Graph graph) {
    List<Named> wanted = new ArrayList<>();
    parameters.names().forEach(name -> wanted.add(new Named(name, graph.named(name))));
    Question asked =
        new Question(List.of(new Named(null, graph.output())), Map.of(), wanted, false);
    return where -> {
      Map<String, Double> all = new HashMap<>(parameters.fixed());
      all.putAll(where);
      return answer(asked, graph, all);
    };
  }

  private Fit fit(FitModels model, Start start, List<Search.Interval> ranges, Console console) {
    Integer most = evaluations.wholeNumber(1, 1_000_000_000);
    FitProgress progress = new FitProgress(console);
    try {
      return model.fit(
          start,
          new Search(ranges, most == null ? MOST_EVALUATIONS : most, progress),
          weighting.isAbsolute());
    } finally {
      progress.clear();
    }
  }

  /** The name of the response, or the formula that computes it. */
  private String response(Graph graph) {
    if (response.isGiven()) {
      return response.value().trim();
    }
    List<Graph.Statement> statements = graph.statements();
    String name = statements.isEmpty() ? null : statements.get(statements.size() - 1).name();
    if (name != null && table.hasColumnFor(name)) {
      return name;
    }
    String nearest = name == null ? null : Nearest.to(name, table.columns());
    throw Failure.wrong(
        Diagnostic.error(
                name == null
                    ? "the formula does not say which column it is to come near to"
                    : "there is no column '" + name + "' for the formula to come near to",
                source(),
                graph.output().span())
            .hint(
                "add --response "
                    + (nearest == null ? "COLUMN" : nearest)
                    + "; the columns are "
                    + table.columnList()));
  }
}
