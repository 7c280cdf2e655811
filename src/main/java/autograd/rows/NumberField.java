package autograd.rows;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.nio.charset.StandardCharsets;

/** Reads a number from the bytes of a field. */
final class NumberField {
  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** What is no number; no number reads as this one NaN. */
  static final double NOT_A_NUMBER = Double.NaN;

  private NumberField() {}

  /**
   * The number that stands there, blanks around it aside; NaN if none does, or one that is too
   * large for a double, as 1e400 is. One that is too small is 0, which is the double nearest to it.
   */
  static double read(byte[] bytes, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isBlank(bytes[start])) {
      start++;
    }
    while (end > start && isBlank(bytes[end - 1])) {
      end--;
    }
    // A short decimal is the quotient of two exact doubles, and so rounded once.
    int at = start;
    boolean isNegative = at < end && bytes[at] == '-';
    if (isNegative) {
      at++;
    }
    long whole = 0;
    int digits = 0;
    int places = 0;
    int point = -1;
    for (; at < end; at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0 && digit <= 9) {
        whole = whole * 10 + digit;
        digits++;
      } else if (bytes[at] == '.' && point < 0) {
        point = digits;
      } else {
        break;
      }
      if (digits > 15) {
        break;
      }
    }
    if (at == end && digits > 0) {
      places = point < 0 ? 0 : digits - point;
      double size = places == 0 ? whole : whole / TENS[places];
      return isNegative ? -size : size;
    }
    return other(bytes, start, end);
  }

  private static double other(byte[] bytes, int start, int end) {
    if (start == end || !isDecimal(bytes, start, end)) {
      return infinity(bytes, start, end);
    }
    try {
      double number = JavaDoubleParser.parseDouble(bytes, start, end - start);
      // Infinity is as far from a number that is too large as from any other.
      return Double.isInfinite(number) ? NOT_A_NUMBER : number;
    } catch (NumberFormatException e) {
      return NOT_A_NUMBER;
    }
  }

  /** Whether what reads as no number is one that is too large for a double. */
  static boolean isBeyondRange(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
    byte[] stripped = text.getBytes(StandardCharsets.UTF_8);
    try {
      return isDecimal(stripped, 0, stripped.length)
          && Double.isInfinite(JavaDoubleParser.parseDouble(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Whether it consists of what decimals consist of: Java would read 1f and 0x1p3 too. */
  private static boolean isDecimal(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      byte b = bytes[i];
      boolean isDigit = b >= '0' && b <= '9';
      if (!isDigit && b != '.' && b != '-' && b != '+' && b != 'e' && b != 'E') {
        return false;
      }
    }
    return true;
  }

  private static double infinity(byte[] bytes, int start, int end) {
    int at = start < end && (bytes[start] == '-' || bytes[start] == '+') ? start + 1 : start;
    boolean isInfinity = matches("inf", bytes, at, end) || matches("infinity", bytes, at, end);
    if (!isInfinity) {
      return NOT_A_NUMBER;
    }
    return bytes[start] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  private static boolean matches(String word, byte[] bytes, int start, int end) {
    boolean matches = end - start == word.length();
    for (int i = 0; matches && i < word.length(); i++) {
      matches = (bytes[start + i] | 0x20) == word.charAt(i);
    }
    return matches;
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }
}
