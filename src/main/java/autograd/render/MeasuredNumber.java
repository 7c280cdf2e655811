package autograd.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A number and its error with the digits that mean something: those up to two of the error. */
final class MeasuredNumber {
  /** Numbers smaller or larger than this are written with an exponent. */
  private static final int SMALLEST = -4;

  private static final int LARGEST = 7;

  /** And these even if all their digits mean something. */
  private static final int LONGEST = 15;

  private MeasuredNumber() {}

  /** The place of the last digit that is written, as a power of ten. */
  private static int lastPlace(double error) {
    return exponent(new BigDecimal(error).round(new MathContext(2))) - 1;
  }

  private static int exponent(BigDecimal number) {
    return number.precision() - number.scale() - 1;
  }

  /** A number whose error is that; all its digits if the error is 0 or unknown. */
  static String text(double number, double error) {
    if (!Double.isFinite(number) || !Double.isFinite(error) || error <= 0) {
      return Numbers.shortest().text(number);
    }
    BigDecimal rounded = new BigDecimal(number).setScale(-lastPlace(error), RoundingMode.HALF_EVEN);
    if (rounded.signum() == 0 && number != 0) {
      // Nothing of it means anything, but how small it is.
      return digits(number, 1);
    }
    int size = rounded.signum() == 0 ? exponent(new BigDecimal(error)) : exponent(rounded);
    if (number == 0 && size < SMALLEST) {
      return "0";
    }
    // Where every digit means something, a long row of them is read more easily than an exponent.
    if (size >= SMALLEST && size < LONGEST && rounded.scale() >= 0) {
      return rounded.toPlainString();
    }
    return rounded.movePointLeft(size).toPlainString() + (size == 0 ? "" : "e" + size);
  }

  /** So many digits of a number. */
  static String digits(double number, int count) {
    if (!Double.isFinite(number) || number == 0) {
      return Numbers.shortest().text(number);
    }
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(count));
    int size = exponent(rounded);
    BigDecimal stripped = rounded.stripTrailingZeros();
    return size >= SMALLEST && size < LARGEST
        ? stripped.toPlainString()
        : stripped.movePointLeft(size).toPlainString() + "e" + size;
  }
}
