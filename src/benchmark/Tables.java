import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Value and gradients at every row of a CSV file, as whole processes: autograd beside mawk, Miller
 * and DuckDB, which are given the derivatives worked out by hand.
 *
 * <pre>mvn -q -DskipTests package &amp;&amp; java src/benchmark/Tables.java [ROWS[,ROWS]* [RUNS]]</pre>
 *
 * <p>The formula is a logistic neuron over three columns, one of a few digits and two of all; the
 * table has a fourth that passes through, and four are added. The commands take turns, and the
 * median of each is printed, with the rows a second, how many times longer than autograd's it is,
 * and the most memory that it had (VmHWM, which Linux alone tells). With several numbers of rows,
 * {@code 1000000,10000000}, the memory of one shows beside that of the next. DuckDB is the library
 * that the program itself comes with, in a Java process of its own with two threads, and keeps the
 * order of the rows, as all the others do; its time is that of the query alone, as DuckDB's own
 * program, which starts at once, would have it. mawk and Miller are left out where they are not
 * installed.
 */
public final class Tables {
  private static final String FORMULA = "1/(1 + exp(-(0.5*x1 + x2*x3 + 0.25)))";

  /** One of the subjects, and what was measured of it. */
  private record Subject(String name, List<String> command, List<Double> seconds, long[] kibibytes) {}

  private Tables() {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    if (arguments.length > 0 && arguments[0].equals("duckdb")) {
      query(arguments[1], arguments[2]);
      return;
    }
    String rows = arguments.length > 0 ? arguments[0] : "1000000";
    int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    Path directory = Files.createTempDirectory("tables");
    compile(directory);
    for (String count : rows.split(",", -1)) {
      measure(directory, Integer.parseInt(count), runs);
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** So that DuckDB's process need not compile this file. */
  private static void compile(Path directory) throws IOException, InterruptedException {
    String javac = System.getProperty("java.home") + "/bin/javac";
    Process process =
        new ProcessBuilder(javac, "-d", directory.toString(), "src/benchmark/Tables.java")
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("cannot compile src/benchmark/Tables.java");
    }
  }

  private static void measure(Path directory, int rows, int runs)
      throws IOException, InterruptedException {
    Path in = directory.resolve("in.csv");
    Path out = directory.resolve("out.csv");
    write(in, rows);
    List<Subject> subjects = subjects(in, out);
    for (int run = 0; run < runs; run++) {
      for (Subject subject : subjects) {
        subject.seconds().add(seconds(subject));
        check(subject, out, rows);
      }
    }
    double own = median(subjects.get(0));
    System.out.printf(Locale.ROOT, "%,d rows, %,d bytes%n", rows, Files.size(in));
    for (Subject subject : subjects) {
      double time = median(subject);
      System.out.printf(
          Locale.ROOT,
          "%-22s %7.2f s %,12.0f rows/s %6.2f x %6d MiB%n",
          subject.name(),
          time,
          rows / time,
          time / own,
          subject.kibibytes()[0] >> 10);
    }
    Files.delete(in);
    Files.deleteIfExists(out);
  }

  private static void write(Path table, int rows) throws IOException {
    Random random = new Random(1);
    try (BufferedWriter out = Files.newBufferedWriter(table)) {
      out.write("x1,x2,x3,id\n");
      for (int i = 0; i < rows; i++) {
        String last = String.format(Locale.ROOT, "%.4f", random.nextGaussian());
        out.write(random.nextGaussian() + "," + random.nextGaussian() + "," + last + "," + i + "\n");
      }
    }
  }

  /** That all rows have come out, with eight fields and the right number in the last one's. */
  private static void check(Subject subject, Path out, int rows) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(out)) {
      long lines = 0;
      String last = "";
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        last = line;
        lines++;
      }
      String[] fields = last.split(",", -1);
      double[] numbers = Stream.of(fields).mapToDouble(Double::parseDouble).toArray();
      double n = 0.5 * numbers[0] + numbers[1] * numbers[2] + 0.25;
      double value = 1 / (1 + StrictMath.exp(-n));
      double slope = value * (1 - value) * numbers[1];
      if (lines != rows + 1L || fields.length != 8 || Math.abs(numbers[7] - slope) > 1e-9) {
        throw new IOException(subject.name() + " wrote " + lines + " lines, at last " + last);
      }
    }
  }

  private static List<Subject> subjects(Path in, Path out) throws IOException {
    List<Subject> subjects = new ArrayList<>();
    for (String threads : List.of("", " --threads 1")) {
      add(
          subjects,
          "autograd" + threads,
          "target/autograd/bin/autograd",
          "exec target/autograd/bin/autograd batch '" + FORMULA + "' --data IN -o OUT" + threads,
          in,
          out);
    }
    String awk =
        "exec mawk -F, -v OFMT=%.17g -v CONVFMT=%.17g"
            + " 'NR == 1 { print $0 \",value,d_x1,d_x2,d_x3\"; next }"
            + " { y = 1/(1 + exp(-(0.5*$1 + $2*$3 + 0.25))); d = y*(1 - y);"
            + " print $0 \",\" y \",\" 0.5*d \",\" d*$3 \",\" d*$2 }' IN > OUT";
    add(subjects, "mawk", "/usr/bin/mawk", awk, in, out);
    String miller =
        "exec mlr --csv put '$value = 1/(1 + exp(-(0.5*$x1 + $x2*$x3 + 0.25)));"
            + " d = $value*(1 - $value); $d_x1 = 0.5*d; $d_x2 = d*$x3; $d_x3 = d*$x2' IN > OUT";
    add(subjects, "Miller", "/usr/bin/mlr", miller, in, out);
    String java = System.getProperty("java.home") + "/bin/java";
    String duckDb =
        "exec " + java + " -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp " + jar() + ":"
            + in.getParent() + " Tables duckdb IN OUT";
    add(subjects, "DuckDB, 2 threads", java, duckDb, in, out);
    return subjects;
  }

  /** The DuckDB that reads and writes Parquet. */
  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target/autograd/lib/duckdb"))) {
      return files.findFirst().orElseThrow();
    }
  }

  /** What DuckDB does, in a process of its own. */
  private static void query(String in, String out) throws SQLException {
    String sql =
        "COPY (SELECT *, value*(1 - value)*0.5 AS d_x1, value*(1 - value)*x3 AS d_x2,"
            + " value*(1 - value)*x2 AS d_x3 FROM (SELECT *,"
            + " 1/(1 + exp(-(0.5*x1 + x2*x3 + 0.25))) AS value FROM read_csv('IN')))"
            + " TO 'OUT' (FORMAT csv, HEADER)";
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 2");
      long start = System.nanoTime();
      statement.execute(sql.replace("IN", in).replace("OUT", out));
      System.out.println((System.nanoTime() - start) / 1e9);
    }
  }

  private static void add(
      List<Subject> subjects, String name, String program, String command, Path in, Path out) {
    if (Files.isExecutable(Path.of(program))) {
      String line = command.replace("IN", in.toString()).replace("OUT", out.toString());
      subjects.add(
          new Subject(name, List.of("sh", "-c", line), new ArrayList<>(), new long[1]));
    }
  }

  /** How long the process took, or how long it says itself that its work took. */
  private static double seconds(Subject subject) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(subject.command())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Thread watch = new Thread(() -> watch(process, subject));
    watch.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(subject.name() + " failed");
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    watch.join();
    return said.isBlank() ? seconds : Double.parseDouble(said.trim());
  }

  /** Notes the most memory that the process has had, twenty times a second while it is there. */
  private static void watch(Process process, Subject subject) {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    while (process.isAlive() && Files.exists(status)) {
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(Files.newInputStream(status), StandardCharsets.UTF_8))) {
        reader
            .lines()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .forEach(most -> subject.kibibytes()[0] = Math.max(subject.kibibytes()[0], most));
        Thread.sleep(50);
      } catch (IOException | java.io.UncheckedIOException e) {
        // It has ended in the meantime.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static double median(Subject subject) {
    double[] sorted = subject.seconds().stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
