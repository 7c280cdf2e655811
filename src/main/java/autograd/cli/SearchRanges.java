package autograd.cli;

import autograd.graph.Graph;
import autograd.lang.Diagnostic;
import autograd.optimize.Search.Interval;
import autograd.render.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code --range} of a search: where each of its inputs may go, and where it therefore begins. */
final class SearchRanges {
  private final Option range;

  private List<String> names = List.of();
  private final List<Interval> intervals = new ArrayList<>();

  /** Those without a number to begin at, and where they therefore do. */
  private final List<String> guessed = new ArrayList<>();

  /** Of what the help calls a parameter, or an input. */
  SearchRanges(String noun) {
    this.range =
        Option.many("NAME=LOW:HIGH", "Keep " + noun + " between these; inf for no end.", "--range");
  }

  Option option() {
    return range;
  }

  /**
   * Reads them.
   *
   * @param searched the inputs that are searched for
   * @param other what is said of a range of another input
   * @param hint what to do about it
   */
  void read(Graph graph, List<String> searched, String other, String hint) {
    names = searched;
    intervals.addAll(Collections.nCopies(names.size(), null));
    for (String text : range.values()) {
      String name = text.substring(0, Math.max(0, text.indexOf('='))).trim();
      Ranges.Range ends = Ranges.readOpen(range.name(), text);
      int j = names.indexOf(QuestionOptions.input(graph, name, range.name()).label());
      if (j < 0) {
        throw Failure.wrong("--range: '" + name + "' " + other, hint);
      }
      if (intervals.set(j, new Interval(ends.low(), ends.high())) != null) {
        throw Failure.wrong("'" + name + "' has two ranges", null);
      }
    }
    intervals.replaceAll(each -> each == null ? Interval.EVERYWHERE : each);
  }

  /** Where each may go. */
  List<Interval> intervals() {
    return intervals;
  }

  /**
   * Where one begins: as it is set, else amid its range, else at 1.
   *
   * @param set the number that it is set to; null for none
   * @param isTold whether it is to be told if there is none
   */
  double begin(int j, Double set, boolean isTold) {
    Interval interval = intervals.get(j);
    double number =
        set != null ? set : interval.isBounded() ? interval.at(0.5) : interval.nearest(1);
    String text = Numbers.shortest().text(number);
    if (!Double.isFinite(number) || !interval.holds(number)) {
      throw Failure.wrong(
          "'" + names.get(j) + "' begins at " + text + ", outside its range",
          "add --set " + names.get(j) + "=VALUE with a number inside it");
    }
    if (set == null && isTold) {
      guessed.add(names.get(j) + " at " + text);
    }
    return number;
  }

  /**
   * Says which began without a number; null if none did.
   *
   * @param what depends on it
   */
  Diagnostic guesses(String what) {
    if (guessed.isEmpty()) {
      return null;
    }
    int more = guessed.size() - Math.min(FormulaCommand.MOST_NAMES, guessed.size());
    String first = guessed.get(0).substring(0, guessed.get(0).indexOf(' '));
    return Diagnostic.note(
            "without a number to begin at: "
                + String.join(", ", guessed.subList(0, guessed.size() - more))
                + (more == 0 ? "" : " and " + more + " more"),
            null,
            null)
        .hint("where the " + what + " depends on it, add --set " + first + "=VALUE");
  }
}
