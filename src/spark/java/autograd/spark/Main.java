package autograd.spark;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.DiagnosticException;
import autograd.lang.Expression;
import autograd.optimize.Fit;
import autograd.optimize.Minimum;
import autograd.render.AnswerFormat;
import autograd.render.Digits;
import autograd.render.FitReport;
import autograd.render.MinimumReport;
import autograd.render.Report;
import autograd.render.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;

/**
 * What spark-submit runs: {@code autograd batch}, over what Spark reads and into what it writes,
 * and {@code fit} and {@code minimize} over what it reads.
 *
 * <pre>{@code
 * spark-submit autograd-spark.jar FORMULA --data PATH -o PATH [options]
 * spark-submit autograd-spark.jar fit FORMULA --data PATH [options]
 * }</pre>
 */
public final class Main {
  private static final String USAGE =
      """
      usage: spark-submit autograd-spark.jar FORMULA --data PATH -o PATH [options]
        --data PATH          the table, wherever Spark can read
        -o PATH              where the table goes; it must not be there
        --format FORMAT      parquet, csv, json, orc or any other that Spark has (parquet)
        --to-format FORMAT   the format of what is written (that of what is read)
        --option NAME=VALUE  an option of Spark's reader, --option sep=;
        --set NAME=VALUE     an input that is the same at every row
        --bind NAME=COLUMN   read an input from a column of another name
        --wrt A,B            gradients by these names only
        --on-error WHAT      fail, skip or null: what to do with a row without a number (fail)
      or:    spark-submit autograd-spark.jar fit FORMULA --data PATH [options]
        --set NAME=VALUE     where a parameter begins (1)
        --response COLUMN    what the formula is to come near to (what its last statement names)
        --sigma COLUMN       standard deviations of the response, or a number
        --absolute           trust them: do not scale errors by how well the formula fits
        --to-format FORMAT   table, json, csv, tsv or markdown: the answer, on standard output (table)
      or:    spark-submit autograd-spark.jar minimize FORMULA --data PATH [options]
        --mean               take the mean over the rows, not the sum
        --maximize           make it large, not small
      Of both, --data, --format, --option and --bind are as above.
      """;

  private final Map<String, String> options = new TreeMap<>();
  private final Map<String, Double> constants = new TreeMap<>();
  private final Map<String, String> bindings = new TreeMap<>();
  private final Map<String, String> readerOptions = new TreeMap<>();
  private String command = "batch";
  private String formula;

  private Main() {}

  /**
   * Runs and exits: 0 when it is done, 1 if a search did not converge, 2 if what was asked for
   * makes no sense, 3 if it failed.
   */
  public static void main(String[] args) {
    int code = run(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  private static int run(String... args) {
    try {
      Main main = new Main();
      main.parse(args);
      return main.run();
    } catch (DiagnosticException e) {
      return fail(e.diagnostic().message(), 2);
    } catch (IllegalArgumentException e) {
      return fail(e.getMessage(), 2);
    } catch (Exception e) {
      // Spark throws checked exceptions without saying so.
      String bad = badRow(e);
      if (bad != null) {
        return fail(bad, 2);
      }
      if (e instanceof AnalysisException || e instanceof SparkException) {
        return fail(String.valueOf(e.getMessage()).lines().findFirst().orElse("Spark failed"), 3);
      }
      throw new IllegalStateException(e);
    }
  }

  private static int fail(String message, int code) {
    System.err.println("autograd: error: " + message);
    return code;
  }

  /** What an executor said of a bad row; null if that is not why the job failed. */
  private static String badRow(Throwable failure) {
    // An exception crosses from an executor as text alone.
    String mark = BadRow.class.getName() + ": ";
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String text = String.valueOf(each.getMessage());
      int start = text.indexOf(mark);
      if (start >= 0) {
        return text.substring(start + mark.length()).lines().findFirst().orElse("");
      }
    }
    return null;
  }

  private void parse(String... args) {
    for (int i = 0; i < args.length; i++) {
      String word = args[i];
      boolean isOption = word.equals("-o") || word.startsWith("--");
      if (!isOption && formula == null) {
        formula = word;
        continue;
      }
      if (!isOption && List.of("batch", "fit", "minimize").contains(formula)) {
        command = formula;
        formula = word;
        continue;
      }
      if (List.of("--absolute", "--mean", "--maximize").contains(word)) {
        options.put(word, "");
        continue;
      }
      if (!isOption || i + 1 == args.length) {
        throw new IllegalArgumentException("cannot make sense of " + word + "\n" + USAGE);
      }
      String value = args[++i];
      switch (word) {
        case "--set" -> constants.put(left(word, value), constant(right(value)));
        case "--bind" -> bindings.put(left(word, value), right(value));
        case "--option" -> readerOptions.put(left(word, value), right(value));
        case "--data",
            "-o",
            "--format",
            "--to-format",
            "--wrt",
            "--on-error",
            "--response",
            "--sigma" ->
            options.put(word, value);
        default -> throw new IllegalArgumentException("there is no " + word + "\n" + USAGE);
      }
    }
    if (formula == null || !options.containsKey("--data")) {
      throw new IllegalArgumentException("a formula and --data are needed\n" + USAGE);
    }
    List<String> taken = new ArrayList<>(List.of("--data", "--format", "--to-format"));
    taken.addAll(
        switch (command) {
          case "fit" -> List.of("--response", "--sigma", "--absolute");
          case "minimize" -> List.of("--mean", "--maximize");
          default -> List.of("-o", "--wrt", "--on-error");
        });
    for (String option : options.keySet()) {
      if (!taken.contains(option)) {
        throw new IllegalArgumentException(command + " has no " + option + "\n" + USAGE);
      }
    }
    if (command.equals("batch") && !options.containsKey("-o")) {
      throw new IllegalArgumentException("-o is needed\n" + USAGE);
    }
  }

  private static String left(String option, String pair) {
    int equals = pair.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException(option + " takes NAME=VALUE, not " + pair);
    }
    return pair.substring(0, equals).trim();
  }

  private static String right(String pair) {
    return pair.substring(pair.indexOf('=') + 1).trim();
  }

  /** The number that an expression without inputs is worth. */
  private static double constant(String text) {
    Graph graph = Expression.parse(text);
    if (!graph.inputs().isEmpty()) {
      throw new IllegalArgumentException(text + " is no number");
    }
    return autograd.evaluate.Evaluation.at(graph, Map.of()).value();
  }

  private int run() throws IOException {
    GradientTable.OnError onError = onError();
    Graph graph = Expression.parse(formula);
    SparkSession spark = SparkSession.builder().appName("autograd").getOrCreate();
    try {
      String format = options.getOrDefault("--format", "parquet");
      DataFrameReader reader = spark.read().format(format);
      if (format.equals("csv")) {
        reader = reader.option("header", "true");
      }
      Dataset<Row> table = reader.options(readerOptions).load(options.get("--data"));
      switch (command) {
        case "fit" -> {
          return fit(table);
        }
        case "minimize" -> {
          return minimize(table);
        }
        default -> {
          extend(table, graph, onError, format, spark.sparkContext().longAccumulator("bad rows"));
          return 0;
        }
      }
    } finally {
      spark.stop();
    }
  }

  private void extend(
      Dataset<Row> table,
      Graph graph,
      GradientTable.OnError onError,
      String format,
      LongAccumulator bad) {
    List<String> given = new ArrayList<>(List.of(table.columns()));
    given.addAll(bindings.keySet());
    Gradients gradients = Gradients.over(given, formula, constants, wanted(graph));
    List<String> columns =
        gradients.inputs().stream().map(name -> bindings.getOrDefault(name, name)).toList();
    GradientTable.extend(table, gradients, columns, onError, bad)
        .write()
        .format(options.getOrDefault("--to-format", format))
        .option("header", "true")
        .save(options.get("-o"));
    if (bad.value() > 0) {
      System.err.println(
          "autograd: warning: "
              + bad.value()
              + (bad.value() == 1 ? " row is left" : " rows are left")
              + (onError == GradientTable.OnError.SKIP ? " out" : " without results"));
    }
  }

  private int fit(Dataset<Row> table) throws IOException {
    String sigma = options.get("--sigma");
    boolean isColumn = sigma != null && List.of(table.columns()).contains(sigma);
    double common = sigma == null || isColumn ? 1 : constant(sigma);
    boolean isAbsolute = options.containsKey("--absolute");
    if (!(common > 0) || (isAbsolute && sigma == null)) {
      throw new IllegalArgumentException(
          isAbsolute && sigma == null
              ? "--absolute is about --sigma: add it"
              : "--sigma takes a column, or a number above 0");
    }
    AnswerFormat form = answerFormat();
    Fit fit =
        new Search(table, formula, bindings, constants)
            .fit(options.get("--response"), isColumn ? sigma : null, common, isAbsolute);
    write(form, new FitReport(fit, sigma != null, List.of()));
    return ended(fit.isConverged(), "the fit did not converge: " + fit.outcome().text());
  }

  private int minimize(Dataset<Row> table) throws IOException {
    AnswerFormat form = answerFormat();
    Search search = new Search(table, formula, bindings, constants);
    Minimum minimum =
        search.minimum(options.containsKey("--mean"), options.containsKey("--maximize"));
    write(
        form,
        new MinimumReport(minimum, Search.found(minimum), search.start(), List.of(), List.of()));
    return ended(minimum.isConverged(), "not converged: " + minimum.outcome().text());
  }

  private AnswerFormat answerFormat() {
    String given = options.getOrDefault("--to-format", "table");
    if (!AnswerFormat.optionNames().contains(given)) {
      throw new IllegalArgumentException(
          "--to-format is " + String.join(", ", AnswerFormat.optionNames()) + ", not " + given);
    }
    return AnswerFormat.named(given);
  }

  private static void write(AnswerFormat form, Report report) throws IOException {
    StringBuilder text = new StringBuilder();
    report.write(form, Digits.ALL, Style.PLAIN, text);
    System.out.print(text);
    System.out.flush();
  }

  private static int ended(boolean isConverged, String otherwise) {
    return isConverged ? 0 : fail(otherwise, 1);
  }

  private GradientTable.OnError onError() {
    String word = options.getOrDefault("--on-error", "fail");
    return Stream.of(GradientTable.OnError.values())
        .filter(each -> each.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("--on-error is fail, skip or null, not " + word));
  }

  private List<String> wanted(Graph graph) {
    if (options.containsKey("--wrt")) {
      return Stream.of(options.get("--wrt").split(",", -1)).map(String::trim).toList();
    }
    return graph.inputs().stream().map(Value::label).toList();
  }
}
