package autograd.graph;

/**
 * The gamma function and its relatives, by Stirling's series for large arguments, recurrence for
 * small ones and reflection for negative ones (NIST Digital Library of Mathematical Functions,
 * 5.11, 5.5 and 5.15), in pairs of doubles. NaN goes to NaN.
 */
final class GammaFunctions {
  /** From here on Stirling's series has its full length at a dozen terms. */
  private static final int LARGE = 32;

  private static final DoubleDouble LOG_PI =
      new DoubleDouble(1.1447298858494002, 1.0265951162707826e-17);
  private static final DoubleDouble HALF_LOG_2PI =
      new DoubleDouble(0.9189385332046728, -3.8782941580672414e-17);
  private static final DoubleDouble ZETA_3 =
      new DoubleDouble(1.2020569031595942, 4.875891010379532e-17);

  /** The Bernoulli numbers of even index from 2, numerators and denominators. */
  private static final double[][] BERNOULLI = {
    {1, 6},
    {-1, 30},
    {1, 42},
    {-1, 30},
    {5, 66},
    {-691, 2730},
    {7, 6},
    {-3617, 510},
    {43867, 798},
    {-174611, 330},
    {854513, 138},
    {-236364091, 2730},
    {8553103, 6},
    {-23749461029.0, 870}
  };

  private GammaFunctions() {}

  private static DoubleDouble bernoulli(int k) {
    return DoubleDouble.of(BERNOULLI[k - 1][0]).over(BERNOULLI[k - 1][1]);
  }

  private static boolean isPole(double x) {
    return x <= 0 && x == Math.rint(x);
  }

  /** Γ(x); infinite at ±0, NaN at the negative whole numbers and -inf. */
  static double gamma(double x) {
    if (x == 0 || Double.isNaN(x) || x == Double.POSITIVE_INFINITY) {
      return x == 0 ? 1 / x : x;
    }
    if (isPole(x) || x > 172) {
      return x > 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    if (Math.abs(x) < 1e-20) {
      return 1 / x;
    }
    if (x > 0) {
      if (x == Math.rint(x) && x < 30) {
        double factorial = 1;
        for (int k = 2; k < x; k++) {
          factorial *= k;
        }
        return factorial;
      }
      return logOfPositive(DoubleDouble.of(x)).expValue();
    }
    DoubleDouble sine = DoubleDouble.sinPi(x);
    double size = logReflected(x, sine).expValue();
    return sine.high() < 0 ? -size : size;
  }

  /** log|Γ(x)|; inf at ±0, at the negative whole numbers and at infinities. */
  static double lgamma(double x) {
    if (Double.isNaN(x) || Double.isInfinite(x) || isPole(x)) {
      return Double.isNaN(x) ? x : Double.POSITIVE_INFINITY;
    }
    if (x > 1e15) {
      double log = StrictMath.log(x);
      return x < 1e290
          ? DoubleDouble.of(x)
              .log()
              .plus(-1)
              .times(x)
              .minus(DoubleDouble.of(x).log().times(0.5))
              .value()
          : x * (log - 1);
    }
    return x > 0
        ? logOfPositive(DoubleDouble.of(x)).value()
        : logReflected(x, DoubleDouble.sinPi(x)).value();
  }

  /** log|Γ(x)| for a negative x: log π - log|sin πx| - log Γ(1 - x). */
  private static DoubleDouble logReflected(double x, DoubleDouble sine) {
    return LOG_PI.minus(sine.abs().log()).minus(logOfPositive(DoubleDouble.sum(1, -x)));
  }

  /** log Γ(x) for a positive x. */
  static DoubleDouble logOfPositive(DoubleDouble x) {
    DoubleDouble from1 = x.plus(-1);
    if (Math.abs(from1.high()) < 1e-7) {
      return logNear1(from1);
    }
    DoubleDouble from2 = x.plus(-2);
    if (Math.abs(from2.high()) < 1e-7) {
      return logNear1(from2).plus(from2.log1p());
    }
    DoubleDouble product = DoubleDouble.ONE;
    DoubleDouble z = x;
    while (z.high() < LARGE) {
      product = product.times(z);
      z = z.plus(1);
    }
    DoubleDouble inverse = z.inverse();
    DoubleDouble square = inverse.square();
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int k = BERNOULLI.length; k > 0; k--) {
      sum = sum.times(square).plus(bernoulli(k).over(2.0 * k * (2 * k - 1)));
    }
    DoubleDouble stirling =
        z.plus(-0.5).times(z.log()).minus(z).plus(HALF_LOG_2PI).plus(sum.times(inverse));
    return product.equals(DoubleDouble.ONE) ? stirling : stirling.minus(product.log());
  }

  /** log Γ(1 + e) = -γe + π²e²/12 - ζ(3)e³/3 + … */
  private static DoubleDouble logNear1(DoubleDouble e) {
    return ZETA_3
        .over(-3)
        .times(e)
        .plus(DoubleDouble.PI.square().over(12))
        .times(e)
        .minus(DoubleDouble.EULER)
        .times(e);
  }

  /** The slope of log Γ; NaN at the poles and -inf, infinite at ±0. */
  static double digamma(double x) {
    if (x == 0 || Double.isNaN(x) || x == Double.POSITIVE_INFINITY) {
      return x == 0 ? -1 / x : x;
    }
    if (isPole(x)) {
      return Double.NaN;
    }
    if (Math.abs(x) < 1e-20) {
      return -1 / x;
    }
    if (x > 0) {
      return digammaOfPositive(DoubleDouble.of(x)).value();
    }
    DoubleDouble cotangent = DoubleDouble.cosPi(x).over(DoubleDouble.sinPi(x));
    return digammaOfPositive(DoubleDouble.sum(1, -x))
        .minus(DoubleDouble.PI.times(cotangent))
        .value();
  }

  static DoubleDouble digammaOfPositive(DoubleDouble x) {
    DoubleDouble shift = DoubleDouble.ZERO;
    DoubleDouble z = x;
    while (z.high() < LARGE) {
      shift = shift.plus(z.inverse());
      z = z.plus(1);
    }
    DoubleDouble inverse = z.inverse();
    DoubleDouble square = inverse.square();
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int k = BERNOULLI.length; k > 0; k--) {
      sum = sum.plus(bernoulli(k).over(2.0 * k)).times(square);
    }
    return z.log().minus(inverse.times(0.5)).minus(sum).minus(shift);
  }

  static double trigamma(double x) {
    return polygamma(1, x);
  }

  /**
   * The slope of order n of the digamma function, for a whole n from 0 to 100; infinite at 0, NaN
   * at the other poles. Below 0 it climbs up by recurrence, so that x has to be above a million
   * there.
   */
  static double polygamma(double n, double x) {
    if (!(n >= 0 && n <= 100 && n == Math.rint(n)) || Double.isNaN(x)) {
      return Double.NaN;
    }
    if (n == 0) {
      return digamma(x);
    }
    boolean odd = n % 2 == 1;
    if (x == 0 || x == Double.POSITIVE_INFINITY) {
      double size = x == 0 ? Double.POSITIVE_INFINITY : 0;
      return odd ? size : x == 0 ? -1 / x : -0.0;
    }
    if (isPole(x) || x < -1e6) {
      return Double.NaN;
    }
    int order = (int) n;
    DoubleDouble factorial = factorial(order - 1);
    // The largest term, by the distance to the nearest pole.
    double pole = x < 0.5 ? x - Math.rint(x) : x;
    double first = Math.abs(pole) < 1 ? StrictMath.pow(pole, -(n + 1)) * factorial.high() * n : 0;
    if (Double.isInfinite(first)) {
      return odd ? first : -first;
    }
    if (isFar(order, x)) {
      double far = factorial.high() * StrictMath.pow(x, -n);
      return odd ? far : -far;
    }
    double size = scaledPolygamma(order, DoubleDouble.of(x)).times(factorial).value();
    return odd ? size : -size;
  }

  private static boolean isFar(int order, double x) {
    double z = Math.max(x, LARGE + 2 * order);
    return z > 1e150 || StrictMath.pow(z, order + 1) > 1e290;
  }

  private static DoubleDouble factorial(int n) {
    DoubleDouble factorial = DoubleDouble.ONE;
    for (int k = 2; k <= n; k++) {
      factorial = factorial.times(k);
    }
    return factorial;
  }

  /** The size of the slope of that order, from 1, of the digamma function, over (n - 1)!. */
  private static DoubleDouble scaledPolygamma(int order, DoubleDouble x) {
    double n = order;
    DoubleDouble shift = DoubleDouble.ZERO;
    DoubleDouble z = x;
    while (z.high() < LARGE + 2 * order) {
      shift = shift.plus(z.power(order + 1).inverse());
      z = z.plus(1);
    }
    DoubleDouble inverse = z.inverse();
    DoubleDouble power = inverse.power(order);
    // Terms B(2k) (2k + n - 1)!/(2k)!/z^(2k + n), over (n - 1)!.
    DoubleDouble sum = inverse.times(0.5 * n).plus(1);
    DoubleDouble rising = DoubleDouble.ONE;
    for (int k = 1; k <= BERNOULLI.length; k++) {
      rising =
          rising
              .times(inverse.square())
              .times((2.0 * k + n - 1) * (2 * k + n - 2))
              .over(2.0 * k * (2 * k - 1));
      sum = sum.plus(rising.times(bernoulli(k)));
    }
    return sum.times(power).plus(shift.times(n));
  }

  /** polygamma(n, x + y) - polygamma(n, x), for positive x and x + y. */
  static double polygammadiff(double n, double x, double y) {
    if (!(n >= 0 && n <= 90 && n == Math.rint(n) && x > 0 && x + y > 0)) {
      return Double.NaN;
    }
    int order = (int) n;
    if (y == 0) {
      return 0;
    }
    if (order == 0 && Math.min(x, x + y) > 1e17) {
      return StrictMath.log1p(y / x);
    }
    if (Math.max(x, x + y) < (order > 1 ? 1e-6 : 1e-20)) {
      return nextToPole(order, x, y);
    }
    if (Math.abs(y) < 1e-7 * x) {
      // Taylor's series.
      double second = y / 2 * (polygamma(n + 2, x) + y / 3 * polygamma(n + 3, x));
      return y * (polygamma(n + 1, x) + second);
    }
    boolean near = Math.min(x, x + y) > (order == 0 ? 1e-20 : 1e-3);
    if (!near || x + y > 1e300 || isFar(order, Math.max(x, x + y))) {
      return polygamma(n, x + y) - polygamma(n, x);
    }
    DoubleDouble z = DoubleDouble.sum(x, y);
    if (order == 0) {
      return digammaOfPositive(z).minus(digammaOfPositive(DoubleDouble.of(x))).value();
    }
    DoubleDouble rise = scaledPolygamma(order, z).minus(scaledPolygamma(order, DoubleDouble.of(x)));
    double size = rise.times(factorial(order - 1)).value();
    return order % 2 == 1 ? size : -size;
  }

  /** Both ends so close to 0 that only the pole's term n!/x^(n + 1) counts. */
  private static double nextToPole(int order, double x, double y) {
    double rise =
        StrictMath.expm1(-(order + 1) * StrictMath.log1p(y / x)) * factorial(order).high();
    for (int k = 0; k <= order; k++) {
      rise /= x;
    }
    return order % 2 == 1 ? rise : -rise;
  }

  /** Γ(x)Γ(y)/Γ(x + y), for positive x and y. */
  static double beta(double x, double y) {
    if (!(x > 0 && y > 0)) {
      return x >= 0 && y >= 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    return Double.isInfinite(x) || Double.isInfinite(y) ? 0 : logBeta(x, y).expValue();
  }

  /** log beta(x, y), for positive x and y. */
  static double lbeta(double x, double y) {
    if (!(x > 0 && y > 0)) {
      return x >= 0 && y >= 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    return Double.isInfinite(x) || Double.isInfinite(y)
        ? Double.NEGATIVE_INFINITY
        : logBeta(x, y).value();
  }

  private static DoubleDouble logBeta(double x, double y) {
    double small = Math.min(x, y);
    double large = Math.max(x, y);
    if (large > 1e290) {
      return logBetaFar(small, large);
    }
    return logOfPositive(DoubleDouble.of(x))
        .plus(logOfPositive(DoubleDouble.of(y)))
        .minus(logOfPositive(DoubleDouble.sum(x, y)));
  }

  /** By Stirling's formula, whose sums would leave the range. */
  private static DoubleDouble logBetaFar(double small, double large) {
    if (small < 1e100) {
      DoubleDouble log = DoubleDouble.of(large).log();
      return logOfPositive(DoubleDouble.of(small)).minus(log.times(small));
    }
    double ratio = small / large;
    double rest = StrictMath.log1p(ratio);
    return DoubleDouble.of(-(small * (rest - StrictMath.log(ratio)) + large * rest));
  }
}
