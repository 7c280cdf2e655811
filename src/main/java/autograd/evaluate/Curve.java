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
  private static final double FLAT = 0.0005;

  /** Neighbours further apart than this part of the height, however near, have a jump between. */
  private static final double JUMP = 0.02;

  /** So many points around a jump have no other; where they have, the curve rushes up and down. */
  private static final int ALONE = 4;

  /** The last digits of a double are no height. */
  private static final double NOISE = 1e-12;

  /**
   * A place on the curve.
   *
   * @param x where
   * @param value the function there; NaN leaves its curve open
   * @param slope its derivative there; NaN leaves that one's curve open
   */
  public record Point(double x, double value, double slope) {
    /** Either of the two. */
    public double height(boolean isSlope) {
      return isSlope ? slope : value;
    }
  }

  private final DoubleFunction<double[]> function;
  private final boolean hasSlopes;
  private final Extent values;
  private final Extent slopes;
  private List<Point> points = new ArrayList<>();

  /**
   * Samples.
   *
   * @param function value and slope at a point
   * @param low where the range begins
   * @param high where it ends
   * @param hasSlopes whether the slopes are to be shown too
   */
  public Curve(DoubleFunction<double[]> function, double low, double high, boolean hasSlopes) {
    this.function = function;
    this.hasSlopes = hasSlopes;
    for (int i = 0; i <= EVEN; i++) {
      points.add(at(i == EVEN ? high : low + (high - low) / EVEN * i));
    }
    values = measure(false);
    slopes = hasSlopes ? measure(true) : Extent.NONE;
    boolean[] isOpen = new boolean[EVEN + 1];
    Arrays.fill(isOpen, true);
    for (int depth = 0; depth < DEEPEST && points.size() < MOST; depth++) {
      isOpen = refine(isOpen);
    }
    leaveOpen(isOpen);
  }

  /** Whether the slopes are to be shown. */
  public boolean hasSlopes() {
    return hasSlopes;
  }

  /** The points, from left to right. */
  public List<Point> points() {
    return points;
  }

  /** The heights worth showing of the values, or of the slopes. */
  public Extent extent(boolean isSlope) {
    return isSlope ? slopes : values;
  }

  private Point at(double x) {
    double[] value = function.apply(x);
    return new Point(x, value[0], value[1]);
  }

  private Extent measure(boolean isSlope) {
    double[] xs = new double[points.size()];
    double[] ys = new double[points.size()];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = points.get(i).x();
      ys[i] = points.get(i).height(isSlope);
    }
    return Extent.of(xs, ys, x -> function.apply(x)[isSlope ? 1 : 0]);
  }

  /**
   * Halves each interval that is still open and in which something bends: everywhere once, before
   * anywhere again.
   *
   * @param isOpen whether the interval before each point may need points
   * @return likewise, for the new points
   */
  private boolean[] refine(boolean[] isOpen) {
    List<Point> finer = new ArrayList<>();
    boolean[] isStillOpen = new boolean[2 * points.size()];
    finer.add(points.get(0));
    for (int i = 1; i < points.size(); i++) {
      Point left = points.get(i - 1);
      Point right = points.get(i);
      if (isOpen[i]) {
        Point middle = at(left.x() + (right.x() - left.x()) / 2);
        if (bends(left, middle, right, false) || (hasSlopes && bends(left, middle, right, true))) {
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

  private boolean bends(Point left, Point middle, Point right, boolean isSlope) {
    double a = left.height(isSlope);
    double b = middle.height(isSlope);
    double c = right.height(isSlope);
    if (Double.isFinite(a) != Double.isFinite(b) || Double.isFinite(b) != Double.isFinite(c)) {
      return true;
    }
    Extent shown = extent(isSlope);
    double low = Math.min(a, Math.min(b, c));
    double high = Math.max(a, Math.max(b, c));
    boolean isOutside = low > shown.high() || high < shown.low();
    double flat = FLAT * shown.height() + NOISE * Math.max(Math.abs(low), Math.abs(high));
    return !isOutside && Math.abs(b - (a / 2 + c / 2)) > flat;
  }

  /** Puts an undefined point into each interval that was halved to the last and still jumps. */
  private void leaveOpen(boolean[] isOpen) {
    boolean[] valueBreaks = breaks(isOpen, false);
    boolean[] slopeBreaks = breaks(isOpen, true);
    List<Point> broken = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      Point right = points.get(i);
      if (valueBreaks[i] || slopeBreaks[i]) {
        Point left = points.get(i - 1);
        broken.add(
            new Point(
                left.x() + (right.x() - left.x()) / 2,
                valueBreaks[i] ? Double.NaN : left.value() / 2 + right.value() / 2,
                slopeBreaks[i] ? Double.NaN : left.slope() / 2 + right.slope() / 2));
      }
      broken.add(right);
    }
    points = broken;
  }

  /** Before which points there is a jump. */
  private boolean[] breaks(boolean[] isOpen, boolean isSlope) {
    Extent shown = extent(isSlope);
    boolean[] isJump = new boolean[points.size()];
    for (int i = 1; i < isJump.length; i++) {
      double left = points.get(i - 1).height(isSlope);
      double right = points.get(i).height(isSlope);
      boolean isInSight =
          Math.max(left, right) >= shown.low() && Math.min(left, right) <= shown.high();
      boolean isHigh = Math.abs(right - left) > JUMP * shown.height();
      isJump[i] = isOpen[i] && isInSight && isHigh;
    }
    boolean[] isBreak = new boolean[isJump.length];
    for (int i = 1; i < isJump.length; i++) {
      isBreak[i] = isJump[i];
      for (int k = Math.max(1, i - ALONE); k <= i + ALONE && k < isJump.length; k++) {
        isBreak[i] &= k == i || !isJump[k];
      }
    }
    return isBreak;
  }
}
