package autograd.render;

import autograd.functions.ShortestDecimal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as text. Without a wish for digits a number comes out in the fewest digits that read back
 * to the same double, the same on every JDK; what is not finite is {@code NaN}, {@code Infinity} or
 * {@code -Infinity}.
 */
public final class Numbers {
  /** From here on every double is a whole number, and zeros would be invented to write it out. */
  private static final int LARGEST_POSITIONAL = 16;

  /** Whole numbers below this are written out, and digits before the point are not rounded away. */
  private static final double WHOLE = 1e15;

  private static final double MILLION = 1e6;

  private static final MathContext SIX = new MathContext(6);

  private final Digits digits;
  private final boolean decimalPoint;

  private Numbers(Digits digits, boolean decimalPoint) {
    this.digits = digits;
    this.decimalPoint = decimalPoint;
  }

  /** For people: {@code -6}, {@code 0.5}, {@code 1.7e-17}. */
  public static Numbers shortest() {
    return new Numbers(Digits.ALL, false);
  }

  /** For programs, where a double must look like one: {@code -6.0}. */
  public static Numbers json() {
    return new Numbers(Digits.ALL, true);
  }

  /**
   * With that many digits. With digits after the decimal point, a number that would lose its
   * leading ones so, or that has too many before the point, is in scientific notation. Programs get
   * all digits or so many after the point, and never six significant ones.
   */
  public Numbers digits(Digits wanted) {
    return new Numbers(wanted, decimalPoint);
  }

  /** With that many digits after the decimal point, 0 or more. */
  public Numbers decimals(int count) {
    return digits(Digits.decimals(count));
  }

  /** The number as text. */
  public String text(double number) {
    if (!Double.isFinite(number)) {
      return ShortestDecimal.text(number, decimalPoint);
    }
    if (digits.areDecimals()) {
      return rounded(number, digits.decimals());
    }
    boolean isBrief = digits == Digits.SIX && !decimalPoint;
    return ShortestDecimal.text(isBrief ? brief(number) : number, decimalPoint);
  }

  /** The number to six significant digits, or to a whole one if it has more before the point. */
  private static double brief(double number) {
    if (number == 0 || (number == Math.rint(number) && Math.abs(number) < WHOLE)) {
      return number;
    }
    BigDecimal exact = new BigDecimal(number);
    return Math.abs(number) >= MILLION && Math.abs(number) < WHOLE
        ? Math.rint(number)
        : exact.round(SIX).doubleValue();
  }

  /** A number and its uncertainty, both to two digits of that unless digits were asked for. */
  String measured(double number, double u) {
    return !digits.areDecimals()
        ? MeasuredNumber.text(number, u) + " ± " + MeasuredNumber.text(u, u)
        : text(number) + " ± " + text(u);
  }

  private static String rounded(double number, int decimals) {
    BigDecimal exact = new BigDecimal(number);
    int power = exact.signum() == 0 ? 0 : exact.precision() - exact.scale() - 1;
    if (power < -decimals || power >= LARGEST_POSITIONAL) {
      BigDecimal mantissa = exact.round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
      int rounded = mantissa.precision() - mantissa.scale() - 1;
      String text =
          mantissa
              .movePointLeft(rounded)
              .setScale(decimals, RoundingMode.HALF_EVEN)
              .toPlainString();
      return text + "e" + rounded;
    }
    String text = exact.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    return exact.signum() == 0 && 1 / number < 0 ? "-" + text : text;
  }
}
