package autograd.measure;

/**
 * What is known of a quantity: an estimate and how sure it is.
 *
 * @param estimate a finite number
 * @param u the standard uncertainty, in the unit of the estimate; finite and not negative
 * @param freedom the degrees of freedom with which u is known: positive, infinite if it is known
 *     for certain
 * @param shape how the possible values lie about the estimate
 */
public record Measurement(double estimate, double u, double freedom, Shape shape) {
  /**
   * A measurement.
   *
   * @throws IllegalArgumentException if a number is not what it has to be
   */
  public Measurement {
    if (!Double.isFinite(estimate) || !Double.isFinite(u) || u < 0 || !(freedom > 0)) {
      throw new IllegalArgumentException(estimate + " ± " + u + " with " + freedom);
    }
  }

  /** With limits instead of a standard uncertainty. */
  public static Measurement within(double lower, double upper, Shape shape) {
    // Halves first, so that the largest numbers do not overflow.
    double half = Math.abs(upper / 2 - lower / 2);
    return new Measurement(
        lower / 2 + upper / 2, half / shape.halfWidth(), Double.POSITIVE_INFINITY, shape);
  }

  /** The smallest value that is thought possible; of a normal distribution one u below. */
  public double lower() {
    return estimate - reach();
  }

  /** The largest value that is thought possible; of a normal distribution one u above. */
  public double upper() {
    return estimate + reach();
  }

  private double reach() {
    return shape == Shape.NORMAL ? u : u * shape.halfWidth();
  }
}
