package autograd.evaluate;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Heights worth showing: from the lowest to the highest that a function takes, but for what a pole,
 * or a peak too thin to be seen, sends out of sight. There, what most of the curve needs decides.
 *
 * @param low the lowest height
 * @param high the highest; lower than {@code low} where there is nothing to show
 */
public record Extent(double low, double high) {
  /** That of a function which is nowhere defined. */
  public static final Extent NONE = new Extent(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  /** Beside a pole, heights beyond so many times those of the middle four fifths are cut off. */
  private static final double POLE = 4;

  /** So many times closer than the samples lie, a peak is looked for between them. */
  private static final int CLOSER = 16;

  /** So many of those closer steps beside its top a peak still has */
  private static final int ASIDE = 4;

  /** this part of its height; a pole has not. */
  private static final double BROAD = 0.5;

  /** Whether there is nothing to show. */
  public boolean isEmpty() {
    return low > high;
  }

  /** From the lower of both lows to the higher of both highs. */
  public Extent and(Extent other) {
    return new Extent(Math.min(low, other.low), Math.max(high, other.high));
  }

  /** From low to high; 0 or negative where there is no height. */
  public double height() {
    return high - low;
  }

  /**
   * That of a function.
   *
   * @param xs evenly spaced places
   * @param ys the function there; what is not finite counts as out of sight
   * @param function the function, for a closer look
   */
  static Extent of(double[] xs, double[] ys, DoubleUnaryOperator function) {
    double[] sorted = Arrays.stream(ys).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return NONE;
    }
    int most = sorted.length - 1;
    double usualLow = sorted[sorted.length / 10];
    double usualHigh = sorted[most - sorted.length / 10];
    double top = peak(xs, ys, function, 1, usualLow);
    double bottom = -peak(xs, ys, function, -1, -usualHigh);
    double usual = usualHigh - usualLow;
    boolean isCut = usual > 0 && sorted[most] - sorted[0] > POLE * usual;
    double lowest = isCut ? Math.max(sorted[0], usualLow - usual / 2) : sorted[0];
    double highest = isCut ? Math.min(sorted[most], usualHigh + usual / 2) : sorted[most];
    return new Extent(
        Double.isFinite(bottom) ? bottom : lowest, Double.isFinite(top) ? top : highest);
  }

  /**
   * The top of the highest peak, or of the deepest valley turned over; infinite if that is a pole.
   *
   * @param sign 1 for peaks, -1 for valleys
   * @param floor where peaks rise from
   */
  private static double peak(
      double[] xs, double[] ys, DoubleUnaryOperator function, int sign, double floor) {
    double top = Double.NEGATIVE_INFINITY;
    double place = 0;
    for (int i = 0; i < ys.length; i++) {
      double y = sign * ys[i];
      if (y == Double.POSITIVE_INFINITY) {
        return y;
      }
      if (y > top) {
        top = y;
        place = xs[i];
      }
    }
    double step = (xs[1] - xs[0]) / CLOSER;
    double middle = place;
    for (int k = -CLOSER; k <= CLOSER; k++) {
      double x = Math.max(xs[0], Math.min(xs[xs.length - 1], middle + k * step));
      double y = sign * function.applyAsDouble(x);
      if (y > top) {
        top = y;
        place = x;
      }
    }
    double beside = Double.NEGATIVE_INFINITY;
    for (int side = -1; side <= 1; side += 2) {
      double y = sign * function.applyAsDouble(place + side * ASIDE * step);
      beside = y > beside ? y : beside;
    }
    return beside - floor < BROAD * (top - floor) ? Double.POSITIVE_INFINITY : top;
  }
}
