package autograd.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A function and its slope, sampled over a range: evenly at first, then between neighbours where
 * one of the two bends or breaks off. Where a jump or a pole lies between two neighbours, or the
 * function is undefined, the curve is left open.
 */
public final class Curve {
  /** So many even samples. */
  private static final int EVEN = 400;

  /** An interval is halved so often at most, */
  private static final int DEEPEST = 12;

  /** and none any more when there are so many points. */
  private static final int MOST = 4_000;

  /** A bend of less than this part of the height is none to the eye. */
  private static final double FLAT = 0.002;

  /** Heights of so many times those of the middle four fifths of the curve are a pole's. */
  private static final double POLE = 8;

  /** Neighbours further apart than this part of the height, however near, have a jump between. */
  private static final double JUMP = 0.02;

  private final DoubleFunction<double[]> function;
  private final double[][] shown = new double[2][];
  private List<double[]> points;

  /**
   * Samples.
   *
   * @param function value and slope at a point
   * @param low where the range begins
   * @param high where it ends
   */
  public Curve(DoubleFunction<double[]> function, double low, double high) {
    this.function = function;
    List<double[]> even = new ArrayList<>();
    for (int i = 0; i <= EVEN; i++) {
      even.add(at(low + (high - low) * i / EVEN));
    }
    for (int k = 0; k < 2; k++) {
      double[] range = range(even, k + 1);
      shown[k] = range == null ? new double[2] : range;
    }
    points = even;
    boolean[] isOpen = new boolean[EVEN + 1];
    Arrays.fill(isOpen, true);
    for (int depth = 0; depth < DEEPEST && points.size() < MOST; depth++) {
      isOpen = refine(isOpen);
    }
    leaveOpen(isOpen);
  }

  private double[] at(double x) {
    double[] value = function.apply(x);
    return new double[] {x, value[0], value[1]};
  }

  /**
   * Halves each interval that is still open and in which something bends: everywhere once, before
   * anywhere again.
   *
   * @param isOpen whether the interval before each point may need points
   * @return likewise, for the new points
   */
  private boolean[] refine(boolean[] isOpen) {
    List<double[]> finer = new ArrayList<>();
    boolean[] isStillOpen = new boolean[2 * points.size()];
    finer.add(points.get(0));
    for (int i = 1; i < points.size(); i++) {
      double[] left = points.get(i - 1);
      double[] right = points.get(i);
      if (isOpen[i]) {
        double[] middle = at(left[0] + (right[0] - left[0]) / 2);
        if (bends(left, middle, right, 0) || bends(left, middle, right, 1)) {
          isStillOpen[finer.size()] = true;
          finer.add(middle);
          isStillOpen[finer.size()] = true;
        }
      }
      finer.add(right);
    }
    points = finer;
    return isStillOpen;
  }

  /**
   * Puts an undefined point into each interval that was halved to the last and still has a jump.
   */
  private void leaveOpen(boolean[] isOpen) {
    List<double[]> broken = new ArrayList<>();
    broken.add(points.get(0));
    for (int i = 1; i < points.size(); i++) {
      double[] left = points.get(i - 1);
      double[] right = points.get(i);
      boolean isValue = isOpen[i] && isBroken(left, right, 0);
      boolean isSlope = isOpen[i] && isBroken(left, right, 1);
      if (isValue || isSlope) {
        broken.add(
            new double[] {
              left[0] + (right[0] - left[0]) / 2,
              isValue ? Double.NaN : left[1] / 2 + right[1] / 2,
              isSlope ? Double.NaN : left[2] / 2 + right[2] / 2
            });
      }
      broken.add(right);
    }
    points = broken;
  }

  private boolean bends(double[] left, double[] middle, double[] right, int which) {
    double a = left[which + 1];
    double b = middle[which + 1];
    double c = right[which + 1];
    if (Double.isFinite(a) != Double.isFinite(b) || Double.isFinite(b) != Double.isFinite(c)) {
      return true;
    }
    double low = shown[which][0];
    double high = shown[which][1];
    boolean isOutside = Math.min(a, Math.min(b, c)) > high || Math.max(a, Math.max(b, c)) < low;
    return !isOutside && Math.abs(b - (a / 2 + c / 2)) > FLAT * (high - low);
  }

  private boolean isBroken(double[] left, double[] right, int which) {
    return Math.abs(right[which + 1] - left[which + 1])
        > JUMP * (shown[which][1] - shown[which][0]);
  }

  /** The points: where, value, slope. NaN leaves the curve open. */
  public List<double[]> points() {
    return points;
  }

  /**
   * The heights worth showing: all of them, but for what a pole sends out of sight; null if nothing
   * is finite.
   *
   * @param which 1 for the values, 2 for the slopes
   */
  public double[] range(int which) {
    List<double[]> even = new ArrayList<>();
    double next = Double.NEGATIVE_INFINITY;
    double gap = (points.get(points.size() - 1)[0] - points.get(0)[0]) / EVEN / 2;
    for (double[] point : points) {
      if (point[0] >= next) {
        even.add(point);
        next = point[0] + gap;
      }
    }
    return range(even, which);
  }

  private static double[] range(List<double[]> points, int which) {
    double[] sorted =
        points.stream().mapToDouble(p -> p[which]).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return null;
    }
    Arrays.sort(sorted);
    double low = sorted[0];
    double high = sorted[sorted.length - 1];
    double usualLow = sorted[sorted.length / 10];
    double usualHigh = sorted[sorted.length - 1 - sorted.length / 10];
    double usual = usualHigh - usualLow;
    if (usual > 0 && high - low > POLE * usual) {
      return new double[] {
        Math.max(low, usualLow - usual / 2), Math.min(high, usualHigh + usual / 2)
      };
    }
    return new double[] {low, high};
  }
}
