package autograd.cli;

import autograd.derive.LinearInputs;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.optimize.Search;
import autograd.optimize.Start;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which inputs of a formula a fit looks for, where each of them begins, and where it may go. */
final class FitParameters {
  private final SearchRanges ranges = new SearchRanges("a parameter");
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

  FitParameters(PointOptions point, TableOptions table) {
    this.point = point;
    this.table = table;
  }

  Option range() {
    return ranges.option();
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
    ranges.read(graph, names, "is no parameter", null);
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
      Double number = number(name, graph);
      isSolved[j] = linear.contains(name);
      boolean isDrawn = multistart.isGiven() && ranges.intervals().get(j).isBounded();
      start[j] = ranges.begin(j, number, !isSolved[j] && !isDrawn);
    }
    return new Start(start, isSolved, tries(isSolved));
  }

  private int tries(boolean... isSolved) {
    Integer tries = multistart.wholeNumber(1, 1_000_000);
    if (tries == null) {
      return 1;
    }
    for (int j = 0; j < isSolved.length; j++) {
      if (!isSolved[j] && ranges.intervals().get(j).isBounded()) {
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
  void note(Notes notes) {
    notes.add(ranges.guesses("fit"));
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
    return ranges.intervals();
  }
}
