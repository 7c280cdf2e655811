package autograd.optimize;

import java.util.Arrays;

/** What a search keeps to. */
public final class Limits {
  private final double[] lower;
  private final double[] upper;
  private final double tolerance;
  private final int mostEvaluations;
  private final double target;
  private final Observer observer;

  /** Is told of each step. */
  public interface Observer {
    /**
     * It has come there.
     *
     * @param evaluations how often value and gradient were computed by then
     */
    void moved(Place there, int evaluations);
  }

  private Limits(
      double[] lower,
      double[] upper,
      double tolerance,
      int mostEvaluations,
      double target,
      Observer observer) {
    this.lower = lower;
    this.upper = upper;
    this.tolerance = tolerance;
    this.mostEvaluations = mostEvaluations;
    this.target = target;
    this.observer = observer;
  }

  /** No ranges, the usual tolerance, nobody who looks on. */
  public static Limits none(int inputs) {
    double[] lower = new double[inputs];
    double[] upper = new double[inputs];
    Arrays.fill(lower, Double.NEGATIVE_INFINITY);
    Arrays.fill(upper, Double.POSITIVE_INFINITY);
    return new Limits(lower, upper, 1e-8, 10_000, Double.NEGATIVE_INFINITY, (there, count) -> {});
  }

  /**
   * The same with other ranges.
   *
   * @param low their lower ends, infinite if there is none
   * @param high their upper ends
   */
  public Limits within(double[] low, double[] high) {
    return new Limits(low, high, tolerance, mostEvaluations, target, observer);
  }

  /** The same with someone else who is told. */
  public Limits observedBy(Observer other) {
    return new Limits(lower, upper, tolerance, mostEvaluations, target, other);
  }

  /**
   * The same with another end.
   *
   * @param share how near to the minimum is near enough, as a share of the way from the start,
   *     measured by curvature
   * @param evaluations how often value and gradient may be computed
   * @param value one that is small enough, whatever may be below it
   */
  public Limits stoppingAt(double share, int evaluations, double value) {
    return new Limits(lower, upper, share, evaluations, value, observer);
  }

  double[] lower() {
    return lower;
  }

  double[] upper() {
    return upper;
  }

  double tolerance() {
    return tolerance;
  }

  int mostEvaluations() {
    return mostEvaluations;
  }

  double target() {
    return target;
  }

  Observer observer() {
    return observer;
  }

  /** A number for an input, moved into its range. */
  double within(int j, double number) {
    return Math.max(lower[j], Math.min(upper[j], number));
  }

  /** Whether an input is at the end of its range and would leave it on the way down. */
  boolean isHeld(Place here, int j) {
    return isHeld(here.inputs()[j], here.slopes()[j], j);
  }

  /** Likewise, of an input that is there and has that slope. */
  boolean isHeld(double at, double slope, int j) {
    return (at <= lower[j] && slope > 0) || (at >= upper[j] && slope < 0);
  }
}
