package autograd.benchmark;

import java.util.Random;

/** The arrays of one block of rows, few enough to stay in cache. */
final class Block {
  static final int ROWS = 1024;

  final double[][] in;
  final double[] value;
  final double[][] gradients;

  /** With columns of numbers between {@code low} and {@code high}, the same ones each time. */
  Block(int columns, int gradients, double low, double high) {
    this(ROWS, columns, gradients, low, high);
  }

  /** The same with another number of rows. */
  Block(int rows, int columns, int gradients, double low, double high) {
    Random random = new Random(1);
    this.value = new double[rows];
    this.in = new double[columns][];
    for (int k = 0; k < columns; k++) {
      in[k] = random.doubles(rows, low, high).toArray();
    }
    this.gradients = new double[gradients][rows];
  }

  /** The largest relative difference of two blocks' results; NaN if there is one in either. */
  double difference(Block other) {
    double largest = difference(value, other.value);
    for (int k = 0; k < gradients.length; k++) {
      largest = Math.max(largest, difference(gradients[k], other.gradients[k]));
    }
    return largest;
  }

  private static double difference(double[] a, double[] b) {
    double largest = 0;
    for (int i = 0; i < ROWS; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]) / Math.max(1e-3, Math.abs(b[i])));
    }
    return largest;
  }
}
