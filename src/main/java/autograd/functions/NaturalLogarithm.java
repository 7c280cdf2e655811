package autograd.functions;

/**
 * The natural logarithm, at a point and over a block of points; of one fixed definition, see {@link
 * Exponential}.
 *
 * <p>By log x = k log 2 + log(1 + f) with 1 + f between √½ and √2, and log(1 + f) = 2 artanh s with
 * s = f/(2 + f); of that 2s is the larger part, and written as f - f²/2 + s f²/2 it is exact enough
 * to be added to last. The rest is s·l(s²), l a polynomial of least greatest error, 2^-58, found by
 * Remez' exchange. Outside the ordinary positive doubles {@link StrictMath} answers: -inf at 0, NaN
 * below.
 */
final class NaturalLogarithm {
  static final long ROOT_HALF = Double.doubleToRawLongBits(0x1.6a09e667f3bcdp-1);

  /** log 2 less its lowest bits, so that k times it is exact. */
  static final double LN2 = 0x1.62e42feep-1;

  static final double LN2_REST = 0x1.a39ef35793c76p-33;

  static final double L1 = 0x1.5555555555593p-1;
  static final double L2 = 0x1.999999997f8abp-2;
  static final double L3 = 0x1.249249423e2fcp-2;
  static final double L4 = 0x1.c71c51c681ea1p-3;
  static final double L5 = 0x1.74664d7379a06p-3;
  static final double L6 = 0x1.39a02f1d33262p-3;
  static final double L7 = 0x1.2f15ba3414c71p-3;

  private NaturalLogarithm() {}

  static double log(double x) {
    if (!(x >= Double.MIN_NORMAL && x < Double.POSITIVE_INFINITY)) {
      return StrictMath.log(x);
    }
    long k = exponent(x);
    return log(mantissa(x, k), (double) k);
  }

  static void log(double[] z, double[] x, int n, double[][] work) {
    double[] mantissas = work[0];
    double[] exponents = work[1];
    for (int i = 0; i < n; i++) {
      long k = exponent(x[i]);
      mantissas[i] = mantissa(x[i], k);
      exponents[i] = (double) k;
    }
    for (int i = 0; i < n; i++) {
      z[i] = log(mantissas[i], exponents[i]);
    }
    for (int i = 0; i < n; i++) {
      if (!(x[i] >= Double.MIN_NORMAL && x[i] < Double.POSITIVE_INFINITY)) {
        z[i] = StrictMath.log(x[i]);
      }
    }
  }

  /** k for x = m · 2^k with m from √½ up to √2. */
  private static long exponent(double x) {
    return (Double.doubleToRawLongBits(x) - ROOT_HALF) >> 52;
  }

  private static double mantissa(double x, long k) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) - (k << 52));
  }

  private static double log(double mantissa, double k) {
    double f = mantissa - 1;
    double s = f / (2 + f);
    double square = s * s;
    double l = Math.fma(L7, square, L6);
    l = Math.fma(l, square, L5);
    l = Math.fma(l, square, L4);
    l = Math.fma(l, square, L3);
    l = Math.fma(l, square, L2);
    l = Math.fma(l, square, L1);
    double half = 0.5 * f * f;
    return k * LN2 - ((half - Math.fma(s, half + square * l, k * LN2_REST)) - f);
  }
}
