package autograd.benchmark;

import static autograd.functions.ScalarFunctions.exp;
import static autograd.functions.ScalarFunctions.tanh;

import java.util.List;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * Value and all partials of a block, as a programmer writes them. Every array is a local variable:
 * a compiler makes no vector instructions of a loop that looks them up in each round. As in
 * kernels.c, each loop is compiled as a method of its own.
 */
@FunctionalInterface
interface ByHand {
  void run(double[][] in, double[] value, double[][] gradients);

  /** The parameters b1 to b8 of Gauss1. */
  List<Double> GAUSS1 = List.of(0.9, 0.3, 1.1, 1.2, 0.7, 0.6, 1.6, 0.4);

  /** The columns in the order in which the formula speaks of them: x1, w1, x2, w2, b. */
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  static void neuron(double[][] in, double[] value, double[][] gradients) {
    double[] x1 = in[0];
    double[] w1 = in[1];
    double[] x2 = in[2];
    double[] w2 = in[3];
    double[] b = in[4];
    double[] dx1 = gradients[0];
    double[] dw1 = gradients[1];
    double[] dx2 = gradients[2];
    double[] dw2 = gradients[3];
    double[] db = gradients[4];
    for (int i = 0; i < Block.ROWS; i++) {
      double y = tanh(x1[i] * w1[i] + x2[i] * w2[i] + b[i]);
      double slope = 1 - y * y;
      value[i] = y;
      dx1[i] = slope * w1[i];
      dw1[i] = slope * x1[i];
      dx2[i] = slope * w2[i];
      dw2[i] = slope * x2[i];
      db[i] = slope;
    }
  }

  /** By its parameters. */
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  static void gauss1(double[][] in, double[] value, double[][] gradients) {
    double[] xs = in[0];
    double b1 = GAUSS1.get(0);
    double b2 = GAUSS1.get(1);
    double b3 = GAUSS1.get(2);
    double b4 = GAUSS1.get(3);
    double b5 = GAUSS1.get(4);
    double b6 = GAUSS1.get(5);
    double b7 = GAUSS1.get(6);
    double b8 = GAUSS1.get(7);
    double[] g1 = gradients[0];
    double[] g2 = gradients[1];
    double[] g3 = gradients[2];
    double[] g4 = gradients[3];
    double[] g5 = gradients[4];
    double[] g6 = gradients[5];
    double[] g7 = gradients[6];
    double[] g8 = gradients[7];
    for (int i = 0; i < Block.ROWS; i++) {
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

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  static void rosenbrock(double[][] in, double[] value, double[][] gradients) {
    double[] xs = in[0];
    double[] ys = in[1];
    double[] dx = gradients[0];
    double[] dy = gradients[1];
    for (int i = 0; i < Block.ROWS; i++) {
      double x = xs[i];
      double t = ys[i] - x * x;
      value[i] = (1 - x) * (1 - x) + 100 * t * t;
      dx[i] = -2 * (1 - x) - 400 * x * t;
      dy[i] = 200 * t;
    }
  }
}
