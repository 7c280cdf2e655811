import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Value and gradients at every row of a CSV file, as whole processes: autograd beside mawk, Miller
 * and DuckDB, where they are installed, which are given the derivatives worked out by hand.
 *
 * <pre>mvn -q -DskipTests package &amp;&amp; java src/benchmark/Tables.java [ROWS [RUNS]]</pre>
 *
 * <p>The formula is a logistic neuron over three columns, one of a few digits and two of all; the
 * table has a fourth that passes through. The commands take turns, and the median of each is
 * printed, with the rows a second and how many times longer than autograd's it is.
 */
public final class Tables {
  private record Subject(String name, List<String> command, List<Double> seconds) {}

  private Tables() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    Path directory = Files.createTempDirectory("tables");
    Path table = directory.resolve("in.csv");
    write(table, rows);
    List<Subject> subjects = subjects(table, directory.resolve("out.csv"));
    for (int run = 0; run < runs; run++) {
      for (Subject subject : subjects) {
        subject.seconds().add(seconds(subject));
      }
    }
    double own = median(subjects.get(0));
    for (Subject subject : subjects) {
      double time = median(subject);
      System.out.printf(
          Locale.ROOT,
          "%-20s %7.2f s %12.0f rows/s %6.2f%n",
          subject.name(),
          time,
          rows / time,
          time / own);
    }
    Files.delete(table);
    Files.deleteIfExists(directory.resolve("out.csv"));
    Files.delete(directory);
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

  private static List<Subject> subjects(Path in, Path out) throws IOException {
    List<Subject> subjects = new ArrayList<>();
    String formula = "1/(1 + exp(-(0.5*x1 + x2*x3 + 0.25)))";
    for (String threads : List.of("", " --threads 1")) {
      add(
          subjects,
          "autograd" + threads,
          "target/autograd/bin/autograd",
          "target/autograd/bin/autograd batch '" + formula + "' --data IN -o OUT" + threads,
          in,
          out);
    }
    String awk =
        "mawk -F, -v OFMT=%.17g -v CONVFMT=%.17g 'NR == 1 { print $0 \",value,d_x1,d_x2,d_x3\"; next }"
            + " { y = 1/(1 + exp(-(0.5*$1 + $2*$3 + 0.25))); d = y*(1 - y);"
            + " print $0 \",\" y \",\" 0.5*d \",\" d*$3 \",\" d*$2 }' IN > OUT";
    add(subjects, "mawk", "/usr/bin/mawk", awk, in, out);
    String miller =
        "mlr --csv put '$value = 1/(1 + exp(-(0.5*$x1 + $x2*$x3 + 0.25)));"
            + " d = $value*(1 - $value); $d_x1 = 0.5*d; $d_x2 = d*$x3; $d_x3 = d*$x2' IN > OUT";
    add(subjects, "Miller", "/usr/bin/mlr", miller, in, out);
    String sql =
        "COPY (SELECT *, value*(1 - value)*0.5 AS d_x1, value*(1 - value)*x3 AS d_x2,"
            + " value*(1 - value)*x2 AS d_x3 FROM (SELECT *,"
            + " 1/(1 + exp(-(0.5*x1 + x2*x3 + 0.25))) AS value FROM 'IN')) TO 'OUT' (HEADER)";
    for (String place : List.of("/usr/bin/duckdb", "/usr/local/bin/duckdb")) {
      add(subjects, "DuckDB", place, place + " -c \"" + sql + "\"", in, out);
    }
    return subjects;
  }

  private static void add(
      List<Subject> subjects, String name, String program, String command, Path in, Path out) {
    if (Files.isExecutable(Path.of(program))) {
      String line = command.replace("IN", in.toString()).replace("OUT", out.toString());
      subjects.add(new Subject(name, List.of("sh", "-c", line), new ArrayList<>()));
    }
  }

  private static double seconds(Subject subject) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(subject.command())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(subject.name() + " failed");
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static double median(Subject subject) {
    double[] sorted = subject.seconds().stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
