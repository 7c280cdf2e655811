package autograd.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Text in aligned columns, and how wide a terminal shows it. */
public final class Columns {
  private static final String GAP = "  ";

  private Columns() {}

  /**
   * The first column is flush left, the others, which hold numbers, flush right; words that explain
   * a row, under {@code because}, stand flush left again.
   */
  static void write(Appendable out, List<String> header, List<List<String>> rows, Style style)
      throws IOException {
    List<List<String>> lines = new ArrayList<>(List.of(visible(header)));
    rows.forEach(row -> lines.add(visible(row)));
    int[] widths = new int[header.size()];
    lines.forEach(line -> measure(widths, line));
    out.append(style.bold(line(widths, header, lines.get(0)))).append('\n');
    for (List<String> line : lines.subList(1, lines.size())) {
      out.append(line(widths, header, line)).append('\n');
    }
  }

  /** Text from a table may hold anything; a line break or a tab would break the columns. */
  private static List<String> visible(List<String> row) {
    List<String> visible = new ArrayList<>(row);
    visible.replaceAll(
        cell ->
            cell.chars().noneMatch(c -> c < ' ')
                ? cell
                : cell.replace("\r", "\\r").replace("\n", "\\n").replaceAll("\\p{Cntrl}", " "));
    return visible;
  }

  private static void measure(int[] widths, List<String> row) {
    for (int k = 0; k < widths.length; k++) {
      widths[k] = Math.max(widths[k], width(row.get(k)));
    }
  }

  private static String line(int[] widths, List<String> header, List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int k = 0; k < widths.length; k++) {
      String padding = " ".repeat(widths[k] - width(row.get(k)));
      line.append(k == 0 ? "" : GAP);
      boolean isLeft = k == 0 || header.get(k).equals("because");
      line.append(isLeft ? row.get(k) + padding : padding + row.get(k));
    }
    return line.toString().stripTrailing();
  }

  /** How many cells of a terminal a text takes: accents none, ideographs two. */
  public static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      width += c < 0x300 ? 1 : width(c);
    }
    return width;
  }

  private static int width(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> 2;
      default -> c >= 0xFF01 && c <= 0xFF60 ? 2 : 1;
    };
  }
}
