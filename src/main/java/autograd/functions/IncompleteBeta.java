package autograd.functions;

/**
 * The regularized incomplete beta function I of x with parameters a and b, 1 - I, the density that
 * is its slope, and the slopes of I by a and b (NIST Digital Library of Mathematical Functions,
 * 8.17): below the middle, about a/(a + b), by its continued fraction (8.17.22), above it as 1 less
 * that of 1 - x with the parameters exchanged; for two large parameters by quadrature of the
 * density. In pairs of doubles. NaN goes to NaN.
 */
final class IncompleteBeta {
  /** Parameters are up to it: of larger ones the fraction has fewer digits than a double. */
  private static final double MOST = 1e12;

  /** Parameters are from it on, so that one over them is in range. */
  private static final double LEAST = 1e-100;

  /** From there on, of both parameters, the continued fraction is too long. */
  private static final double LARGE = 1e4;

  /** Below, 1 - I of a small x is about a, and comes from a sum that has that factor. */
  private static final double TINY = 0.01;

  /** Levels of the fraction. */
  private static final int LONGEST = 10_000;

  private IncompleteBeta() {}

  /** What the slope is taken by. */
  private enum By {
    FIRST,
    SECOND,
    NONE
  }

  /** I: from 0 at 0 to 1 at 1. */
  static double lower(double a, double b, double x) {
    return value(false, a, b, x);
  }

  /** 1 - I, without cancellation. */
  static double upper(double a, double b, double x) {
    return value(true, a, b, x);
  }

  /** The slope of I by a. */
  static double slopeByFirst(double a, double b, double x) {
    return slope(By.FIRST, a, b, x);
  }

  /** The slope of I by b. */
  static double slopeBySecond(double a, double b, double x) {
    return slope(By.SECOND, a, b, x);
  }

  /** x^(a - 1) (1 - x)^(b - 1)/beta(a, b): the slope of I by x. */
  static double density(double a, double b, double x) {
    if (!isDefined(a, b, x)) {
      return Double.NaN;
    }
    if (x == 0 || x == 1) {
      double power = x == 0 ? a : b;
      return power > 1 ? 0 : power < 1 ? Double.POSITIVE_INFINITY : x == 0 ? b : a;
    }
    Point point = new Point(a, b, DoubleDouble.of(x), DoubleDouble.sum(1, -x));
    DoubleDouble log = point.logOfFactor().minus(point.x.log()).minus(logOfRest(point));
    return IncompleteGamma.scaled(DoubleDouble.of(a), log);
  }

  private static DoubleDouble logOfRest(Point p) {
    return p.x.high() < 0.5 ? p.x.negate().log1p() : p.y.log();
  }

  private static boolean isDefined(double a, double b, double x) {
    return a >= LEAST && a <= MOST && b >= LEAST && b <= MOST && x >= 0 && x <= 1;
  }

  private static double value(boolean isUpper, double a, double b, double x) {
    if (!isDefined(a, b, x)) {
      return Double.NaN;
    }
    if (x == 0 || x == 1) {
      return (x == 0) == isUpper ? 1 : 0;
    }
    Point point = new Point(a, b, DoubleDouble.of(x), DoubleDouble.sum(1, -x));
    boolean isBelow = point.isBelow();
    Point side = isBelow ? point : point.mirrored();
    if (isBelow == isUpper) {
      return side.complement();
    }
    return IncompleteGamma.scaled(side.sum(By.NONE).at(0), side.logOfFactor());
  }

  private static double slope(By by, double a, double b, double x) {
    if (!isDefined(a, b, x)) {
      return Double.NaN;
    }
    if (x == 0 || x == 1) {
      return 0;
    }
    Point point = new Point(a, b, DoubleDouble.of(x), DoubleDouble.sum(1, -x));
    if (point.isBelow()) {
      return point.slope(by);
    }
    return -point.mirrored().slope(by == By.FIRST ? By.SECOND : By.FIRST);
  }

  /** Parameters, x, and y = 1 - x. */
  private record Point(double a, double b, DoubleDouble x, DoubleDouble y) {
    Point mirrored() {
      return new Point(b, a, y, x);
    }

    boolean isBelow() {
      return x.high() <= (a + 1) / (a + b + 2);
    }

    boolean isLarge() {
      return Math.min(a, b) >= LARGE;
    }

    /** log(x^a y^b/(a beta(a, b))). */
    DoubleDouble logOfFactor() {
      if (!isLarge()) {
        DoubleDouble beta = GammaFunctions.logBeta(DoubleDouble.of(a), DoubleDouble.of(b));
        DoubleDouble powers = logOfX().times(a).plus(logOfY().times(b));
        return powers.minus(beta).minus(DoubleDouble.of(a).log());
      }
      // √(ab/(2π(a + b))) exp(-a excess(δ/a) - b excess(-δ/b)) with δ = (a + b)x - a, by Stirling.
      DoubleDouble all = DoubleDouble.sum(a, b);
      DoubleDouble off = distance();
      DoubleDouble exponent =
          excess(off.over(a), x, DoubleDouble.of(a).over(all))
              .times(a)
              .plus(excess(off.negate().over(b), y, DoubleDouble.of(b).over(all)).times(b));
      DoubleDouble root =
          DoubleDouble.of(b).over(all).over(a).over(DoubleDouble.PI.times(2)).log().times(0.5);
      return root.minus(exponent)
          .plus(GammaFunctions.correction(all.inverse()))
          .minus(GammaFunctions.correction(DoubleDouble.of(a).inverse()))
          .minus(GammaFunctions.correction(DoubleDouble.of(b).inverse()));
    }

    private static DoubleDouble excess(DoubleDouble mu, DoubleDouble x, DoubleDouble middle) {
      return mu.high() < -0.5 ? mu.minus(x.log()).plus(middle.log()) : IncompleteGamma.excess(mu);
    }

    private DoubleDouble distance() {
      return x.high() < 0.5
          ? DoubleDouble.sum(a, b).times(x).plus(-a)
          : DoubleDouble.sum(a, b).times(y).plus(-b).negate();
    }

    private DoubleDouble logOfX() {
      return y.high() < 0.5 ? y.negate().log1p() : x.log();
    }

    private DoubleDouble logOfY() {
      return x.high() < 0.5 ? x.negate().log1p() : y.log();
    }

    /** What the factor is multiplied by, as a series of what the slope is taken by. */
    Jet sum(By by) {
      return isLarge() ? integral(by) : fraction(by);
    }

    /** The slope of factor times sum. */
    double slope(By by) {
      if (by == By.SECOND && a < 1e-10 && !isLarge()) {
        return slopeOfTiny();
      }
      Jet sum = sum(by);
      DoubleDouble slope = sum.at(1);
      if (!isLarge()) {
        DoubleDouble log =
            by == By.FIRST
                ? logOfX().plus(digammaRiseFromNext())
                : logOfY().plus(digammaRise(b, a));
        slope = slope.plus(sum.at(0).times(log));
      }
      return IncompleteGamma.scaled(slope, logOfFactor());
    }

    /** ψ(a + b) - ψ(a + 1). */
    private DoubleDouble digammaRiseFromNext() {
      return a < 1
          ? GammaFunctions.digammaOfPositive(DoubleDouble.sum(a, b))
              .minus(GammaFunctions.digammaOfPositive(DoubleDouble.sum(a, 1)))
          : digammaRise(a, b).minus(DoubleDouble.of(a).inverse());
    }

    /** ψ(z + more) - ψ(z), by Taylor's series where that cancels. */
    private static DoubleDouble digammaRise(double z, double more) {
      if (more > 1e-8 * z) {
        return GammaFunctions.digammaOfPositive(DoubleDouble.sum(z, more))
            .minus(GammaFunctions.digammaOfPositive(DoubleDouble.of(z)));
      }
      DoubleDouble sum = DoubleDouble.ZERO;
      for (int k = 3; k > 0; k--) {
        DoubleDouble slope = GammaFunctions.polygammaOfPositive(k, DoubleDouble.of(z));
        sum = sum.plus(slope).times(more).over(k);
      }
      return sum;
    }

    /** The continued fraction 1/(1 + d(1)/(1 + d(2)/(1 + …))), so long that half of it will do. */
    private Jet fraction(By by) {
      int levels = 40 + (int) (3 * Math.sqrt(Math.min(a, b)));
      Jet last = fraction(by, levels);
      while (levels < LONGEST) {
        levels *= 2;
        Jet next = fraction(by, levels);
        if (isNear(last, next)) {
          return next;
        }
        last = next;
      }
      return last;
    }

    private static boolean isNear(Jet some, Jet other) {
      boolean isNear = true;
      for (int k = 0; k < some.length(); k++) {
        double off = some.at(k).minus(other.at(k)).high();
        double size = Math.max(Math.abs(other.at(k).high()), Math.abs(other.at(0).high()));
        isNear &= Math.abs(off) <= 1e-20 * size;
      }
      return isNear;
    }

    private Jet fraction(By by, int levels) {
      int length = by == By.NONE ? 1 : 2;
      Jet first = parameter(by == By.FIRST, a, length);
      Jet second = parameter(by == By.SECOND, b, length);
      Jet both = first.plus(second);
      Jet rest = Jet.constant(DoubleDouble.ZERO, length);
      for (int m = levels; m >= 0; m--) {
        DoubleDouble shift = DoubleDouble.of(m);
        Jet twice = first.plus(DoubleDouble.of(2 * m));
        // Of the first term, a stands above and below, and would cancel where it is tiny.
        Jet share =
            m == 0
                ? first.plus(DoubleDouble.ONE).inverse()
                : first.plus(shift).times(twice.times(twice.plus(DoubleDouble.ONE)).inverse());
        Jet odd = share.times(both.plus(shift)).times(x.negate());
        rest = odd.times(rest.plus(DoubleDouble.ONE).inverse());
        if (m > 0) {
          Jet even =
              second
                  .plus(DoubleDouble.of(-m))
                  .times(twice.times(twice.plus(DoubleDouble.of(-1))).inverse())
                  .times(x.times(m));
          rest = even.times(rest.plus(DoubleDouble.ONE).inverse());
        }
      }
      return rest.plus(DoubleDouble.ONE).inverse();
    }

    private static Jet parameter(boolean moves, double number, int length) {
      DoubleDouble value = DoubleDouble.of(number);
      return moves ? Jet.variable(value, length) : Jet.constant(value, length);
    }

    /** 1 less factor times sum. */
    double complement() {
      if (a < TINY && !isLarge()) {
        return complementOfTiny();
      }
      DoubleDouble log = logOfFactor();
      return log.high() < -100 ? 1 : sum(By.NONE).at(0).times(log.exp()).negate().plus(1).value();
    }

    /** I = x^a/(a beta(a, b)) (1 + aS) with S = Σ (1 - b)(2 - b)…(n - b) x^n/(n! (a + n)). */
    private double complementOfTiny() {
      DoubleDouble sum = DoubleDouble.ZERO;
      DoubleDouble term = DoubleDouble.ONE;
      for (int n = 1; n < 200 && Math.abs(term.high()) > 1e-36; n++) {
        term = term.times(DoubleDouble.sum(n, -b)).times(x).over(n);
        sum = sum.plus(term.over(DoubleDouble.sum(a, n)));
      }
      DoubleDouble log =
          logOfX()
              .times(a)
              .minus(GammaFunctions.logOfPositive(DoubleDouble.sum(a, 1)))
              .plus(logGammaRise(b, a));
      DoubleDouble power = log.expm1();
      return power.plus(power.plus(1).times(sum).times(a)).negate().value();
    }

    /** The slope by b of the same, which is about as small as a, while that of each part is not. */
    private double slopeOfTiny() {
      DoubleDouble sum = DoubleDouble.ZERO;
      DoubleDouble sumOfSlopes = DoubleDouble.ZERO;
      DoubleDouble term = DoubleDouble.ONE;
      DoubleDouble slope = DoubleDouble.ZERO;
      double size = 1;
      for (int n = 1; n < 200 && size > 1e-36; n++) {
        DoubleDouble factor = DoubleDouble.sum(n, -b);
        slope = slope.times(factor).minus(term).times(x).over(n);
        term = term.times(factor).times(x).over(n);
        sum = sum.plus(term.over(DoubleDouble.sum(a, n)));
        sumOfSlopes = sumOfSlopes.plus(slope.over(DoubleDouble.sum(a, n)));
        size = Math.abs(term.high()) + Math.abs(slope.high());
      }
      DoubleDouble whole = sum.times(a).plus(1);
      DoubleDouble log =
          logOfX()
              .times(a)
              .minus(GammaFunctions.logOfPositive(DoubleDouble.sum(a, 1)))
              .plus(logGammaRise(b, a));
      DoubleDouble rise = digammaRise(b, a).times(whole).plus(sumOfSlopes.times(a));
      return IncompleteGamma.scaled(rise, log);
    }

    /** log Γ(z + more) - log Γ(z), by Taylor's series where that cancels. */
    private static DoubleDouble logGammaRise(double z, double more) {
      if (more > 1e-8 * z) {
        return GammaFunctions.logOfPositive(DoubleDouble.sum(z, more))
            .minus(GammaFunctions.logOfPositive(DoubleDouble.of(z)));
      }
      DoubleDouble sum = DoubleDouble.ZERO;
      for (int k = 3; k >= 0; k--) {
        DoubleDouble slope = GammaFunctions.polygammaOfPositive(k, DoubleDouble.of(z));
        sum = sum.plus(slope).times(more).over(k + 1);
      }
      return sum;
    }

    /**
     * The integral of the density from 0 to x over the factor, and of the density's slope: by the
     * trapezoidal rule after t = x - scale·exp(u - exp(-u)) (Takahasi and Mori, Double exponential
     * formulas for numerical integration, 1974).
     */
    private Jet integral(By by) {
      // The density's logarithm falls from x on by u/xy times this, and by squares.
      DoubleDouble fall =
          DoubleDouble.of(a).plus(-1).minus(DoubleDouble.sum(a, b).plus(-2).times(x));
      DoubleDouble linear = fall.over(x).over(y);
      double width = Math.sqrt(x.high() * (y.high() / (a + b)));
      double scale = 1 / (1 / width + Math.max(0, linear.high()));
      DoubleDouble start = by == By.FIRST ? slopeOfLog(a, distance()) : DoubleDouble.ZERO;
      start = by == By.SECOND ? slopeOfLog(b, distance().negate()) : start;
      DoubleDouble sum = DoubleDouble.ZERO;
      DoubleDouble slope = DoubleDouble.ZERO;
      for (int k = 0; k < Quadrature.NODES.length; k++) {
        DoubleDouble s = Quadrature.NODES[k].times(scale);
        if (s.high() < x.high()) {
          DoubleDouble down = s.negate().over(x);
          DoubleDouble up = s.over(y);
          DoubleDouble exponent =
              IncompleteGamma.excess(down)
                  .times(DoubleDouble.sum(a, -1))
                  .plus(IncompleteGamma.excess(up).times(DoubleDouble.sum(b, -1)))
                  .plus(linear.times(s))
                  .negate();
          DoubleDouble part =
              exponent.high() < -200
                  ? DoubleDouble.ZERO
                  : exponent.exp().times(Quadrature.WEIGHTS[k]).times(scale);
          sum = sum.plus(part);
          slope = slope.plus(part.times(start.plus((by == By.FIRST ? down : up).log1p())));
        }
      }
      DoubleDouble over = DoubleDouble.of(a).over(x).over(y);
      return Jet.of(new DoubleDouble[] {sum.times(over), slope.times(over)});
    }

    /** The slope of the density's logarithm at x by a: log(x (a + b)/a) and 1/a's. */
    private DoubleDouble slopeOfLog(double of, DoubleDouble off) {
      DoubleDouble all = DoubleDouble.sum(a, b).inverse();
      DoubleDouble inverse = DoubleDouble.of(of).inverse();
      DoubleDouble halves = inverse.minus(all).times(0.5);
      DoubleDouble squares = inverse.square().minus(all.square()).over(12);
      DoubleDouble fourths = inverse.square().square().minus(all.square().square()).over(-120);
      return off.over(of).log1p().plus(halves).plus(squares).plus(fourths);
    }
  }

  /** Nodes exp(u - exp(-u)) and their distances, for the u of equal steps. */
  private static final class Quadrature {
    private static final int COUNT = 180;
    private static final double STEP = 0.05;

    static final DoubleDouble[] NODES = new DoubleDouble[COUNT];
    static final DoubleDouble[] WEIGHTS = new DoubleDouble[COUNT];

    static {
      for (int k = 0; k < COUNT; k++) {
        DoubleDouble u = DoubleDouble.of(k - COUNT / 2).times(STEP);
        DoubleDouble inverse = u.negate().exp();
        NODES[k] = u.minus(inverse).exp();
        WEIGHTS[k] = NODES[k].times(inverse.plus(1)).times(STEP);
      }
    }

    private Quadrature() {}
  }
}
