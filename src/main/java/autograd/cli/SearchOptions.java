package autograd.cli;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.render.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a search for numbers of inputs begins, what it keeps to, and where they are kept. */
final class SearchOptions {
  /** More names than these nobody reads in one line. */
  private static final int MOST_NAMES = 10;

  private final int usualEvaluations;
  private final Option range =
      Option.many("NAME=LOW:HIGH", "Keep an input between these; inf for no end.", "--range");
  private final Option evaluations;
  private final SavedNumbers saved = new SavedNumbers();

  private List<String> names;
  private double[] lower;
  private double[] upper;
  private double[] start;

  /** Said of inputs without a number to begin at; null if there are none. */
  private Diagnostic guesses;

  SearchOptions(int usualEvaluations) {
    this.usualEvaluations = usualEvaluations;
    this.evaluations =
        Option.text(
            "N", "Give up after N evaluations (" + usualEvaluations + ").", "--max-evaluations");
  }

  Option[] options(Option... own) {
    Option[] all = Arrays.copyOf(own, own.length + 3);
    System.arraycopy(new Option[] {range, evaluations, saved.option()}, 0, all, own.length, 3);
    return all;
  }

  Option range() {
    return range;
  }

  int mostEvaluations() {
    Integer most = evaluations.wholeNumber(1, 1_000_000_000);
    return most == null ? usualEvaluations : most;
  }

  double[] lower() {
    return lower;
  }

  double[] upper() {
    return upper;
  }

  double[] start() {
    return start;
  }

  Diagnostic guesses() {
    return guesses;
  }

  /**
   * Reads the ranges of the inputs that are to move, and where they begin: as they are set, else
   * amid their range, else at 1.
   *
   * @param verb what is done to them
   */
  void read(Graph graph, List<String> moving, Map<String, Double> point, String verb) {
    names = moving;
    lower = new double[names.size()];
    upper = new double[names.size()];
    start = new double[names.size()];
    Arrays.fill(lower, Double.NEGATIVE_INFINITY);
    Arrays.fill(upper, Double.POSITIVE_INFINITY);
    readRanges(graph, verb);
    List<String> guessed = new ArrayList<>();
    for (int j = 0; j < start.length; j++) {
      String name = names.get(j);
      Double number = point.getOrDefault(name, graph.defaults().get(name));
      if (number == null) {
        double middle = lower[j] / 2 + upper[j] / 2;
        boolean isOne = !Double.isFinite(middle);
        number = isOne ? Math.max(lower[j], Math.min(upper[j], 1)) : middle;
        guessed.add(name + " at " + Numbers.shortest().text(number));
      }
      if (!Double.isFinite(number) || number < lower[j] || number > upper[j]) {
        throw Failure.wrong(
            "'" + name + "' begins at " + Numbers.shortest().text(number) + ", outside its range",
            "add --set " + name + "=VALUE with a number inside it");
      }
      start[j] = number;
    }
    if (!guessed.isEmpty()) {
      int more = guessed.size() - Math.min(MOST_NAMES, guessed.size());
      String first = guessed.get(0).substring(0, guessed.get(0).indexOf(' '));
      guesses =
          Diagnostic.note(
                  "without a number to begin at: "
                      + String.join(", ", guessed.subList(0, guessed.size() - more))
                      + (more == 0 ? "" : " and " + more + " more"),
                  null,
                  null)
              .hint("where the answer depends on it, add --set " + first + "=VALUE");
    }
  }

  private void readRanges(Graph graph, String verb) {
    List<String> read = new ArrayList<>();
    for (String text : range.values()) {
      String name = text.substring(0, Math.max(0, text.indexOf('='))).trim();
      Ranges.Range ends = Ranges.readOpen(range.name(), text);
      Value input = QuestionOptions.input(graph, name, range.name());
      int j = names.indexOf(input.label());
      if (j < 0) {
        throw Failure.wrong(
            "--range: '" + name + "' is not " + verb, "add it to --wrt, or leave out its range");
      }
      if (read.contains(name)) {
        throw Failure.wrong("'" + name + "' has two ranges", null);
      }
      read.add(name);
      lower[j] = ends.low();
      upper[j] = ends.high();
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
