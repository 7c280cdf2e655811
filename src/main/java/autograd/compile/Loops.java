package autograd.compile;

import autograd.graph.Operation;

/**
 * One operation over a block of rows, each in a loop of its own: short enough for the compiler to
 * turn most of them into vector instructions, and the same to the last bit if it does not.
 */
final class Loops {
  private Loops() {}

  static void add(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] + y[i];
    }
  }

  static void subtract(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] - y[i];
    }
  }

  static void multiply(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] * y[i];
    }
  }

  static void divide(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] / y[i];
    }
  }

  static void negate(double[] z, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = -x[i];
    }
  }

  static void square(double[] z, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] * x[i];
    }
  }

  static void multiplyAdd(double[] z, double[] x, double[] y, double[] w, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] * y[i] + w[i];
    }
  }

  static void multiplySubtract(double[] z, double[] x, double[] y, double[] w, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = w[i] - x[i] * y[i];
    }
  }

  static void less(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] < y[i] ? 1 : 0;
    }
  }

  static void lessOrEqual(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] <= y[i] ? 1 : 0;
    }
  }

  static void equal(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] == y[i] ? 1 : 0;
    }
  }

  static void unequal(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] != y[i] ? 1 : 0;
    }
  }

  static void and(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] != 0 && y[i] != 0 ? 1 : 0;
    }
  }

  static void or(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] != 0 || y[i] != 0 ? 1 : 0;
    }
  }

  static void not(double[] z, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] == 0 ? 1 : 0;
    }
  }

  /** {@code if} of the language: of a condition that is NaN nothing is known. */
  static void choose(double[] z, double[] c, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Double.isNaN(c[i]) ? Double.NaN : c[i] != 0 ? x[i] : y[i];
    }
  }

  static void select(double[] z, double[] c, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = c[i] != 0 ? x[i] : y[i];
    }
  }

  static void sqrt(double[] z, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.sqrt(x[i]);
    }
  }

  static void abs(double[] z, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.abs(x[i]);
    }
  }

  static void min(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.min(x[i], y[i]);
    }
  }

  static void max(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.max(x[i], y[i]);
    }
  }

  static void exp(double[] z, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = StrictMath.exp(x[i]);
    }
  }

  static void log(double[] z, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = StrictMath.log(x[i]);
    }
  }

  static void sin(double[] z, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = StrictMath.sin(x[i]);
    }
  }

  static void cos(double[] z, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = StrictMath.cos(x[i]);
    }
  }

  static void call(Operation operation, double[] z, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = operation.value(x[i]);
    }
  }

  static void call(Operation operation, double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = operation.value(x[i], y[i]);
    }
  }

  static void call(Operation operation, double[] z, double[] x, double[] y, double[] w, int n) {
    double[] frame = Operation.frame(3);
    for (int i = 0; i < n; i++) {
      frame[0] = x[i];
      frame[1] = y[i];
      frame[2] = w[i];
      z[i] = operation.value(frame, 3);
    }
  }

  /** Marks the rows where x is NaN. */
  static void suspect(boolean[] suspect, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      suspect[i] |= Double.isNaN(x[i]);
    }
  }

  /** Marks the rows where x is NaN, and copies it, a zero of either sign as 0. */
  static void gradient(double[] to, int start, boolean[] suspect, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      suspect[i] |= Double.isNaN(x[i]);
      to[start + i] = x[i] + 0.0;
    }
  }
}
