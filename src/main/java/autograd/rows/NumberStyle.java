package autograd.rows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * How numbers are written in a table: with which decimal mark, with what between thousands, whether
 * in per cent, and what stands where there is none.
 */
public final class NumberStyle {
  /** As programs write them. */
  public static final NumberStyle PLAIN = new NumberStyle('.', "", false, List.of());

  /** No decimal has a longer piece of text than this in a message. */
  private static final int LONGEST_SHOWN = 40;

  private final char decimal;
  private final byte[] thousands;
  private final boolean isPercent;
  private final byte[][] nulls;
  private final boolean isPlain;

  /**
   * A way to write numbers.
   *
   * @param decimal the decimal mark, a character of ASCII
   * @param thousands what may stand between groups of digits; empty for nothing
   * @param isPercent whether a number may end in a per cent sign
   * @param nulls the texts that stand where there is no number
   */
  public NumberStyle(char decimal, String thousands, boolean isPercent, List<String> nulls) {
    this.decimal = decimal;
    this.thousands = thousands.getBytes(StandardCharsets.UTF_8);
    this.isPercent = isPercent;
    this.nulls =
        nulls.stream().map(each -> each.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    this.isPlain = decimal == '.' && thousands.isEmpty() && !isPercent;
  }

  /** The decimal mark. */
  char decimal() {
    return decimal;
  }

  /**
   * Whether this is one of the texts that stand where there is no number. Where there are any, no
   * text at all is one too.
   */
  boolean isNull(byte[] bytes, int from, int to) {
    if (from == to) {
      return nulls.length > 0;
    }
    for (byte[] each : nulls) {
      if (Arrays.equals(each, 0, each.length, bytes, from, to)) {
        return true;
      }
    }
    return false;
  }

  /** The number that stands there, blanks around it aside; NaN if none does. */
  double read(byte[] bytes, int from, int to) {
    return isPlain ? NumberField.read(bytes, from, to) : readOther(bytes, from, to);
  }

  private double readOther(byte[] bytes, int from, int to) {
    Bytes plain = new Bytes();
    int start = from;
    int end = to;
    while (start < end && NumberField.isBlank(bytes[start])) {
      start++;
    }
    while (end > start && NumberField.isBlank(bytes[end - 1])) {
      end--;
    }
    boolean isHundredth = isPercent && end > start && bytes[end - 1] == '%';
    if (isHundredth) {
      end--;
    }
    while (isHundredth && end > start && NumberField.isBlank(bytes[end - 1])) {
      end--;
    }
    int lastGroup = -1;
    boolean isFraction = false;
    for (int i = start; i < end; i++) {
      if (bytes[i] == decimal) {
        if (isFraction || (lastGroup >= 0 && plain.length() - lastGroup != 3)) {
          return NumberField.NOT_A_NUMBER;
        }
        isFraction = true;
        plain.append((byte) '.');
      } else if (!isFraction && isThousands(bytes, i, end)) {
        if (!isGroup(plain, lastGroup)) {
          return NumberField.NOT_A_NUMBER;
        }
        lastGroup = plain.length();
        i += thousands.length - 1;
      } else if (bytes[i] == '.') {
        return NumberField.NOT_A_NUMBER;
      } else {
        plain.append(bytes[i]);
      }
    }
    if (!isFraction && lastGroup >= 0 && plain.length() - lastGroup != 3) {
      return NumberField.NOT_A_NUMBER;
    }
    if (!isHundredth) {
      return NumberField.read(plain.array(), 0, plain.length());
    }
    // As an exponent, so that it is rounded once; a number with an exponent has none to add.
    plain.append("e-2");
    return NumberField.read(plain.array(), 0, plain.length());
  }

  private boolean isThousands(byte[] bytes, int at, int end) {
    int length = thousands.length;
    return length > 0
        && at + length <= end
        && Arrays.equals(thousands, 0, length, bytes, at, at + length);
  }

  /** Whether what stands before a mark between thousands can: two digits as in India, or three. */
  private static boolean isGroup(Bytes plain, int lastGroup) {
    if (lastGroup < 0) {
      int digits = 0;
      for (int i = plain.length() - 1; i >= 0 && Character.isDigit(plain.array()[i]); i--) {
        digits++;
      }
      return digits > 0 && digits <= 3;
    }
    int digits = plain.length() - lastGroup;
    return digits == 2 || digits == 3;
  }

  /** Notes in a row that this field of it holds no number. */
  void complain(TableRow row, String column, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    row.problem = "column " + column + complaint(text, bytes);
    row.isMissing = isNull(bytes, 0, bytes.length);
    row.hint = hint(text.strip());
  }

  private static String complaint(String text, byte[] bytes) {
    if (text.isBlank()) {
      return " is empty";
    }
    boolean isTooLarge = NumberField.isBeyondRange(bytes, 0, bytes.length);
    return " holds '"
        + shown(text)
        + (isTooLarge ? "', which is beyond the range of doubles" : "', which is no number");
  }

  /** Which option would read it; null if none that comes to mind. */
  private static String hint(String text) {
    if (text.isEmpty()) {
      return "--null '' lets a field be empty";
    }
    if (text.matches("(?i)n/?a|#n/a|nan|null|none|nil|-+|\\.+|\\?")) {
      return "--null '" + text + "' says that it stands where there is no number";
    }
    if (text.matches("[-+]?\\d+([.,]\\d+)? ?%")) {
      return "--percent reads it as a part of a hundred";
    }
    if (text.matches("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d*)?")) {
      return "--thousands , reads it, or --decimal , if that is what it is";
    }
    if (text.matches("[-+]?\\d+,\\d*")) {
      return "--decimal , reads it";
    }
    return text.matches("[-+]?\\d{1,3}(\\.\\d{3})*,\\d*")
        ? "--decimal , --thousands . reads it"
        : null;
  }

  /** A text from a table as it may stand in a message, whatever it is and however long. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    int length = text.codePointCount(0, text.length());
    text.codePoints()
        .limit(LONGEST_SHOWN)
        .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
    return shown + (length > LONGEST_SHOWN ? "…" : "");
  }
}
