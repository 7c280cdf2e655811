package autograd.optimize;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;

/** An objective as it is at one choice of its inputs. */
public final class Place implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  private final double[] inputs;
  private final double value;
  private final double[] slopes;
  private final double noise;

  /**
   * What was computed there.
   *
   * @param inputs the choice; not to be changed
   * @param value what it is worth
   * @param slopes its gradient; not to be changed
   * @param noise how far rounding alone may move the value
   */
  Place(double[] inputs, double value, double[] slopes, double noise) {
    this.inputs = inputs;
    this.value = value;
    this.slopes = slopes;
    this.noise = noise;
  }

  /**
   * The sum of what an objective is at one choice of its inputs over several parts of the data.
   *
   * @param parts what it is over each, at least one
   * @param factor what the sum is multiplied by
   */
  public static Place sum(List<Place> parts, double factor) {
    double[] choice = parts.get(0).inputs;
    double[] slopes = new double[choice.length];
    double value = 0;
    double noise = 0;
    for (Place part : parts) {
      value += part.value;
      noise += part.noise + Math.ulp(value) / 2;
      for (int j = 0; j < slopes.length; j++) {
        slopes[j] += part.slopes[j];
      }
    }
    for (int j = 0; j < slopes.length; j++) {
      slopes[j] = slopes[j] * factor + 0.0;
    }
    return new Place(choice, value * factor, slopes, noise * Math.abs(factor));
  }

  /** The choice; not to be changed. */
  public double[] inputs() {
    return inputs;
  }

  /** What it is worth there. */
  public double value() {
    return value;
  }

  /** The gradient; not to be changed. */
  public double[] slopes() {
    return slopes;
  }

  double noise() {
    return noise;
  }

  /** Whether there are a value and slopes to go by. */
  public boolean isFinite() {
    if (!Double.isFinite(value)) {
      return false;
    }
    for (double slope : slopes) {
      if (!Double.isFinite(slope)) {
        return false;
      }
    }
    return true;
  }
}
