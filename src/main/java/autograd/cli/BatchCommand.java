package autograd.cli;

import autograd.compile.Kernel;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.lang.Nearest;
import autograd.render.AnswerFormat;
import autograd.render.Style;
import autograd.render.Sums;
import autograd.rows.BadData;
import autograd.rows.Batch;
import autograd.rows.Totals;
import autograd.rows.UnreadableData;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code autograd batch}: value and gradients at every row of a table. */
final class BatchCommand extends FormulaCommand {
  private static final int MOST_THREADS = 1024;

  private final TableOptions table = new TableOptions();
  private final Option onError =
      Option.choice(
          "WHAT", List.of("fail", "skip", "null"), "What to do with a bad row", "--on-error");
  private final Option threads =
      Option.text("N", "Compute in N threads, not one for each core.", "--threads");
  private final Option aggregate =
      Option.choice(
          "HOW", List.of("none", "sum", "mean"), "One answer over all rows", "--aggregate");
  private final Option groupBy =
      Option.text("COLUMN", "With --aggregate, an answer for each of its fields.", "--group-by");
  private final Option fast =
      Option.flag(
          "Use the processor's vector instructions: functions right to 4 units in the last place,"
              + " and sooner where there are many millions of rows or costly functions.",
          "--fast");
  private final NumberFormat format = new NumberFormat();

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
  }

  @Override
  Option[] ownOptions() {
    return new Option[] {onError, aggregate, groupBy, threads, fast, format.option()};
  }

  @Override
  Set<String> otherNames() {
    return new HashSet<>(table.bound());
  }

  @Override
  int run(Console console) throws IOException {
    if (formula.isFromStandardInput() && table.isFromStandardInput()) {
      throw Failure.wrong(
          "formula and table cannot both come from standard input", "put one of them in a file");
    }
    checkShape();
    try {
      table.open(console, output.file());
      return run(readGraph(console), console);
    } catch (BadData e) {
      throw Failure.wrong(table.name() + ": " + e.getMessage(), null);
    } catch (UnreadableData e) {
      String name = table.name();
      throw Failure.file("cannot read " + name + ": " + OutputFile.reason(e.reason()), null);
    }
  }

  private boolean isByRow() {
    return aggregate.chosen().equals("none");
  }

  /** Before formula and table are read, which may take long. */
  private void checkShape() {
    boolean isShaped = groupBy.isGiven() || format.option().isGiven() || output.digits() != null;
    if (isByRow() && isShaped) {
      throw Failure.wrong(
          "--group-by, --format and --digits shape the answer of --aggregate",
          "add --aggregate sum, or leave them out: rows come out as they went in");
    }
  }

  private int run(Graph graph, Console console) {
    Question asked = question.question(graph, false);
    if (asked.outputs().size() > 1 || !asked.seeds().isEmpty()) {
      throw Failure.wrong("a batch has one output, and no seeds", "name it with --output");
    }
    Map<String, Double> constants = new HashMap<>(point.point());
    Map<String, String> columns = columns(graph, constants, console);
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
    List<String> added = table.added(variables);
    Kernel plain = kernel(graph, asked.outputs().get(0).value(), constants, wanted);
    Kernel kernel = fast.isGiven() ? faster(plain, console) : plain;
    List<String> read = new ArrayList<>();
    kernel.columns().forEach(input -> read.add(columns.get(input.label())));
    Batch.Summary summary =
        isByRow()
            ? extend(kernel, read, added, console)
            : sum(kernel, read, added, variables, console);
    return tell(summary, console);
  }

  /** The column of each input that has one; adds defaults to the constants of the others. */
  private Map<String, String> columns(Graph graph, Map<String, Double> constants, Console console) {
    Map<String, String> columns = new LinkedHashMap<>();
    List<Value> unset = new ArrayList<>();
    table.check(graph);
    for (Value input : graph.inputs()) {
      String name = input.label();
      String column = table.columnOf(name);
      if (column != null && constants.containsKey(name)) {
        console.tell(
            Diagnostic.warning(
                "column " + column + " is not read: " + name + " is set by --set or --vars"));
      } else if (column != null) {
        columns.put(name, column);
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
    List<String> names = unset.stream().map(Value::label).toList();
    String nearest = Nearest.to(first, table.columns());
    String bind = nearest == null ? "COLUMN" : nearest;
    return Diagnostic.error(
            "there is no column for " + String.join(", ", names), source(), unset.get(0).span())
        .hint(
            "add --bind "
                + first
                + "="
                + bind
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
      String why =
          Kernel.hasVectors()
              ? "this formula is too long for vector instructions"
              : "this Java offers no vector instructions";
      console.tell(Diagnostic.warning(why + ": --fast changes nothing"));
    }
    return fast;
  }

  private int threads() {
    Integer given = threads.wholeNumber(1, MOST_THREADS);
    return given == null ? Runtime.getRuntime().availableProcessors() : given;
  }

  private Batch.OnError onError() {
    return Batch.OnError.valueOf(onError.chosen().toUpperCase(Locale.ROOT));
  }

  private Batch.Summary extend(
      Kernel kernel, List<String> columns, List<String> added, Console console) {
    ProgressLine progress = new ProgressLine(console, table);
    Batch.Summary[] summary = new Batch.Summary[1];
    String file = output.file();
    if (file != null && TableOptions.isParquet(file)) {
      checkParquet(file, console);
      OutputFile.writeWhole(
          console,
          file,
          part -> {
            try {
              summary[0] =
                  table
                      .engine()
                      .write(
                          table.table(),
                          kernel,
                          columns,
                          added,
                          onError(),
                          threads(),
                          part,
                          progress);
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
          try (OutputStream packed = DataFile.pack(file, out)) {
            summary[0] =
                table
                    .table()
                    .extend(kernel, columns, added, onError(), threads(), packed, progress);
          } finally {
            progress.clear();
          }
          out.flush();
          check(summary[0]);
        });
    return summary[0];
  }

  private static void checkParquet(String file, Console console) {
    if (TableOptions.isPacked(file)) {
      throw Failure.wrong(
          "cannot write " + file + ": a Parquet file is packed inside, not as a whole",
          "leave the last ending out");
    }
    if (OutputFile.isDevice(console, file)) {
      throw Failure.file(
          "cannot write " + file + ": a Parquet file cannot go to a device or a pipe", null);
    }
  }

  private void check(Batch.Summary summary) {
    if (summary.failedAt() != null) {
      throw failure(summary);
    }
  }

  private Failure failure(Batch.Summary summary) {
    return Failure.wrong(
        table.name() + ": " + summary.failedAt(),
        "--on-error skip leaves bad rows out, --on-error null their results");
  }

  private Batch.Summary sum(
      Kernel kernel,
      List<String> columns,
      List<String> added,
      List<String> variables,
      Console console) {
    String group = groupBy.isGiven() ? table.known(groupBy.value(), "--group-by") : null;
    ProgressLine progress = new ProgressLine(console, table);
    Batch.Summary summary;
    try {
      summary = table.table().sum(kernel, columns, group, onError(), threads(), progress);
    } finally {
      progress.clear();
    }
    check(summary);
    boolean isMean = aggregate.chosen().equals("mean");
    Sums sums = new Sums(group, added, variables);
    Map<String, Totals> totals = new TreeMap<>(summary.totals());
    for (Map.Entry<String, Totals> each : totals.entrySet()) {
      Totals total = each.getValue();
      double[] gradients = new double[variables.size()];
      for (int k = 0; k < gradients.length; k++) {
        gradients[k] = isMean ? total.meanGradient(k) : total.gradient(k);
      }
      double value = isMean ? total.meanValue() : total.value();
      sums.add(each.getKey(), total.rows(), value, gradients);
    }
    if (totals.isEmpty() && group == null) {
      double none = isMean ? Double.NaN : 0;
      double[] gradients = new double[variables.size()];
      Arrays.fill(gradients, none);
      sums.add("", 0, none, gradients);
    }
    AnswerFormat form = AnswerFormat.named(format.option().chosen());
    Style style = output.file() == null ? console.outStyle() : Style.PLAIN;
    OutputFile.writeText(
        console, output.file(), out -> sums.write(form, output.digits(), style, out));
    return summary;
  }

  /** Says which rows were bad, and at which the formula has no value. */
  private int tell(Batch.Summary summary, Console console) {
    for (String problem : summary.problems()) {
      console.tell(Diagnostic.warning(problem));
    }
    if (summary.bad() > 0) {
      boolean isLeftOut = onError() == Batch.OnError.SKIP || !isByRow();
      console.tell(
          Diagnostic.warning(
              count(summary.bad(), summary.rows())
                  + (isLeftOut ? " left out" : " left without results")));
    }
    if (summary.rows() == 0) {
      console.tell(Diagnostic.warning("there are no rows in " + table.name()));
    }
    if (summary.undefined() > 0) {
      console.tell(
          Diagnostic.note(
              "the formula has no value (NaN) at "
                  + summary.undefined()
                  + " of "
                  + summary.rows()
                  + " rows",
              null,
              null));
    }
    return output.isStrict() && summary.undefined() > 0 ? ExitCode.NO : ExitCode.ANSWER;
  }

  private static String count(long some, long all) {
    return some + " of " + all + (all == 1 ? " row is" : some == 1 ? " rows is" : " rows are");
  }
}
