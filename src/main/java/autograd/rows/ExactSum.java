package autograd.rows;

import java.math.BigInteger;

/**
 * A sum of doubles without any rounding until it is asked for, so that it does not depend on the
 * order of its terms, nor on how they were shared among threads.
 *
 * <p>The sum is a whole number of 2^-1074, the least double, in digits of 32 bits that are kept in
 * longs with room for carries.
 */
final class ExactSum {
  private static final int DIGITS = 68;

  /** So often can a digit take up 32 bits before its carry has to move on. */
  private static final int ROOM = 1 << 29;

  private final long[] digits = new long[DIGITS];
  private int taken;
  private boolean hasNaN;
  private boolean hasInfinity;
  private boolean hasMinusInfinity;

  void add(double number) {
    long bits = Double.doubleToRawLongBits(number);
    int exponent = (int) (bits >>> 52) & 0x7FF;
    if (exponent == 0x7FF) {
      hasNaN |= Double.isNaN(number);
      hasInfinity |= number == Double.POSITIVE_INFINITY;
      hasMinusInfinity |= number == Double.NEGATIVE_INFINITY;
      return;
    }
    long mantissa = bits & ((1L << 52) - 1);
    int shift = 0;
    if (exponent > 0) {
      mantissa |= 1L << 52;
      shift = exponent - 1;
    }
    long sign = bits >> 63;
    int digit = shift >>> 5;
    int within = shift & 31;
    // 53 bits moved by up to 31 lie in three digits.
    long low = mantissa << within;
    long high = within == 0 ? 0 : mantissa >>> (64 - within);
    digits[digit] += ((low & 0xFFFF_FFFFL) ^ sign) - sign;
    digits[digit + 1] += ((low >>> 32) ^ sign) - sign;
    digits[digit + 2] += (high ^ sign) - sign;
    if (++taken == ROOM) {
      carry();
    }
  }

  /** Adds all that another sum was given. */
  void add(ExactSum other) {
    carry();
    other.carry();
    for (int i = 0; i < DIGITS; i++) {
      digits[i] += other.digits[i];
    }
    taken = 2;
    hasNaN |= other.hasNaN;
    hasInfinity |= other.hasInfinity;
    hasMinusInfinity |= other.hasMinusInfinity;
  }

  private void carry() {
    for (int i = 0; i < DIGITS - 1; i++) {
      digits[i + 1] += digits[i] >> 32;
      digits[i] &= 0xFFFF_FFFFL;
    }
    taken = 1;
  }

  /** The double nearest to the sum. */
  double value() {
    return mean(1);
  }

  /**
   * The double nearest to the sum's part of so many, at least 1; it need not be in reach itself.
   */
  double mean(long parts) {
    if (hasNaN || (hasInfinity && hasMinusInfinity)) {
      return Double.NaN;
    }
    if (hasInfinity || hasMinusInfinity) {
      return hasInfinity ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
    BigInteger whole = BigInteger.ZERO;
    for (int i = DIGITS - 1; i >= 0; i--) {
      whole = whole.shiftLeft(32).add(BigInteger.valueOf(digits[i]));
    }
    BigInteger size = whole.abs();
    BigInteger divisor = BigInteger.valueOf(parts);
    // A double is a whole number of up to 53 bits, times a power of two from 2^-1074 up.
    int below = Math.max(0, size.divide(divisor).bitLength() - 53);
    BigInteger unit = divisor.shiftLeft(below);
    BigInteger[] quotient = size.divideAndRemainder(unit);
    int half = quotient[1].shiftLeft(1).compareTo(unit);
    boolean isUp = half > 0 || (half == 0 && quotient[0].testBit(0));
    long mantissa = quotient[0].longValueExact() + (isUp ? 1 : 0);
    double nearest = Math.scalb((double) mantissa, below - 1074);
    return whole.signum() < 0 ? -nearest : nearest;
  }
}
