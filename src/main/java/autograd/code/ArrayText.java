package autograd.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An array of higher partials as a target declares, fills and returns it. */
final class ArrayText {
  /** More entries than these are not told one by one in a comment. */
  private static final int MOST_TOLD = 200;

  private static final int LONGEST_LINE = 90;

  private final Target target;
  private final Higher array;
  private final String name;
  private final List<Node> entries = new ArrayList<>();

  ArrayText(Target target, Higher array, Identifiers identifiers) {
    this.target = target;
    this.array = array;
    this.name = identifiers.take(array.name());
  }

  /** What the target calls it. */
  String name() {
    return name;
  }

  Higher array() {
    return array;
  }

  /** Its entries, which whoever lowers them adds. */
  List<Node> entries() {
    return entries;
  }

  /** A setting of the target with its name, and how many entries it has. */
  String filled(String setting) {
    return Frame.filled(
        target.setting(setting),
        Map.of("array", name, "count", Integer.toString(array.entries().size())));
  }

  /** What fills it. */
  List<String> lines(Body body) {
    List<String> lines = new ArrayList<>();
    String open = filled("arrayopen");
    String close = filled("arrayclose");
    String indent = close.isEmpty() ? "" : indent();
    if (!open.isEmpty()) {
      lines.add(open);
    }
    for (int k = 0; k < entries.size(); k++) {
      int index = target.is("countsfromone") ? k + 1 : k;
      Map<String, String> words =
          Map.of(
              "array",
              name,
              "index",
              Integer.toString(index),
              "expression",
              body.text(entries.get(k)));
      lines.add(indent + Frame.filled(target.setting("entryof"), words));
    }
    if (!close.isEmpty()) {
      lines.add(close);
    }
    return lines;
  }

  /** How far the target sets in what stands in something else. */
  private String indent() {
    String line =
        target.frame("function").stream()
            .filter(each -> each.contains("{forward}"))
            .findFirst()
            .orElse("");
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  /** By what its entries are, in order. */
  static List<String> comment(Higher array) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(array.name() + array.link());
    int told = Math.min(array.labels().size(), MOST_TOLD);
    for (int k = 0; k < told; k++) {
      boolean isLast = k == array.labels().size() - 1;
      line.append(array.labels().get(k)).append(isLast ? "" : ", ");
      if (line.length() > LONGEST_LINE && !isLast) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder("  ");
      }
    }
    line.append(told < array.labels().size() ? "…" : "");
    if (array.isSparse()) {
      line.append(told == 0 ? "nothing: all are 0" : "; all others are 0");
    }
    lines.add(line.toString());
    return lines;
  }
}
