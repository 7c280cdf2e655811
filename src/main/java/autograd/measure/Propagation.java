package autograd.measure;

import autograd.evaluate.Answer;
import autograd.graph.Value;
import autograd.optimize.StudentT;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The uncertainty of a result by its slopes: the law of propagation of uncertainty, JCGM 100, 5.1
 * and 5.2. Immutable.
 */
public final class Propagation {
  private final double value;
  private final Measurements inputs;
  private final double[] slopes;
  private final double largest;
  private final double variance;

  /**
   * That of one result.
   *
   * @param value the result at the estimates
   * @param slopes its derivative by each of the inputs
   */
  public Propagation(double value, Measurements inputs, double[] slopes) {
    this.value = value;
    this.inputs = inputs;
    this.slopes = slopes.clone();
    double most = 0;
    for (int i = 0; i < slopes.length; i++) {
      most = Math.max(most, Math.abs(contribution(i)));
    }
    // Squares of very large and very small contributions leave the range of doubles.
    this.largest = most;
    this.variance = most == 0 || !Double.isFinite(most) ? most : covariance(this);
  }

  /**
   * That of the only output of an answer.
   *
   * @param inputs of which the answer has the gradient
   */
  public static Propagation of(Answer answer, Measurements inputs) {
    double[] slopes = new double[inputs.size()];
    for (int i = 0; i < slopes.length; i++) {
      Value input = answer.evaluation().graph().named(inputs.names().get(i));
      slopes[i] = answer.gradients().get(0).by(input);
    }
    Value output = answer.question().outputs().get(0).value();
    return new Propagation(answer.evaluation().value(output), inputs, slopes);
  }

  /** The covariance of two results, over the product of their largest contributions. */
  private double covariance(Propagation other) {
    double sum = 0;
    for (int i = 0; i < slopes.length; i++) {
      for (int j = 0; j < slopes.length; j++) {
        double r = inputs.correlation(i, j);
        sum += r == 0 ? 0 : part(i) * r * other.part(j);
      }
    }
    return sum;
  }

  private double part(int i) {
    return contribution(i) / largest;
  }

  /** The result at the estimates. */
  public double value() {
    return value;
  }

  /** The measured inputs. */
  public Measurements inputs() {
    return inputs;
  }

  /** The standard uncertainty; NaN or infinite where a slope is. */
  public double u() {
    return largest == 0 || !Double.isFinite(largest)
        ? slopeIsNaN() ? Double.NaN : largest
        : largest * Math.sqrt(Math.max(0, variance));
  }

  private boolean slopeIsNaN() {
    for (int i = 0; i < slopes.length; i++) {
      if (Double.isNaN(contribution(i))) {
        return true;
      }
    }
    return false;
  }

  /** The derivative by an input: its sensitivity coefficient. */
  public double sensitivity(int i) {
    return slopes[i];
  }

  /** What an input alone would make of the uncertainty, with the sign of its slope. */
  public double contribution(int i) {
    return inputs.get(i).u() == 0 ? 0 : slopes[i] * inputs.get(i).u();
  }

  /**
   * The part of the variance that comes by an input, its correlations included; all parts together
   * are 1. With correlations a part may be negative. NaN if there is no variance.
   */
  public double share(int i) {
    double sum = 0;
    for (int j = 0; j < slopes.length; j++) {
      double r = inputs.correlation(i, j);
      sum += r == 0 ? 0 : part(i) * r * part(j);
    }
    return sum / variance;
  }

  /** The coefficient of correlation with another result of the same inputs. */
  public double correlation(Propagation other) {
    double r = covariance(other) / Math.sqrt(variance) / Math.sqrt(other.variance);
    return Math.max(-1, Math.min(1, r));
  }

  /**
   * Whether correlated inputs differ in their degrees of freedom, for which no formula holds. Those
   * that do not contribute do not count.
   */
  public boolean isFreedomOpen() {
    return inputs.groups().stream().anyMatch(group -> Double.isNaN(freedom(group)));
  }

  /** The freedom that all of a group have that contribute; NaN if they differ. */
  private double freedom(List<Integer> group) {
    double common = Double.POSITIVE_INFINITY;
    boolean isAny = false;
    for (int i : group) {
      if (contribution(i) != 0) {
        double own = inputs.get(i).freedom();
        if (isAny && own != common) {
          return Double.NaN;
        }
        isAny = true;
        common = own;
      }
    }
    return common;
  }

  /** The part of the variance that comes by a group, in the unit of {@link #variance}. */
  private double variance(List<Integer> group) {
    double sum = 0;
    for (int i : group) {
      for (int j : group) {
        double r = inputs.correlation(i, j);
        sum += r == 0 ? 0 : part(i) * r * part(j);
      }
    }
    return sum;
  }

  /**
   * The effective degrees of freedom by the formula of Welch and Satterthwaite, JCGM 100, G.4.1;
   * infinite if all inputs' are. NaN if correlated inputs differ in theirs, or a slope is not
   * finite.
   *
   * <p>The formula is of independent variances. Those of the parameters of one fit are all the same
   * residual variance, each times a number that is known, and so is that of whatever is linear in
   * them: it is known with the freedom of the fit, neither more nor less. The same holds of means
   * of quantities that were observed together. So inputs that are correlated and have a common
   * freedom are one term of the formula, with the variance that they have together.
   */
  public double freedom() {
    if (isFreedomOpen() || !Double.isFinite(largest)) {
      return Double.NaN;
    }
    if (largest == 0) {
      return Double.POSITIVE_INFINITY;
    }
    List<List<Integer>> groups =
        inputs.groups().stream()
            .filter(group -> group.stream().anyMatch(i -> contribution(i) != 0))
            .toList();
    if (groups.size() == 1) {
      // The formula would round.
      return freedom(groups.get(0));
    }
    double sum = 0;
    for (List<Integer> group : groups) {
      double own = variance(group);
      sum += own * own / freedom(group);
    }
    return sum == 0 ? Double.POSITIVE_INFINITY : variance * variance / sum;
  }

  /**
   * The factor by which the uncertainty is expanded, from the t distribution with the whole number
   * of degrees of freedom below, as JCGM 100, G.6.4, has it.
   *
   * @param coverage the probability that the interval is to have
   */
  public double factor(double coverage) {
    double freedom = freedom();
    return StudentT.quantile(
        coverage, Double.isInfinite(freedom) ? freedom : Math.max(1, Math.floor(freedom)));
  }

  /** The positions of the inputs, the largest share of the variance first. */
  public List<Integer> byShare() {
    return IntStream.range(0, slopes.length)
        .boxed()
        .sorted((a, b) -> Double.compare(Math.abs(contribution(b)), Math.abs(contribution(a))))
        .toList();
  }
}
