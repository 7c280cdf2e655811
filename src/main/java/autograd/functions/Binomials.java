package autograd.functions;

/**
 * Binomial coefficients Γ(n + 1)/(Γ(k + 1) Γ(n - k + 1)) of real operands (NIST Digital Library of
 * Mathematical Functions, 1.2.6 and 5.12): as a product where k or n - k is a small whole number,
 * else by the beta function; where one of the gamma functions below the line has an operand of 0 or
 * less, by reflection (5.5.3). In pairs of doubles. NaN goes to NaN.
 */
final class Binomials {
  /** Up to here the coefficient is multiplied out. */
  private static final int FACTORS = 120;

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private Binomials() {}

  /**
   * The coefficient of n over k. For n up to -1 it is defined where k is whole, as the polynomial
   * of n that it is there, which is 0 for a k below 0.
   */
  static double binom(double n, double k) {
    if (Double.isNaN(n)
        || Double.isNaN(k)
        || (n <= -1 && !(isWhole(k) && Math.abs(k) < INFINITY))) {
      return Double.NaN;
    }
    if (k < 0 && isWhole(k)) {
      return 0;
    }
    if (Double.isInfinite(n)) {
      return ofInfinite(n, k);
    }
    if (Double.isInfinite(k)) {
      return 0;
    }
    if (k >= 0 && k <= FACTORS && isWhole(k)) {
      return product(n, (int) k);
    }
    double rest = n - k;
    boolean isExact = isWhole(n) && isWhole(k) && Math.abs(n) < 0x1p53 && Math.abs(k) < 0x1p53;
    if (isExact && n >= 0 && rest <= FACTORS) {
      return rest < 0 ? 0 : product(n, (int) rest);
    }
    return n <= -1 ? ofNegative(n, k) : byBeta(n, k);
  }

  private static boolean isWhole(double x) {
    return x == Math.rint(x);
  }

  /** The limits: it goes as n^k/Γ(k + 1). */
  private static double ofInfinite(double n, double k) {
    if (k == 0) {
      return 1;
    }
    if (k < 0) {
      return 0;
    }
    return n > 0 ? (k == INFINITY ? Double.NaN : INFINITY) : k % 2 == 0 ? INFINITY : -INFINITY;
  }

  /** n (n - 1) … (n - k + 1)/k!. */
  private static double product(double n, int k) {
    DoubleDouble product = DoubleDouble.ONE;
    for (int j = 0; j < k; j++) {
      DoubleDouble factor = DoubleDouble.sum(n, -j);
      if (factor.high() == 0) {
        return 0;
      }
      // A factor may be larger than what may be multiplied by it.
      product =
          Math.abs(factor.high()) > 1e150 || Math.abs(product.high()) > 1e150
              ? large(product, factor, j + 1)
              : product.times(factor).over(j + 1);
      if (Double.isInfinite(product.high())) {
        return (k - j) % 2 == 0 && n < 0 ? -product.high() : product.high();
      }
    }
    return product.value();
  }

  private static DoubleDouble large(DoubleDouble product, DoubleDouble factor, int divisor) {
    int down = Math.abs(product.high()) > 1e150 ? 600 : 0;
    int further = Math.abs(factor.high()) > 1e150 ? 600 : 0;
    DoubleDouble part = product.scaled(-down).times(factor.scaled(-further)).over(divisor);
    double high = Math.scalb(part.high(), down + further);
    return Double.isInfinite(high) ? DoubleDouble.of(high) : part.scaled(down + further);
  }

  /** For n up to -1 and a whole k above 0: that of k - n - 1 over k, with the sign of (-1)^k. */
  private static double ofNegative(double n, double k) {
    DoubleDouble log =
        GammaFunctions.logBeta(DoubleDouble.of(-n), DoubleDouble.sum(k, 1))
            .plus(DoubleDouble.sum(k, -n).log());
    double size = k - n < INFINITY ? log.negate().expValue() : INFINITY;
    return k % 2 == 0 ? size : -size;
  }

  private static double byBeta(double n, double k) {
    DoubleDouble above = DoubleDouble.sum(n, 1);
    DoubleDouble rest = DoubleDouble.sum(n, -k).plus(1);
    DoubleDouble next = DoubleDouble.sum(k, 1);
    if (next.high() > 0 && rest.high() > 0) {
      return GammaFunctions.logBeta(rest, next).plus(above.log()).negate().expValue();
    }
    // 1/Γ(k + 1) is Γ(-k) sin(-πk)/π, and Γ(n + 1) Γ(-k)/Γ(n - k + 1) a beta function.
    DoubleDouble mirrored = next.high() <= 0 ? DoubleDouble.of(-k) : DoubleDouble.sum(k, -n);
    DoubleDouble sine = sinPi(mirrored);
    if (sine.high() == 0) {
      return 0;
    }
    double size =
        GammaFunctions.logBeta(above, mirrored)
            .plus(sine.abs().log())
            .minus(DoubleDouble.PI.log())
            .expValue();
    return sine.high() < 0 ? -size : size;
  }

  /** sin(πx), where also the lower half of x may be more than a turn. */
  private static DoubleDouble sinPi(DoubleDouble x) {
    return DoubleDouble.sinPi(x.high())
        .times(DoubleDouble.cosPi(x.low()))
        .plus(DoubleDouble.cosPi(x.high()).times(DoubleDouble.sinPi(x.low())));
  }
}
