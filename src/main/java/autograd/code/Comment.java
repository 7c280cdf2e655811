package autograd.code;

import java.util.ArrayList;
import java.util.List;

/**
 * A formula's text as lines that can stand in a comment of any language. The text is not to be
 * trusted: its own comments are left out, and with them everything that the language of formulas
 * does not know, so nothing can end the comment.
 */
final class Comment {
  private static final int MOST_LINES = 20;
  private static final int LONGEST = 100;

  private Comment() {}

  static List<String> lines(String source) {
    List<String> lines = new ArrayList<>();
    for (String each : source.split("[\\n\\r\\u0085\\u2028\\u2029\\f\\u000b]", -1)) {
      int hash = each.indexOf('#');
      String line = clean(hash < 0 ? each : each.substring(0, hash)).strip();
      if (line.isEmpty()) {
        continue;
      }
      if (lines.size() == MOST_LINES) {
        lines.add("…");
        break;
      }
      lines.add(line.length() > LONGEST ? cut(line) : line);
    }
    return lines;
  }

  private static String cut(String line) {
    int end = LONGEST - 1;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  private static String clean(String line) {
    StringBuilder clean = new StringBuilder();
    line.codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              boolean isOdd =
                  c == '\\'
                      || type == Character.CONTROL
                      || type == Character.FORMAT
                      || type == Character.SURROGATE
                      || type == Character.UNASSIGNED;
              clean.appendCodePoint(isOdd ? ' ' : c);
            });
    return clean.toString().replace("*/", "* /");
  }
}
