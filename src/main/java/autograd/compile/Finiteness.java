package autograd.compile;

/**
 * Looks for a number that is not finite in a block. To store for each row what tells, or to add one
 * number after the other, takes longer than many a formula. So a long block is folded first: its
 * eighths are added to one another and the largest of the sums is found, both of which the compiler
 * makes vector instructions of.
 */
final class Finiteness {
  /** How long a block is that is folded; places in the loop have to be constants for that. */
  static final int LENGTH = 1024;

  private static final int EIGHTH = LENGTH / 8;

  private Finiteness() {}

  /**
   * Whether the first {@code n} numbers are finite, and their sums too: never true if one is NaN or
   * infinite, and of numbers beyond 1e304 perhaps not either.
   */
  static boolean isIn(double[] numbers, int n) {
    return Double.isFinite(n == LENGTH ? largest(numbers) : sum(numbers, n));
  }

  /** The largest sum of eight numbers, or NaN if one is. */
  private static double largest(double[] x) {
    double largest = 0;
    for (int i = 0; i < EIGHTH; i++) {
      double front = (x[i] + x[i + EIGHTH]) + (x[i + 2 * EIGHTH] + x[i + 3 * EIGHTH]);
      double back =
          (x[i + 4 * EIGHTH] + x[i + 5 * EIGHTH]) + (x[i + 6 * EIGHTH] + x[i + 7 * EIGHTH]);
      largest = Math.max(largest, Math.abs(front + back));
    }
    return largest;
  }

  /** In four sums, as an addition can begin before the one before it ends. */
  private static double sum(double[] numbers, int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 4 <= n; i += 4) {
      a += numbers[i];
      b += numbers[i + 1];
      c += numbers[i + 2];
      d += numbers[i + 3];
    }
    for (; i < n; i++) {
      a += numbers[i];
    }
    return a + b + c + d;
  }
}
