import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long it takes to start and answer, as whole processes: autograd beside a bare Java that prints
 * a word, on the same JDK, and beside other programs that differentiate, where they are installed.
 *
 * <pre>mvn -q -Dmaven.test.skip package &amp;&amp; java src/benchmark/StartUp.java [RUNS]</pre>
 *
 * <p>The commands run in turn, one round after another, so that a machine that slows down slows all
 * of them. Printed are the median time of each and the median of its ratios to the bare Java of the
 * same round; and, on Linux, the mean time of the processors, which other work disturbs less. The
 * bare Java compiles and collects as the launcher tells ours to. Every figure holds the cost of
 * making a process from Java, a millisecond or two.
 */
public final class StartUp {
  private record Subject(
      String name, List<String> command, List<Double> seconds, List<Double> cpu) {}

  private static final String FORMULA = "(a*b)*(a+b)";
  private static final Path NULL = Path.of("/dev/null");

  private StartUp() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 31;
    Path directory = Files.createTempDirectory("start-up");
    List<Subject> subjects = subjects(directory);
    // One round to warm the caches of the file system, not counted.
    for (int round = -1; round < runs; round++) {
      for (Subject subject : subjects) {
        double cpu = cpuOfChildren();
        double seconds = run(subject);
        if (round >= 0) {
          subject.seconds().add(seconds);
          subject.cpu().add(cpuOfChildren() - cpu);
        }
      }
    }
    print(subjects);
  }

  private static List<Subject> subjects(Path directory) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path hello = directory.resolve("Hello.java");
    Files.writeString(
        hello,
        "public class Hello { public static void main(String[] a) { System.out.println(\"6\"); } }");
    wait(new ProcessBuilder(java + "c", "-d", directory.toString(), hello.toString()));
    String autograd = Path.of("target/autograd/bin/autograd").toAbsolutePath().toString();
    if (!Files.isExecutable(Path.of(autograd))) {
      throw new IOException("there is no " + autograd + ": build it with mvn -Dmaven.test.skip package");
    }
    List<Subject> subjects = new ArrayList<>();
    String[] flags = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"};
    add(subjects, "bare java", java, flags[0], flags[1], "-cp", directory.toString(), "Hello");
    add(subjects, "autograd eval a+a", autograd, "eval", "a+a", "--set", "a=3");
    add(subjects, "autograd eval " + FORMULA, autograd, "eval", FORMULA, "--set", "a=-2", "--set", "b=3");
    add(subjects, "autograd eval a+a --get", autograd, "eval", "a+a", "--set", "a=3", "--get", "value");
    add(subjects, "autograd dot a+a", autograd, "dot", "a+a", "--set", "a=3");
    add(subjects, "autograd diff " + FORMULA, autograd, "diff", FORMULA);
    add(subjects, "autograd page a+a", autograd, "page", "a+a", "--set", "a=3");
    add(subjects, "autograd --help", autograd, "--help");
    add(subjects, "autograd, an error", autograd, "eval", "(a*)*(a+b)");
    String gp = "f=" + FORMULA + ";print(subst(subst([f,deriv(f,a),deriv(f,b)],a,-2),b,3))";
    shell(subjects, "PARI/GP", "gp", "echo '" + gp + "' | gp -q -f");
    String diff = FORMULA + ";diff(" + FORMULA + ",a);diff(" + FORMULA + ",b);";
    shell(subjects, "GiNaC ginsh", "ginsh", "echo '" + diff + "' | ginsh");
    Path partials = directory.resolve("partials.txt");
    Files.writeString(partials, "diff(" + FORMULA + ",a)\ndiff(" + FORMULA + ",b)\n");
    shell(subjects, "qalc, both partials", "qalc", "exec qalc -t -f " + partials);
    String maxima = "f:" + FORMULA + "$ print(subst([a=-2,b=3],[f,diff(f,a),diff(f,b)]))$";
    shell(subjects, "Maxima", "maxima", "maxima --very-quiet --batch-string='" + maxima + "'");
    String sympy =
        "from sympy import symbols; a,b=symbols('a b'); f=" + FORMULA
            + "; print([g.subs({a:-2,b:3}) for g in (f,f.diff(a),f.diff(b))])";
    for (String python : List.of("python3", "/usr/bin/python3")) {
      if (isThere(python + " -c 'import sympy'")) {
        add(subjects, "SymPy", python, "-c", sympy);
        break;
      }
    }
    shell(subjects, "Python, an engine of 60 lines", "python3", "exec python3 src/benchmark/engine.py");
    return subjects;
  }

  private static void add(List<Subject> subjects, String name, String... command) {
    subjects.add(new Subject(name, Arrays.asList(command), new ArrayList<>(), new ArrayList<>()));
  }

  private static void shell(List<Subject> subjects, String name, String program, String command)
      throws IOException, InterruptedException {
    if (isThere("command -v " + program)) {
      add(subjects, name, "sh", "-c", command);
    }
  }

  private static boolean isThere(String check) throws IOException, InterruptedException {
    return wait(new ProcessBuilder("sh", "-c", check)) == 0;
  }

  private static double run(Subject subject) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(subject.command());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    long start = System.nanoTime();
    wait(builder);
    return (System.nanoTime() - start) / 1e9;
  }

  /** Seconds that processors spent on children that have ended; counted in hundredths, or NaN. */
  private static double cpuOfChildren() throws IOException {
    Path stat = Path.of("/proc/self/stat");
    if (!Files.isReadable(stat)) {
      return Double.NaN;
    }
    String text = Files.readString(stat);
    String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0;
  }

  private static int wait(ProcessBuilder builder) throws IOException, InterruptedException {
    File nowhere = NULL.toFile();
    builder.redirectInput(nowhere).redirectOutput(nowhere).redirectError(nowhere);
    return builder.start().waitFor();
  }

  private static void print(List<Subject> subjects) {
    List<Double> bare = subjects.get(0).seconds();
    System.out.printf(
        Locale.ROOT,
        "Java %s, %d rounds%n%n%-34s %9s %8s %9s %8s%n",
        System.getProperty("java.version"), bare.size(), "", "median", "× bare", "cpu", "× bare");
    for (Subject subject : subjects) {
      List<Double> ratios = new ArrayList<>();
      for (int i = 0; i < bare.size(); i++) {
        ratios.add(subject.seconds().get(i) / bare.get(i));
      }
      double cpu = mean(subject.cpu());
      System.out.printf(
          Locale.ROOT,
          "%-34s %6.0f ms %8.2f %6.0f ms %8.2f%n",
          subject.name(),
          1000 * median(subject.seconds()),
          median(ratios),
          1000 * cpu,
          cpu / mean(subjects.get(0).cpu()));
    }
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
