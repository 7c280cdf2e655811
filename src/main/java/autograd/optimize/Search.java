package autograd.optimize;

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
     * @param parameters the best so far
     */
    void at(int evaluations, double[] parameters);
  }
}
