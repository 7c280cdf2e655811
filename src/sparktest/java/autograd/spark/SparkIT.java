package autograd.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.lang.DiagnosticException;
import autograd.lang.Expression;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jar on a cluster of Spark's own: a master, two workers and two executors, each a
 * process.
 */
class SparkIT {
  private static final String CLUSTER = "local-cluster[2,1,1024]";
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path JAR = TARGET.resolve("autograd-spark.jar");
  private static final Path HOME = Path.of(System.getenv("SPARK_HOME"));
  private static final String FORMULA = "k = 0.25; n = tanh(x*y)/(1 + exp(x)); n + k*sqrt(abs(y))";

  @TempDir private Path directory;

  /** A folder such as Spark is installed in, of the libraries that Maven has. */
  @BeforeAll
  static void install() throws IOException {
    Path jars = Files.createDirectories(HOME.resolve("jars"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry);
      Path link = jars.resolve(jar.getFileName());
      boolean isOurs = jar.startsWith(TARGET);
      if (entry.endsWith(".jar") && !isOurs && !Files.exists(link)) {
        Files.createSymbolicLink(link, jar);
      }
    }
  }

  private void query(String text) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  private long count(String text) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(text)) {
      result.next();
      return result.getLong(1);
    }
  }

  /** Several files, so that the executors have something to share. */
  private Path table() throws SQLException, IOException {
    Path table = Files.createDirectory(directory.resolve("in"));
    for (int part = 0; part < 4; part++) {
      query(
          "COPY (SELECT i AS id, hash(i) / 3e18 - 3 AS x, (hash(i + 1) % 999)::DECIMAL(9, 3) / 7 AS y,"
              + " {'a': i, 'b': [i]} AS n FROM range("
              + 5_000 * part
              + ", "
              + 5_000 * (part + 1)
              + ") r(i)) TO '"
              + table
              + "/part"
              + part
              + ".parquet'");
    }
    return table;
  }

  private record Ended(int code, String out) {}

  private Ended run(List<String> command) throws IOException, InterruptedException {
    Path out = directory.resolve("out.txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(directory.toFile());
    builder.redirectErrorStream(true).redirectOutput(out.toFile());
    Process process = builder.start();
    if (!process.waitFor(180, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running after three minutes: " + command);
    }
    return new Ended(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
  }

  /** As the script spark-submit does, which is no more than this. */
  private Ended submit(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of(System.getProperty("opens").trim().split("\\s+", -1)));
    command.addAll(
        List.of("-cp", HOME.resolve("jars") + "/*", "org.apache.spark.deploy.SparkSubmit"));
    command.addAll(List.of("--master", CLUSTER, "--conf", "spark.ui.enabled=false"));
    command.addAll(List.of("--conf", "spark.driver.host=127.0.0.1"));
    command.addAll(List.of("--conf", "spark.driver.bindAddress=127.0.0.1"));
    command.add(JAR.toString());
    command.addAll(List.of(arguments));
    return run(command);
  }

  @Test
  void whatIsSubmittedHasTheBitsOfBatch() throws Exception {
    Path in = table();
    Path out = directory.resolve("out");
    Ended ended = submit(FORMULA, "--data", in.toString(), "-o", out.toString(), "--set", "k=pi/8");
    assertEquals(0, ended.code(), ended.out());
    query("COPY (SELECT * FROM '" + in + "/*.parquet' ORDER BY id) TO '" + in + ".parquet'");
    Ended batch =
        run(
            List.of(
                TARGET.resolve("autograd/bin/autograd").toString(),
                "batch",
                FORMULA,
                "--data",
                in + ".parquet",
                "-o",
                "batch.parquet",
                "--set",
                "k=pi/8"));
    assertEquals(0, batch.code(), batch.out());
    String both =
        " FROM (FROM '"
            + out
            + "/*.parquet') s FULL JOIN (FROM 'DIR/batch.parquet') b USING (id)"
                .replace("DIR", directory.toString());
    assertEquals(20_000, count("SELECT count(*)" + both));
    assertEquals(
        0,
        count(
            "SELECT count(*)"
                + both
                + " WHERE (s.x, s.y, s.n, s.value, s.d_k, s.d_x, s.d_y)"
                + " IS DISTINCT FROM (b.x, b.y, b.n, b.value, b.d_k, b.d_x, b.d_y)"));
  }

  @Test
  void badRowsOfTextAreLeftOutAndCounted() throws Exception {
    Path in = directory.resolve("in.csv");
    Files.writeString(in, "id,height\n1,0.5\n2,four\n3,\n4,2\n");
    String[] words = {
      "x^2", "--data", in.toString(), "--format", "csv", "--bind", "x=height", "-o"
    };
    List<String> skip = new ArrayList<>(List.of(words));
    skip.addAll(List.of(directory + "/kept", "--on-error", "skip", "--to-format", "json"));
    Ended ended = submit(skip.toArray(String[]::new));
    assertEquals(0, ended.code(), ended.out());
    assertTrue(ended.out().contains("autograd: warning: 2 rows are left out"), ended.out());
    assertEquals(425, count("SELECT (sum(value) * 100)::INT FROM '" + directory + "/kept/*.json'"));
    List<String> fail = new ArrayList<>(List.of(words));
    fail.add(directory + "/whole");
    Ended failed = submit(fail.toArray(String[]::new));
    assertEquals(2, failed.code(), failed.out());
    assertTrue(
        failed.out().contains("autograd: error: column height holds 'four', which is no number"),
        failed.out());
    assertFalse(Files.exists(directory.resolve("whole/_SUCCESS")));
  }

  @Test
  void aFormulaIsAFunctionOfSql() throws Exception {
    Path in = table();
    SparkSession spark =
        SparkSession.builder()
            .master(CLUSTER)
            .config("spark.jars", JAR.toString())
            .config("spark.ui.enabled", "false")
            .config("spark.log.level", "ERROR")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate();
    try {
      Gradients gradients = Gradients.of(FORMULA, Map.of("k", 0.5), List.of("x", "n"));
      assertEquals(List.of("x", "y"), gradients.inputs());
      GradientFunctions.register(spark, "bump", gradients);
      spark.read().parquet(in.toString()).repartition(4).createOrReplaceTempView("points");
      Dataset<Row> answer =
          spark.sql(
              "SELECT x, y, g.*, none FROM"
                  + " (SELECT x, y, bump(x, y) AS g, bump(NULL, y) AS none FROM points)");
      assertEquals(List.of("x", "y", "value", "d_x", "d_n", "none"), List.of(answer.columns()));
      Graph graph = Expression.parse(FORMULA);
      List<Row> rows = answer.collectAsList();
      assertEquals(20_000, rows.size());
      for (int r = 0; r < rows.size(); r += 97) {
        Row row = rows.get(r);
        Evaluation at =
            Evaluation.at(
                graph, Map.of("x", row.getDouble(0), "y", Numbers.of(row.get(1)), "k", 0.5));
        assertBits(at.value(), row.getDouble(2));
        assertBits(at.gradient("x"), row.getDouble(3));
        assertBits(at.gradient("n"), row.getDouble(4));
        assertTrue(row.isNullAt(5));
      }
      sumsAreThoseOfTheRows(spark, in);
      // Each executor has had its part.
      Set<String> executors = new HashSet<>();
      for (org.apache.spark.SparkExecutorInfo info :
          spark.sparkContext().statusTracker().getExecutorInfos()) {
        executors.add(info.host() + ":" + info.port());
      }
      assertTrue(executors.size() >= 3, "a driver and two executors: " + executors);
    } finally {
      spark.stop();
    }
  }

  /** Rows about a curve, in several files. */
  private Path observations() throws SQLException, IOException {
    Path table = Files.createDirectory(directory.resolve("seen"));
    String noise = "(hash(i) % 2001 / 1000 - 1) / 50";
    for (int part = 0; part < 4; part++) {
      query(
          "COPY (SELECT i % 997 / 200 AS x, 3 * exp(-x / 1.5) + 0.5 + "
              + noise
              + " AS y, 0.01 + (i % 7) / 500 AS s FROM range("
              + 12_500 * part
              + ", "
              + 12_500 * (part + 1)
              + ") r(i)) TO '"
              + table
              + "/part"
              + part
              + ".parquet'");
    }
    query("COPY (SELECT * FROM '" + table + "/*.parquet') TO '" + table + ".parquet'");
    return table;
  }

  /** The numbers of an answer in JSON, by the names that lead to them. */
  private static List<Double> numbers(Ended ended, String... paths) throws IOException {
    String json =
        ended.out().lines().filter(line -> line.startsWith("{\"")).findFirst().orElse("{}");
    JsonNode root = new ObjectMapper().readTree(json);
    List<Double> numbers = new ArrayList<>();
    for (String path : paths) {
      numbers.add(root.at(path).doubleValue());
    }
    return numbers;
  }

  private Ended locally(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(TARGET.resolve("autograd/bin/autograd").toString());
    command.addAll(List.of(arguments));
    return run(command);
  }

  private static void assertClose(List<Double> expected, List<Double> actual, double share) {
    assertEquals(expected.size(), actual.size());
    for (int k = 0; k < expected.size(); k++) {
      assertTrue(expected.get(k) != 0, "no number " + k + " of " + expected);
      assertEquals(expected.get(k), actual.get(k), share * Math.abs(expected.get(k)));
    }
  }

  @Test
  void aFitIsThatOfOneMachine() throws Exception {
    Path in = observations();
    String formula = "y = a*exp(-x/t) + c";
    String[] words = {"fit", formula, "--set", "a=1", "--set", "t=1", "--set", "c=0"};
    List<String> there = new ArrayList<>(List.of(words));
    there.addAll(List.of("--data", in.toString(), "--sigma", "s", "--to-format", "json"));
    Ended ended = submit(there.toArray(String[]::new));
    assertEquals(0, ended.code(), ended.out());
    List<String> here = new ArrayList<>(List.of(words));
    here.addAll(List.of("--data", in + ".parquet", "--sigma", "s", "--format", "json"));
    Ended alone = locally(here.toArray(String[]::new));
    assertEquals(0, alone.code(), alone.out());
    String[] values = {
      "/points",
      "/parameters/0/value",
      "/parameters/1/value",
      "/parameters/2/value",
      "/parameters/0/error",
      "/parameters/1/error",
      "/parameters/2/error",
      "/correlation/a/c",
      "/sum_of_squares",
      "/r_squared",
      "/aic"
    };
    assertClose(numbers(alone, values), numbers(ended, values), 1e-11);
  }

  @Test
  void aMinimumIsThatOfOneMachine() throws Exception {
    Path in = observations();
    String[] words = {"minimize", "log(cosh(a*exp(-x/t) + c - y))", "--set", "a=2", "--set", "t=1"};
    List<String> there = new ArrayList<>(List.of(words));
    there.addAll(List.of("--set", "c=0", "--data", in.toString(), "--mean", "--to-format", "json"));
    Ended ended = submit(there.toArray(String[]::new));
    assertEquals(0, ended.code(), ended.out());
    List<String> here = new ArrayList<>(List.of(words));
    here.addAll(List.of("--set", "c=0", "--data", in + ".parquet", "--mean", "--format", "json"));
    Ended alone = locally(here.toArray(String[]::new));
    assertEquals(0, alone.code(), alone.out());
    String[] values = {"/value", "/inputs/a", "/inputs/t", "/inputs/c", "/eigenvalues/0"};
    assertClose(numbers(alone, values), numbers(ended, values), 1e-7);
  }

  @Test
  void aSearchSaysWhatIsWrong() throws Exception {
    Path in = observations();
    Ended none = submit("fit", "z = a*x", "--data", in.toString());
    assertEquals(2, none.code(), none.out());
    assertTrue(
        none.out().contains("autograd: error: there is no column z; the columns are x, y, s"));
    Ended flat = submit("fit", "y = a + b", "--data", in.toString());
    assertEquals(1, flat.code(), flat.out());
    assertTrue(flat.out().contains("autograd: error: the fit did not converge: singular"));
    Ended other = submit("minimize", "(a - x)^2", "--data", in.toString(), "--sigma", "s");
    assertEquals(2, other.code(), other.out());
    assertTrue(other.out().contains("autograd: error: minimize has no --sigma"), other.out());
  }

  private void sumsAreThoseOfTheRows(SparkSession spark, Path in) {
    Gradients gradients = Gradients.of(FORMULA, Map.of("k", 0.5), List.of("x", "y"));
    Dataset<Row> table = spark.read().parquet(in.toString());
    GradientSums sums = GradientSums.of(table, gradients, List.of("x", "y"));
    double[] exact = new double[4];
    Graph graph = Expression.parse(FORMULA);
    for (Row row : table.collectAsList()) {
      double x = row.<Double>getAs("x");
      double y = Numbers.of(row.getAs("y"));
      Evaluation at = Evaluation.at(graph, Map.of("x", x, "y", y, "k", 0.5));
      double slope = at.gradient("x");
      exact[0] += at.value();
      exact[1] += slope;
      exact[2] += slope * slope;
      exact[3] += slope * at.gradient("y");
    }
    assertEquals(20_000, sums.rows());
    double[] found = {sums.value(), sums.gradient(0), sums.product(0, 0), sums.product(0, 1)};
    for (int k = 0; k < exact.length; k++) {
      assertEquals(exact[k], found[k], 1e-11 * Math.abs(exact[k]) + 1e-9);
    }
    assertEquals(sums.product(0, 1), sums.product(1, 0));
  }

  private static void assertBits(double expected, double actual) {
    assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(actual));
  }

  @Test
  void mistakesShowAtOnce() {
    assertThrows(DiagnosticException.class, () -> Gradients.of("x*", Map.of()));
    assertThrows(IllegalArgumentException.class, () -> Gradients.of("x", Map.of("y", 1.0)));
    assertThrows(IllegalArgumentException.class, () -> Gradients.of("x", Map.of(), List.of("z")));
  }
}
