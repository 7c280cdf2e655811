package autograd.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The slope of a function by central differences, extrapolated to step 0 (Richardson, with the
 * error estimate of Ridders 1982), at every scale from a fraction of the point down to where
 * rounding drowns all. The best scale is found and not assumed, since {@code 1e8*sin(1e8*x)} lives
 * on another than {@code x^2}.
 */
public final class Differences {
  /** What differences say of a claimed slope. */
  public enum Verdict {
    /** It agrees. */
    PASS,
    /** There is a kink or a jump at the point or too near to it, and the claim fits one side. */
    KINK,
    /** The function is not defined around the point, or too noisy to judge by. */
    UNSURE,
    /** It does not agree. */
    FAIL
  }

  /** Steps shrink by 2 from one to the next. */
  private static final int STEPS_BELOW_POINT = 36;

  /** So many times as steep, next to the point, is what goes to a vertical tangent. */
  private static final double STEEPER = 4;

  private static final int WINDOW = 4;

  /** An estimate may be off by so many times its error, as the smallest of several was taken. */
  private static final double TRUST = 20;

  /** An estimate this far off, relative to itself, says nothing. */
  private static final double ROUGH = 0.01;

  private static final double ULP = 0x1p-52;

  private final double here;
  private final List<Estimate> estimates = new ArrayList<>();
  private final List<double[]> sides = new ArrayList<>();
  private Estimate best = new Estimate(Double.NaN, Double.POSITIVE_INFINITY, 0);

  /**
   * A slope.
   *
   * @param slope the slope
   * @param error how far it may be off, by its own estimate
   * @param step the step it was found with
   */
  public record Estimate(double slope, double error, double step) {}

  /** Takes differences of {@code f} at {@code x}. */
  public Differences(DoubleUnaryOperator f, double x) {
    here = f.applyAsDouble(x);
    double largest = Math.max(Math.abs(x), 1) / 8;
    double smallest = (x == 0 ? 0x1p-10 : Math.abs(x)) * Math.scalb(1.0, -STEPS_BELOW_POINT);
    double[] slopes = new double[WINDOW];
    double scale = Math.abs(here) / Math.max(Math.abs(x), 1);
    int known = 0;
    for (double step = largest; step >= smallest && step > 0; step /= 2) {
      double high = x + step;
      double low = x - step;
      double above = f.applyAsDouble(high);
      double below = f.applyAsDouble(low);
      double slope = (above - below) / (high - low);
      if (!Double.isFinite(slope)) {
        known = 0;
        continue;
      }
      sides.add(new double[] {(here - below) / (x - low), (above - here) / (high - x), step});
      System.arraycopy(slopes, 1, slopes, 0, WINDOW - 1);
      slopes[WINDOW - 1] = slope;
      if (++known >= WINDOW) {
        double noise = 2 * ULP * Math.max(Math.abs(above), Math.abs(below)) / step;
        add(extrapolate(slopes, noise, step), scale);
      }
    }
  }

  private void add(Estimate estimate, double scale) {
    estimates.add(estimate);
    if (roughness(estimate, scale) < roughness(best, scale)) {
      best = estimate;
    }
  }

  private static double roughness(Estimate estimate, double scale) {
    if (estimate.error == 0 || Double.isInfinite(estimate.error)) {
      return estimate.error;
    }
    double size = Math.abs(estimate.slope) + scale;
    return size == 0 ? estimate.error : estimate.error / size;
  }

  private static Estimate extrapolate(double[] slopes, double noise, double step) {
    double[] column = slopes.clone();
    Estimate best = new Estimate(slopes[WINDOW - 1], Double.POSITIVE_INFINITY, step);
    double factor = 4;
    for (int order = 1; order < WINDOW; order++, factor *= 4) {
      double[] next = new double[WINDOW];
      for (int k = order; k < WINDOW; k++) {
        next[k] = (factor * column[k] - column[k - 1]) / (factor - 1);
      }
      double found = next[WINDOW - 1];
      double error =
          Math.max(Math.abs(found - column[WINDOW - 1]), Math.abs(found - column[WINDOW - 2]));
      if (error + noise < best.error) {
        best = new Estimate(found, error + noise, step);
      }
      column = next;
    }
    return best;
  }

  /** The best estimate; NaN with an infinite error where there is none. */
  public Estimate best() {
    return best;
  }

  /**
   * Whether a claimed slope agrees.
   *
   * @param tolerance how far it may be off, relative to itself, on top of the estimated error
   */
  public Verdict judge(double claim, double tolerance) {
    if (Double.isNaN(best.slope) || !Double.isFinite(here)) {
      return Verdict.UNSURE;
    }
    if (Double.isInfinite(claim)) {
      return isSteepening(claim) ? Verdict.UNSURE : Verdict.FAIL;
    }
    if (isKink() && isBetweenSides(claim)) {
      return Verdict.KINK;
    }
    boolean isRough =
        best.error > tolerance
            && best.error > ROUGH * Math.max(Math.abs(claim), Math.abs(best.slope));
    if (agrees(best, claim, tolerance)) {
      return isRough ? Verdict.UNSURE : Verdict.PASS;
    }
    for (Estimate estimate : estimates) {
      // Nearer to the point it may be another function.
      if (estimate.step < best.step
          && estimate.error <= ROUGH * Math.abs(estimate.slope)
          && agrees(estimate, claim, tolerance)) {
        return Verdict.KINK;
      }
    }
    return isRough ? Verdict.UNSURE : Verdict.FAIL;
  }

  /** Whether slopes grow and grow in the direction of an infinite one as the step shrinks. */
  private boolean isSteepening(double claim) {
    Estimate near = best;
    Estimate far = best;
    for (Estimate each : estimates) {
      near = each.step < near.step ? each : near;
      far = each.step > far.step ? each : far;
    }
    return near.slope * Math.signum(claim) > STEEPER * Math.abs(far.slope);
  }

  private static boolean agrees(Estimate estimate, double claim, double tolerance) {
    double size = Math.max(Math.abs(claim), Math.abs(estimate.slope));
    return Math.abs(claim - estimate.slope) <= TRUST * estimate.error + tolerance * size;
  }

  /**
   * Whether, at about the scale of the best estimate, the slopes on both sides stay apart as the
   * step shrinks. Those of a smooth function approach each other as the step does.
   */
  private boolean isKink() {
    double[] wide = null;
    for (double[] side : sides) {
      if (side[2] > 8 * best.step || side[2] < best.step / 64) {
        continue;
      }
      double gap = Math.abs(side[1] - side[0]);
      double size = Math.max(Math.abs(side[0]), Math.abs(side[1]));
      double noise = 8 * ULP * Math.abs(here) / side[2];
      if (gap <= Math.max(noise, 1e-3 * size)) {
        wide = null;
      } else if (wide == null) {
        wide = side;
      } else if (side[2] <= wide[2] / 64) {
        return gap >= 0.5 * Math.abs(wide[1] - wide[0]);
      }
    }
    return false;
  }

  /** Whether a claim lies between the slopes on both sides, at some small step. */
  private boolean isBetweenSides(double claim) {
    for (double[] side : sides) {
      double slack = 1e-3 * Math.max(Math.abs(side[0]), Math.abs(side[1]));
      if (claim >= Math.min(side[0], side[1]) - slack
          && claim <= Math.max(side[0], side[1]) + slack) {
        return true;
      }
    }
    return false;
  }
}
