package autograd.render;

import autograd.graph.ShortestDecimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as text. Without a wish for digits a number comes out in the fewest digits that read back
 * to the same double, the same on every JDK; what is not finite is {@code NaN}, {@code Infinity} or
 * {@code -Infinity}.
 */
public final class Numbers {
  /** From here on every double is a whole number, and zeros would be invented to write it out. */
  private static final int LARGEST_POSITIONAL = 16;

  private final Integer digits;
  private final boolean decimalPoint;

  private Numbers(Integer digits, boolean decimalPoint) {
    this.digits = digits;
    this.decimalPoint = decimalPoint;
  }

  /** For people: {@code -6}, {@code 0.5}, {@code 1.7e-17}. */
  public static Numbers shortest() {
    return new Numbers(null, false);
  }

  /** For programs, where a double must look like one: {@code -6.0}. */
  public static Numbers json() {
    return new Numbers(null, true);
  }

  /**
   * With that many digits after the decimal point; a number that would lose its leading digits so,
   * or that has too many before the point, in scientific notation. Null leaves everything as it is.
   */
  public Numbers digits(Integer count) {
    return count == null ? this : new Numbers(count, decimalPoint);
  }

  /** The number as text. */
  public String text(double number) {
    return digits == null || !Double.isFinite(number)
        ? ShortestDecimal.text(number, decimalPoint)
        : rounded(number);
  }

  /** A number and its uncertainty, both to two digits of that unless digits were asked for. */
  String measured(double number, double u) {
    return digits == null
        ? MeasuredNumber.text(number, u) + " ± " + MeasuredNumber.text(u, u)
        : text(number) + " ± " + text(u);
  }

  private String rounded(double number) {
    BigDecimal exact = new BigDecimal(number);
    int power = exact.signum() == 0 ? 0 : exact.precision() - exact.scale() - 1;
    if (power < -digits || power >= LARGEST_POSITIONAL) {
      BigDecimal mantissa =
          exact.round(new java.math.MathContext(digits + 1, RoundingMode.HALF_EVEN));
      int rounded = mantissa.precision() - mantissa.scale() - 1;
      String text =
          mantissa.movePointLeft(rounded).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
      return text + "e" + rounded;
    }
    String text = exact.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    return exact.signum() == 0 && 1 / number < 0 ? "-" + text : text;
  }
}
