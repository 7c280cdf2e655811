package autograd.functions;

/**
 * The gamma function and its relatives, by Stirling's series for large arguments, recurrence for
 * small ones and reflection for negative ones (NIST Digital Library of Mathematical Functions,
 * 5.11, 5.5 and 5.15), in pairs of doubles. NaN goes to NaN.
 */
final class GammaFunctions {
  /** From here on Stirling's series has its full length at a dozen terms. */
  private static final int LARGE = 32;

  /** The highest order of slope. */
  private static final int HIGHEST = 100;

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
      return x == Math.rint(x)
          ? product((int) x - 1).value()
          : logOfPositive(DoubleDouble.of(x)).expValue();
    }
    DoubleDouble sine = DoubleDouble.sinPi(x);
    double size = logReflected(x, sine).expValue();
    return sine.high() < 0 ? -size : size;
  }

  /** Γ(x + 1), as if x + 1 were not rounded; infinite at -1, NaN at the other poles and -inf. */
  static double factorial(double x) {
    DoubleDouble next = DoubleDouble.sum(x, 1);
    // Below 0 the sum is exact, or whole.
    return next.low() == 0 || !(x > -0.5 && x < 172) || Math.abs(x) < 1e-20
        ? gamma(next.high())
        : logOfPositive(next).expValue();
  }

  /** log|Γ(x)|; inf at ±0, at the negative whole numbers and at infinities. */
  static double lgamma(double x) {
    if (Double.isNaN(x) || Double.isInfinite(x) || isPole(x)) {
      return Double.isNaN(x) ? x : Double.POSITIVE_INFINITY;
    }
    if (Math.abs(x) < 1e-20) {
      return DoubleDouble.of(Math.abs(x)).log().negate().value();
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
    DoubleDouble stirling =
        z.plus(-0.5).times(z.log()).minus(z).plus(HALF_LOG_2PI).plus(correction(z.inverse()));
    return product.equals(DoubleDouble.ONE) ? stirling : stirling.minus(product.log());
  }

  /** What log Γ(z) has more than (z - ½) log z - z + ½ log 2π, for a large z, by 1/z. */
  static DoubleDouble correction(DoubleDouble inverse) {
    DoubleDouble square = inverse.square();
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int k = BERNOULLI.length; k > 0; k--) {
      sum = sum.times(square).plus(bernoulli(k).over(2.0 * k * (2 * k - 1)));
    }
    return sum.times(inverse);
  }

  /** Likewise, with its slopes. */
  static Jet correction(Jet inverse) {
    Jet square = inverse.times(inverse);
    Jet sum = Jet.constant(DoubleDouble.ZERO, inverse.length());
    for (int k = BERNOULLI.length; k > 0; k--) {
      sum = sum.times(square).plus(bernoulli(k).over(2.0 * k * (2 * k - 1)));
    }
    return sum.times(inverse);
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
   * The slope of order n of the digamma function, for a whole n from 0 to 100, and as the slopes of
   * the last of these for 101 and 102; infinite at 0, NaN at the other poles. Below 0 by reflection
   * (5.15.6 and the derivatives of the cotangent, see {@link Cotangents}).
   */
  static double polygamma(double n, double x) {
    if (!(n >= 0 && n <= HIGHEST + 2 && n == Math.rint(n)) || Double.isNaN(x)) {
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
    if (isPole(x)) {
      return Double.NaN;
    }
    int order = (int) n;
    // The largest term, by the distance to the nearest pole.
    double pole = x < 0.5 ? x - Math.rint(x) : x;
    double first = Math.abs(pole) < 1 ? StrictMath.pow(pole, -(n + 1)) * product(order).high() : 0;
    if (Double.isInfinite(first)) {
      return odd ? first : -first;
    }
    if (x > 0) {
      double size = sizeOfPolygamma(order, DoubleDouble.of(x)).value();
      return odd ? size : -size;
    }
    Scaled there = sizeOfPolygamma(order, DoubleDouble.sum(1, -x)).negate();
    Scaled poles = Cotangents.slope(order, DoubleDouble.cosPi(x).over(DoubleDouble.sinPi(x)));
    return there.plus(odd ? poles : poles.negate()).value();
  }

  /** The product of the whole numbers from 1 to n, up to 170. */
  static DoubleDouble product(int n) {
    DoubleDouble product = DoubleDouble.ONE;
    for (int k = 2; k <= n; k++) {
      product = product.times(k);
    }
    return product;
  }

  /**
   * The size of the slope of that order, from 1, of the digamma function at a positive x, which is
   * n! Σ 1/(x + k)^(n + 1): the first terms by themselves, the others by (5.15.8).
   */
  static Scaled sizeOfPolygamma(int n, DoubleDouble x) {
    DoubleDouble near = DoubleDouble.ZERO;
    DoubleDouble z = x;
    while (z.high() < LARGE + 2 * n) {
      near = near.plus(x.over(z).power(n + 1));
      z = z.plus(1);
    }
    DoubleDouble inverse = z.inverse();
    // Terms B(2k) (2k + n - 1)!/(2k)!/z^(2k + n), over (n - 1)!/z^n.
    DoubleDouble far = inverse.times(0.5 * n).plus(1);
    DoubleDouble rising = DoubleDouble.ONE;
    for (int k = 1; k <= BERNOULLI.length; k++) {
      rising =
          rising
              .times(inverse.square())
              .times((2.0 * k + n - 1) * (2 * k + n - 2))
              .over(2.0 * k * (2 * k - 1));
      far = far.plus(rising.times(bernoulli(k)));
    }
    if (near.high() == 0) {
      return Scaled.power(x, -n).times(far.times(product(n - 1)));
    }
    far = far.times(x.over(z).power(n)).times(x).over(n);
    return Scaled.power(x, -n - 1).times(near.plus(far).times(product(n)));
  }

  /** The slope of order n of the digamma function, at an ordinary positive x. */
  static DoubleDouble polygammaOfPositive(int n, DoubleDouble x) {
    if (n == 0) {
      return digammaOfPositive(x);
    }
    Scaled size = sizeOfPolygamma(n, x);
    DoubleDouble slope = size.mantissa().scaled((int) size.exponent());
    return n % 2 == 1 ? slope : slope.negate();
  }

  /** polygamma(n, x + y) - polygamma(n, x), for positive x and x + y. */
  static double polygammadiff(double n, double x, double y) {
    if (!(n >= 0 && n <= 91 && n == Math.rint(n) && x > 0 && x + y > 0)) {
      return Double.NaN;
    }
    int order = (int) n;
    if (y == 0) {
      return 0;
    }
    if (order == 0 && Math.min(x, x + y) > 1e17) {
      return StrictMath.log1p(y / x);
    }
    if (Math.max(x, x + y) < 1e-100) {
      return nextToPole(order, x, y);
    }
    if (Math.abs(y) < 1e-12 * x && x > 1e-110 && x < 1e300) {
      // Taylor's series, of which the second term is that small a part of the first.
      double slope = sizeOfPolygamma(order + 1, DoubleDouble.of(x)).value();
      double ratio = polygamma(n + 2, x) / slope;
      // Where no double holds them the pole's terms are all there is.
      double pole = order % 2 == 0 ? -(n + 2) / x : (n + 2) / x;
      double part = slope == 0 ? 0 : y / 2 * (Double.isInfinite(slope) ? pole : ratio);
      double size =
          sizeOfPolygamma(order + 1, DoubleDouble.of(x))
              .times(DoubleDouble.of(y))
              .times(DoubleDouble.of(1).plus(order % 2 == 0 ? part : -part))
              .value();
      return order % 2 == 0 ? size : -size;
    }
    if (Math.min(x, x + y) < 1e-110 || x + y > 1e300) {
      double here = polygamma(n, x);
      double there = polygamma(n, x + y);
      // Of two that no double holds, the one that is nearer to the pole is the larger.
      return here == there && Double.isInfinite(here) ? (y > 0 ? -here : there) : there - here;
    }
    DoubleDouble z = DoubleDouble.sum(x, y);
    if (order == 0) {
      return digammaOfPositive(z).minus(digammaOfPositive(DoubleDouble.of(x))).value();
    }
    Scaled here = sizeOfPolygamma(order, DoubleDouble.of(x));
    double size = sizeOfPolygamma(order, z).plus(here.negate()).value();
    return order % 2 == 1 ? size : -size;
  }

  /** Both ends so close to 0 that only the pole's term n!/x^(n + 1) counts. */
  private static double nextToPole(int order, double x, double y) {
    double rise = StrictMath.expm1(-(order + 1) * StrictMath.log1p(y / x)) * product(order).high();
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

  /** The slope of beta by x, for positive x and y, also where beta itself is out of range. */
  static double betaslope(double x, double y) {
    if (!(x > 0 && y > 0)) {
      return Double.NaN;
    }
    if (Double.isInfinite(x) || Double.isInfinite(y)) {
      return -0.0;
    }
    if (y < 1e-290) {
      // Its limit, as beta is 1/y there and the rise of digamma y times its slope.
      return -polygamma(1, x);
    }
    DoubleDouble log = logBeta(x, y);
    double rise = polygammadiff(0, x, y);
    if (rise == 0 || Double.isInfinite(rise) || Math.abs(log.high()) > 5000) {
      return log.high() > 0 ? Double.NEGATIVE_INFINITY : -0.0;
    }
    double k = Math.rint(log.high() / DoubleDouble.LN2.high());
    DoubleDouble mantissa = log.minus(DoubleDouble.LN2.times(k)).exp();
    return -Math.scalb(mantissa.times(rise).value(), (int) k);
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
    return logBeta(DoubleDouble.of(x), DoubleDouble.of(y));
  }

  /** log beta(x, y), for positive x and y. */
  static DoubleDouble logBeta(DoubleDouble x, DoubleDouble y) {
    DoubleDouble small = x.high() < y.high() ? x : y;
    DoubleDouble large = x.high() < y.high() ? y : x;
    if (large.high() < LARGE) {
      return logOfPositive(x).plus(logOfPositive(y)).minus(logOfPositive(x.plus(y)));
    }
    if (small.high() > 1e290) {
      double ratio = small.high() / large.high();
      double rest = StrictMath.log1p(ratio);
      double part = small.high() * (rest - StrictMath.log(ratio)) + large.high() * rest;
      return DoubleDouble.of(-part);
    }
    return logBetaFar(small, large);
  }

  /**
   * By the difference of Stirling's formulas for log Γ(b) and log Γ(a + b), for b ≥ a; put so that
   * their large parts are gone (after Didonato and Morris, Algorithm 708, 1992).
   */
  private static DoubleDouble logBetaFar(DoubleDouble a, DoubleDouble b) {
    DoubleDouble ratio = a.over(b);
    DoubleDouble rest = ratio.log1p();
    DoubleDouble inverse = b.inverse();
    DoubleDouble ofSum = inverse.over(ratio.plus(1));
    DoubleDouble corrections = correction(inverse).minus(correction(ofSum));
    // (b - ½) log(1 + a/b)
    DoubleDouble shrinking = ratio.high() < 1e-35 ? a : b.plus(-0.5).times(rest);
    DoubleDouble log = b.log().plus(rest);
    if (a.high() < LARGE) {
      return logOfPositive(a).minus(log.times(a)).plus(a.minus(shrinking)).plus(corrections);
    }
    return a.log()
        .minus(log)
        .times(a)
        .minus(a.log().times(0.5))
        .minus(shrinking)
        .plus(HALF_LOG_2PI)
        .plus(corrections)
        .plus(correction(a.inverse()));
  }
}
