package autograd.functions;

/**
 * The regularized incomplete gamma functions P(a, x) and Q = 1 - P, the density that is P's slope,
 * and the slopes of these by a (NIST Digital Library of Mathematical Functions, 8.2): power series
 * (8.7.1 and 8.7.3), Legendre's continued fraction (8.9.2) and, for a large a, Temme's expansion,
 * in pairs of doubles; of P and Q that one is computed which does not cancel. Slopes by a follow
 * from the same sums over {@link Jet}s. NaN goes to NaN.
 */
final class IncompleteGamma {
  /** Up to here the series of alternating terms cancels little. */
  private static final double SMALL = 3;

  /** The highest order of slope that has a slope, which has one too. */
  private static final int HIGHEST = 6;

  /** Of what is below the range of doubles, the logarithm, whatever stands beside it. */
  private static final double VANISHING = -3000;

  /** Beyond, a number counts as infinite unless both are. */
  private static final double LARGEST = 1e300;

  private IncompleteGamma() {}

  /** P(a, x): from 0 at 0 to 1 far out; 1 for an a of 0. */
  static double lower(double a, double x) {
    return value(false, a, x);
  }

  /** Q(a, x) = 1 - P(a, x), without cancellation. */
  static double upper(double a, double x) {
    return value(true, a, x);
  }

  /** The slope of order n of P by a, for a whole n from 0 to 6, and two more. */
  static double lower(double n, double a, double x) {
    if (!isOrder(n) || !isDefined(a, x)) {
      return Double.NaN;
    }
    if (n == 0) {
      return lower(a, x);
    }
    if (x == 0 || Double.isInfinite(a) || Double.isInfinite(x)) {
      return 0;
    }
    int order = (int) n;
    if (isUniform(a, x)) {
      return UniformGamma.slope(order, a, x);
    }
    if (isBeyond(a, x)) {
      return 0;
    }
    Jet log = logOfPower(a, x, order + 1);
    Jet parameter = Jet.variable(DoubleDouble.of(a), order + 1);
    boolean isLower = x < SMALL || isBelow(a, x);
    Jet sum;
    if (x < SMALL) {
      sum = alternating(parameter, x).times(parameter).plus(DoubleDouble.ONE);
    } else {
      sum = isLower ? series(parameter, x) : fraction(parameter, x).times(parameter);
    }
    DoubleDouble slope = log.expOfRest().times(sum).at(order).times(GammaFunctions.product(order));
    return scaled(isLower ? slope : slope.negate(), log.at(0));
  }

  /** x^(a - 1) exp(-x)/Γ(a): the slope of P by x. */
  static double density(double a, double x) {
    return density(0, a, x);
  }

  /** The slope of order n of the density by a, for a whole n from 0 to 6, and two more. */
  static double density(double n, double a, double x) {
    if (!isOrder(n) || !isDefined(a, x)) {
      return Double.NaN;
    }
    if (x == 0) {
      double infinity = n % 2 == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
      return a > 1 ? 0 : a == 1 && n == 0 ? 1 : infinity;
    }
    if (Double.isInfinite(a) || Double.isInfinite(x)) {
      return 0;
    }
    if (!isUniform(a, x) && isBeyond(a, x)) {
      return 0;
    }
    int order = (int) n;
    Jet log = logOfPower(a, x, order + 1);
    DoubleDouble slope =
        log.expOfRest()
            .times(Jet.variable(DoubleDouble.of(a), order + 1))
            .at(order)
            .times(GammaFunctions.product(order));
    DoubleDouble wave = DoubleDouble.of(x < SMALL ? x : 0);
    return scaled(slope, log.at(0).minus(DoubleDouble.of(x).log()).minus(wave));
  }

  private static boolean isOrder(double n) {
    return n >= 0 && n <= HIGHEST + 2 && n == Math.rint(n);
  }

  private static boolean isDefined(double a, double x) {
    boolean isCorner = (a == 0 && x == 0) || (Double.isInfinite(a) && Double.isInfinite(x));
    return a >= 0 && x >= 0 && !isCorner;
  }

  private static boolean isBeyond(double a, double x) {
    return Math.max(a, x) > LARGEST;
  }

  private static boolean isUniform(double a, double x) {
    return a >= UniformGamma.LARGE && Math.abs(x - a) <= UniformGamma.NEAR * a;
  }

  /** Where the series of positive terms is taken: 1 less it has digits enough up to here. */
  private static boolean isBelow(double a, double x) {
    return a >= 1 && x < a + 5 * Math.sqrt(a);
  }

  private static double value(boolean isUpper, double a, double x) {
    if (!isDefined(a, x)) {
      return Double.NaN;
    }
    if (a == 0 || x == 0 || Double.isInfinite(a) || Double.isInfinite(x)) {
      return (a == 0 || Double.isInfinite(x)) == isUpper ? 0 : 1;
    }
    if (isUniform(a, x)) {
      return UniformGamma.value(isUpper, a, x);
    }
    if (isBeyond(a, x)) {
      return isUpper == x < a ? 1 : 0;
    }
    DoubleDouble log = logOfPower(a, x, 1).at(0);
    if (log.high() < VANISHING) {
      return isUpper == x < a ? 1 : 0;
    }
    Jet parameter = Jet.variable(DoubleDouble.of(a), 1);
    if (x < SMALL) {
      return small(isUpper, a, log, alternating(parameter, x).at(0));
    }
    boolean isLower = isBelow(a, x);
    DoubleDouble sum = isLower ? series(parameter, x).at(0) : fraction(parameter, x).at(0).times(a);
    if (isLower != isUpper) {
      return scaled(sum, log);
    }
    return log.high() < -100 ? 1 : sum.times(log.exp()).negate().plus(1).value();
  }

  /** P = x^a/Γ(a + 1) (1 + aS), and Q = 1 - x^a/Γ(a + 1) - x^a/Γ(a + 1) aS. */
  private static double small(boolean isUpper, double a, DoubleDouble log, DoubleDouble sum) {
    DoubleDouble rest = sum.times(a);
    if (!isUpper) {
      return scaled(rest.plus(1), log);
    }
    return log.high() < -700 ? 1 : log.expm1().plus(log.exp().times(rest)).negate().value();
  }

  /** A number times the exponential of another, whatever its size. */
  static double scaled(DoubleDouble number, DoubleDouble log) {
    if (number.high() == 0 || log.high() < VANISHING) {
      return number.high() < 0 ? -0.0 : 0;
    }
    double k = Math.rint(log.high() / DoubleDouble.LN2.high());
    DoubleDouble mantissa = log.minus(DoubleDouble.LN2.times(k)).exp();
    return Math.scalb(mantissa.times(number).value(), (int) k);
  }

  /** log(x^a exp(-x)/Γ(a + 1)); for a small x, of which the series needs none, without exp(-x). */
  private static Jet logOfPower(double a, double x, int length) {
    return a < UniformGamma.LARGE ? logDirectly(a, x, length) : logByStirling(a, x, length);
  }

  private static Jet logDirectly(double a, double x, int length) {
    DoubleDouble[] c = new DoubleDouble[length];
    DoubleDouble log = DoubleDouble.of(x).log();
    DoubleDouble next = DoubleDouble.sum(a, 1);
    c[0] = log.times(a).minus(GammaFunctions.logOfPositive(next)).plus(x < SMALL ? 0 : -x);
    for (int k = 1; k < length; k++) {
      DoubleDouble psi = GammaFunctions.polygammaOfPositive(k - 1, next);
      c[k] = psi.over(GammaFunctions.product(k)).negate();
      c[k] = k == 1 ? log.plus(c[1]) : c[k];
    }
    return Jet.of(c);
  }

  /** exp(-a (μ - log(1 + μ)))/√(2πa) with μ = (x - a)/a, over exp of Stirling's sum. */
  private static Jet logByStirling(double a, double x, int length) {
    DoubleDouble[] c = new DoubleDouble[length];
    Jet sum = GammaFunctions.correction(Jet.variable(DoubleDouble.of(a), length).inverse());
    DoubleDouble mu = UniformGamma.mu(a, x);
    boolean isNear = Math.abs(mu.high()) < UniformGamma.NEAR;
    DoubleDouble log =
        isNear ? mu.log1p() : DoubleDouble.of(x).log().minus(DoubleDouble.of(a).log());
    DoubleDouble excess = isNear ? excess(mu) : mu.minus(log);
    DoubleDouble root = DoubleDouble.PI.times(2).log().plus(DoubleDouble.of(a).log()).times(0.5);
    c[0] = excess.times(-a).minus(root).minus(sum.at(0)).plus(x < SMALL ? x : 0);
    // The slopes of a log(x/a) - (x - a) and of -log(a)/2.
    DoubleDouble power = DoubleDouble.ONE;
    for (int k = 1; k < length; k++) {
      DoubleDouble first = k == 1 ? log : power.over(k * (k - 1.0));
      power = power.over(-a);
      c[k] = first.plus(power.times(0.5).over(k)).minus(sum.at(k));
    }
    return Jet.of(c);
  }

  /** μ - log(1 + μ), without cancellation, for a μ that is not next to -1. */
  static DoubleDouble excess(DoubleDouble mu) {
    if (Math.abs(mu.high()) > 0.05) {
      return mu.minus(mu.log1p());
    }
    DoubleDouble sum = DoubleDouble.ZERO;
    DoubleDouble power = mu.negate();
    for (int k = 2; k < 30 && Math.abs(power.high()) > 1e-300; k++) {
      power = power.times(mu).negate();
      sum = sum.plus(power.over(k));
    }
    return sum;
  }

  /** S = Σ (-x)^k/((a + k) k!), from k = 1 on. */
  private static Jet alternating(Jet a, double x) {
    DoubleDouble term = DoubleDouble.ONE;
    Jet sum = Jet.constant(DoubleDouble.ZERO, a.length());
    for (int k = 1; k < 60 && Math.abs(term.high()) > 1e-36; k++) {
      term = term.times(-x).over(k);
      sum = sum.plus(a.plus(DoubleDouble.of(k)).inverse().times(term));
    }
    return sum;
  }

  /** 1 + x/(a + 1) + x²/((a + 1)(a + 2)) + …. */
  private static Jet series(Jet a, double x) {
    Jet term = Jet.constant(DoubleDouble.ONE, a.length());
    Jet sum = term;
    double from = a.at(0).high();
    for (int k = 1; from + k < x || term.at(0).high() > 1e-37 * sum.at(0).high(); k++) {
      term = term.times(a.plus(DoubleDouble.of(k)).inverse()).times(DoubleDouble.of(x));
      sum = sum.plus(term);
    }
    return sum;
  }

  /** Γ(a, x) over x^a exp(-x). */
  private static Jet fraction(Jet a, double x) {
    double from = a.at(0).high();
    // How many levels all digits need was found by trial.
    int levels = (int) (240 * Math.sqrt(x + from) / (x - from)) + 10;
    Jet rest = a.negate().plus(DoubleDouble.sum(2 * levels + 1, x));
    for (int k = levels; k > 0; k--) {
      Jet numerator = a.plus(DoubleDouble.of(-k)).times(DoubleDouble.of(k));
      Jet next = a.negate().plus(DoubleDouble.sum(2 * k - 1, x));
      rest = numerator.times(rest.inverse()).plus(next);
    }
    return rest.inverse();
  }
}
