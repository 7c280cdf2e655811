package autograd.graph;

import java.util.List;

/** How an operation is written, taken apart: {@code atan2(y, x)}, {@code x + y}, {@code -x}. */
record Signature(String name, boolean infix, List<String> operands) {

  static Signature read(String text) {
    int open = text.indexOf('(');
    if (open > 0) {
      String inside = text.substring(open + 1, text.length() - 1);
      return new Signature(text.substring(0, open), false, List.of(inside.split(", ", -1)));
    }
    String[] words = text.split(" ", -1);
    return switch (words.length) {
      case 1 -> new Signature(text.substring(0, 1), true, List.of(text.substring(1)));
      case 2 -> new Signature(words[0], true, List.of(words[1]));
      default -> new Signature(words[1], true, List.of(words[0], words[2]));
    };
  }
}
