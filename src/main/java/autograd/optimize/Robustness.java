package autograd.optimize;

/**
 * What a {@link Loss} that is not the square has made of a fit, and the deviation by which errors
 * follow from it: Huber's estimate for large numbers of rows, with his correction for their number
 * (Robust Statistics, 1981, section 7.6).
 *
 * @param loss the loss
 * @param beyond how many residuals are beyond its scale
 * @param squares the sum of the squares of all residuals, each over its standard deviation
 * @param deviation what takes the place of the residual deviation
 */
public record Robustness(Loss loss, long beyond, double squares, double deviation) {

  /** Sums over the rows. */
  private static final class Sums {
    long rows;
    long beyond;
    double squares;
    double influence;
    double curvature;
    double curvatureSquares;
  }

  static Robustness of(Model model, double[] choice) {
    Loss loss = model.loss();
    Sums sums = new Sums();
    model.visit(
        choice,
        (row, value, deviation, slopes) -> {
          double residual = model.isResidual() ? value : (value - model.response(row)) / deviation;
          double influence = loss.influence(residual);
          double curvature = loss.curvature(residual);
          sums.rows++;
          sums.beyond += Math.abs(residual) > loss.scale() ? 1 : 0;
          sums.squares += residual * residual;
          sums.influence += influence * influence;
          sums.curvature += curvature;
          sums.curvatureSquares += curvature * curvature;
        });
    double n = (double) sums.rows;
    int parameters = model.parameters().size();
    double mean = sums.curvature / n;
    double variance = Math.max(0, sums.curvatureSquares / n - mean * mean);
    double correction = 1 + parameters / n * variance / (mean * mean);
    // Where most residuals are beyond the scale of a loss that bends back, nothing is known.
    double deviation =
        mean > 0 ? correction * Math.sqrt(sums.influence / (n - parameters)) / mean : Double.NaN;
    return new Robustness(loss, sums.beyond, sums.squares, deviation);
  }
}
