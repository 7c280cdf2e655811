package autograd.render;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** Tables that Markdown renders. */
final class Markdown implements Rows {
  /** A formula is full of characters that Markdown would read as its own. */
  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]<>|]");

  private final Appendable out;

  /** Starts a table; a heading that begins with a space stands over numbers. */
  Markdown(Appendable out, String... header) throws IOException {
    this.out = out;
    out.append('\n');
    for (String heading : header) {
      out.append("| ").append(text(heading.trim())).append(' ');
    }
    out.append("|\n");
    for (String heading : header) {
      out.append(heading.startsWith(" ") ? "|---:" : "|---");
    }
    out.append("|\n");
  }

  @Override
  public void row(String... cells) throws IOException {
    row(out, List.of(cells));
  }

  @Override
  public void end() {}

  /** A table whose columns hold numbers, but for the first. */
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
      out.append("| ").append(text(cell)).append(' ');
    }
    out.append("|\n");
  }

  private static String text(String text) {
    // A line break would end the row.
    return MARKUP.matcher(text).replaceAll("\\\\$0").replaceAll("\\R", "<br>");
  }
}
