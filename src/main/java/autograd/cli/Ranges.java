package autograd.cli;

import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Intervals for inputs, {@code NAME=LOW:HIGH}, and points drawn from them. */
final class Ranges {
  private static final Range USUAL = new Range(-2, 2);

  private Ranges() {}

  /**
   * An interval.
   *
   * @param low where it begins
   * @param high where it ends, above {@code low}
   */
  record Range(double low, double high) {}

  /** The intervals that an option was given, by input. */
  static Map<String, Range> read(Option option, Graph graph) {
    Map<String, Range> ranges = new LinkedHashMap<>();
    for (String text : option.values()) {
      String name = text.substring(0, Math.max(0, text.indexOf('='))).trim();
      Range range = read(option.name(), text);
      if (!QuestionOptions.named(graph, name, option.name()).value().isInput()) {
        throw Failure.wrong(option.name() + ": '" + name + "' is computed, not an input", null);
      }
      if (ranges.put(name, range) != null) {
        throw Failure.wrong("'" + name + "' has two ranges", null);
      }
    }
    return ranges;
  }

  /** The interval in {@code NAME=LOW:HIGH}. */
  static Range read(String option, String text) {
    return read(option, text, false);
  }

  /** Likewise, but that an end may be infinite. */
  static Range readOpen(String option, String text) {
    return read(option, text, true);
  }

  private static Range read(String option, String text, boolean isOpen) {
    int equals = text.indexOf('=');
    int colon = text.indexOf(':', equals);
    if (equals < 0 || colon < 0) {
      throw Failure.wrong(
          option + " takes NAME=LOW:HIGH, not '" + text + "'",
          "write " + option + " x=-5:5, for example");
    }
    double low = PointOptions.constant(text.substring(0, colon), equals + 1);
    double high = PointOptions.constant(text, colon + 1);
    if (!(low < high) || (!isOpen && Double.isInfinite(high - low))) {
      throw Failure.wrong(
          option
              + ": from "
              + text.substring(equals + 1, colon)
              + " there is nothing up to "
              + text.substring(colon + 1),
          "the lower end comes first" + (isOpen ? "" : ", and both are finite"));
    }
    return new Range(low, high);
  }

  /** A point: each input from its interval, or near the number it has, or from the usual one. */
  static Map<String, Double> draw(
      Graph graph, Map<String, Range> ranges, Map<String, Double> known, Random dice) {
    Map<String, Double> point = new LinkedHashMap<>();
    for (Value input : graph.inputs()) {
      String name = input.label();
      Double number = known.getOrDefault(name, graph.defaults().get(name));
      Range range = ranges.get(name);
      if (range == null && number != null && Double.isFinite(number)) {
        double reach = Math.max(Math.abs(number), 1) / 2;
        range = new Range(number - reach, number + reach);
      }
      range = range == null ? USUAL : range;
      point.put(name, range.low + dice.nextDouble() * (range.high - range.low));
    }
    return point;
  }
}
