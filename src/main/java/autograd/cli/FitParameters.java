package autograd.cli;

import autograd.derive.LinearInputs;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.optimize.Search;
import autograd.optimize.Start;
import autograd.render.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which inputs of a formula a fit looks for, where each of them begins, and where it may go. */
final class FitParameters {
  private final Option range =
      Option.many("NAME=LOW:HIGH", "Keep a parameter between these; inf for no end.", "--range");
  private final Option fix =
      Option.list("NAMES", "Keep these parameters as they are set (a,b).", "--fix");

  private final Option multistart =
      Option.text(
          "N",
          "Begin at N points within the ranges, the same each time, and keep the best fit.",
          "--multistart");

  private final PointOptions point;
  private final TableOptions table;

  private final List<String> names = new ArrayList<>();
  private final Map<String, Double> fixed = new LinkedHashMap<>();
  private final List<Search.Interval> ranges = new ArrayList<>();

  /** Those without a number to begin at, and where they therefore do. */
  private final List<String> guessed = new ArrayList<>();

  FitParameters(PointOptions point, TableOptions table) {
    this.point = point;
    this.table = table;
  }

  Option range() {
    return range;
  }

  Option fix() {
    return fix;
  }

  Option multistart() {
    return multistart;
  }

  /**
   * Finds them.
   *
   * @param data where the other inputs are read from
   */
  void read(Graph graph, FitData data, Console console) {
    choose(graph, data, console);
    readFixed(graph);
    readRanges(graph);
  }

  /** Inputs that are no columns, or that are set to begin somewhere. */
  private void choose(Graph graph, FitData data, Console console) {
    for (Value input : graph.inputs()) {
      String name = input.label();
      if (!table.hasColumnFor(name)) {
        names.add(name);
      } else if (point.point().containsKey(name)) {
        console.tell(
            Diagnostic.warning("column " + name + " is not read: " + name + " is set to begin at"));
        names.add(name);
      } else {
        data.addVariable(name);
      }
    }
  }

  private void readFixed(Graph graph) {
    for (String name : fix.values()) {
      QuestionOptions.named(graph, name, "--fix");
      Double number = number(name, graph);
      if (!names.remove(name)) {
        throw Failure.wrong("--fix: '" + name + "' is no parameter", "leave it out");
      }
      if (number == null) {
        throw Failure.wrong("--fix: '" + name + "' has no number", "add --set " + name + "=VALUE");
      }
      fixed.put(name, number);
    }
    if (names.isEmpty()) {
      throw Failure.wrong(
          "there is nothing to fit: the formula has no parameters",
          "every name that is no column is one, unless --fix names it");
    }
  }

  private Double number(String name, Graph graph) {
    return point.point().getOrDefault(name, graph.defaults().get(name));
  }

  private void readRanges(Graph graph) {
    names.forEach(name -> ranges.add(Search.Interval.EVERYWHERE));
    for (String text : range.values()) {
      String name = text.substring(0, Math.max(0, text.indexOf('='))).trim();
      Ranges.Range ends = Ranges.readOpen(range.name(), text);
      QuestionOptions.named(graph, name, range.name());
      int j = names.indexOf(name);
      if (j < 0) {
        throw Failure.wrong("--range: '" + name + "' is no parameter", null);
      }
      ranges.set(j, new Search.Interval(ends.low(), ends.high()));
    }
  }

  /**
   * Where each begins: as it is set; else it is solved for, if the formula is linear in it, or
   * begins amid its range, or at 1.
   */
  Start start(Graph graph) {
    List<String> open = new ArrayList<>(names);
    open.removeIf(name -> number(name, graph) != null);
    List<String> linear = LinearInputs.of(graph, graph.output(), open, fixed);
    double[] start = new double[names.size()];
    boolean[] isSolved = new boolean[start.length];
    for (int j = 0; j < start.length; j++) {
      String name = names.get(j);
      Search.Interval range = ranges.get(j);
      Double number = number(name, graph);
      if (number == null) {
        number = range.isBounded() ? range.at(0.5) : range.nearest(1);
        isSolved[j] = linear.contains(name);
        boolean isDrawn = multistart.isGiven() && range.isBounded();
        if (!isSolved[j] && !isDrawn) {
          guessed.add(name + " at " + Numbers.shortest().text(number));
        }
      }
      if (!Double.isFinite(number) || !range.holds(number)) {
        throw Failure.wrong(
            "'" + name + "' begins at " + Numbers.shortest().text(number) + ", outside its range",
            "add --set " + name + "=VALUE with a number inside it");
      }
      start[j] = number;
    }
    return new Start(start, isSolved, tries(isSolved));
  }

  private int tries(boolean... isSolved) {
    Integer tries = multistart.wholeNumber(1, 1_000_000);
    if (tries == null) {
      return 1;
    }
    for (int j = 0; j < isSolved.length; j++) {
      if (!isSolved[j] && ranges.get(j).isBounded()) {
        return tries;
      }
    }
    int first = 0;
    while (first < isSolved.length - 1 && isSolved[first]) {
      first++;
    }
    throw Failure.wrong(
        "--multistart begins within ranges, and there is none with two ends",
        isSolved[first]
            ? "leave it out: all parameters are solved for"
            : "add --range " + names.get(first) + "=0.01:100, for example");
  }

  /** Notes where parameters begin that were not told. */
  void note(FitNotes notes) {
    if (!guessed.isEmpty()) {
      int more = guessed.size() - Math.min(FormulaCommand.MOST_NAMES, guessed.size());
      String first = guessed.get(0).substring(0, guessed.get(0).indexOf(' '));
      notes.add(
          "without a number to begin at: "
              + String.join(", ", guessed.subList(0, guessed.size() - more))
              + (more == 0 ? "" : " and " + more + " more"),
          "where the fit depends on it, add --set " + first + "=VALUE");
    }
    if (names.contains("e") && !point.point().containsKey("e")) {
      notes.add("e is a parameter here", "write exp(x) for the power of Euler's number");
    }
  }

  /** The inputs that are looked for, in the order of the formula. */
  List<String> names() {
    return names;
  }

  /** Those that stay as they are set. */
  Map<String, Double> fixed() {
    return fixed;
  }

  /** Where each may go. */
  List<Search.Interval> ranges() {
    return ranges;
  }
}
