package autograd.optimize;

/** A model as it looks from one choice of its parameters: residuals and slopes, as a triangle. */
final class Linear {
  private final double[] parameters;
  private final Triangle triangle;
  private final double sum;
  private final long bad;

  /**
   * A look at a model.
   *
   * @param parameters the choice
   * @param triangle the slopes of the residuals by the parameters, weighted, and the residuals
   * @param sum the sum of the squares of the weighted residuals
   * @param bad the first row at which a residual or a slope is not finite, counted from 0; -1 if
   *     there is none
   */
  Linear(double[] parameters, Triangle triangle, double sum, long bad) {
    this.parameters = parameters;
    this.triangle = triangle;
    this.sum = sum;
    this.bad = bad;
  }

  double[] parameters() {
    return parameters;
  }

  Triangle triangle() {
    return triangle;
  }

  double sum() {
    return sum;
  }

  long bad() {
    return bad;
  }

  boolean isFinite() {
    return bad < 0 && Double.isFinite(sum);
  }

  /** What remains of a step that such a model predicts, less what there was: below 0 if better. */
  double predicted(double[] step) {
    double[] change = triangle.times(step);
    double sum = 0;
    for (int i = 0; i < change.length; i++) {
      sum += change[i] * (2 * triangle.q(i) + change[i]);
    }
    return sum;
  }
}
