import autograd.compile.Kernel;
import autograd.graph.Graph;
import autograd.lang.Expression;
import java.util.Locale;
import java.util.Random;

/**
 * Value and all partials over blocks that stay in cache, on one thread: a kernel beside the same
 * written by hand in Java with the same functions. The two take turns, and the least time of each
 * counts.
 *
 * <pre>java -cp target/autograd/lib/autograd.jar src/benchmark/Kernels.java</pre>
 */
final class Kernels {
  private static final int ROWS = 1024;
  private static final int ROUNDS = 400;
  private static final int REPEATS = 20;

  private interface ByHand {
    void run(double[][] in, double[] value, double[][] gradients);
  }

  private Kernels() {}

  public static void main(String[] args) {
    System.out.println("formula, ns a row: kernel, by hand, ratio, largest difference");
    compare(
        "logistic neuron",
        "1/(1 + exp(-(x1*w1 + x2*w2 + b)))",
        Kernels::neuron,
        5);
    compare(
        "Gauss1",
        "b1*exp(-b2*x) + b3*exp(-(x - b4)^2/b5^2) + b6*exp(-(x - b7)^2/b8^2)",
        Kernels::gauss,
        9);
    compare("Rosenbrock", "(1 - x)^2 + 100*(y - x^2)^2", Kernels::rosenbrock, 2);
  }

  private static void compare(String name, String formula, ByHand byHand, int inputs) {
    Graph graph = Expression.parse(formula);
    Kernel kernel = Kernel.of(graph);
    Kernel.Worker worker = kernel.worker();
    Random random = new Random(1);
    double[][] in = new double[inputs][];
    for (int k = 0; k < inputs; k++) {
      in[k] = random.doubles(ROWS, 0.5, 2).toArray();
    }
    double[] value = new double[ROWS];
    double[][] gradients = new double[inputs][ROWS];
    double[] handValue = new double[ROWS];
    double[][] handGradients = new double[inputs][ROWS];
    double best = Double.MAX_VALUE;
    double handBest = Double.MAX_VALUE;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      long start = System.nanoTime();
      for (int round = 0; round < ROUNDS; round++) {
        worker.run(in, ROWS, value, gradients);
      }
      long middle = System.nanoTime();
      for (int round = 0; round < ROUNDS; round++) {
        byHand.run(in, handValue, handGradients);
      }
      long end = System.nanoTime();
      best = Math.min(best, (middle - start) / (double) ROUNDS / ROWS);
      handBest = Math.min(handBest, (end - middle) / (double) ROUNDS / ROWS);
    }
    double difference = difference(value, handValue);
    for (int k = 0; k < inputs; k++) {
      difference = Math.max(difference, difference(gradients[k], handGradients[k]));
    }
    System.out.printf(
        Locale.ROOT,
        "%-16s %6.2f %6.2f %5.2f %.1e%n",
        name,
        best,
        handBest,
        best / handBest,
        difference);
  }

  private static double difference(double[] a, double[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]) / Math.max(1e-300, Math.abs(b[i])));
    }
    return largest;
  }

  /** The columns in the order in which the formula speaks of them: x1, w1, x2, w2, b. */
  private static void neuron(double[][] in, double[] value, double[][] gradients) {
    double[] x1 = in[0];
    double[] w1 = in[1];
    double[] x2 = in[2];
    double[] w2 = in[3];
    double[] b = in[4];
    for (int i = 0; i < ROWS; i++) {
      double e = StrictMath.exp(-(x1[i] * w1[i] + x2[i] * w2[i] + b[i]));
      double y = 1 / (1 + e);
      double slope = y / (1 + e) * e;
      value[i] = y;
      gradients[0][i] = slope * w1[i];
      gradients[1][i] = slope * x1[i];
      gradients[2][i] = slope * w2[i];
      gradients[3][i] = slope * x2[i];
      gradients[4][i] = slope;
    }
  }

  /** Likewise b1, b2, x, b3, b4, b5, b6, b7, b8. */
  private static void gauss(double[][] in, double[] value, double[][] gradients) {
    for (int i = 0; i < ROWS; i++) {
      double b1 = in[0][i];
      double b2 = in[1][i];
      double x = in[2][i];
      double b3 = in[3][i];
      double b5 = in[5][i];
      double b6 = in[6][i];
      double b8 = in[8][i];
      double u = (x - in[4][i]) / b5;
      double v = (x - in[7][i]) / b8;
      double e1 = StrictMath.exp(-b2 * x);
      double e2 = StrictMath.exp(-(u * u));
      double e3 = StrictMath.exp(-(v * v));
      value[i] = b1 * e1 + b3 * e2 + b6 * e3;
      double s1 = b1 * e1;
      double s2 = 2 * b3 * e2 * u / b5;
      double s3 = 2 * b6 * e3 * v / b8;
      gradients[0][i] = e1;
      gradients[1][i] = -x * s1;
      gradients[2][i] = -b2 * s1 - s2 - s3;
      gradients[3][i] = e2;
      gradients[4][i] = s2;
      gradients[5][i] = s2 * u;
      gradients[6][i] = e3;
      gradients[7][i] = s3;
      gradients[8][i] = s3 * v;
    }
  }

  /** Likewise x, y. */
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
}
