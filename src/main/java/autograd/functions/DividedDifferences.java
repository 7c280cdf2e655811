package autograd.functions;

/**
 * Divided differences of the digamma function at two points, each taken several times: the
 * coefficients of Newton's interpolation (Milne-Thomson, The Calculus of Finite Differences, 1933).
 * The first is (ψ(y) - ψ(x))/(y - x). Of their differences by one point or the other each is a
 * multiple of the next, they have one sign throughout and are smooth where x = y, so that what is
 * put together of them cancels nowhere.
 */
final class DividedDifferences {
  /** How often both points are taken at most, with two more for slopes of slopes. */
  private static final int HIGHEST = 12 + 2;

  /** Points are next to each other that are apart by less than this part of the smaller one. */
  private static final double NEXT = 0.25;

  /** The terms of a series between such points that are seen in a double. */
  private static final int TERMS = 40;

  private DividedDifferences() {}

  /** The divided difference of digamma at x taken m times and y taken n times, both positive. */
  static double digammadiff(double m, double n, double x, double y) {
    boolean isOrder = m >= 1 && n >= 1 && m + n <= HIGHEST;
    if (!isOrder || m != Math.rint(m) || n != Math.rint(n) || !(x > 0 && y > 0)) {
      return Double.NaN;
    }
    if (Double.isInfinite(x) || Double.isInfinite(y)) {
      return (m + n) % 2 == 0 ? 0.0 : -0.0;
    }
    Scaled result = x <= y ? ordered((int) m, (int) n, x, y) : ordered((int) n, (int) m, y, x);
    return result.value();
  }

  private static Scaled ordered(int m, int n, double x, double y) {
    DoubleDouble apart = DoubleDouble.sum(y, -x);
    return apart.high() <= NEXT * x ? aboutMiddle(m, n, x, apart) : byRecurrence(m, n, x, y, apart);
  }

  /**
   * By Taylor's series about the middle c between the points, c - h and c + h: of (z - c)^k that
   * difference is the coefficient of t^(k - m - n + 1) in 1/((1 + h t)^m (1 - h t)^n).
   */
  private static Scaled aboutMiddle(int m, int n, double x, DoubleDouble apart) {
    DoubleDouble half = apart.scaled(-1);
    DoubleDouble middle = half.plus(x);
    double[] coefficients = new double[TERMS];
    coefficients[0] = 1;
    for (int k = 0; k < m + n; k++) {
      for (int j = 1; j < TERMS; j++) {
        coefficients[j] += k < m ? -coefficients[j - 1] : coefficients[j - 1];
      }
    }
    Scaled sum = null;
    for (int j = 0; j < TERMS; j++) {
      if (coefficients[j] == 0) {
        continue;
      }
      Scaled term =
          taylor(m + n - 1 + j, middle)
              .times(Scaled.power(half, j))
              .times(DoubleDouble.of(coefficients[j]));
      Scaled next = sum == null ? term : sum.plus(term);
      if (sum != null && next.value() == sum.value()) {
        return next;
      }
      sum = next;
    }
    return sum;
  }

  /** By the differences of fewer points, of which those at one point alone are slopes. */
  private static Scaled byRecurrence(int m, int n, double x, double y, DoubleDouble apart) {
    Scaled inverse = Scaled.power(apart, -1);
    Scaled[] differences = new Scaled[n + 1];
    for (int j = 1; j <= n; j++) {
      differences[j] = taylor(j - 1, DoubleDouble.of(y));
    }
    for (int i = 1; i <= m; i++) {
      differences[0] = taylor(i - 1, DoubleDouble.of(x));
      for (int j = 1; j <= n; j++) {
        differences[j] = differences[j].plus(differences[j - 1].negate()).times(inverse);
      }
    }
    return differences[n];
  }

  /** The coefficient of order k of Taylor's series of digamma about a point. */
  private static Scaled taylor(int k, DoubleDouble x) {
    if (k == 0) {
      return x.high() < 1
          ? Scaled.power(x, -1)
              .negate()
              .plus(Scaled.of(GammaFunctions.digammaOfPositive(x.plus(1))))
          : Scaled.of(GammaFunctions.digammaOfPositive(x));
    }
    Scaled size = GammaFunctions.sizeOfPolygamma(k, x).times(GammaFunctions.product(k).inverse());
    return k % 2 == 1 ? size : size.negate();
  }
}
