package autograd.measure;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.optimize.FormulaObjective;
import autograd.optimize.Limits;
import autograd.optimize.Minimum;
import autograd.optimize.Place;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The smallest and the largest result as the inputs go between their limits. Where every slope
 * keeps its sign at all points that are tried, the ends are at corners, which the signs tell; else
 * they are searched for from many starts.
 */
public final class WorstCase {
  private static final int PROBES = 200;
  private static final int STARTS = 12;
  private static final int MOST_EVALUATIONS = 2_000;

  private final List<String> names;
  private final boolean isMonotone;
  private final double[] lowest;
  private final double[] highest;
  private final double least;
  private final double most;

  /**
   * Looks for both ends.
   *
   * @param fixed numbers for the inputs that are not measured, by name
   * @throws autograd.evaluate.NoDerivativeException if an input feeds an operand by which there is
   *     no derivative
   */
  public WorstCase(Graph graph, Value output, Measurements inputs, Map<String, Double> fixed) {
    names = inputs.names();
    int n = names.size();
    double[] lower = new double[n];
    double[] upper = new double[n];
    double[] centre = new double[n];
    for (int i = 0; i < n; i++) {
      lower[i] = inputs.get(i).lower();
      upper[i] = inputs.get(i).upper();
      centre[i] = inputs.get(i).estimate();
    }
    FormulaObjective down = new FormulaObjective(graph, output, names, fixed, 1);
    double[] slopes = down.at(centre).slopes();
    double[] low = centre.clone();
    double[] high = centre.clone();
    for (int i = 0; i < n; i++) {
      low[i] = slopes[i] >= 0 ? lower[i] : upper[i];
      high[i] = slopes[i] >= 0 ? upper[i] : lower[i];
    }
    boolean keeps = keepsSigns(down.at(low), slopes) && keepsSigns(down.at(high), slopes);
    Random random = new Random(1);
    for (int k = 0; k < PROBES && keeps; k++) {
      keeps = keepsSigns(down.at(somewhere(lower, upper, random, k % 2 == 0)), slopes);
    }
    isMonotone = keeps;
    if (!keeps) {
      FormulaObjective up = new FormulaObjective(graph, output, names, fixed, -1);
      low = search(down, low, lower, upper, 1);
      high = search(up, high, lower, upper, -1);
    }
    lowest = low;
    highest = high;
    least = down.at(low).value();
    most = down.at(high).value();
  }

  private static boolean keepsSigns(Place place, double[] slopes) {
    for (int i = 0; i < slopes.length; i++) {
      if (!(place.slopes()[i] * Math.signum(slopes[i]) >= 0)
          || (slopes[i] == 0 && place.slopes()[i] != 0)) {
        return false;
      }
    }
    return place.isFinite();
  }

  /** A point between the limits, or one of their corners. */
  private static double[] somewhere(
      double[] lower, double[] upper, Random random, boolean isCorner) {
    double[] point = new double[lower.length];
    for (int i = 0; i < point.length; i++) {
      double share = isCorner ? random.nextInt(2) : random.nextDouble();
      point[i] = share == 1 ? upper[i] : lower[i] + share * (upper[i] - lower[i]);
    }
    return point;
  }

  private static double[] search(
      FormulaObjective objective, double[] corner, double[] lower, double[] upper, int sign) {
    Limits limits =
        Limits.none(corner.length)
            .within(lower, upper)
            .stoppingAt(1e-12, MOST_EVALUATIONS, Double.NEGATIVE_INFINITY);
    Random random = new Random(2);
    double[] best = corner;
    double least = objective.at(corner).value();
    for (int k = 0; k < STARTS; k++) {
      double[] start = k == 0 ? corner : somewhere(lower, upper, random, k % 2 == 0);
      if (!objective.at(start).isFinite()) {
        continue;
      }
      Minimum minimum = Minimum.of(objective, start, limits, Minimum.Method.AUTO, sign);
      double[] found = new double[corner.length];
      for (int i = 0; i < found.length; i++) {
        found[i] = minimum.input(i);
      }
      double value = objective.at(found).value();
      if (value < least || Double.isNaN(least)) {
        least = value;
        best = found;
      }
    }
    return best;
  }

  /** The inputs' names, in the order of the points. */
  public List<String> names() {
    return names;
  }

  /** Whether every slope kept its sign, so that the ends are at corners. */
  public boolean isMonotone() {
    return isMonotone;
  }

  /** The smallest result. */
  public double least() {
    return least;
  }

  /** The largest result. */
  public double most() {
    return most;
  }

  /** An input's number where the result is smallest. */
  public double atLeast(int i) {
    return lowest[i];
  }

  /** An input's number where the result is largest. */
  public double atMost(int i) {
    return highest[i];
  }
}
