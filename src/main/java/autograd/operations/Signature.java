package autograd.operations;

import java.util.ArrayList;
import java.util.List;

/**
 * How an operation is written, taken apart: {@code atan2(y, x)}, {@code x + y}, {@code -x}, and
 * {@code max(x, …)} for any number of operands.
 */
record Signature(String name, boolean infix, List<String> operands, boolean variadic) {

  private static final String MORE = ", …";

  static Signature read(String text) {
    int open = text.indexOf('(');
    if (open > 0) {
      String inside = text.substring(open + 1, text.length() - 1);
      boolean variadic = inside.endsWith(MORE);
      String named = variadic ? inside.substring(0, inside.length() - MORE.length()) : inside;
      return new Signature(text.substring(0, open), false, split(named, ", "), variadic);
    }
    List<String> words = split(text, " ");
    return switch (words.size()) {
      case 1 -> infix(text.substring(0, 1), text.substring(1));
      case 2 -> infix(words.get(0), words.get(1));
      default -> infix(words.get(1), words.get(0), words.get(2));
    };
  }

  private static Signature infix(String symbol, String... operands) {
    return new Signature(symbol, true, List.of(operands), false);
  }

  /** The table is read at every start, and a regular expression would double what that costs. */
  private static List<String> split(String text, String separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
      parts.add(text.substring(start, end));
      start = end + separator.length();
    }
    parts.add(text.substring(start));
    return parts;
  }
}
