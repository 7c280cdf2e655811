package autograd.lang;

import java.math.BigInteger;

/** What the numbers of a formula are worth, which have more than one spelling. */
final class Numerals {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private Numerals() {}

  /**
   * The double nearest to {@code 1_000}, {@code 0x1F}, {@code 0b101}, {@code 0o17} or any decimal,
   * and what {@code float('inf')} stands for; infinite if it is beyond the largest.
   */
  static double number(String text) {
    if (text.startsWith("float(")) {
      return special(text);
    }
    String digits = text.indexOf('_') < 0 ? text : text.replace("_", "");
    char mark = digits.length() > 2 && digits.charAt(0) == '0' ? digits.charAt(1) : '.';
    return switch (mark) {
      case 'x', 'X' -> whole(digits, 16);
      case 'o', 'O' -> whole(digits, 8);
      case 'b', 'B' -> whole(digits, 2);
      default -> Double.parseDouble(digits);
    };
  }

  private static double whole(String digits, int radix) {
    return new BigInteger(digits.substring(2), radix).doubleValue();
  }

  private static double special(String text) {
    double size = text.contains("nan") ? Double.NaN : Double.POSITIVE_INFINITY;
    return text.indexOf('-') < 0 ? size : -size;
  }

  /** Whether the text says infinity itself, rather than a number too large for a double. */
  static boolean isInfinity(String text) {
    return text.startsWith("float(");
  }

  /** The number that raised digits stand for: 2 for {@code ²}, -12 for {@code ⁻¹²}. */
  static double superscript(String digits) {
    double number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = SUPERSCRIPTS.indexOf(digits.charAt(i));
      number = digit < 0 ? number : 10 * number + digit;
    }
    return digits.charAt(0) == '⁻' ? -number : number;
  }

  /** The name with lowered digits written as others: {@code log2} for {@code log₂}. */
  static String withoutSubscripts(String name) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      plain.append(c >= '₀' && c <= '₉' ? (char) ('0' + (c - '₀')) : c);
    }
    return plain.toString();
  }
}
