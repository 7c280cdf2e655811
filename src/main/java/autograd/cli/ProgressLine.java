package autograd.cli;

import autograd.rows.Batch;
import java.util.Locale;

/** How far the work has come through the rows of a table, on a line of the terminal. */
final class ProgressLine implements Batch.Progress {
  private final StatusLine line;
  private final TableOptions table;
  private final long start = System.nanoTime();

  ProgressLine(Console console, TableOptions table) {
    this.line = new StatusLine(console);
    this.table = table;
  }

  @Override
  public void at(long rows) {
    line.show(() -> text(rows, (System.nanoTime() - start) / 1e9, table.share(rows)));
  }

  /** Takes the line away. */
  void clear() {
    line.clear();
  }

  static String text(long rows, double seconds, double share) {
    String text =
        String.format(Locale.ROOT, "%,d rows, %,d rows/s", rows, Math.round(rows / seconds));
    if (share > 0) {
      double left = seconds / share - seconds;
      text += String.format(Locale.ROOT, ", %d %%, %d s left", (int) (share * 100), (int) left);
    }
    return text;
  }
}
