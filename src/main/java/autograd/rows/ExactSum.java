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
    // 64 bits and whether there is anything below them are all that rounding looks at.
    int below = Math.max(0, whole.abs().bitLength() - 64);
    BigInteger top = whole.abs().shiftRight(below);
    boolean isInexact = below > 0 && whole.abs().getLowestSetBit() < below;
    BigInteger sticky = isInexact ? top.setBit(0) : top;
    // Multiplied in two steps, of which the second never rounds.
    double size = Math.scalb(sticky.doubleValue(), below - 1074);
    return whole.signum() < 0 ? -size : size;
  }
}
