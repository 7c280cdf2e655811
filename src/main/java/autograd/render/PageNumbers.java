package autograd.render;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How a page writes numbers: with all their digits in its table, and with few where there is little
 * room. Its script numbers.js writes them likewise.
 */
final class PageNumbers {
  private static final MathContext FEW = new MathContext(6);

  private final Numbers whole;
  private final boolean isRounded;

  /** With that many digits after the decimal point everywhere; null for as many as needed. */
  PageNumbers(Integer digits) {
    whole = Numbers.shortest().digits(digits);
    isRounded = digits != null;
  }

  /** With all the digits wanted. */
  String whole(double number) {
    return whole.text(number);
  }

  /** With six significant digits, unless a number of digits is wanted. */
  String brief(double number) {
    boolean isWhole = isRounded || !Double.isFinite(number) || number == 0;
    return whole.text(isWhole ? number : new BigDecimal(number).round(FEW).doubleValue());
  }
}
