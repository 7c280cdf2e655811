package autograd.cli;

import autograd.optimize.Search;
import autograd.render.Numbers;

/** How far a fit has come, on a line of the terminal. */
final class FitProgress implements Search.Watcher {
  private static final int DIGITS = 6;

  private final StatusLine line;

  FitProgress(Console console) {
    this.line = new StatusLine(console);
  }

  @Override
  public void at(int evaluations, double sum) {
    line.show(
        () ->
            "evaluation "
                + evaluations
                + ", sum of squares "
                + Numbers.shortest().decimals(DIGITS).text(sum));
  }

  /** Takes the line away. */
  void clear() {
    line.clear();
  }
}
