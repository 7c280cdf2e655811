package autograd.functions;

/**
 * Functions of any number of operands: the first {@code count} of an array. NaN among the operands
 * makes the result NaN. Sums and products carry their roundings along, so the result is that of the
 * exact one, rounded, however many operands there are.
 */
final class Wide {
  private Wide() {}

  static double max(double[] operands, int count) {
    double max = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < count; k++) {
      max = Math.max(max, operands[k]);
    }
    return max;
  }

  static double min(double[] operands, int count) {
    double min = Double.POSITIVE_INFINITY;
    for (int k = 0; k < count; k++) {
      min = Math.min(min, operands[k]);
    }
    return min;
  }

  static double sum(double[] operands, int count) {
    return total(operands, count, 1);
  }

  static double mean(double[] operands, int count) {
    return total(operands, count, count);
  }

  /** The sum over a divisor, in sixteenths where it would overflow on the way. */
  private static double total(double[] operands, int count, int divisor) {
    double plain = 0;
    double size = 0;
    for (int k = 0; k < count; k++) {
      plain = k == 0 ? operands[0] : plain + operands[k];
      size = Math.max(size, Math.abs(operands[k]));
    }
    if (size == 0 || !(size < Double.POSITIVE_INFINITY)) {
      return plain;
    }
    int scale = size > 0x1p990 ? -40 : 0;
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int k = 0; k < count; k++) {
      sum = sum.plus(Math.scalb(operands[k], scale));
    }
    double total = divisor == 1 ? sum.value() : sum.over(divisor).value();
    return Math.scalb(total, -scale);
  }

  /** The product; its exponent is kept apart, so only the result can leave the range. */
  static double prod(double[] operands, int count) {
    boolean ordinary = true;
    for (int k = 0; k < count; k++) {
      ordinary &= operands[k] != 0 && Math.abs(operands[k]) < Double.POSITIVE_INFINITY;
    }
    if (!ordinary) {
      return special(operands, count);
    }
    DoubleDouble product = DoubleDouble.ONE;
    long exponent = 0;
    for (int k = 0; k < count; k++) {
      double operand = operands[k];
      if (Math.abs(operand) < Double.MIN_NORMAL) {
        operand *= 0x1p60;
        exponent -= 60;
      }
      int e = Math.getExponent(operand);
      product = product.times(Math.scalb(operand, -e));
      int carried = Math.getExponent(product.high());
      product = product.scaled(-carried);
      exponent += e + carried;
    }
    return Math.scalb(product.value(), (int) Math.max(-2200, Math.min(2200, exponent)));
  }

  private static double special(double[] operands, int count) {
    double product = 1;
    for (int k = 0; k < count; k++) {
      double x = operands[k];
      product *= x == 0 || Double.isNaN(x) || Double.isInfinite(x) ? x : Math.signum(x);
    }
    return product;
  }

  /** The length of a vector; infinite if any operand is, else NaN if any is. */
  static double hypot(double[] operands, int count) {
    double size = 0;
    boolean infinite = false;
    for (int k = 0; k < count; k++) {
      infinite |= Double.isInfinite(operands[k]);
      size = Math.max(size, Math.abs(operands[k]));
    }
    if (infinite || size == 0 || Double.isNaN(size)) {
      return infinite ? Double.POSITIVE_INFINITY : size;
    }
    int scale = Math.max(-1000, Math.min(1000, -Math.getExponent(size)));
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int k = 0; k < count; k++) {
      double part = Math.scalb(operands[k], scale);
      sum = sum.plus(DoubleDouble.product(part, part));
    }
    return Math.scalb(sum.sqrt().value(), -scale);
  }

  /** log(Σ exp(x)), without overflow, and right where it is near 0. */
  static double logsumexp(double[] operands, int count) {
    double max = max(operands, count);
    if (Double.isInfinite(max) || Double.isNaN(max)) {
      return max;
    }
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int k = 0; k < count; k++) {
      DoubleDouble distance = DoubleDouble.sum(operands[k], -max);
      if (distance.high() > -100) {
        sum = sum.plus(distance.exp());
      } else if (distance.high() > -746) {
        sum = sum.plus(distance.expValue());
      }
    }
    return sum.plus(-1).log1p().plus(max).value();
  }
}
