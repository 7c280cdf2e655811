package autograd.functions;

/**
 * A pair of doubles times a power of two: for what leaves the range of doubles on the way to a
 * result that does not.
 */
record Scaled(DoubleDouble mantissa, long exponent) {
  /** A whole power of an ordinary number. */
  static Scaled power(DoubleDouble base, int power) {
    int exponent = Math.getExponent(base.high());
    return new Scaled(base.scaled(-exponent).power(power), (long) exponent * power);
  }

  static Scaled of(DoubleDouble number) {
    return new Scaled(number, 0);
  }

  Scaled times(DoubleDouble factor) {
    return new Scaled(mantissa.times(factor), exponent);
  }

  Scaled times(Scaled factor) {
    return new Scaled(mantissa.times(factor.mantissa), exponent + factor.exponent);
  }

  Scaled negate() {
    return new Scaled(mantissa.negate(), exponent);
  }

  Scaled plus(Scaled other) {
    if (mantissa.high() == 0 || other.mantissa.high() == 0) {
      return mantissa.high() == 0 ? other : this;
    }
    Scaled larger = size() >= other.size() ? this : other;
    Scaled smaller = size() >= other.size() ? other : this;
    // What is smaller by more than all the digits of both does not count.
    int lower = (int) Math.max(smaller.exponent - larger.exponent, -2000);
    DoubleDouble sum = larger.mantissa.plus(smaller.mantissa.scaled(lower));
    return new Scaled(sum, larger.exponent);
  }

  private long size() {
    return exponent + Math.getExponent(mantissa.high());
  }

  /** The nearest double; infinite or 0 where it is out of range. */
  double value() {
    return Math.scalb(mantissa.value(), (int) Math.max(-4000, Math.min(4000, exponent)));
  }
}
