package autograd.cli;

import autograd.optimize.Search;
import autograd.render.Numbers;
import java.util.List;

/** How far a fit has come, on a line of the terminal that is written anew twice a second. */
final class FitProgress implements Search.Watcher {
  /** More parameters than these have no room in a line. */
  private static final int MOST = 5;

  private static final int DIGITS = 6;

  private final StatusLine line;
  private final List<String> names;

  FitProgress(Console console, List<String> names) {
    this.line = new StatusLine(console);
    this.names = names;
  }

  @Override
  public void at(int evaluations, double[] parameters) {
    line.show(() -> text(evaluations, parameters));
  }

  /** Takes the line away. */
  void clear() {
    line.clear();
  }

  private String text(int evaluations, double[] parameters) {
    StringBuilder text = new StringBuilder("evaluation " + evaluations);
    for (int j = 0; j < Math.min(MOST, parameters.length); j++) {
      String number = Numbers.shortest().digits(DIGITS).text(parameters[j]);
      text.append(j == 0 ? ": " : ", ").append(names.get(j)).append(' ').append(number);
    }
    return text + (parameters.length > MOST ? ", …" : "");
  }
}
