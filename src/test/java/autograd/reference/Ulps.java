package autograd.reference;

import java.math.BigDecimal;
import java.math.MathContext;

/** How far a double lies from a number of 25 digits, counted in units in the last place. */
final class Ulps {
  private Ulps() {}

  /** As Java reads it, but that infinity is {@code inf} and NaN is {@code nan}. */
  static double number(String text) {
    return switch (text) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  /** The distance; infinite where only one of the two is finite, or only one is NaN. */
  static double between(double actual, String expected) {
    double nearest = number(expected);
    if (!Double.isFinite(nearest) || !Double.isFinite(actual)) {
      return Double.compare(nearest, actual) == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    BigDecimal distance = new BigDecimal(expected).subtract(new BigDecimal(actual)).abs();
    BigDecimal ulp = new BigDecimal(Math.ulp(nearest));
    return distance.divide(ulp, MathContext.DECIMAL64).doubleValue();
  }
}
