package autograd.optimize;

/**
 * What a fit says of rows, those that it was fitted to or others: the value, and the bands that
 * hold with 95 % the curve and a further observation, by Student's t and the slopes by the
 * parameters.
 */
public final class Prediction {
  private final Fit fit;
  private final Model model;

  /** Is shown what is said of each row. */
  public interface Visitor<E extends Exception> {
    /**
     * Sees a row.
     *
     * @param row the numbers of the columns, which may be overwritten afterwards
     * @param point what is said of it
     */
    void see(double[] row, Point point) throws E;
  }

  /**
   * What is said of a row.
   *
   * @param value what the formula gives
   * @param residual what was observed less that
   * @param confidence half of the width of the band that holds the curve; NaN if the data do not
   *     tell
   * @param prediction likewise for an observation with the row's standard deviations
   */
  public record Point(double value, double residual, double confidence, double prediction) {}

  /** Of the rows of a model that has the fit's parameters. */
  public Prediction(Fit fit, Model model) {
    this.fit = fit;
    this.model = model;
  }

  /** Goes through the rows in order. */
  public <E extends Exception> void visit(Visitor<E> visitor) throws E {
    model.visit(
        fit.values(),
        (row, value, deviation, slopes) ->
            visitor.see(
                row,
                new Point(
                    value,
                    model.response(row) - value,
                    fit.confidence(slopes),
                    fit.prediction(slopes, deviation))));
  }
}
