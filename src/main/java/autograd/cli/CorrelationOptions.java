package autograd.cli;

import autograd.graph.Span;
import autograd.lang.Diagnostic;
import autograd.lang.Nearest;
import autograd.lang.Source;
import autograd.measure.Measurement;
import autograd.measure.Measurements;
import autograd.measure.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How measured inputs go together: {@code --correlate} and {@code --covariance}. */
final class CorrelationOptions {
  /** By so much, as a part of itself, a covariance may differ from the one across the diagonal. */
  private static final double ASYMMETRY = 1e-6;

  private final Option correlate =
      Option.many("A,B=R", "A coefficient of correlation of two measured inputs.", "--correlate");
  private final Option covariance =
      Option.text(
          "FILE",
          "Uncertainties and correlations of inputs from a table: their names in the first line, a"
              + " row of covariances for each.",
          "--covariance");

  Option[] options() {
    return new Option[] {correlate, covariance};
  }

  boolean isGiven() {
    return correlate.isGiven() || covariance.isGiven();
  }

  /** The measured inputs of a point, as they go together. */
  Measurements measurements(PointOptions point, Console console) throws IOException {
    Map<String, Measurement> measured = new LinkedHashMap<>(point.measured());
    Map<List<String>, Double> pairs = new LinkedHashMap<>(point.correlations());
    pairs.keySet().removeIf(pair -> !measured.keySet().containsAll(pair));
    if (covariance.isGiven()) {
      read(FormulaOptions.file(covariance.value(), console), point.point(), measured, pairs);
    }
    for (String text : correlate.values()) {
      pair(text, measured, pairs, "set it with an uncertainty: --set %s=2±0.1");
    }
    return together(measured, pairs);
  }

  /** What {@code --correlate} alone makes of inputs that are measured. */
  Measurements measurements(Map<String, Measurement> measured, String hint) {
    Map<List<String>, Double> pairs = new LinkedHashMap<>();
    for (String text : correlate.values()) {
      pair(text, measured, pairs, hint);
    }
    return together(measured, pairs);
  }

  private static Measurements together(
      Map<String, Measurement> measured, Map<List<String>, Double> pairs) {
    try {
      return Measurements.of(measured).correlated(pairs);
    } catch (IllegalArgumentException e) {
      throw Failure.wrong(
          "no quantities can be correlated like this: the matrix has a negative eigenvalue",
          "check the signs, and that no coefficient is larger than the others allow");
    }
  }

  private static void pair(
      String text,
      Map<String, Measurement> measured,
      Map<List<String>, Double> pairs,
      String hint) {
    int equals = text.indexOf('=');
    int comma = text.indexOf(',');
    if (equals < 0 || comma < 0 || comma > equals) {
      throw Failure.wrong(
          "--correlate takes two names and a coefficient, not '" + text + "'",
          "write --correlate V,I=-0.36, for example");
    }
    String first = text.substring(0, comma).trim();
    String second = text.substring(comma + 1, equals).trim();
    for (String name : List.of(first, second)) {
      if (!measured.containsKey(name)) {
        String nearest = Nearest.to(name, new ArrayList<>(measured.keySet()));
        throw Failure.wrong(
            "--correlate: '" + name + "' is not measured",
            nearest == null ? hint.replace("%s", name) : "did you mean " + nearest + "?");
      }
    }
    if (first.equals(second)) {
      throw Failure.wrong("--correlate: '" + first + "' goes with itself anyway", null);
    }
    double coefficient = PointOptions.constant(text, equals + 1);
    if (!(Math.abs(coefficient) <= 1)) {
      Source source = Source.of(text);
      Span span = new Span(equals + 1, text.codePointCount(0, text.length()));
      throw Failure.wrong(
          Diagnostic.error("a coefficient of correlation lies between -1 and 1", source, span));
    }
    put(pairs, first, second, coefficient);
  }

  private static void put(
      Map<List<String>, Double> pairs, String first, String second, double coefficient) {
    pairs.remove(List.of(second, first));
    pairs.put(List.of(first, second), coefficient);
  }

  private static void read(
      Source file,
      Map<String, Double> point,
      Map<String, Measurement> measured,
      Map<List<String>, Double> pairs) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : file.text().replace("\uFEFF", "").split("\\R", -1)) {
      if (!line.isBlank()) {
        rows.add(List.of(line.strip().split("\\s*[,;\\t]\\s*|\\s+", -1)));
      }
    }
    List<String> names = rows.isEmpty() ? List.of() : names(rows.get(0));
    int n = names.size();
    if (n == 0 || rows.size() != n + 1) {
      throw Failure.wrong(
          file.name() + " is no matrix of covariances",
          "the first line has the names, and for each of them follows a row of numbers");
    }
    double[][] matrix = new double[n][];
    for (int i = 0; i < n; i++) {
      matrix[i] = row(rows.get(i + 1), n, file.name() + ", row " + (i + 1));
    }
    for (int i = 0; i < n; i++) {
      String name = names.get(i);
      if (!point.containsKey(name)) {
        throw Failure.wrong(
            file.name() + " has a variance of '" + name + "', which is not set",
            "add --set " + name + "=VALUE");
      }
      if (!(matrix[i][i] >= 0)) {
        throw Failure.wrong(file.name() + ": the variance of '" + name + "' is negative", null);
      }
      measured.put(
          name,
          new Measurement(
              point.get(name), Math.sqrt(matrix[i][i]), Double.POSITIVE_INFINITY, Shape.NORMAL));
      for (int j = 0; j < i; j++) {
        double size = Math.sqrt(matrix[i][i]) * Math.sqrt(matrix[j][j]);
        if (Math.abs(matrix[i][j] - matrix[j][i]) > ASYMMETRY * size) {
          throw Failure.wrong(
              file.name()
                  + ": the covariance of '"
                  + name
                  + "' and '"
                  + names.get(j)
                  + "' is given twice, and differs",
              null);
        }
        put(
            pairs,
            names.get(j),
            name,
            size == 0 ? 0 : Math.max(-1, Math.min(1, matrix[i][j] / size)));
      }
    }
  }

  /** The names of the first line, before which a cell may be empty or speak of the table. */
  private static List<String> names(List<String> cells) {
    return cells.get(0).isEmpty() ? cells.subList(1, cells.size()) : cells;
  }

  private static double[] row(List<String> cells, int count, String where) {
    // A row may begin with its name.
    List<String> numbers = cells.size() == count + 1 ? cells.subList(1, cells.size()) : cells;
    if (numbers.size() != count) {
      throw Failure.wrong(where + " has " + numbers.size() + " numbers, not " + count, null);
    }
    double[] row = new double[count];
    for (int j = 0; j < count; j++) {
      try {
        row[j] = Double.parseDouble(numbers.get(j));
      } catch (NumberFormatException e) {
        throw Failure.wrong(where + ": '" + numbers.get(j) + "' is not a number", null);
      }
    }
    return row;
  }
}
