package autograd.measure;

import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * All that is asked of one result's uncertainty.
 *
 * @param name of the result; null if it has none
 * @param linear by the slopes
 * @param bent with the terms of the next order; null where there are none
 * @param drawn by drawing numbers; null if that was not asked for
 * @param worst between the inputs' limits; null if that was not asked for
 * @param coverage the probability of the expanded uncertainty and of the intervals
 */
public record Uncertainty(
    String name,
    Propagation linear,
    SecondOrder bent,
    MonteCarlo drawn,
    WorstCase worst,
    double coverage) {
  /** What the slopes leave out is told if it changes the uncertainty by more than this part. */
  private static final double NOTICEABLE = 0.05;

  /** With so many digits of the uncertainty the linear result is validated. */
  public static final int DIGITS = 2;

  /** The same with what drawing numbers gives. */
  public Uncertainty drawn(
      Graph graph,
      Value output,
      Map<String, Double> fixed,
      int draws,
      long seed,
      IntConsumer progress) {
    MonteCarlo made = MonteCarlo.of(graph, output, linear.inputs(), fixed, draws, seed, progress);
    return new Uncertainty(name, linear, bent, made, worst, coverage);
  }

  /** The same with the ends between the limits of the inputs. */
  public Uncertainty atWorst(Graph graph, Value output, Map<String, Double> fixed) {
    WorstCase ends = new WorstCase(graph, output, linear.inputs(), fixed);
    return new Uncertainty(name, linear, bent, drawn, ends, coverage);
  }

  /** Whether the expectation is noticeably off the value. */
  public boolean isBiased() {
    return Math.abs(bent.bias()) > NOTICEABLE * bent.u();
  }

  /** Whether the bends of the formula change the uncertainty so that the slopes mislead. */
  public boolean isBent() {
    return bent != null && !(Math.abs(bent.u() - linear.u()) <= NOTICEABLE * linear.u());
  }

  /** The expanded uncertainty: the factor times the uncertainty by the slopes. */
  public double expanded() {
    return linear.factor(coverage) * linear.u();
  }

  /** How far an end of the drawn interval may be from that of the linear result. */
  public double tolerance() {
    return MonteCarlo.tolerance(linear.u(), DIGITS);
  }

  /**
   * How far the ends of the symmetric drawn interval, which move less from one draw to the next
   * than those of the shortest, are from those of the linear result.
   */
  public double distance() {
    MonteCarlo.Interval interval = drawn.symmetric(coverage);
    double low = Math.abs(linear.value() - expanded() - interval.lower());
    double high = Math.abs(linear.value() + expanded() - interval.upper());
    return Math.max(low, high);
  }

  /** Whether the linear result is validated by the draws, JCGM 101, clause 8. */
  public boolean isValidated() {
    return distance() <= tolerance();
  }
}
