package autograd.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Columns for rows that come one by one, be they millions: the first rows are held back and set the
 * widths, the others are written as they come. Every column is flush left unless it was said to
 * hold numbers.
 */
final class RunningColumns implements Rows {
  private static final int HELD_BACK = 1000;
  private static final String GAP = "  ";

  private final Appendable out;
  private final Style style;
  private final List<String> header;
  private final boolean[] isRight;
  private final int[] widths;
  private List<String[]> held = new ArrayList<>();

  /**
   * Starts with a header; a heading that begins with a space stands over numbers, which are flush
   * right.
   */
  RunningColumns(Appendable out, Style style, String... header) {
    this.out = out;
    this.style = style;
    this.header = new ArrayList<>();
    this.isRight = new boolean[header.length];
    this.widths = new int[header.length];
    for (int k = 0; k < header.length; k++) {
      isRight[k] = header[k].startsWith(" ");
      this.header.add(header[k].trim());
      widths[k] = Columns.width(header[k].trim());
    }
  }

  @Override
  public void row(String... cells) throws IOException {
    if (held == null) {
      write(cells);
      return;
    }
    for (int k = 0; k < cells.length; k++) {
      widths[k] = Math.max(widths[k], Columns.width(cells[k]));
    }
    held.add(cells);
    if (held.size() == HELD_BACK) {
      end();
    }
  }

  /** Writes what was held back. */
  @Override
  public void end() throws IOException {
    if (held == null) {
      return;
    }
    out.append(style.bold(line(header))).append('\n');
    for (String[] cells : held) {
      write(cells);
    }
    held = null;
  }

  private void write(String[] cells) throws IOException {
    out.append(line(Arrays.asList(cells))).append('\n');
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int k = 0; k < cells.size(); k++) {
      String padding = " ".repeat(Math.max(0, widths[k] - Columns.width(cells.get(k))));
      line.append(k == 0 ? "" : GAP);
      line.append(isRight[k] ? padding + cells.get(k) : cells.get(k) + padding);
    }
    return line.toString().stripTrailing();
  }
}
