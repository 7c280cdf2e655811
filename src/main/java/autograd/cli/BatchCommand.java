package autograd.cli;

import autograd.compile.Kernel;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.lang.Dimensions;
import autograd.lang.Nearest;
import autograd.render.AnswerFormat;
import autograd.render.Digits;
import autograd.render.Numbers;
import autograd.render.Style;
import autograd.render.Sums;
import autograd.rows.Batch;
import autograd.rows.Look;
import autograd.rows.RowForm;
import autograd.rows.Task;
import autograd.rows.Totals;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** {@code autograd batch}: value and gradients at every row of a table. */
final class BatchCommand extends FormulaCommand {
  private static final int MOST_THREADS = 1024;

  private final TableOptions table = new TableOptions();
  private final RowSigmas sigmas = new RowSigmas(table);
  private final GroupBy groupBy =
      new GroupBy("With --aggregate, an answer for each of their fields (a,b).", table);
  private final Option onError =
      Option.choice(
          "WHAT", List.of("fail", "skip", "null"), "What to do with a bad row", "--on-error");
  private final Option threads =
      Option.text("N", "Compute in N threads, not one for each core.", "--threads");
  private final Option aggregate =
      Option.choice(
          "HOW", List.of("none", "sum", "mean"), "One answer over all rows", "--aggregate");
  private final Option fast =
      Option.flag(
          "Use the processor's vector instructions: functions right to 4 units in the last place,"
              + " and sooner where there are many millions of rows or costly functions.",
          "--fast");
  private final Option get =
      Option.many(
          "PATH", "Print bare numbers, a line for each row: value, gradient.NAME, u.", "--get");
  private final Option format =
      Option.choice(
          "FORMAT",
          AnswerFormat.optionNames(),
          "How to print what --aggregate answers, or, as json, csv or tsv, the rows",
          "--format");

  BatchCommand() {
    super(
        "batch",
        "Add value and gradients to every row of a table, or sum them up",
        "seq 9 | autograd batch \"tanh(w*x)\" --data - --no-header --bind x=1 --set w=0.5",
        "seq 9 | autograd batch \"(x-m)^2\" --data - --no-header --bind x=1 --set m=5 --wrt m"
            + " --aggregate mean --format json");
  }

  @Override
  void describe(Arguments arguments) {
    super.describe(arguments);
    table.addTo(arguments);
    sigmas.addTo(arguments);
  }

  @Override
  Option[] ownOptions() {
    return new Option[] {onError, aggregate, groupBy.option(), threads, fast, get, format};
  }

  @Override
  Set<String> otherNames() {
    Set<String> names = super.otherNames();
    names.addAll(table.bound());
    addNames(names, sigmas.option());
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
    RowForm form = rowForm();
    sigmas.check(isByRow());
    table.open(console, form);
    return TableTrouble.told(table, () -> run(readGraph(console), form, console));
  }

  private boolean isByRow() {
    return aggregate.chosen().equals("none");
  }

  private boolean isToParquet() {
    return isByRow() && output.file() != null && TableOptions.isParquet(output.file());
  }

  /**
   * The form in which rows are to be written; null for that in which they come. Found out before
   * formula and table are read, which may take long.
   */
  private RowForm rowForm() {
    if (!isByRow()) {
      output.form(format);
      return null;
    }
    if (groupBy.isGiven()) {
      throw Failure.wrong("--group-by shapes the answer of --aggregate", "add --aggregate sum");
    }
    String file = output.file();
    if (isToParquet()) {
      if (get.isGiven() || format.isGiven() || output.decimals() != null) {
        throw Failure.wrong(
            "--get, --format and --digits are for text, and " + file + " is to be Parquet", null);
      }
      return null;
    }
    String form = output.form(format);
    boolean isTold = format.isGiven() || !form.equals(format.choices().get(0));
    if (!isTold || get.isGiven()) {
      return null;
    }
    boolean isArray = file != null && Ending.of(file).equals("json");
    return switch (form) {
      case "json" -> isArray ? RowForm.JSON : RowForm.JSON_LINES;
      case "csv" -> RowForm.CSV;
      case "tsv" -> RowForm.TSV;
      default ->
          throw Failure.wrong(
              "rows are not written as " + form + ", which is for the answer of --aggregate",
              "there are csv, tsv and json; without --format rows come out as they went in");
    };
  }

  private int run(Graph graph, RowForm form, Console console) {
    Question asked = question.question(graph, false);
    if (asked.outputs().size() > 1 || !asked.seeds().isEmpty()) {
      throw Failure.wrong("a batch has one output, and no seeds", "name it with --output");
    }
    Map<String, Double> constants = new HashMap<>(point.point());
    Map<String, Integer> columns = columns(graph, constants, console);
    List<Value> wanted = new ArrayList<>();
    List<String> variables = new ArrayList<>();
    for (Named each : asked.wanted()) {
      wanted.add(each.value());
      variables.add(each.name());
    }
    if (wanted.isEmpty()) {
      for (Value input : graph.inputs()) {
        wanted.add(input);
        variables.add(input.label());
      }
    }
    List<Integer> bare = bare(variables);
    List<String> added = sigmas.added(variables, bare == null && isByRow());
    Question whole = new Question(asked.outputs(), Map.of(), named(wanted, variables), false);
    sigmas.read(graph, wanted);
    Kernel plain = kernel(graph, asked.outputs().get(0).value(), constants, wanted);
    Kernel kernel = fast.isGiven() ? faster(plain, console) : plain;
    List<Integer> read = new ArrayList<>();
    kernel.columns().forEach(input -> read.add(columns.get(input.label())));
    Task.Beside uncertainty = sigmas.beside(read);
    ProgressLine progress = new ProgressLine(console, table);
    Task task =
        new Task(
            kernel,
            read,
            added,
            onError(),
            threads(),
            output.isStrict() ? isNoted(kernel, whole, constants) : null,
            progress,
            uncertainty);
    Batch.Summary summary;
    if (isByRow()) {
      summary = extend(task, new Look(form, rounding(), bare), progress, console);
    } else {
      summary = sum(task, variables, bare, progress, console);
    }
    return tell(summary, console);
  }

  private static List<Named> named(List<Value> values, List<String> names) {
    List<Named> named = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      named.add(new Named(names.get(i), values.get(i)));
    }
    return named;
  }

  /** Which of the added numbers are wanted alone; null for whole rows. */
  private List<Integer> bare(List<String> variables) {
    if (!get.isGiven()) {
      return null;
    }
    List<Integer> bare = new ArrayList<>();
    for (String path : get.values()) {
      if (sigmas.isGiven() && path.equals("u")) {
        bare.add(variables.size() + 1);
        continue;
      }
      String name = path.startsWith("gradient.") ? path.substring(path.indexOf('.') + 1) : null;
      if (!path.equals("value") && !variables.contains(name)) {
        throw Failure.wrong(
            "--get: a row has no " + path,
            path.equals("u")
                ? "add --sigma x=0.1, for example"
                : "there are value and gradient.NAME, with a NAME of "
                    + String.join(", ", variables));
      }
      bare.add(name == null ? 0 : variables.indexOf(name) + 1);
    }
    return bare;
  }

  /** What rounds the added numbers; null if nothing does. */
  private Look.Rounding rounding() {
    Integer decimals = output.decimals();
    if (decimals == null) {
      return null;
    }
    Numbers plain = Numbers.shortest().decimals(decimals);
    Numbers json = Numbers.json().decimals(decimals);
    return (number, decimalPoint) -> (decimalPoint ? json : plain).text(number);
  }

  /** Whether {@code eval} would have something to tell of a row that was in doubt. */
  private Predicate<double[]> isNoted(
      Kernel kernel, Question whole, Map<String, Double> constants) {
    List<Value> inputs = kernel.columns();
    return numbers -> {
      Map<String, Double> where = new HashMap<>(constants);
      for (int c = 0; c < inputs.size(); c++) {
        where.put(inputs.get(c).label(), numbers[c]);
      }
      return !answer(whole, kernel.graph(), where).notes().isEmpty();
    };
  }

  /** The column of each input that has one; adds defaults to the constants of the others. */
  private Map<String, Integer> columns(
      Graph graph, Map<String, Double> constants, Console console) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    List<Value> unset = new ArrayList<>();
    table.check(graph);
    for (Value input : graph.inputs()) {
      String name = input.label();
      if (table.hasColumnFor(name) && constants.containsKey(name)) {
        console.tell(
            Diagnostic.warning(
                "column " + name + " is not read: " + name + " is set by --set or --vars"));
      } else if (table.hasColumnFor(name)) {
        columns.put(name, table.columnOf(name));
      } else if (!constants.containsKey(name)) {
        Double number = graph.defaults().get(name);
        if (number == null) {
          unset.add(input);
        } else {
          constants.put(name, number);
        }
      }
    }
    if (!unset.isEmpty()) {
      throw Failure.wrong(missing(unset));
    }
    return columns;
  }

  private Diagnostic missing(List<Value> unset) {
    String first = unset.get(0).label();
    List<String> names = unset.stream().limit(MOST_NAMES).map(Value::label).toList();
    int more = unset.size() - names.size();
    String list = String.join(", ", names) + (more == 0 ? "" : " and " + more + " more");
    String nearest = Nearest.to(first, table.columns());
    String bind = first + "=" + (nearest == null ? "COLUMN" : nearest);
    boolean isWord =
        bind.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || "=_".indexOf(c) >= 0);
    Diagnostic missing =
        Diagnostic.error("there is no column for " + list, source(), unset.get(0).span());
    String separator = table.separatorHint();
    return separator != null
        ? missing.hint(separator)
        : missing.hint(
            "add --bind "
                + (isWord ? bind : "'" + bind.replace("'", "'\\''") + "'")
                + " or --set "
                + first
                + "=VALUE; the columns are "
                + table.columnList());
  }

  private Kernel kernel(
      Graph graph, Value result, Map<String, Double> constants, List<Value> wanted) {
    return symbolic(() -> Kernel.of(graph, result, constants, wanted));
  }

  private static Kernel faster(Kernel kernel, Console console) {
    Kernel fast = kernel.fast();
    if (!fast.isFast()) {
      console.tell(notFaster());
    }
    return fast;
  }

  private static Diagnostic notFaster() {
    if (Kernel.hasVectors()) {
      return Diagnostic.warning(
          "this formula is too long for vector instructions: --fast changes nothing");
    }
    String module = "jdk.incubator.vector";
    return ModuleFinder.ofSystem().find(module).isPresent()
        ? Diagnostic.warning(
                "Java was started without its module " + module + ": --fast changes nothing")
            .hint("bin/autograd starts it with that; else write java --add-modules " + module)
        : Diagnostic.warning(
            "this Java has no module "
                + module
                + " of vector instructions: --fast changes nothing");
  }

  private int threads() {
    Integer given = threads.wholeNumber(1, MOST_THREADS);
    return given == null ? Runtime.getRuntime().availableProcessors() : given;
  }

  private Batch.OnError onError() {
    return Batch.OnError.valueOf(onError.chosen().toUpperCase(Locale.ROOT));
  }

  private Batch.Summary extend(Task task, Look look, ProgressLine progress, Console console) {
    Batch.Summary[] summary = new Batch.Summary[1];
    String file = output.file();
    if (isToParquet()) {
      ParquetLibrary.checkWritable(file, console);
      OutputFile.writeWhole(
          console,
          file,
          part -> {
            try {
              summary[0] = table.engine().write(table.table(), task, part);
            } finally {
              progress.clear();
            }
            check(summary[0]);
          });
      return summary[0];
    }
    OutputFile.writeBytes(
        console,
        file,
        out -> {
          try {
            summary[0] = table.table().extend(task, look, out);
          } finally {
            progress.clear();
          }
          out.flush();
          check(summary[0]);
        });
    return summary[0];
  }

  private void check(Batch.Summary summary) {
    TableTrouble.check(
        table,
        summary.failure(),
        "--on-error skip leaves bad rows out, --on-error null their results");
  }

  private Batch.Summary sum(
      Task task,
      List<String> variables,
      List<Integer> bare,
      ProgressLine progress,
      Console console) {
    List<Integer> groups = groupBy.columns();
    Batch.Summary summary;
    try {
      summary = table.table().sum(task, groups);
    } finally {
      progress.clear();
    }
    check(summary);
    List<String> names = groups.stream().map(table.columns()::get).toList();
    Sums sums = new Sums(names, task.added(), variables);
    boolean isMean = aggregate.chosen().equals("mean");
    Map<List<String>, Totals> totals = new TreeMap<>(GroupBy::compare);
    totals.putAll(summary.totals());
    for (Map.Entry<List<String>, Totals> each : totals.entrySet()) {
      Totals total = each.getValue();
      double[] gradients = new double[variables.size()];
      for (int k = 0; k < gradients.length; k++) {
        gradients[k] = isMean ? total.meanGradient(k) : total.gradient(k);
      }
      double value = isMean ? total.meanValue() : total.value();
      sums.add(each.getKey(), total.rows(), value, gradients);
    }
    if (totals.isEmpty() && groups.isEmpty()) {
      double none = isMean ? Double.NaN : 0;
      double[] gradients = new double[variables.size()];
      Arrays.fill(gradients, none);
      sums.add(List.of(), 0, none, gradients);
    }
    print(sums, bare, console);
    return summary;
  }

  private void print(Sums sums, List<Integer> bare, Console console) {
    if (bare != null) {
      Option.requireNone("has no effect: --get prints bare numbers", "leave out {}", format);
      OutputFile.writeText(
          console, output.file(), out -> sums.writeBare(bare, output.digits(), out));
      return;
    }
    AnswerFormat form = AnswerFormat.named(output.form(format));
    Digits digits = output.digits(console, form == AnswerFormat.TABLE);
    Style style = output.style(console);
    OutputFile.writeText(console, output.file(), out -> sums.write(form, digits, style, out));
    if (form == AnswerFormat.TABLE && !format.isGiven() && !console.isOutTerminal()) {
      console.tell(
          Diagnostic.note("the answer is printed as a table, for people", null, null)
              .hint("--format csv, tsv or json is for programs, --format table for quiet"));
    }
  }

  /** Says which rows were bad, and at which the formula has no value. */
  private int tell(Batch.Summary summary, Console console) {
    boolean isLeftOut = onError() == Batch.OnError.SKIP || !isByRow();
    String left = isLeftOut ? " left out" : " left without results";
    long rows = summary.rows();
    for (String problem : summary.problems()) {
      console.tell(Diagnostic.warning(problem));
    }
    if (summary.bad() > 0) {
      console.tell(Diagnostic.warning(count(summary.bad(), rows, "is", "are") + left));
    }
    if (summary.missing() > 0) {
      console.tell(
          Diagnostic.warning(
              count(summary.missing(), rows, "lacks", "lack")
                  + " a number and "
                  + (summary.missing() == 1 ? "is" : "are")
                  + left));
    }
    if (summary.blank() > 0) {
      console.tell(
          Diagnostic.warning(
              summary.blank() == 1
                  ? "an empty line between rows is left out"
                  : summary.blank() + " empty lines between rows are left out"));
    }
    if (rows == 0) {
      console.tell(Diagnostic.warning("there are no rows in " + table.name()));
    }
    if (summary.endsOpen() && table.isPipe() && !table.table().form().isJson()) {
      console.tell(
          Diagnostic.note(
              "the last line has no end: if the table was cut short, so may its last field be",
              null,
              null));
    }
    if (summary.undefined() > 0) {
      console.tell(
          Diagnostic.note(
              "the formula has no value (NaN) at " + summary.undefined() + " of " + rows + " rows",
              null,
              null));
    }
    if (summary.settled() > 0) {
      console.tell(
          Diagnostic.note(
              "at "
                  + summary.settled()
                  + " of "
                  + rows
                  + " rows the passes do not know the derivative; its slopes from both sides"
                  + " were looked for",
              null,
              null));
    }
    if (summary.noted() > 0) {
      console.tell(
          Diagnostic.note(
              "eval has a note on "
                  + summary.noted()
                  + " of "
                  + rows
                  + " rows, first on row "
                  + summary.firstNoted(),
              null,
              null));
    }
    return summary.noted() > 0 ? ExitCode.NO : ExitCode.ANSWER;
  }

  private static String count(long some, long all, String one, String several) {
    return some
        + " of "
        + all
        + (all == 1 ? " row " + one : " rows " + (some == 1 ? one : several));
  }
}
