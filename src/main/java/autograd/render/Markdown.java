package autograd.render;

import java.io.IOException;
import java.util.List;

/** Tables as Markdown renders them. */
final class Markdown {
  private Markdown() {}

  /** The first column is flush left, the others, which hold numbers, flush right. */
  static void write(Appendable out, List<String> header, List<List<String>> rows)
      throws IOException {
    row(out, header);
    out.append("|---").append("|---:".repeat(header.size() - 1)).append("|\n");
    for (List<String> row : rows) {
      row(out, row);
    }
  }

  private static void row(Appendable out, List<String> cells) throws IOException {
    for (String cell : cells) {
      out.append("| ").append(escaped(cell)).append(' ');
    }
    out.append("|\n");
  }

  /** A formula is full of characters that Markdown would read as its own. */
  private static String escaped(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]<>|])", "\\\\$1");
  }
}
