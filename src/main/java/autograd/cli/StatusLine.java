package autograd.cli;

import java.util.function.Supplier;

/** A line of the terminal that is written anew twice a second, if there is a terminal. */
final class StatusLine {
  private static final long EVERY = 500_000_000;
  private static final String ERASE = "\r\033[K";

  private final Console console;
  private long last = System.nanoTime();
  private boolean isShown;

  StatusLine(Console console) {
    this.console = console;
  }

  /** Shows a text, if it is time for one. */
  void show(Supplier<String> text) {
    long now = System.nanoTime();
    if (now - last > EVERY && console.showsProgress()) {
      last = now;
      isShown = true;
      console.err().print(ERASE + text.get());
    }
  }

  /** Takes the line away. */
  void clear() {
    if (isShown) {
      isShown = false;
      console.err().print(ERASE);
    }
  }
}
