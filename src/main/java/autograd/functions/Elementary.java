package autograd.functions;

/**
 * The elementary functions that {@link StrictMath} lacks, or computes less closely than we want: of
 * one fixed definition, so the same digits come out on every JDK and machine. All take NaN to NaN
 * and are exactly odd where the function is.
 */
final class Elementary {
  private static final double LN2 = 0.6931471805599453;

  /** log2(e) in two parts; the first has only its leading 53 bits. */
  private static final double LOG2_E = 1.4426950408889634;

  private static final double LOG2_E_REST = 2.0355273740931033e-17;

  /** Below this, x and the odd function of it agree to the last bit. */
  private static final double TINY = 0x1p-28;

  /** Above this, x² + 1 and x² agree to the last bit. */
  private static final double LARGE = 0x1p28;

  private Elementary() {}

  /** Exact at the powers of two; -inf at ±0, NaN below. */
  static double log2(double x) {
    if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
      return StrictMath.log(x);
    }
    int scale = x < Double.MIN_NORMAL ? 54 : 0;
    double normal = x * (scale == 0 ? 1 : 0x1p54);
    int exponent = Math.getExponent(normal);
    double mantissa = Math.scalb(normal, -exponent);
    if (mantissa > 1.4142135623730951) {
      mantissa /= 2;
      exponent++;
    }
    double log = StrictMath.log(mantissa);
    double high = log * LOG2_E;
    double low = Math.fma(log, LOG2_E, -high) + log * LOG2_E_REST;
    return exponent - scale + high + low;
  }

  /**
   * The real number whose power of the exponent n is x: of a negative x for an odd whole n. NaN for
   * an n of 0 or an infinite one; infinite at 0 for n below 0.
   */
  static double root(double x, double n) {
    boolean isOdd = Math.abs(n % 2) == 1;
    if (!(x >= 0 || isOdd) || n == 0 || !(Math.abs(n) < Double.POSITIVE_INFINITY)) {
      return Double.NaN;
    }
    double size = Math.abs(x);
    if (size == 0 || Double.isInfinite(size)) {
      double end = (size == 0) == (n > 0) ? 0 : Double.POSITIVE_INFINITY;
      return isOdd ? Math.copySign(end, x) : end;
    }
    DoubleDouble log = DoubleDouble.of(size).log();
    // Where that is out of range or next to 0, so little as its rest may be missing.
    double power = log.high() / n;
    double root =
        Math.abs(power) > 1e-20 && Math.abs(power) < 800
            ? log.over(n).expValue()
            : StrictMath.exp(power);
    return x < 0 ? -root : root;
  }

  /** The inverse secant, π/2 at infinities; NaN between -1 and 1. */
  static double asec(double x) {
    return Math.abs(x) > 2
        ? StrictMath.acos(1 / x)
        : StrictMath.atan2(Math.sqrt(Math.fma(x, x, -1)), Math.signum(x));
  }

  /** The inverse cosecant, 0 at infinities; NaN between -1 and 1. */
  static double acsc(double x) {
    return Math.abs(x) > 2
        ? StrictMath.asin(1 / x)
        : StrictMath.atan2(Math.signum(x), Math.sqrt(Math.fma(x, x, -1)));
  }

  /** As fdlibm does it: log(x + √(x² + 1)), rearranged where that would cancel or overflow. */
  static double asinh(double x) {
    double a = Math.abs(x);
    if (a < TINY || Double.isNaN(x)) {
      return x;
    }
    double result;
    if (a > LARGE) {
      result = StrictMath.log(a) + LN2;
    } else if (a > 2) {
      result = StrictMath.log(2 * a + 1 / (Math.sqrt(a * a + 1) + a));
    } else {
      double square = a * a;
      result = StrictMath.log1p(a + square / (1 + Math.sqrt(1 + square)));
    }
    return Math.copySign(result, x);
  }

  /** As fdlibm does it: log(x + √(x² - 1)), rearranged likewise; NaN below 1. */
  static double acosh(double x) {
    if (!(x >= 1)) {
      return Double.NaN;
    }
    if (x > LARGE) {
      return StrictMath.log(x) + LN2;
    }
    if (x > 2) {
      return StrictMath.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
    }
    double t = x - 1;
    return StrictMath.log1p(t + Math.sqrt(2 * t + t * t));
  }

  /** As fdlibm does it: ½ log1p(2x/(1 - x)); ±inf at ±1, NaN beyond. */
  static double atanh(double x) {
    double a = Math.abs(x);
    if (a < TINY || Double.isNaN(x)) {
      return x;
    }
    double twice = a + a;
    double t = a < 0.5 ? twice + twice * a / (1 - a) : twice / (1 - a);
    return a > 1 ? Double.NaN : Math.copySign(0.5 * StrictMath.log1p(t), x);
  }

  /** log(1 + exp(x)), without overflow. */
  static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }
}
