package autograd.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines with places to fill, {@code {name}}; a place alone on its line takes any number of lines.
 */
final class Frame {
  private final List<String> frame;
  private final Map<String, String> words = new HashMap<>();
  private final Map<String, List<String>> blocks = new HashMap<>();

  Frame(Target target, String kind) {
    this.frame = target.frame(kind);
  }

  Frame put(String key, String word) {
    words.put(key, word);
    return this;
  }

  Frame put(String key, List<String> lines) {
    blocks.put(key, lines);
    return this;
  }

  /** The lines with every place filled. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (String line : frame) {
      String bare = line.trim();
      List<String> block =
          bare.startsWith("{") && bare.endsWith("}")
              ? blocks.get(bare.substring(1, bare.length() - 1))
              : null;
      if (block == null) {
        lines.add(filled(line, words));
      } else {
        String indent = line.substring(0, line.indexOf('{'));
        block.forEach(each -> lines.add(each.isEmpty() ? each : indent + each));
      }
    }
    return lines;
  }

  /** A line with its places filled; in one pass, so that what fills one is not looked into. */
  static String filled(String line, Map<String, String> words) {
    StringBuilder filled = new StringBuilder();
    int start = 0;
    for (int open = line.indexOf('{'); open >= 0; open = line.indexOf('{', open + 1)) {
      int close = line.indexOf('}', open);
      String word = close < 0 ? null : words.get(line.substring(open + 1, close));
      if (word != null) {
        filled.append(line, start, open).append(word);
        start = close + 1;
        open = close;
      }
    }
    return filled.append(line, start, line.length()).toString();
  }
}
