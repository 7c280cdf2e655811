package autograd.benchmark;

import static autograd.functions.ScalarFunctions.tanh;

import java.util.Random;
import java.util.StringJoiner;
import org.openjdk.jmh.annotations.CompilerControl;

/** A network of two layers of eight, about 210 operations, its weights fixed. */
final class Network {
  private static final int WIDTH = 8;

  private static final double[][] W1 = new double[WIDTH][];
  private static final double[] C1 = new double[WIDTH];
  private static final double[][] W2 = new double[WIDTH][];
  private static final double[] C2 = new double[WIDTH];
  private static final double[] W3 = new double[WIDTH];

  static {
    Random random = new Random(2);
    for (int k = 0; k < WIDTH; k++) {
      W1[k] = random.doubles(3, -1, 1).toArray();
      W2[k] = random.doubles(WIDTH, -1, 1).toArray();
      C1[k] = random.nextDouble() * 2 - 1;
      C2[k] = random.nextDouble() * 2 - 1;
      W3[k] = random.nextDouble() * 2 - 1;
    }
  }

  private Network() {}

  static String formula() {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < WIDTH; k++) {
      double[] w = W1[k];
      text.append(
          "h" + k + " = tanh((" + w[0] + ")*x0 + (" + w[1] + ")*x1 + (" + w[2] + ")*x2 + (");
      text.append(C1[k] + "));");
    }
    for (int k = 0; k < WIDTH; k++) {
      text.append("g" + k + " = tanh(" + weighted(W2[k], "h") + " + (" + C2[k] + "));");
    }
    return text + weighted(W3, "g");
  }

  private static String weighted(double[] weights, String name) {
    StringJoiner sum = new StringJoiner(" + ");
    for (int k = 0; k < WIDTH; k++) {
      sum.add("(" + weights[k] + ")*" + name + k);
    }
    return sum.toString();
  }

  /** A row after the other, forward and back. */
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  static void byHand(double[][] in, double[] value, double[][] gradients) {
    double[] x0 = in[0];
    double[] x1 = in[1];
    double[] x2 = in[2];
    double[] dx0 = gradients[0];
    double[] dx1 = gradients[1];
    double[] dx2 = gradients[2];
    double[] h1 = new double[WIDTH];
    double[] adjoint = new double[WIDTH];
    for (int i = 0; i < Block.ROWS; i++) {
      for (int k = 0; k < WIDTH; k++) {
        double[] w = W1[k];
        h1[k] = tanh(w[0] * x0[i] + w[1] * x1[i] + w[2] * x2[i] + C1[k]);
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
      dx0[i] = d0;
      dx1[i] = d1;
      dx2[i] = d2;
    }
  }
}
