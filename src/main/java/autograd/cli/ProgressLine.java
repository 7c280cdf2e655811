package autograd.cli;

import autograd.rows.Batch;
import java.util.Locale;

/** How far the work has come, on a line of the terminal that is written anew twice a second. */
final class ProgressLine implements Batch.Progress {
  private static final long EVERY = 500_000_000;
  private static final String ERASE = "\r\033[K";

  private final Console console;
  private final TableOptions table;
  private final long start = System.nanoTime();
  private long last = start;
  private boolean isShown;

  ProgressLine(Console console, TableOptions table) {
    this.console = console;
    this.table = table;
  }

  @Override
  public void at(long rows) {
    long now = System.nanoTime();
    if (now - last > EVERY && console.showsProgress()) {
      last = now;
      isShown = true;
      console.err().print(ERASE + text(rows, (now - start) / 1e9, table.share(rows)));
    }
  }

  /** Takes the line away. */
  void clear() {
    if (isShown) {
      isShown = false;
      console.err().print(ERASE);
    }
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
