package autograd.functions;

/**
 * A number of about 106 bits: the sum of two doubles, the second at most half a unit in the last
 * place of the first. Functions that lose digits on the way to a double are computed in these.
 *
 * <p>The sums and products are those of Dekker (1971) and Knuth, as Hida, Li and Bailey put them
 * together (Library for double-double and quad-double arithmetic, 2007). Infinities and NaN are not
 * looked after: a caller settles them first.
 */
record DoubleDouble(double high, double low) {
  static final DoubleDouble ZERO = new DoubleDouble(0, 0);
  static final DoubleDouble ONE = new DoubleDouble(1, 0);
  static final DoubleDouble PI = new DoubleDouble(Math.PI, 1.2246467991473532e-16);
  static final DoubleDouble LN2 = new DoubleDouble(0.6931471805599453, 2.3190468138462996e-17);
  static final DoubleDouble EULER = new DoubleDouble(0.5772156649015329, -4.942915152430645e-18);

  /** Half pi in four parts, the later ones for the reduction of large angles. */
  private static final double[] HALF_PI = {
    1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33, 5.562271104311117e-50
  };

  static DoubleDouble of(double x) {
    return new DoubleDouble(x, 0);
  }

  /** The exact sum of two doubles. */
  static DoubleDouble sum(double a, double b) {
    double sum = a + b;
    double rest = sum - a;
    return new DoubleDouble(sum, (a - (sum - rest)) + (b - rest));
  }

  /** The exact product of two doubles, unless it leaves the range. */
  static DoubleDouble product(double a, double b) {
    double product = a * b;
    return new DoubleDouble(product, Math.fma(a, b, -product));
  }

  private static DoubleDouble normal(double high, double low) {
    double sum = high + low;
    return new DoubleDouble(sum, low - (sum - high));
  }

  double value() {
    return high + low;
  }

  DoubleDouble negate() {
    return new DoubleDouble(-high, -low);
  }

  DoubleDouble plus(DoubleDouble other) {
    DoubleDouble sum = sum(high, other.high);
    DoubleDouble rest = sum(low, other.low);
    DoubleDouble first = normal(sum.high, sum.low + rest.high);
    return normal(first.high, first.low + rest.low);
  }

  DoubleDouble plus(double other) {
    DoubleDouble sum = sum(high, other);
    return normal(sum.high, sum.low + low);
  }

  DoubleDouble minus(DoubleDouble other) {
    return plus(other.negate());
  }

  DoubleDouble times(DoubleDouble other) {
    DoubleDouble product = product(high, other.high);
    return normal(product.high, product.low + (high * other.low + low * other.high));
  }

  DoubleDouble times(double other) {
    DoubleDouble product = product(high, other);
    return normal(product.high, product.low + low * other);
  }

  DoubleDouble square() {
    return times(this);
  }

  DoubleDouble over(DoubleDouble other) {
    double first = high / other.high;
    DoubleDouble rest = minus(other.times(first));
    double second = rest.high / other.high;
    rest = rest.minus(other.times(second));
    return normal(first, second).plus(rest.high / other.high);
  }

  DoubleDouble over(double other) {
    return over(of(other));
  }

  DoubleDouble inverse() {
    return ONE.over(this);
  }

  /** Times a power of two, which must not leave the range. */
  DoubleDouble scaled(int exponent) {
    return new DoubleDouble(Math.scalb(high, exponent), Math.scalb(low, exponent));
  }

  DoubleDouble abs() {
    return high < 0 ? negate() : this;
  }

  DoubleDouble sqrt() {
    if (high == 0) {
      return ZERO;
    }
    double root = Math.sqrt(high);
    return normal(root, minus(product(root, root)).high / (2 * root));
  }

  /** To a whole power, by squaring. */
  DoubleDouble power(int exponent) {
    DoubleDouble result = ONE;
    DoubleDouble base = this;
    for (int n = Math.abs(exponent); n > 0; n >>= 1) {
      result = (n & 1) == 1 ? result.times(base) : result;
      base = base.square();
    }
    return exponent < 0 ? result.inverse() : result;
  }

  /** exp(x) for a result within the range of normal doubles. */
  DoubleDouble exp() {
    double k = Math.rint(high / LN2.high);
    return minus(LN2.times(k)).expm1Series().plus(1).scaled((int) k);
  }

  /** exp(x) as a double, whatever its size. */
  double expValue() {
    if (high > 710 || high < -746) {
      return high > 0 ? Double.POSITIVE_INFINITY : 0;
    }
    double k = Math.rint(high / LN2.high);
    DoubleDouble mantissa = minus(LN2.times(k)).expm1Series().plus(1);
    return Math.scalb(mantissa.value(), (int) k);
  }

  /** exp(x) - 1, for a small x without loss. */
  DoubleDouble expm1() {
    return Math.abs(high) < 0.4 ? expm1Series() : exp().plus(-1);
  }

  /** By Taylor's series, for |x| below 1/2. */
  private DoubleDouble expm1Series() {
    DoubleDouble sum = this;
    DoubleDouble term = this;
    for (int k = 2; k < 40 && Math.abs(term.high) > 1e-34 * Math.abs(sum.high); k++) {
      term = term.times(this).over(k);
      sum = sum.plus(term);
    }
    return sum;
  }

  /** By one step of Newton's method from the logarithm of a double. */
  DoubleDouble log() {
    int exponent = Math.getExponent(high);
    if (high == 0) {
      return of(Double.NEGATIVE_INFINITY);
    }
    if (high < Double.MIN_NORMAL) {
      return of(high * 0x1p60).log().minus(LN2.times(60));
    }
    DoubleDouble mantissa = scaled(-exponent);
    if (mantissa.high > 1.4142135623730951) {
      mantissa = mantissa.scaled(-1);
      exponent++;
    }
    return mantissa.plus(-1).log1p().plus(LN2.times(exponent));
  }

  /** log(1 + x), for a small x without loss. */
  DoubleDouble log1p() {
    if (Math.abs(high) > 0.5) {
      return plus(1).log();
    }
    // With y near log(1 + x): log(1 + x) = y + log1p((x - expm1(y)) exp(-y)).
    double near = StrictMath.log1p(high);
    DoubleDouble power = of(near).expm1();
    DoubleDouble rest = minus(power).over(power.plus(1));
    return rest.minus(rest.square().times(0.5)).plus(near);
  }

  /** sin(x), of an angle of any size. */
  static DoubleDouble sin(double x) {
    return Math.abs(x) < 1e9 ? of(x).sin() : Turn.of(x).sine(0);
  }

  /** cos(x), of an angle of any size. */
  static DoubleDouble cos(double x) {
    return Math.abs(x) < 1e9 ? of(x).cos() : Turn.of(x).sine(1);
  }

  /** The sine, for angles below about a billion. */
  DoubleDouble sin() {
    return turned(Math.rint(high / HALF_PI[0]), 0);
  }

  /** The cosine, for angles below about a billion. */
  DoubleDouble cos() {
    return turned(Math.rint(high / HALF_PI[0]), 1);
  }

  private DoubleDouble turned(double quarters, int ahead) {
    DoubleDouble rest = this;
    for (double part : HALF_PI) {
      rest = rest.minus(product(quarters, part));
    }
    return rest.sineAfter((int) (quarters % 4) + 4 + ahead);
  }

  /** The sine of the angle after so many quarter turns, for |x| up to 1. */
  DoubleDouble sineAfter(int quarters) {
    return switch (quarters & 3) {
      case 0 -> series(1);
      case 1 -> series(0);
      case 2 -> series(1).negate();
      default -> series(0).negate();
    };
  }

  /** Taylor's series of the sine, from 1, or the cosine, from 0; for |x| up to 1. */
  private DoubleDouble series(int first) {
    DoubleDouble square = square().negate();
    DoubleDouble term = first == 0 ? ONE : this;
    DoubleDouble sum = term;
    for (int k = first + 2; k < 50 && Math.abs(term.high) > 1e-34 * Math.abs(sum.high); k += 2) {
      term = term.times(square).over(of((double) k * (k - 1)));
      sum = sum.plus(term);
    }
    return sum;
  }

  /** sin(πx). */
  static DoubleDouble sinPi(double x) {
    double rest = StrictMath.IEEEremainder(x, 2);
    double half = Math.rint(rest * 2);
    DoubleDouble angle = PI.times(rest - half / 2);
    return angle.sineAfter((int) half);
  }

  /** cos(πx). */
  static DoubleDouble cosPi(double x) {
    double rest = Math.abs(StrictMath.IEEEremainder(x, 2));
    return rest < 0.25 ? PI.times(rest).series(0) : sinPi(0.5 - rest);
  }
}
