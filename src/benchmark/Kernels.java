import autograd.compile.Kernel;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;

/**
 * Value and all partials over blocks of 1,024 rows that stay in cache, on one thread: a kernel
 * beside what is written by hand in Java with the same functions, in C (kernels.c: gcc -O3, and
 * -Ofast with its vector functions), in numpy and in a loop over a small engine (kernels.py). Those
 * in Java take turns; of each the least time of many rounds counts.
 *
 * <pre>mvn -q -DskipTests package
 * java -cp "target/autograd/lib/*" src/benchmark/Kernels.java</pre>
 *
 * <p>With {@code --add-modules jdk.incubator.vector} before {@code -cp} the kernels run as under
 * {@code batch --fast}.
 */
final class Kernels {
  private static final int ROWS = 1024;
  private static final int ROUNDS = 300;
  private static final int REPEATS = 30;
  private static final int WIDTH = 8;

  private static final double[] GAUSS = {0.9, 0.3, 1.1, 1.2, 0.7, 0.6, 1.6, 0.4};

  private static final double[][] W1 = new double[WIDTH][3];
  private static final double[] C1 = new double[WIDTH];
  private static final double[][] W2 = new double[WIDTH][WIDTH];
  private static final double[] C2 = new double[WIDTH];
  private static final double[] W3 = new double[WIDTH];

  /** The program's own functions, which are no part of its interface. */
  private static final MethodHandle EXP = function("exp");

  private static final MethodHandle TANH = function("tanh");

  private interface ByHand {
    void run(double[][] in, double[] value, double[][] gradients);
  }

  private Kernels() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    fill();
    Map<String, Map<String, Double>> peers = peers();
    System.out.println("ns a row     kernel  Java by hand" + "  others");
    report("neuron", "tanh(x1*w1 + x2*w2 + b)", Map.of(), 5, Kernels::neuron, peers);
    report("Gauss1", GAUSS1, gaussParameters(), 1, Kernels::gauss, peers);
    report("Rosenbrock", "(1 - x)^2 + 100*(y - x^2)^2", Map.of(), 2, Kernels::rosenbrock, peers);
    report("network", networkFormula(), Map.of(), 3, Kernels::network, peers);
    gradientsOverValues();
    twoThreads();
  }

  private static final String GAUSS1 =
      "b1*exp(-b2*x) + b3*exp(-(x - b4)^2/b5^2) + b6*exp(-(x - b7)^2/b8^2)";

  private static Map<String, Double> gaussParameters() {
    Map<String, Double> parameters = new HashMap<>();
    for (int k = 0; k < GAUSS.length; k++) {
      parameters.put("b" + (k + 1), GAUSS[k]);
    }
    return parameters;
  }

  private static void report(
      String name,
      String formula,
      Map<String, Double> constants,
      int columns,
      ByHand byHand,
      Map<String, Map<String, Double>> peers) {
    Graph graph = Expression.parse(formula);
    List<Value> wanted = new ArrayList<>();
    for (Value input : graph.inputs()) {
      if (constants.isEmpty() || constants.containsKey(input.label())) {
        wanted.add(input);
      }
    }
    Kernel kernel = Kernel.of(graph, graph.output(), constants, wanted);
    double[][] in = columns(columns);
    double[] value = new double[ROWS];
    double[][] gradients = new double[wanted.size()][ROWS];
    double[] handValue = new double[ROWS];
    double[][] handGradients = new double[wanted.size()][ROWS];
    Kernel.Worker worker = kernel.worker();
    double[] best =
        best(
            () -> worker.run(in, ROWS, value, gradients),
            () -> byHand.run(in, handValue, handGradients));
    double difference = difference(value, handValue);
    for (int k = 0; k < wanted.size(); k++) {
      difference = Math.max(difference, difference(gradients[k], handGradients[k]));
    }
    if (difference > 1e-9) {
      throw new IllegalStateException(name + ": kernel and hand differ by " + difference);
    }
    StringJoiner others = new StringJoiner("  ");
    peers.getOrDefault(name, Map.of()).forEach((peer, time) -> others.add(entry(peer, time, best[0])));
    System.out.printf(
        Locale.ROOT,
        "%-11s %7.2f  %s  %s%n",
        name,
        best[0],
        entry("by hand", best[1], best[0]),
        others);
  }

  /** A peer's time, and the kernel's in parts of it. */
  private static String entry(String peer, double time, double own) {
    return String.format(Locale.ROOT, "%s %.2f (%.2f)", peer, time, own / time);
  }

  private static double[] best(Runnable... subjects) {
    double[] best = new double[subjects.length];
    Arrays.fill(best, Double.MAX_VALUE);
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      for (int s = 0; s < subjects.length; s++) {
        long start = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
          subjects[s].run();
        }
        best[s] = Math.min(best[s], (System.nanoTime() - start) / (double) ROUNDS / ROWS);
      }
    }
    return best;
  }

  private static double[][] columns(int count) {
    Random random = new Random(1);
    double[][] in = new double[count][];
    for (int k = 0; k < count; k++) {
      in[k] = random.doubles(ROWS, 0.5, 2).toArray();
    }
    return in;
  }

  /** What value and gradient cost over what the value alone costs, for more and more variables. */
  private static void gradientsOverValues() {
    System.out.println("\nvalue and gradient over value alone, of n variables");
    for (String operator : List.of(" + ", " * ")) {
      for (int n : new int[] {10, 100, 1_000, 10_000}) {
        StringJoiner formula = new StringJoiner(operator);
        for (int k = 0; k < n; k++) {
          formula.add("x" + k);
        }
        Graph graph = Expression.parse(formula.toString());
        double[][] in = new double[n][];
        Random random = new Random(1);
        for (int k = 0; k < n; k++) {
          in[k] = random.doubles(ROWS, 0.9999, 1.0001).toArray();
        }
        Kernel.Worker both = Kernel.of(graph).worker();
        Kernel.Worker valueOnly =
            Kernel.of(graph, graph.output(), Map.of(), List.of()).worker();
        double[] value = new double[ROWS];
        double[][] gradients = new double[n][ROWS];
        double[] best = {Double.MAX_VALUE, Double.MAX_VALUE};
        for (int repeat = 0; repeat < 20; repeat++) {
          int rounds = Math.max(1, 200_000 / (n * n / 10 + n));
          long start = System.nanoTime();
          for (int round = 0; round < rounds; round++) {
            both.run(in, ROWS, value, gradients);
          }
          long middle = System.nanoTime();
          for (int round = 0; round < rounds; round++) {
            valueOnly.run(in, ROWS, value, new double[0][]);
          }
          long end = System.nanoTime();
          best[0] = Math.min(best[0], (middle - start) / (double) rounds / ROWS);
          best[1] = Math.min(best[1], (end - middle) / (double) rounds / ROWS);
        }
        System.out.printf(
            Locale.ROOT,
            "%s of %6d: %10.2f / %9.2f ns a row = %.2f%n",
            operator.equals(" + ") ? "sum    " : "product",
            n,
            best[0],
            best[1],
            best[0] / best[1]);
      }
    }
  }

  /** How much more two threads do than one, of a formula that computes more than it reads. */
  private static void twoThreads() throws InterruptedException {
    Kernel kernel = Kernel.of(Expression.parse(networkFormula()));
    double one = rate(kernel, 1);
    double two = rate(kernel, 2);
    one = Math.max(one, rate(kernel, 1));
    two = Math.max(two, rate(kernel, 2));
    System.out.printf(Locale.ROOT, "%ntwo threads: %.2f times the rows of one%n", two / one);
  }

  private static double rate(Kernel kernel, int threads) throws InterruptedException {
    List<Thread> running = new ArrayList<>();
    int rounds = 2_000;
    long start = System.nanoTime();
    for (int t = 0; t < threads; t++) {
      Thread thread =
          new Thread(
              () -> {
                Kernel.Worker worker = kernel.worker();
                double[][] in = columns(3);
                double[] value = new double[ROWS];
                double[][] gradients = new double[3][ROWS];
                for (int round = 0; round < rounds; round++) {
                  worker.run(in, ROWS, value, gradients);
                }
              });
      thread.start();
      running.add(thread);
    }
    for (Thread thread : running) {
      thread.join();
    }
    return threads * (double) rounds / (System.nanoTime() - start);
  }

  private static double difference(double[] a, double[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]) / Math.max(1e-3, Math.abs(b[i])));
    }
    return largest;
  }

  private static MethodHandle function(String name) {
    try {
      Class<?> owner = Class.forName("autograd.graph.Exponential");
      return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
          .findStatic(owner, name, MethodType.methodType(double.class, double.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double exp(double x) {
    try {
      return (double) EXP.invokeExact(x);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static double tanh(double x) {
    try {
      return (double) TANH.invokeExact(x);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** The columns in the order in which the formula speaks of them: x1, w1, x2, w2, b. */
  private static void neuron(double[][] in, double[] value, double[][] gradients) {
    double[] x1 = in[0];
    double[] w1 = in[1];
    double[] x2 = in[2];
    double[] w2 = in[3];
    double[] b = in[4];
    for (int i = 0; i < ROWS; i++) {
      double y = tanh(x1[i] * w1[i] + x2[i] * w2[i] + b[i]);
      double slope = 1 - y * y;
      value[i] = y;
      gradients[0][i] = slope * w1[i];
      gradients[1][i] = slope * x1[i];
      gradients[2][i] = slope * w2[i];
      gradients[3][i] = slope * x2[i];
      gradients[4][i] = slope;
    }
  }

  /** By b1 to b8. */
  private static void gauss(double[][] in, double[] value, double[][] gradients) {
    double[] xs = in[0];
    double b1 = GAUSS[0];
    double b2 = GAUSS[1];
    double b3 = GAUSS[2];
    double b4 = GAUSS[3];
    double b5 = GAUSS[4];
    double b6 = GAUSS[5];
    double b7 = GAUSS[6];
    double b8 = GAUSS[7];
    double[] g1 = gradients[0];
    double[] g2 = gradients[1];
    double[] g3 = gradients[2];
    double[] g4 = gradients[3];
    double[] g5 = gradients[4];
    double[] g6 = gradients[5];
    double[] g7 = gradients[6];
    double[] g8 = gradients[7];
    for (int i = 0; i < ROWS; i++) {
      double x = xs[i];
      double u = (x - b4) / b5;
      double w = (x - b7) / b8;
      double e1 = exp(-b2 * x);
      double e2 = exp(-(u * u));
      double e3 = exp(-(w * w));
      double s1 = b1 * e1;
      double s2 = b3 * e2;
      double s3 = b6 * e3;
      value[i] = s1 + s2 + s3;
      g1[i] = e1;
      g2[i] = -x * s1;
      g3[i] = e2;
      g4[i] = 2 * s2 * u / b5;
      g5[i] = 2 * s2 * u * u / b5;
      g6[i] = e3;
      g7[i] = 2 * s3 * w / b8;
      g8[i] = 2 * s3 * w * w / b8;
    }
  }

  private static void rosenbrock(double[][] in, double[] value, double[][] gradients) {
    double[] xs = in[0];
    double[] ys = in[1];
    double[] dx = gradients[0];
    double[] dy = gradients[1];
    for (int i = 0; i < ROWS; i++) {
      double x = xs[i];
      double t = ys[i] - x * x;
      value[i] = (1 - x) * (1 - x) + 100 * t * t;
      dx[i] = -2 * (1 - x) - 400 * x * t;
      dy[i] = 200 * t;
    }
  }

  private static void fill() {
    Random random = new Random(2);
    for (int k = 0; k < WIDTH; k++) {
      W1[k] = random.doubles(3, -1, 1).toArray();
      W2[k] = random.doubles(WIDTH, -1, 1).toArray();
      C1[k] = random.nextDouble() * 2 - 1;
      C2[k] = random.nextDouble() * 2 - 1;
      W3[k] = random.nextDouble() * 2 - 1;
    }
  }

  /** A network of two layers of eight, about 210 operations, its weights fixed. */
  private static String networkFormula() {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < WIDTH; k++) {
      text.append("h" + k + " = tanh((" + W1[k][0] + ")*x0 + (" + W1[k][1] + ")*x1 + (");
      text.append(W1[k][2] + ")*x2 + (" + C1[k] + "));");
    }
    for (int k = 0; k < WIDTH; k++) {
      StringJoiner sum = new StringJoiner(" + ");
      for (int j = 0; j < WIDTH; j++) {
        sum.add("(" + W2[k][j] + ")*h" + j);
      }
      text.append("g" + k + " = tanh(" + sum + " + (" + C2[k] + "));");
    }
    StringJoiner sum = new StringJoiner(" + ");
    for (int k = 0; k < WIDTH; k++) {
      sum.add("(" + W3[k] + ")*g" + k);
    }
    return text + sum.toString();
  }

  private static void network(double[][] in, double[] value, double[][] gradients) {
    double[] h1 = new double[WIDTH];
    double[] adjoint = new double[WIDTH];
    for (int i = 0; i < ROWS; i++) {
      for (int k = 0; k < WIDTH; k++) {
        double[] w = W1[k];
        h1[k] = tanh(w[0] * in[0][i] + w[1] * in[1][i] + w[2] * in[2][i] + C1[k]);
        adjoint[k] = 0;
      }
      double y = 0;
      for (int k = 0; k < WIDTH; k++) {
        double[] w = W2[k];
        double sum = C2[k];
        for (int j = 0; j < WIDTH; j++) {
          sum += w[j] * h1[j];
        }
        double h2 = tanh(sum);
        y += W3[k] * h2;
        double slope = W3[k] * (1 - h2 * h2);
        for (int j = 0; j < WIDTH; j++) {
          adjoint[j] += slope * w[j];
        }
      }
      double d0 = 0;
      double d1 = 0;
      double d2 = 0;
      for (int k = 0; k < WIDTH; k++) {
        double a = adjoint[k] * (1 - h1[k] * h1[k]);
        d0 += a * W1[k][0];
        d1 += a * W1[k][1];
        d2 += a * W1[k][2];
      }
      value[i] = y;
      gradients[0][i] = d0;
      gradients[1][i] = d1;
      gradients[2][i] = d2;
    }
  }

  /** By formula and name, the times of those that are other programs. */
  private static Map<String, Map<String, Double>> peers() throws IOException, InterruptedException {
    Map<String, Map<String, Double>> peers = new HashMap<>();
    Path directory = Files.createTempDirectory("kernels");
    Path binary = directory.resolve("kernels");
    for (String level : List.of("-O3", "-Ofast")) {
      List<String> gcc =
          List.of("gcc", level, "-march=native", "-o", binary.toString(), sibling("kernels.c"), "-lm");
      if (run(gcc) != null) {
        for (String line : run(List.of(binary.toString()))) {
          String[] words = line.split(" ", -1);
          times(peers, words[0]).put("gcc " + level, Double.valueOf(words[1]));
        }
      }
    }
    List<String> lines = run(List.of("python3", sibling("kernels.py")));
    for (String line : lines == null ? List.<String>of() : lines) {
      String[] words = line.split(" ", -1);
      times(peers, words[0]).put(words[1], Double.valueOf(words[2]));
    }
    Files.deleteIfExists(binary);
    Files.delete(directory);
    return peers;
  }

  private static Map<String, Double> times(Map<String, Map<String, Double>> peers, String formula) {
    return peers.computeIfAbsent(formula, name -> new LinkedHashMap<>());
  }

  private static String sibling(String name) {
    return Path.of("src", "benchmark", name).toString();
  }

  /** What it printed; null if it could not run. */
  private static List<String> run(List<String> command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      List<String> lines =
          new String(process.getInputStream().readAllBytes()).lines().toList();
      return process.waitFor() == 0 ? lines : null;
    } catch (IOException e) {
      return null;
    }
  }
}
