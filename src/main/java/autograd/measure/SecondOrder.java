package autograd.measure;

import autograd.derive.Taylor;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.measure.Measurements.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the bends of a formula make of its uncertainty, where the slopes alone do not say enough:
 * the variance with the terms of the next order, JCGM 100, 5.1.2, note, and the distance of the
 * expectation from the value at the estimates. The derivatives are those of Taylor's series along
 * lines, exact to rounding.
 *
 * <p>For independent directions with standard deviation 1 and derivatives f₁, f₁₁, f₁₁₁ and so on,
 * and with κ for the kurtosis, 3 of a normal distribution, the variance is the sum of f₁² + f₁₁² (κ
 * - 1)/4 + f₁ f₁₁₁ κ/3 over all directions and of f₁₂² + f₁ f₁₂₂ + f₂ f₁₁₂ over all pairs.
 */
public final class SecondOrder {
  /** The lines of more directions than these would take minutes. */
  private static final int MOST_DIRECTIONS = 300;

  private final double variance;
  private final double bias;
  private final String cause;

  private SecondOrder(double variance, double bias, String cause) {
    this.variance = variance;
    this.bias = bias;
    this.cause = cause;
  }

  /**
   * That of a formula.
   *
   * @param point numbers for all inputs, by name
   * @return null where there are no such derivatives, or too many
   */
  public static SecondOrder of(
      Graph graph, Value output, Measurements inputs, Map<String, Double> point) {
    List<Direction> directions = inputs.directions();
    int n = directions.size();
    if (n > MOST_DIRECTIONS) {
      return null;
    }
    List<Value> moving = new ArrayList<>();
    inputs.names().forEach(name -> moving.add(graph.named(name)));
    Taylor taylor = Taylor.of(graph, output, moving, point, 3);
    double[][] axes = new double[n][];
    double variance = 0;
    double bias = 0;
    double most = 0;
    String cause = "";
    for (int k = 0; k < n; k++) {
      Direction one = directions.get(k);
      axes[k] = taylor.along(one.steps());
      double first = axes[k][1];
      double second = 2 * axes[k][2];
      double third = 6 * axes[k][3];
      double bend = second * second * (one.kurtosis() - 1) / 4;
      double more = bend + first * third * one.kurtosis() / 3;
      variance += first * first + more;
      bias += axes[k][2];
      if (Math.abs(more) > most) {
        most = Math.abs(more);
        cause = name(one, inputs) + " twice";
      }
    }
    for (int k = 0; k < n; k++) {
      for (int l = 0; l < k; l++) {
        double[] plus = taylor.along(sum(directions.get(k), directions.get(l), 1));
        double[] minus = taylor.along(sum(directions.get(k), directions.get(l), -1));
        double mixed = (plus[2] - minus[2]) / 2;
        // f(k,l,l) and f(k,k,l), from the cubes along both diagonals.
        double kll = plus[3] + minus[3] - 2 * axes[k][3];
        double kkl = plus[3] - minus[3] - 2 * axes[l][3];
        double more = mixed * mixed + axes[k][1] * kll + axes[l][1] * kkl;
        variance += more;
        if (Math.abs(more) > most) {
          most = Math.abs(more);
          cause = name(directions.get(l), inputs) + " and " + name(directions.get(k), inputs);
        }
      }
    }
    return Double.isFinite(variance) ? new SecondOrder(variance, bias, cause) : null;
  }

  private static double[] sum(Direction one, Direction other, int sign) {
    double[] sum = one.steps().clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += sign * other.steps()[i];
    }
    return sum;
  }

  private static String name(Direction direction, Measurements inputs) {
    return direction.input() < 0 ? "the correlated inputs" : inputs.names().get(direction.input());
  }

  /**
   * The standard uncertainty; NaN where the series is of no use because the inputs are too unsure
   * for it.
   */
  public double u() {
    return variance >= 0 ? Math.sqrt(variance) : Double.NaN;
  }

  /** How far the expectation is from the value at the estimates. */
  public double bias() {
    return bias;
  }

  /** The input or the pair that has most of what the slopes leave out. */
  public String cause() {
    return cause;
  }
}
