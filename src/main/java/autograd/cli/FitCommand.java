package autograd.cli;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.lang.Expression;
import autograd.lang.Nearest;
import autograd.optimize.Fit;
import autograd.optimize.Model;
import autograd.render.FitReport;
import autograd.render.Numbers;
import autograd.rows.BadData;
import autograd.rows.Batch;
import autograd.rows.UnreadableData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code autograd fit}: the parameters with which a formula comes nearest to data. */
final class FitCommand extends FormulaCommand {
  private static final int MOST_EVALUATIONS = 5_000;

  /** Beyond this one parameter can nearly take the place of the other. */
  private static final double HIGH = 0.99;

  /** An error that is so many times as large says that a parameter has no influence. */
  private static final double MOST_RELATIVE = 1e8;

  private final TableOptions table = new TableOptions();
  private final Option response =
      Option.text(
          "COLUMN",
          "What the formula is to come near to: a column, or a formula of columns. Without it, the"
              + " column that the last statement names.",
          "--response");
  private final Option sigma =
      Option.text(
          "COLUMN|NUMBER",
          "Standard deviations of the response; residuals are over it.",
          "--sigma");
  private final Option absolute =
      Option.flag("Trust --sigma: do not scale errors by how well the model fits.", "--absolute");
  private final Option range =
      Option.many("NAME=LOW:HIGH", "Keep a parameter between these; inf for no end.", "--range");
  private final Option fix =
      Option.list("NAMES", "Keep these parameters as they are set (a,b).", "--fix");
  private final Option onError =
      Option.choice("WHAT", List.of("fail", "skip"), "What to do with a bad row", "--on-error");
  private final Option evaluations =
      Option.text(
          "N",
          "Give up after computing all rows N times (" + MOST_EVALUATIONS + ").",
          "--max-evaluations");
  private final Option get =
      Option.many(
          "PATH",
          "Print bare numbers: NAME, error.NAME, lower.NAME, correlation.NAME.NAME,"
              + " sum_of_squares, …",
          "--get");
  private final NumberFormat format = new NumberFormat();

  private final List<String> notes = new ArrayList<>();
  private final FitData data = new FitData(table);

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
    arguments.group("Fit", response, range, fix, sigma, absolute, evaluations);
    table.addReadingTo(arguments);
    output.addTo(arguments, ownOptions());
  }

  @Override
  Option[] ownOptions() {
    return new Option[] {get, format.option(), onError};
  }

  @Override
  Set<String> otherNames() {
    Set<String> names = super.otherNames();
    names.addAll(table.bound());
    names.addAll(fix.values());
    addNames(names, range);
    // A parameter more often than Euler's number, for which there is exp.
    names.add("e");
    return names;
  }

  @Override
  int run(Console console) throws IOException {
    if (formula.isFromStandardInput() && table.isFromStandardInput()) {
      throw Failure.wrong(
          "formula and table cannot both come from standard input", "put one of them in a file");
    }
    output.form(format.option());
    try {
      table.open(console, null);
      return run(readGraph(console), console);
    } catch (BadData e) {
      throw Failure.wrong(table.name() + ": " + e.getMessage(), null);
    } catch (UnreadableData e) {
      throw Failure.file(
          "cannot read " + table.name() + ": " + OutputFile.reason(e.reason()), null);
    }
  }

  private int run(Graph graph, Console console) throws IOException {
    Map<String, Double> fixed = new LinkedHashMap<>();
    String observed = response(graph);
    table.check(graph, observed);
    data.setResponse(observed, Expression.Options.standard().withInputs(table.bound()));
    List<String> parameters = parameters(graph, fixed, console);
    double[] lower = new double[parameters.size()];
    double[] upper = new double[parameters.size()];
    readRanges(graph, parameters, lower, upper);
    Model.Weights weights = weights();
    double[] start = start(graph, parameters, lower, upper, console);
    tell(load(console), console);
    check(weights);
    Model model =
        symbolic(
            () ->
                new Model(
                    graph,
                    graph.output(),
                    fixed,
                    parameters,
                    data.variables(),
                    data,
                    data.width(),
                    data.width() - 1,
                    weights));
    Integer most = evaluations.wholeNumber(1, 1_000_000_000);
    Fit fit =
        Fit.of(
            model, start, lower, upper, absolute.isGiven(), most == null ? MOST_EVALUATIONS : most);
    noteCorrelations(fit, console);
    noteSize(fit, console);
    print(new FitReport(fit, sigma.isGiven(), notes), console);
    if (!fit.isConverged()) {
      console.tell(failure(fit, graph));
      return ExitCode.NO;
    }
    return output.isStrict() && !notes.isEmpty() ? ExitCode.NO : ExitCode.ANSWER;
  }

  /** What is said besides the answer, and in it. */
  private void note(String text, String hint, Console console) {
    notes.add(text);
    console.tell(Diagnostic.note(text, null, null).hint(hint));
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

  /** The inputs to be found; the others become variables or are fixed. */
  private List<String> parameters(Graph graph, Map<String, Double> fixed, Console console) {
    List<String> parameters = new ArrayList<>();
    for (Value input : graph.inputs()) {
      String name = input.label();
      if (!table.hasColumnFor(name)) {
        parameters.add(name);
      } else if (point.point().containsKey(name)) {
        console.tell(
            Diagnostic.warning("column " + name + " is not read: " + name + " is set to begin at"));
        parameters.add(name);
      } else {
        data.addVariable(name);
      }
    }
    for (String name : fix.values()) {
      QuestionOptions.named(graph, name, "--fix");
      Double number = point.point().getOrDefault(name, graph.defaults().get(name));
      if (!parameters.remove(name)) {
        throw Failure.wrong("--fix: '" + name + "' is no parameter", "leave it out");
      }
      if (number == null) {
        throw Failure.wrong("--fix: '" + name + "' has no number", "add --set " + name + "=VALUE");
      }
      fixed.put(name, number);
    }
    if (parameters.isEmpty()) {
      throw Failure.wrong(
          "there is nothing to fit: the formula has no parameters",
          "every name that is no column is one, unless --fix names it");
    }
    return parameters;
  }

  private void readRanges(Graph graph, List<String> parameters, double[] lower, double[] upper) {
    Arrays.fill(lower, Double.NEGATIVE_INFINITY);
    Arrays.fill(upper, Double.POSITIVE_INFINITY);
    for (String text : range.values()) {
      String name = text.substring(0, Math.max(0, text.indexOf('='))).trim();
      Ranges.Range ends = Ranges.readOpen(range.name(), text);
      QuestionOptions.named(graph, name, range.name());
      int j = parameters.indexOf(name);
      if (j < 0) {
        throw Failure.wrong("--range: '" + name + "' is no parameter", null);
      }
      lower[j] = ends.low();
      upper[j] = ends.high();
    }
  }

  /** Where each parameter begins: as it is set, else amid its range, else at 1. */
  private double[] start(
      Graph graph, List<String> parameters, double[] lower, double[] upper, Console console) {
    double[] start = new double[parameters.size()];
    List<String> guessed = new ArrayList<>();
    for (int j = 0; j < start.length; j++) {
      String name = parameters.get(j);
      Double number = point.point().getOrDefault(name, graph.defaults().get(name));
      if (number == null) {
        double middle = lower[j] / 2 + upper[j] / 2;
        boolean isOne = !Double.isFinite(middle);
        number = isOne ? Math.max(lower[j], Math.min(upper[j], 1)) : middle;
        guessed.add(name + " at " + Numbers.shortest().text(number));
      }
      if (!Double.isFinite(number) || number < lower[j] || number > upper[j]) {
        throw Failure.wrong(
            "'" + name + "' begins at " + Numbers.shortest().text(number) + ", outside its range",
            "add --set " + name + "=VALUE with a number inside it");
      }
      start[j] = number;
    }
    if (!guessed.isEmpty()) {
      int more = guessed.size() - Math.min(MOST_NAMES, guessed.size());
      String first = guessed.get(0).substring(0, guessed.get(0).indexOf(' '));
      note(
          "without a number to begin at: "
              + String.join(", ", guessed.subList(0, guessed.size() - more))
              + (more == 0 ? "" : " and " + more + " more"),
          "where the fit depends on it, add --set " + first + "=VALUE",
          console);
    }
    if (parameters.contains("e") && !point.point().containsKey("e")) {
      note("e is a parameter here", "write exp(x) for the power of Euler's number", console);
    }
    return start;
  }

  private Model.Weights weights() {
    if (absolute.isGiven() && !sigma.isGiven()) {
      throw Failure.wrong("--absolute is about --sigma", "add --sigma COLUMN or --sigma NUMBER");
    }
    if (!sigma.isGiven()) {
      return Model.Weights.EQUAL;
    }
    String text = sigma.value().trim();
    if (table.columns().contains(text) || text.startsWith("#")) {
      return new Model.Weights(data.place(table.column(text, "--sigma")), 1);
    }
    double common = PointOptions.constant(text, 0);
    if (!(common > 0) || Double.isInfinite(common)) {
      throw Failure.wrong("--sigma takes a column, or a number above 0, not " + text, null);
    }
    return new Model.Weights(-1, common);
  }

  private void check(Model.Weights weights) {
    if (data.rows() == 0) {
      throw Failure.wrong("there are no rows in " + table.name() + " to fit to", null);
    }
    long row = weights.column() < 0 ? -1 : data.firstNotPositive(weights.column());
    if (row >= 0) {
      throw Failure.wrong(
          "--sigma: "
              + data.nameOf(row)
              + " has the standard deviation "
              + Numbers.shortest().text(data.row(row)[weights.column()]),
          "each must be above 0; to count a row less, give it a larger one");
    }
  }

  private Batch.Summary load(Console console) throws IOException {
    Batch.OnError what = Batch.OnError.valueOf(onError.chosen().toUpperCase(Locale.ROOT));
    Batch.Summary summary = data.load(what, new ProgressLine(console, table));
    Batch.Failure failure = summary.failure();
    if (failure != null) {
      String skip = "--on-error skip leaves bad rows out";
      String hint = failure.hint() == null ? skip : failure.hint() + "; " + skip;
      throw Failure.wrong(
          table.name() + ": " + failure.message(), failure.isFinal() ? failure.hint() : hint);
    }
    return summary;
  }

  /** Says which rows were left out. */
  private void tell(Batch.Summary summary, Console console) {
    for (String problem : summary.problems()) {
      console.tell(Diagnostic.warning(problem));
    }
    long left = summary.bad() + summary.missing();
    if (left > 0) {
      note(
          left + " of " + summary.rows() + (left == 1 ? " rows is" : " rows are") + " left out",
          null,
          console);
    }
  }

  private void noteCorrelations(Fit fit, Console console) {
    List<String> names = fit.parameters();
    int count = 0;
    String first = null;
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        double correlation = fit.correlation(i, j);
        if (Math.abs(correlation) > HIGH) {
          count++;
          String text = Numbers.shortest().digits(4).text(correlation);
          first = first == null ? names.get(i) + " and " + names.get(j) + " by " + text : first;
        }
      }
    }
    if (count > 0) {
      String more = count == 1 ? "" : " and " + (count - 1) + " other pairs";
      note(
          "the errors are highly correlated: of " + first + more,
          "alone such a parameter says little; fewer of them may fit as well",
          console);
    }
  }

  /** Parameters that have run to where the model no longer depends on them. */
  private void noteSize(Fit fit, Console console) {
    for (int j = 0; j < fit.parameters().size(); j++) {
      String name = fit.parameters().get(j);
      double least = MOST_RELATIVE * Math.max(Math.abs(fit.value(j)), Math.abs(fit.start(j)));
      if (fit.error(name) > least && least > 0) {
        note(
            "the error of " + name + " is so large that the data do not determine it",
            "begin elsewhere with --set, or keep it in a --range",
            console);
      }
    }
  }

  private void print(FitReport report, Console console) {
    Integer digits = output.digits();
    if (!get.isGiven()) {
      format.write(report::write, output, console);
      return;
    }
    List<String> lines = new ArrayList<>();
    for (String path : get.values()) {
      Double number = report.number(path);
      if (number == null) {
        throw Failure.wrong(
            "--get: the answer has no " + path,
            "there are NAME, error.NAME, lower.NAME, upper.NAME, start.NAME,"
                + " correlation.NAME.NAME and sum_of_squares, residual_deviation and so on");
      }
      lines.add(Numbers.shortest().digits(digits).text(number) + "\n");
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

  private Diagnostic failure(Fit fit, Graph graph) {
    return switch (fit.outcome()) {
      case TOO_LONG ->
          Diagnostic.error("the fit did not converge in " + fit.evaluations() + " evaluations")
              .hint("begin nearer with --set, or allow more with --max-evaluations");
      case STUCK ->
          Diagnostic.error("the fit is stuck: no step makes it better, though slopes are not 0")
              .hint("begin elsewhere with --set, or keep parameters in a --range");
      case NOT_MOVED ->
          Diagnostic.error("the fit has not moved: where it starts all slopes are 0")
              .hint("begin elsewhere with --set");
      case AT_BOUND ->
          Diagnostic.error("the best fit is at the end of a range: " + held(fit))
              .hint("widen the range, or --fix the parameter there");
      case TOO_FEW_ROWS ->
          Diagnostic.error(
                  "there are more parameters than rows: "
                      + fit.parameters().size()
                      + " and "
                      + fit.points())
              .hint("--fix some parameters");
      case NOT_FINITE -> notFinite(fit, graph);
      default -> singular(fit);
    };
  }

  private static String held(Fit fit) {
    List<String> held = new ArrayList<>();
    for (int j = 0; j < fit.parameters().size(); j++) {
      if (fit.isHeld(j)) {
        held.add(fit.parameters().get(j) + " at " + Numbers.shortest().text(fit.value(j)));
      }
    }
    return String.join(", ", held);
  }

  private Diagnostic notFinite(Fit fit, Graph graph) {
    double[] row = data.row(fit.badRow());
    List<String> where = new ArrayList<>();
    data.variables().forEach((name, c) -> where.add(name + "=" + Numbers.shortest().text(row[c])));
    double observed = row[data.width() - 1];
    if (!Double.isFinite(observed)) {
      String text = Numbers.shortest().text(observed);
      return Diagnostic.error("the response is " + text + " at " + data.nameOf(fit.badRow()))
          .hint("leave that row out");
    }
    return Diagnostic.error(
            "the formula or a slope of it is not finite where the fit starts, at "
                + data.nameOf(fit.badRow())
                + (where.isEmpty() ? "" : ": " + String.join(", ", where)),
            source(),
            graph.output().span())
        .hint("begin elsewhere with --set, or leave that row out");
  }

  /** Names what the data do not tell, and what it could be traded for. */
  private static Diagnostic singular(Fit fit) {
    List<String> told = new ArrayList<>();
    for (List<Fit.Share> direction : fit.undetermined()) {
      List<String> names = direction.stream().map(Fit.Share::name).toList();
      if (names.size() == 1) {
        told.add("the data say nothing of " + names.get(0));
      } else {
        List<String> parts = new ArrayList<>();
        double sign = direction.get(0).part() < 0 ? -1 : 1;
        for (Fit.Share share : direction) {
          double part = sign * share.part();
          boolean isZero = fit.value(fit.parameters().indexOf(share.name())) == 0;
          String by = Numbers.shortest().digits(3).text(part);
          String shown = by.contains(".") ? by.replaceAll("0+$", "").replaceAll("\\.$", "") : by;
          parts.add(share.name() + " by " + shown + (isZero ? "" : " %"));
        }
        told.add(
            "the data cannot tell "
                + String.join(", ", names.subList(0, names.size() - 1))
                + " and "
                + names.get(names.size() - 1)
                + " apart: the fit stays as it is while they change together, "
                + String.join(", ", parts));
      }
    }
    return Diagnostic.error("the fit is singular: " + String.join("; ", told))
        .hint("--fix " + fit.undetermined().get(0).get(0).name() + " decides it");
  }
}
