package autograd.reference;

import java.util.function.DoubleUnaryOperator;

/**
 * A derivative by central differences, with Richardson extrapolation to step 0 (Ridders 1982), and
 * how far it may be off by its own estimate.
 */
record Slope(double value, double error) {
  private static final int STEPS = 12;
  private static final double SHRINK = 1.6;

  /** The slope of {@code f} at {@code x}; NaN if {@code f} is not defined on both sides. */
  static Slope of(DoubleUnaryOperator f, double x) {
    double[][] table = new double[STEPS][STEPS];
    Slope best = new Slope(Double.NaN, Double.POSITIVE_INFINITY);
    double step = width(x);
    for (int i = 0; i < STEPS; i++, step /= SHRINK) {
      double high = x + step;
      double low = x - step;
      table[0][i] = (f.applyAsDouble(high) - f.applyAsDouble(low)) / (high - low);
      double factor = SHRINK * SHRINK;
      for (int j = 1; j <= i; j++, factor *= SHRINK * SHRINK) {
        table[j][i] = (table[j - 1][i] * factor - table[j - 1][i - 1]) / (factor - 1);
        double error =
            Math.max(
                Math.abs(table[j][i] - table[j - 1][i]),
                Math.abs(table[j][i] - table[j - 1][i - 1]));
        if (error < best.error) {
          best = new Slope(table[j][i], error);
        }
      }
    }
    return best;
  }

  /** Whether {@code f} has about the same slope on both sides of {@code x}. */
  static boolean isSmooth(DoubleUnaryOperator f, double x) {
    double step = width(x) / 100;
    double here = f.applyAsDouble(x);
    double right = (f.applyAsDouble(x + step) - here) / step;
    double left = (here - f.applyAsDouble(x - step)) / step;
    return Math.abs(right - left) <= 0.05 * (Math.abs(right) + Math.abs(left));
  }

  /** Whether the estimate is good enough to judge by. */
  boolean isSharp() {
    return error <= 1e-7 * Math.max(Math.abs(value), 1e-3);
  }

  /** Whether a derivative is as near as the estimate can tell. */
  boolean isNear(double derivative) {
    return Math.abs(derivative - value) <= 1e-5 * Math.max(Math.abs(value), 1e-3);
  }

  private static double width(double x) {
    return x == 0 ? 0x1p-5 : Math.abs(x) * 0x1p-5;
  }
}
