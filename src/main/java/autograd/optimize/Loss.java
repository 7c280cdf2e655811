package autograd.optimize;

import java.io.Serial;
import java.io.Serializable;

/**
 * What a residual costs: its square as far as {@code scale}, and beyond it less, so that single
 * observations that are far off do not decide a fit.
 *
 * @param shape how the cost grows beyond the scale
 * @param scale where it parts from the square, above 0, in units of the residuals
 */
public record Loss(Shape shape, double scale) implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  /** The square, for every residual. */
  public static final Loss SQUARES = new Loss(Shape.SQUARES, 1);

  /** A curvature below this share of the weight is taken as that, lest steps become endless. */
  private static final double FLATTEST = 0.01;

  /** How the cost grows. */
  public enum Shape {
    /** As the square everywhere. */
    SQUARES,
    /** In proportion to the residual beyond the scale (Huber 1964). */
    HUBER,
    /** As the logarithm; far enough off, a residual has no weight at all. */
    CAUCHY,
    /** In proportion to the residual, as a hyperbola's arm. */
    SOFT
  }

  /** Whether residuals are simply squared. */
  boolean isSquares() {
    return shape == Shape.SQUARES;
  }

  /** The same where residuals are counted in another unit. */
  Loss in(double unit) {
    return new Loss(shape, scale * unit);
  }

  /** The cost; r² near 0. */
  double cost(double r) {
    double x = Math.abs(r) / scale;
    return switch (shape) {
      case SQUARES -> r * r;
      case HUBER -> x <= 1 ? r * r : scale * scale * (2 * x - 1);
      case CAUCHY -> scale * scale * StrictMath.log1p(x * x);
      // 2 (√(1 + x²) - 1) without its cancellation.
      case SOFT -> 2 * r * r / (Math.sqrt(1 + x * x) + 1);
    };
  }

  /** Half of the cost's slope: ψ(r), which is r near 0. */
  double influence(double r) {
    return r * weight(r);
  }

  private double weight(double r) {
    double x = Math.abs(r) / scale;
    return switch (shape) {
      case SQUARES -> 1;
      case HUBER -> x <= 1 ? 1 : 1 / x;
      case CAUCHY -> 1 / (1 + x * x);
      case SOFT -> 1 / Math.sqrt(1 + x * x);
    };
  }

  /** Half of the cost's second derivative: ψ'(r), which is 1 near 0. */
  double curvature(double r) {
    double x = Math.abs(r) / scale;
    double weight = weight(r);
    return switch (shape) {
      case SQUARES -> 1;
      case HUBER -> x <= 1 ? 1 : 0;
      case CAUCHY -> (1 - x * x) * weight * weight;
      case SOFT -> weight * weight * weight;
    };
  }

  /**
   * What slopes are multiplied by so that a sum of squares has the curvature of the cost (Triggs
   * 1999), where that is above 0.
   */
  double stretch(double r) {
    return Math.sqrt(Math.max(curvature(r), FLATTEST * weight(r)));
  }

  /** The residual of that sum of squares, which then has the cost's slope. */
  double stretched(double r) {
    double stretch = stretch(r);
    return stretch == 0 ? 0 : influence(r) / stretch;
  }
}
