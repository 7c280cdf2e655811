package autograd.render;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How a page writes numbers: with six significant digits, by which one that is round but for the
 * last bit looks round, and with all of them where these are asked for. Its script numbers.js
 * writes them likewise.
 */
final class PageNumbers {
  private static final MathContext FEW = new MathContext(6);

  private final Numbers whole;
  private final Digits digits;

  /**
   * With those digits; all of them are beside the graph alone, whose boxes have room for few, and a
   * number of digits after the decimal point counts everywhere.
   */
  PageNumbers(Digits digits) {
    this.digits = digits;
    whole =
        digits.areDecimals() ? Numbers.shortest().decimals(digits.decimals()) : Numbers.shortest();
  }

  /** With all the digits wanted. */
  String whole(double number) {
    return whole.text(number);
  }

  /** With six significant digits, unless a number of digits is wanted. */
  String brief(double number) {
    boolean isWhole = digits.areDecimals() || !Double.isFinite(number) || number == 0;
    return whole.text(isWhole ? number : new BigDecimal(number).round(FEW).doubleValue());
  }

  /** The end of an element's tag and its text, in which all digits appear to who points at it. */
  String shown(double number) {
    String whole = whole(number);
    String brief = digits == Digits.ALL ? whole : brief(number);
    return (whole.equals(brief) ? "" : " title=\"" + whole + "\"") + ">" + brief;
  }
}
