package autograd.functions;

/**
 * Trigonometry of angles in degrees and in half turns. An angle is brought into the first half
 * quarter before it is turned into radians, and that is exact; so the results are the exact ones
 * wherever those are numbers like 0, 1/2 and 1. NaN at infinities.
 */
final class Degrees {
  private static final DoubleDouble DEGREE =
      new DoubleDouble(0.017453292519943295, 2.9486522708701687e-19);

  /** Up to here the inverse secant and cosecant are too steep to be those of 1/x. */
  private static final double FLAT = 1.2;

  private static final DoubleDouble RADIAN =
      new DoubleDouble(57.29577951308232, -1.9878495670576283e-15);

  private Degrees() {}

  /** An arc of so many degrees; exact but for the last rounding. */
  static double toRadians(double x) {
    return scaled(x, DEGREE);
  }

  /** The degrees of an arc; exact but for the last rounding. */
  static double toDegrees(double x) {
    return scaled(x, RADIAN);
  }

  private static double scaled(double x, DoubleDouble factor) {
    double product = x * factor.high();
    if (product == 0 || !(Math.abs(x) < Double.POSITIVE_INFINITY)) {
      return product;
    }
    // Where the exact product has no room for its lower half, or none for its upper.
    int scale = Math.abs(product) < 1e-290 ? 120 : Math.abs(product) > 1e300 ? -20 : 0;
    return Math.scalb(DoubleDouble.of(Math.scalb(x, scale)).times(factor).value(), -scale);
  }

  static double sin(double x) {
    double rest = StrictMath.IEEEremainder(x, 360);
    if (Math.abs(rest) > 90) {
      rest = Math.copySign(180, rest) - rest;
    }
    if (rest == 0) {
      return Math.copySign(0.0, x);
    }
    double size = Math.abs(rest);
    double sine = size > 45 ? cosine(90 - size) : sine(size);
    return Math.copySign(sine, rest);
  }

  static double cos(double x) {
    double size = Math.abs(StrictMath.IEEEremainder(x, 360));
    double sign = size > 90 ? -1 : 1;
    size = size > 90 ? 180 - size : size;
    double cosine = size > 45 ? sine(90 - size) : cosine(size);
    return cosine == 0 ? 0 : sign * cosine;
  }

  static double tan(double x) {
    double rest = StrictMath.IEEEremainder(x, 180);
    double size = Math.abs(rest);
    if (rest == 0 || size == 45) {
      return rest == 0 ? Math.copySign(0.0, x) : Math.signum(rest);
    }
    if (size < 1e-280 || size == 90) {
      return size == 90 ? 1 / (90 - size) * Math.signum(rest) : toRadians(rest);
    }
    DoubleDouble arc = small(size > 45 ? 90 - size : size);
    DoubleDouble sine = Circular.sineInTwo(arc.high(), arc.low());
    DoubleDouble cosine = Circular.cosineInTwo(arc.high(), arc.low());
    double tangent = size > 45 ? quotient(cosine, sine) : quotient(sine, cosine);
    return Math.copySign(tangent, rest);
  }

  /** Rounded but once, nearly. */
  private static double quotient(DoubleDouble x, DoubleDouble y) {
    double quotient = x.high() / y.high();
    double missing = Math.fma(-quotient, y.high(), x.high()) + x.low();
    return quotient + (missing - quotient * y.low()) / y.high();
  }

  private static double sine(double x) {
    if (x == 30) {
      return 0.5;
    }
    DoubleDouble arc = small(x);
    return x < 1e-280 ? toRadians(x) : Circular.sine(arc.high(), arc.low());
  }

  private static double cosine(double x) {
    DoubleDouble arc = small(x);
    return Circular.cosine(arc.high(), arc.low());
  }

  private static DoubleDouble small(double x) {
    return DoubleDouble.of(x).times(DEGREE);
  }

  static double asin(double x) {
    return Math.abs(x) == 0.5 ? Math.copySign(30, x) : toDegrees(StrictMath.asin(x));
  }

  static double acos(double x) {
    return Math.abs(x) == 0.5 ? 90 - Math.copySign(30, x) : toDegrees(StrictMath.acos(x));
  }

  static double atan(double x) {
    return toDegrees(StrictMath.atan(x));
  }

  /** NaN between -1 and 1. */
  static double asec(double x) {
    if (Math.abs(x) < FLAT) {
      return Math.abs(x) == 1 ? 90 - 90 * x : toDegrees(Elementary.asec(x));
    }
    double inverse = 1 / x;
    return Math.abs(x) == 2
        ? 90 - 60 * inverse
        : toDegrees(StrictMath.acos(inverse), -restOfArc(x, inverse));
  }

  /** NaN between -1 and 1. */
  static double acsc(double x) {
    if (Math.abs(x) < FLAT) {
      return Math.abs(x) == 1 ? 90 * x : toDegrees(Elementary.acsc(x));
    }
    double inverse = 1 / x;
    return Math.abs(x) == 2 || Math.abs(x) > 1e250
        ? Math.abs(x) == 2 ? 60 * inverse : toDegrees(inverse)
        : toDegrees(StrictMath.asin(inverse), restOfArc(x, inverse));
  }

  private static double toDegrees(double high, double low) {
    return new DoubleDouble(high, low).times(RADIAN).value();
  }

  /** What the rounding of 1/x took from its inverse sine. */
  private static double restOfArc(double x, double inverse) {
    double rest = Math.abs(x) < 1e250 ? Math.fma(-inverse, x, 1) * inverse : 0;
    return rest / Math.sqrt((1 - inverse) * (1 + inverse));
  }

  /** sin(πx); 0 with the sign of x at whole numbers. */
  static double sinPi(double x) {
    if (!(Math.abs(x) < Double.POSITIVE_INFINITY)) {
      return Double.NaN;
    }
    if (x == StrictMath.rint(x)) {
      return Math.copySign(0.0, x);
    }
    return Math.abs(x) < 1e-9 ? scaled(x, DoubleDouble.PI) : DoubleDouble.sinPi(x).value();
  }

  /** cos(πx); 0 half way between whole numbers. */
  static double cosPi(double x) {
    if (!(Math.abs(x) < Double.POSITIVE_INFINITY)) {
      return Double.NaN;
    }
    double cosine = DoubleDouble.cosPi(x).value();
    return cosine == 0 ? 0 : cosine;
  }

  /** sin(πx)/(πx); 1 at 0, 0 at infinity. */
  static double sinc(double x) {
    double size = Math.abs(x);
    if (Double.isNaN(x) || size < 1e-9) {
      return Double.isNaN(x) ? x : 1;
    }
    if (size >= 0x1p52) {
      return 0;
    }
    double sinc = DoubleDouble.sinPi(size).over(DoubleDouble.PI.times(size)).value();
    return sinc == 0 ? 0 : sinc;
  }

  /** The derivative of sinc: (cos(πx) - sinc(x))/x. */
  static double cosc(double x) {
    double size = Math.abs(x);
    if (Double.isNaN(x) || x == 0) {
      return x == 0 ? -x : x;
    }
    if (size >= 0x1p53) {
      return size == Double.POSITIVE_INFINITY ? Math.copySign(0.0, -x) : cosPi(x) / x;
    }
    // π Σ (-1)^k (πx)^(2k-1) 2k/(2k+1)!, of which the first two will do for a tiny x.
    DoubleDouble value =
        size < 1e-5
            ? DoubleDouble.PI
                .square()
                .times(size)
                .over(-3)
                .times(DoubleDouble.PI.square().times(-size * size).over(10).plus(1))
            : DoubleDouble.cosPi(size)
                .minus(DoubleDouble.sinPi(size).over(DoubleDouble.PI.times(size)))
                .over(size);
    return Math.copySign(1, x) * value.value();
  }

  /** x less the multiple of 2π below it, in [0, 2π]. */
  static double mod2pi(double x) {
    double angle = StrictMath.atan2(StrictMath.sin(x), StrictMath.cos(x));
    if (x >= 0 && x < 3) {
      return x;
    }
    return angle < 0 ? DoubleDouble.PI.times(2).plus(angle).value() : angle;
  }
}
