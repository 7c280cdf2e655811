package autograd.graph;

import java.util.ArrayList;
import java.util.List;

/** How an operation is written, taken apart: {@code atan2(y, x)}, {@code x + y}, {@code -x}. */
record Signature(String name, boolean infix, List<String> operands) {

  static Signature read(String text) {
    int open = text.indexOf('(');
    if (open > 0) {
      String inside = text.substring(open + 1, text.length() - 1);
      return new Signature(text.substring(0, open), false, split(inside, ", "));
    }
    List<String> words = split(text, " ");
    return switch (words.size()) {
      case 1 -> new Signature(text.substring(0, 1), true, List.of(text.substring(1)));
      case 2 -> new Signature(words.get(0), true, List.of(words.get(1)));
      default -> new Signature(words.get(1), true, List.of(words.get(0), words.get(2)));
    };
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
