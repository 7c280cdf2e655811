package autograd.functions;

/**
 * The error function and its relatives: a series of positive terms near 0, a continued fraction or
 * the asymptotic series far from it (NIST Digital Library of Mathematical Functions, 7.6, 7.9 and
 * 7.12), in pairs of doubles. NaN goes to NaN.
 */
final class ErrorFunctions {
  private static final DoubleDouble ROOT_PI =
      new DoubleDouble(1.772453850905516, -7.666586499825799e-17);
  private static final DoubleDouble ROOT_2 = DoubleDouble.of(2).sqrt();

  /** From here on the continued fraction converges fast. */
  private static final double FAR = 2.5;

  private static final int FRACTION = 130;

  /** The highest slope of erfcx and dawson; the slope of that is had too. */
  private static final int HIGHEST = 6;

  private ErrorFunctions() {}

  /** exp(-x²). */
  static double gauss(double x) {
    return Math.abs(x) > 30 ? 0 : DoubleDouble.product(x, x).negate().expValue();
  }

  /** The density of the normal distribution. */
  static double normpdf(double x) {
    if (Math.abs(x) > 40) {
      return 0;
    }
    DoubleDouble log = DoubleDouble.product(x, x).times(-0.5);
    return log.minus(DoubleDouble.PI.times(2).log().times(0.5)).expValue();
  }

  static double erf(double x) {
    double size = Math.abs(x);
    if (x == 0) {
      return x;
    }
    if (size < 1e-20) {
      return Math.scalb(DoubleDouble.of(Math.scalb(x, 200)).times(2).over(ROOT_PI).value(), -200);
    }
    if (Double.isNaN(x) || size > 7) {
      return Double.isNaN(x) ? x : Math.copySign(1, x);
    }
    DoubleDouble value =
        size < FAR ? near(DoubleDouble.of(size)) : tail(DoubleDouble.of(size)).negate().plus(1);
    return Math.copySign(value.value(), x);
  }

  static double erfc(double x) {
    return Double.isNaN(x) ? x : x > 30 ? 0 : x < -7 ? 2 : complement(DoubleDouble.of(x), true);
  }

  /** The distribution function of the normal distribution. */
  static double normcdf(double x) {
    if (Double.isNaN(x) || Math.abs(x) > 40) {
      return Double.isNaN(x) ? x : x > 0 ? 1 : 0;
    }
    return complement(DoubleDouble.of(x).negate().over(ROOT_2), true) / 2;
  }

  /**
   * The logarithm of the distribution function of the normal distribution; far below 0 by that of
   * erfcx, since normcdf itself is 0 from about -38 on.
   */
  static double lognormcdf(double x) {
    if (x < -1e10 || x > 40 || Double.isNaN(x)) {
      // Beside x²/2 nothing counts, and above, the tail is less than the smallest double.
      return x < 0 ? -(0.5 * x * x) : x > 0 ? -0.0 : x;
    }
    DoubleDouble size = DoubleDouble.of(Math.abs(x)).over(ROOT_2);
    boolean isFar = size.high() >= FAR;
    if (x < 0) {
      DoubleDouble log =
          isFar ? fraction(size).log().minus(size.square()) : near(size).negate().plus(1).log();
      return log.minus(DoubleDouble.LN2).value();
    }
    if (size.high() > 20) {
      return -fraction(size).log().minus(size.square()).minus(DoubleDouble.LN2).expValue();
    }
    DoubleDouble tail = isFar ? tail(size) : near(size).negate().plus(1);
    return tail.times(-0.5).log1p().value();
  }

  /** The inverse of normcdf; -inf at 0, inf at 1, NaN beyond. */
  static double norminv(double p) {
    if (!(p > 0 && p < 1)) {
      return p == 0 ? Double.NEGATIVE_INFINITY : p == 1 ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    if (p == 0.5) {
      return 0;
    }
    DoubleDouble twice = p < 0.5 ? DoubleDouble.of(2 * p) : DoubleDouble.sum(1, -p).times(2);
    double size = inverse(twice).times(ROOT_2).value();
    return p < 0.5 ? -size : size;
  }

  private static double complement(DoubleDouble x, boolean plain) {
    if (x.high() < FAR) {
      return near(x).negate().plus(1).value();
    }
    DoubleDouble log = fraction(x).log().minus(x.square());
    return plain ? log.expValue() : fraction(x).value();
  }

  /** exp(x²) erfc(x) for x from 0 on. */
  static DoubleDouble scaledComplement(DoubleDouble x) {
    return x.high() < FAR ? near(x).negate().plus(1).times(x.square().exp()) : fraction(x);
  }

  /** exp(x²) erfc(x). */
  static double erfcx(double x) {
    if (x > 1e10) {
      return 1 / (x * ROOT_PI.high());
    }
    if (Double.isNaN(x) || x >= FAR) {
      return Double.isNaN(x) ? x : fraction(DoubleDouble.of(x)).value();
    }
    return x < -27 ? Double.POSITIVE_INFINITY : scaledNear(x);
  }

  /**
   * The slope of order n of erfcx, for a whole n from 0 to 6: the next is 2x times the last and 2n
   * times the one before, which above 0 cancels, so there their ratios come from a continued
   * fraction.
   */
  static double erfcx(double n, double x) {
    if (!isOrder(n) || Double.isNaN(x)) {
      return Double.NaN;
    }
    int order = (int) n;
    if (order == 0) {
      return erfcx(x);
    }
    double sign = order % 2 == 0 ? 1 : -1;
    if (x < -27) {
      return sign * Double.POSITIVE_INFINITY;
    }
    if (x > 1e10) {
      double first = 1 / (x * ROOT_PI.high());
      for (int k = 1; k <= order; k++) {
        first = first / x * k;
      }
      return sign * first;
    }
    return x < FAR ? climbed(order, x) : sign * descended(order, x);
  }

  private static double climbed(int order, double x) {
    // The square of exp(x²) need not be in range.
    int scale = x < -6 ? 200 : 0;
    DoubleDouble square = DoubleDouble.product(x, x);
    DoubleDouble complement =
        x < -6 ? DoubleDouble.of(2) : near(DoubleDouble.of(x)).negate().plus(1);
    DoubleDouble last = complement.times(square.minus(DoubleDouble.LN2.times(scale)).exp());
    DoubleDouble constant = DoubleDouble.of(2).over(ROOT_PI).scaled(-scale);
    DoubleDouble slope = last.times(x).times(2).minus(constant);
    for (int k = 1; k < order; k++) {
      DoubleDouble next = slope.times(x).plus(last.times(k)).times(2);
      last = slope;
      slope = next;
    }
    return Math.scalb(slope.value(), scale);
  }

  private static double descended(int order, double x) {
    DoubleDouble product = DoubleDouble.ONE;
    DoubleDouble below = DoubleDouble.of(2 * x);
    for (int k = FRACTION; k > 0; k--) {
      DoubleDouble ratio = DoubleDouble.of(2 * k).over(below);
      product = k <= order ? product.times(ratio) : product;
      below = ratio.plus(2 * x);
    }
    return product.times(2).over(ROOT_PI.times(below)).value();
  }

  private static boolean isOrder(double n) {
    return n >= 0 && n <= HIGHEST + 1 && n == Math.rint(n);
  }

  private static double scaledNear(double x) {
    DoubleDouble complement =
        x < -6 ? DoubleDouble.of(2) : near(DoubleDouble.of(x)).negate().plus(1);
    return complement.log().plus(DoubleDouble.product(x, x)).expValue();
  }

  /** erf by exp(-x²) Σ 2^k x^(2k+1)/(1·3·5…(2k+1)), without cancellation. */
  private static DoubleDouble near(DoubleDouble x) {
    if (x.high() < -FAR) {
      return tail(x.negate()).negate().plus(1).negate();
    }
    DoubleDouble square = x.square();
    DoubleDouble term = x;
    DoubleDouble sum = x;
    for (int k = 1; Math.abs(term.high()) > 1e-34 * Math.abs(sum.high()); k++) {
      term = term.times(square).times(2).over(2 * k + 1);
      sum = sum.plus(term);
    }
    return sum.times(square.negate().exp()).times(2).over(ROOT_PI);
  }

  private static DoubleDouble tail(DoubleDouble x) {
    return fraction(x).times(x.square().negate().exp());
  }

  /** erfcx for a large x: 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …))))/√π. */
  private static DoubleDouble fraction(DoubleDouble x) {
    DoubleDouble rest = x;
    for (int k = x.high() > 20 ? 20 : FRACTION; k > 0; k--) {
      rest = DoubleDouble.of(k / 2.0).over(rest).plus(x);
    }
    return rest.times(ROOT_PI).inverse();
  }

  /** The inverse of erf; ±inf at ±1, NaN beyond. */
  static double erfinv(double y) {
    double size = Math.abs(y);
    if (y == 0) {
      return y;
    }
    if (!(size < 1)) {
      return size == 1 ? y / 0 : Double.NaN;
    }
    if (size < 1e-10) {
      return Math.scalb(DoubleDouble.of(Math.scalb(y, 200)).times(ROOT_PI).over(2).value(), -200);
    }
    return Math.copySign(inverse(DoubleDouble.sum(1, -size)).value(), y);
  }

  /** The inverse of erfc; inf at 0, -inf at 2, NaN beyond. */
  static double erfcinv(double z) {
    if (!(z > 0 && z < 2)) {
      return z == 0 ? Double.POSITIVE_INFINITY : z == 2 ? Double.NEGATIVE_INFINITY : Double.NaN;
    }
    if (z == 1) {
      return 0;
    }
    return z < 1 ? inverse(DoubleDouble.of(z)).value() : -inverse(DoubleDouble.sum(2, -z)).value();
  }

  /** Where erfc is z, for z in (0, 1], by Halley's method. */
  private static DoubleDouble inverse(DoubleDouble z) {
    // Of z √π/2, which may be too small for a double.
    double log = -2 * (StrictMath.log(z.high()) - 0.12078223763524522);
    double start =
        z.high() > 0.3
            ? (1 - z.high()) * 0.9
            : Math.sqrt(Math.max(0.3, (log - StrictMath.log(Math.max(1, log / 2))) / 2));
    DoubleDouble x = DoubleDouble.of(start);
    DoubleDouble logZ = z.high() < 0.1 ? z.log() : null;
    for (int i = 0; i < 5; i++) {
      DoubleDouble step;
      if (logZ != null) {
        // (erfc(x) - z) exp(x²), of which neither factor need be in range.
        DoubleDouble scaled =
            x.high() > FAR ? fraction(x) : near(x).negate().plus(1).times(x.square().exp());
        step = scaled.minus(x.square().plus(logZ).exp());
      } else {
        step = z.negate().plus(1).minus(near(x)).times(x.square().exp());
      }
      step = step.times(ROOT_PI).times(0.5);
      x = x.plus(step.over(step.times(x).negate().plus(1)));
    }
    return x;
  }

  /** -i erf(ix) = 2/√π ∫ exp(t²) dt. */
  static double erfi(double x) {
    double size = Math.abs(x);
    if (x == 0) {
      return x;
    }
    if (Double.isNaN(x) || size > 27 || size < 1e-20) {
      return size < 1 ? erf(x) : Double.isNaN(x) ? x : x / 0;
    }
    DoubleDouble log =
        integral(size).times(2).over(ROOT_PI).log().plus(DoubleDouble.product(size, size));
    return Math.copySign(log.expValue(), x);
  }

  /** Dawson's integral: exp(-x²) ∫ exp(t²) dt from 0 to x. */
  static double dawson(double x) {
    double size = Math.abs(x);
    if (size > 1e8 || size < 1e-20 || Double.isNaN(x)) {
      return size > 1 ? 1 / x / 2 : x;
    }
    return Math.copySign(integral(size).value(), x);
  }

  /**
   * The slope of order n of Dawson's integral F, for a whole n from 0 to 6: F' is 1 - 2xF, the next
   * is -2x times the last and -2n times the one before; far from 0 the slopes of the terms of the
   * asymptotic series.
   */
  static double dawson(double n, double x) {
    if (!isOrder(n) || Double.isNaN(x)) {
      return Double.NaN;
    }
    int order = (int) n;
    if (order == 0) {
      return dawson(x);
    }
    double size = Math.abs(x);
    double slope = size > 10 ? far(order, size) : slope(order, size);
    return x < 0 && order % 2 == 0 ? -slope : slope;
  }

  private static double slope(int order, double x) {
    DoubleDouble last = x < 1e-20 ? DoubleDouble.of(x) : positive(x);
    DoubleDouble slope = last.times(-2 * x).plus(1);
    for (int k = 1; k < order; k++) {
      DoubleDouble next = slope.times(x).plus(last.times(k)).times(-2);
      last = slope;
      slope = next;
    }
    return slope.value();
  }

  private static double far(int order, double x) {
    double sign = order % 2 == 0 ? 1 : -1;
    if (x > 1e8) {
      double first = 0.5 / x;
      for (int k = 1; k <= order; k++) {
        first = first / x * k;
      }
      return sign * first;
    }
    DoubleDouble inverse = DoubleDouble.of(x).inverse();
    DoubleDouble term = inverse.times(0.5);
    for (int k = 1; k <= order; k++) {
      term = term.times(inverse).times(k);
    }
    DoubleDouble sum = term;
    for (int k = 1; k < 50 && term.high() > 1e-34 * sum.high(); k++) {
      double rising = (2.0 * k + order) * (2.0 * k + order - 1);
      term = term.times(inverse.square()).times(rising).over(4.0 * k);
      sum = sum.plus(term);
    }
    return sign * sum.value();
  }

  private static DoubleDouble integral(double x) {
    DoubleDouble square = DoubleDouble.product(x, x);
    if (x > 7.5) {
      DoubleDouble term = DoubleDouble.ONE;
      DoubleDouble sum = term;
      for (int k = 1; k < 50 && term.high() > 1e-34; k++) {
        term = term.times(2 * k - 1).over(square).times(0.5);
        sum = sum.plus(term);
      }
      return sum.over(x).times(0.5);
    }
    return positive(x);
  }

  /** By exp(-x²) Σ x^(2k+1)/(k! (2k+1)), without cancellation. */
  private static DoubleDouble positive(double x) {
    DoubleDouble square = DoubleDouble.product(x, x);
    DoubleDouble term = DoubleDouble.of(x);
    DoubleDouble sum = term;
    for (int k = 1; k < 10 || term.high() > 1e-34 * sum.high(); k++) {
      term = term.times(square).over(k);
      sum = sum.plus(term.over(2 * k + 1));
    }
    return sum.times(square.negate().exp());
  }
}
