package autograd.render;

import com.fasterxml.jackson.core.io.NumberOutput;
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

  /** Smaller numbers are mostly zeros when written out. */
  private static final int SMALLEST_POSITIONAL = -5;

  /** Up to here whole numbers are exact as a long and have no more digits than they need. */
  private static final double EXACT = 1e15;

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
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return Double.toString(number);
    }
    return digits == null ? shortest(number) : rounded(number);
  }

  private String shortest(double number) {
    String point = decimalPoint ? ".0" : "";
    if (number == Math.rint(number) && Math.abs(number) < EXACT) {
      String sign = number == 0 && 1 / number < 0 ? "-" : "";
      return sign + (long) number + point;
    }
    String text = NumberOutput.toString(Math.abs(number), true);
    int mark = text.indexOf('E');
    int exponent = mark < 0 ? 0 : Integer.parseInt(text.substring(mark + 1));
    String mantissa = mark < 0 ? text : text.substring(0, mark);
    int dot = mantissa.indexOf('.');
    String all = mantissa.substring(0, dot) + mantissa.substring(dot + 1);
    int leading = 0;
    while (all.charAt(leading) == '0') {
      leading++;
    }
    int end = all.length();
    while (end > leading + 1 && all.charAt(end - 1) == '0') {
      end--;
    }
    // The first significant digit stands for this power of ten.
    int power = dot - 1 - leading + exponent;
    String laidOut = lay(all.substring(leading, end), power, point);
    return number < 0 ? "-" + laidOut : laidOut;
  }

  private static String lay(String significant, int power, String point) {
    if (power < SMALLEST_POSITIONAL || power >= LARGEST_POSITIONAL) {
      String fraction = significant.substring(1);
      return significant.charAt(0) + (fraction.isEmpty() ? "" : "." + fraction) + "e" + power;
    }
    if (power < 0) {
      return "0." + "0".repeat(-power - 1) + significant;
    }
    if (significant.length() > power + 1) {
      return significant.substring(0, power + 1) + "." + significant.substring(power + 1);
    }
    return significant + "0".repeat(power + 1 - significant.length()) + point;
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
