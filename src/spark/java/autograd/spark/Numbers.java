package autograd.spark;

/** What Spark has for a number, as a double. */
final class Numbers {
  private Numbers() {}

  /**
   * The double nearest to it.
   *
   * @throws IllegalArgumentException if it is none
   */
  static double of(Object field) {
    if (field instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("'" + field + "' is no number");
  }

  /** Likewise, or NaN; text counts as the number it spells, as in a table of text. */
  static double orNaN(Object field) {
    if (field instanceof Number number) {
      return number.doubleValue();
    }
    return field instanceof String text ? parsed(text.trim()) : Double.NaN;
  }

  private static double parsed(String text) {
    String size = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    if (size.equalsIgnoreCase("inf") || size.equalsIgnoreCase("infinity")) {
      return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    // Java would read 1f and 0x1p3 too.
    if (!text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0)) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
