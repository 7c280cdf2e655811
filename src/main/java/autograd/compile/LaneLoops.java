package autograd.compile;

/**
 * The steps of {@link autograd.functions.Lanes} that no operation of the table has, each in a loop
 * of its own: with the bits that they have in vector instructions, until those are warm.
 */
final class LaneLoops {
  static final long ROOT_HALF = Double.doubleToRawLongBits(Math.sqrt(0.5));

  /** How many bits of a double lie below its exponent. */
  static final int FRACTION = 52;

  private LaneLoops() {}

  static void fused(double[] z, double[] x, double[] y, double[] w, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.fma(x[i], y[i], w[i]);
    }
  }

  static void withSign(double[] z, double[] size, double[] sign, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.copySign(size[i], sign[i]);
    }
  }

  static void powerOfTwo(double[] z, double[] shifted, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = powerOfTwo(bits(shifted[i]));
    }
  }

  static void scale(double[] z, double[] y, double[] shifted, int n) {
    for (int i = 0; i < n; i++) {
      long half = bits(shifted[i]) >>> 1;
      z[i] = y[i] * powerOfTwo(half) * powerOfTwo(bits(shifted[i]) - half);
    }
  }

  static void exponent(double[] z, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = exponent(x[i]);
    }
  }

  static void mantissa(double[] z, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Double.longBitsToDouble(bits(x[i]) - (exponent(x[i]) << FRACTION));
    }
  }

  private static long exponent(double x) {
    return (bits(x) - ROOT_HALF) >> FRACTION;
  }

  private static double powerOfTwo(long bits) {
    return Double.longBitsToDouble(bits << FRACTION);
  }

  private static long bits(double x) {
    return Double.doubleToRawLongBits(x);
  }
}
