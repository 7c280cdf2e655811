package autograd.cli;

import autograd.graph.Graph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The points that inputs are led through: {@code x=0:1:11} for eleven numbers from 0 to 1, {@code
 * x=-1,0,2} for these; of several inputs all combinations, the last moving fastest.
 */
final class Sweep {
  /** More points than this are a table's work. */
  private static final int MOST = 100_000;

  private final Map<String, double[]> numbers = new LinkedHashMap<>();
  private int count = 1;

  private Sweep() {}

  /** Reads what an option was given. */
  static Sweep read(Option option, Graph graph) {
    Sweep sweep = new Sweep();
    for (String text : option.values()) {
      int equals = text.indexOf('=');
      if (equals < 1 || text.substring(equals + 1).isBlank()) {
        throw refusal(option, text);
      }
      String name = text.substring(0, equals).trim();
      String input = QuestionOptions.input(graph, name, option.name()).label();
      double[] along = along(option, text, equals + 1);
      if (sweep.numbers.put(input, along) != null) {
        throw Failure.wrong(option.name() + ": '" + name + "' is led along twice", null);
      }
      if ((long) sweep.count * along.length > MOST) {
        throw Failure.wrong(
            option.name() + ": these are more than " + MOST + " points",
            "write them into a table, and ask autograd batch");
      }
      sweep.count *= along.length;
    }
    return sweep;
  }

  private static double[] along(Option option, String text, int start) {
    int colon = text.indexOf(':', start);
    if (colon < 0) {
      return listed(text, start);
    }
    int second = text.indexOf(':', colon + 1);
    String count = second < 0 ? "" : text.substring(second + 1).trim();
    if (!count.matches("[1-9][0-9]{0,8}") || Integer.parseInt(count) < 2) {
      throw refusal(option, text);
    }
    double low = PointOptions.constant(text, start, colon - start);
    double high = PointOptions.constant(text, colon + 1, second - colon - 1);
    if (!Double.isFinite(low) || !Double.isFinite(high)) {
      throw Failure.wrong(option.name() + ": both ends are finite", null);
    }
    int steps = Integer.parseInt(count) - 1;
    double[] along = new double[Math.min(steps, MOST) + 1];
    for (int i = 0; i < along.length; i++) {
      // Weighted, so that both ends are met, the middle is, and nothing overflows.
      along[i] = low * ((double) (steps - i) / steps) + high * ((double) i / steps);
    }
    return along;
  }

  /** Numbers between commas, those within parentheses of a function apart. */
  private static double[] listed(String text, int start) {
    List<Double> listed = new ArrayList<>();
    int depth = 0;
    int from = start;
    for (int i = start; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ',';
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && (depth <= 0 || i == text.length())) {
        listed.add(PointOptions.constant(text, from, i - from));
        from = i + 1;
      }
    }
    return listed.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Failure refusal(Option option, String text) {
    return Failure.wrong(
        option.name() + " takes NAME=LOW:HIGH:COUNT or NAME=NUMBER,NUMBER,…, not '" + text + "'",
        "write " + option.name() + " x=0:1:11, for example");
  }

  /** The inputs that move. */
  List<String> names() {
    return List.copyOf(numbers.keySet());
  }

  /** How many points there are. */
  int count() {
    return count;
  }

  /** The numbers of the moving inputs at a point, counted from 0. */
  Map<String, Double> point(int index) {
    Map<String, Double> point = new LinkedHashMap<>();
    int block = count;
    int rest = index;
    for (Map.Entry<String, double[]> each : numbers.entrySet()) {
      block /= each.getValue().length;
      point.put(each.getKey(), each.getValue()[rest / block]);
      rest %= block;
    }
    return point;
  }
}
