package autograd.functions;

/**
 * The exponential integrals of whole orders, E(x) of order n = ∫ exp(-xt)/t^n dt from 1 to ∞ (NIST
 * Digital Library of Mathematical Functions, 8.19): a power series near 0, a continued fraction
 * elsewhere, and sums of positive terms for orders up to 0; in pairs of doubles. NaN goes to NaN.
 */
final class ExponentialIntegrals {
  /** The highest order in size, by which the slope of the order before is had too. */
  private static final double HIGHEST = 10_000;

  /** From here on the continued fraction converges fast. */
  private static final double FAR = 3;

  private static final int FRACTION = 160;

  private ExponentialIntegrals() {}

  /**
   * E(x) of order n, for a whole n up to 10000 in size; 1/(n - 1) at 0 for n from 2 on and infinite
   * there for the others, NaN below.
   */
  static double expint(double n, double x) {
    if (!(Math.abs(n) <= HIGHEST && n == Math.rint(n) && x >= 0)) {
      return Double.NaN;
    }
    if (x == 0) {
      return n > 1 ? 1 / (n - 1) : Double.POSITIVE_INFINITY;
    }
    if (n <= 0) {
      return x == Double.POSITIVE_INFINITY ? 0 : ofNegativeOrder((int) -n, x);
    }
    if (x > 750) {
      return 0;
    }
    return x < FAR ? series((int) n, x).value() : fraction(n, x).log().plus(x).negate().expValue();
  }

  /** Of order -n, by x E(-n) = exp(-x) + n E(1 - n), without cancellation (8.19.12). */
  private static double ofNegativeOrder(int n, double x) {
    if (x < 1e-200) {
      return n == 0 ? 1 / x : Double.POSITIVE_INFINITY;
    }
    // exp(x) E, times a power of two: it may be too large where exp(-x) makes up for it.
    DoubleDouble one = DoubleDouble.ONE;
    DoubleDouble value = one.over(x);
    int exponent = 0;
    for (int k = 1; k <= n; k++) {
      while (value.high() > 0x1p200) {
        value = value.scaled(-400);
        one = one.scaled(-400);
        exponent += 400;
      }
      value = value.times(k).plus(one).over(x);
    }
    return value.log().plus(DoubleDouble.LN2.times(exponent)).plus(-x).expValue();
  }

  /** By (8.19.8), of which the terms are no larger than exp(x) times the sum's. */
  private static DoubleDouble series(int n, double x) {
    DoubleDouble term = DoubleDouble.ONE;
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int k = 0; k < FAR + 1 || Math.abs(term.high()) > 1e-40; k++) {
      if (k == n - 1) {
        DoubleDouble log = DoubleDouble.of(x).log();
        sum = sum.plus(GammaFunctions.digammaOfPositive(DoubleDouble.of(n)).minus(log).times(term));
      } else {
        sum = sum.plus(term.over(n - 1.0 - k));
      }
      term = term.times(-x).over(k + 1);
    }
    return sum;
  }

  /** exp(-x) over it: x + n/(1 + 1/(x + (n + 1)/(1 + 2/(x + …)))) (8.19.17). */
  private static DoubleDouble fraction(double n, double x) {
    DoubleDouble rest = DoubleDouble.of(x);
    for (int k = FRACTION; k > 0; k--) {
      rest = DoubleDouble.of(n + k - 1).over(DoubleDouble.of(k).over(rest).plus(1)).plus(x);
    }
    return rest;
  }
}
