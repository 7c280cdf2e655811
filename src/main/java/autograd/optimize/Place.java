package autograd.optimize;

/** An objective as it is at one choice of its inputs. */
public final class Place {
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
