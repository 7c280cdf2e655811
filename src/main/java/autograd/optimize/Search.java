package autograd.optimize;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * Where and how long to look for the best parameters.
 *
 * @param ranges where each parameter may go, in their order
 * @param mostEvaluations how often the model may be computed over all rows
 * @param watcher hears how far the search has come
 */
public record Search(List<Interval> ranges, int mostEvaluations, Watcher watcher) {
  /**
   * Where a parameter may go.
   *
   * @param lower the least it may be; may be infinite
   * @param upper the most, above that
   */
  public record Interval(double lower, double upper) {
    /** Ends that differ by this factor mean that nobody knows the order of magnitude. */
    private static final double BY_FACTORS = 100.0;

    private static final int DIGITS = 3;

    /** The whole line. */
    public static final Interval EVERYWHERE =
        new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** The number within it that is nearest. */
    public double nearest(double number) {
      return Math.max(lower, Math.min(upper, number));
    }

    /** Whether a number is within it. */
    public boolean holds(double number) {
      return number >= lower && number <= upper;
    }

    /**
     * The number at a share of the way from end to end. Where these have one sign, and one is many
     * times as large as the other, the way goes by factors, and else by differences.
     *
     * @param share from 0 to 1; of an interval with two ends
     */
    public double at(double share) {
      double ratio = upper / lower;
      boolean hasOrder = ratio > 0 && Double.isFinite(ratio);
      if (hasOrder && (ratio >= BY_FACTORS || ratio <= 1 / BY_FACTORS)) {
        double log =
            StrictMath.log(Math.abs(lower)) * (1 - share) + StrictMath.log(Math.abs(upper)) * share;
        double number = Math.copySign(StrictMath.exp(log), lower);
        // Nobody needs more digits of an order of magnitude.
        return nearest(new BigDecimal(number).round(new MathContext(DIGITS)).doubleValue());
      }
      return nearest(lower * (1 - share) + upper * share);
    }

    /** Whether it has both ends. */
    public boolean isBounded() {
      return Double.isFinite(lower) && Double.isFinite(upper);
    }
  }

  /** Hears how far a search has come. */
  public interface Watcher {
    /**
     * Another step was made.
     *
     * @param evaluations how often the model was computed so far
     * @param sum what all residuals cost where it is best so far
     */
    void at(int evaluations, double sum);
  }
}
