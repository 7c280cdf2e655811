package autograd.functions;

/**
 * Lambert's function W, the inverse of w exp(w), on its two real branches (NIST Digital Library of
 * Mathematical Functions, 4.13). Both solve w + log|w| = log|x|, which Newton's method does in
 * pairs of doubles without loss: its steps are relative to w, also where w is tiny or next to -1.
 * NaN goes to NaN.
 */
final class LambertFunctions {
  /** The double next to -1/e, which stands for the branch point itself: both branches are -1. */
  private static final double BRANCH_POINT = -0.36787944117144233;

  /** Below it in size, x and W(x) agree to the last bit. */
  private static final double TINY = 1e-18;

  private static final DoubleDouble E = new DoubleDouble(Math.E, 1.4456468917292502e-16);

  /** Of W in powers of p = √(2(ex + 1)), from p² on (4.13.6, after Corless and others, 1996). */
  private static final double[] FROM_BRANCH_POINT = {
    -1 / 3.0, 11 / 72.0, -43 / 540.0, 769 / 17280.0, -221 / 8505.0
  };

  private LambertFunctions() {}

  /** The principal branch, from -1 up; NaN below -1/e. */
  static double lambertw(double x) {
    if (!(x > BRANCH_POINT) || x == Double.POSITIVE_INFINITY) {
      return x == BRANCH_POINT ? -1 : x > 0 ? x : Double.NaN;
    }
    if (Math.abs(x) < TINY) {
      return x;
    }
    double p = fromBranchPoint(x);
    if (p < 0.05) {
      return refined(x, nearBranchPoint(p));
    }
    double guess = x < -0.25 ? nearBranchPoint(p) : x < 0 ? x - x * x : guess(x);
    return refined(x, improved(x, guess));
  }

  /**
   * The branch of that number: the principal one for 0, and for -1 that from -1 down, which is
   * there from -1/e to 0 and -inf at 0; NaN for any other number.
   */
  static double lambertw(double k, double x) {
    if (k == 0) {
      return lambertw(x);
    }
    if (k != -1 || !(x > BRANCH_POINT && x < 0)) {
      return k != -1
          ? Double.NaN
          : x == 0 ? Double.NEGATIVE_INFINITY : x == BRANCH_POINT ? -1 : Double.NaN;
    }
    double p = fromBranchPoint(x);
    if (p < 0.05) {
      return refined(x, nearBranchPoint(-p));
    }
    double log = StrictMath.log(-x);
    double again = StrictMath.log(-log);
    return refined(x, improved(x, p < 1 ? nearBranchPoint(-p) : log - again + again / log));
  }

  private static double fromBranchPoint(double x) {
    return Math.sqrt(2 * E.times(x).plus(1).high());
  }

  private static double nearBranchPoint(double p) {
    double sum = 0;
    for (int k = FROM_BRANCH_POINT.length - 1; k >= 0; k--) {
      sum = (sum + FROM_BRANCH_POINT[k]) * p;
    }
    return -1 + p + sum * p;
  }

  /** For x ≥ 0, to a few percent (Iacono and Boyd, 2017). */
  private static double guess(double x) {
    double log = StrictMath.log1p(x);
    return log * (1 - StrictMath.log1p(log) / (2 + log));
  }

  /** By Newton's method in doubles. */
  private static double improved(double x, double guess) {
    double log = StrictMath.log(Math.abs(x));
    double w = guess;
    for (int i = 0; i < 4; i++) {
      w = w / (1 + w) * (1 + log - StrictMath.log(Math.abs(w)));
    }
    return w;
  }

  /** By Newton's method in pairs of doubles. */
  private static double refined(double x, double start) {
    DoubleDouble log = DoubleDouble.of(Math.abs(x)).log();
    DoubleDouble w = DoubleDouble.of(start);
    for (int i = 0; i < 2; i++) {
      DoubleDouble rest = w.plus(w.abs().log()).minus(log);
      w = w.minus(rest.times(w).over(w.plus(1)));
    }
    return w.value();
  }
}
