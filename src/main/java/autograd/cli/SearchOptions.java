package autograd.cli;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.optimize.Search;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a search for numbers of inputs begins, what it keeps to, and where they are kept. */
final class SearchOptions {
  private final int usualEvaluations;
  private final SearchRanges ranges = new SearchRanges("an input");
  private final Option evaluations;
  private final SavedNumbers saved = new SavedNumbers();

  private List<String> names;
  private double[] start;

  SearchOptions(int usualEvaluations) {
    this.usualEvaluations = usualEvaluations;
    this.evaluations =
        Option.text(
            "N", "Give up after N evaluations (" + usualEvaluations + ").", "--max-evaluations");
  }

  Option[] options(Option... own) {
    Option[] all = Arrays.copyOf(own, own.length + 3);
    System.arraycopy(
        new Option[] {ranges.option(), evaluations, saved.option()}, 0, all, own.length, 3);
    return all;
  }

  Option range() {
    return ranges.option();
  }

  int mostEvaluations() {
    Integer most = evaluations.wholeNumber(1, 1_000_000_000);
    return most == null ? usualEvaluations : most;
  }

  double[] lower() {
    return ranges.intervals().stream().mapToDouble(Search.Interval::lower).toArray();
  }

  double[] upper() {
    return ranges.intervals().stream().mapToDouble(Search.Interval::upper).toArray();
  }

  double[] start() {
    return start;
  }

  /** Said of inputs without a number to begin at; null if there are none. */
  Diagnostic guesses() {
    return ranges.guesses("answer");
  }

  /**
   * Reads the ranges of the inputs that are to move, and where they begin.
   *
   * @param verb what is done to them
   */
  void read(Graph graph, List<String> moving, Map<String, Double> point, String verb) {
    names = moving;
    ranges.read(graph, moving, "is not " + verb, "add it to --wrt, or leave out its range");
    start = new double[names.size()];
    for (int j = 0; j < start.length; j++) {
      String name = names.get(j);
      start[j] = ranges.begin(j, point.getOrDefault(name, graph.defaults().get(name)), true);
    }
  }

  /** The numbers of all inputs of a graph that have one, with those that were found. */
  Map<String, Double> inputs(Graph graph, Map<String, Double> point, double... found) {
    Map<String, Double> inputs = new LinkedHashMap<>();
    for (Value input : graph.inputs()) {
      String name = input.label();
      int j = names.indexOf(name);
      if (j >= 0) {
        inputs.put(name, found[j]);
      } else if (point.containsKey(name) || graph.defaults().containsKey(name)) {
        inputs.put(name, point.getOrDefault(name, graph.defaults().get(name)));
      }
    }
    return inputs;
  }

  /** Writes the file that was asked for. */
  void save(Map<String, Double> inputs, Console console) {
    saved.write(inputs, console);
  }
}
