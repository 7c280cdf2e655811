package autograd.render.plot;

import autograd.evaluate.Extent;
import java.util.List;
import java.util.function.Predicate;

/**
 * Numbers along a line, from one end to the other.
 *
 * @param low the number at its lower or left end
 * @param high the number at its other end, which is greater
 */
record Axis(double low, double high) {
  /** An axis is rounded outward to about so many steps. */
  private static final int ROUNDING = 12;

  /** Heights that differ by less than this part of them differ by rounding alone. */
  private static final double ROUNDED = 1e-14;

  /** Heights below this are 0 to every reader, and have too few digits for steps between them. */
  private static final double ZERO = 1e-300;

  /** Further out there is no middle between two numbers. */
  private static final double FURTHEST = Double.MAX_VALUE / 8;

  /** One that shows these heights and ends at round numbers. */
  static Axis around(Extent heights) {
    double low = Math.max(-FURTHEST, heights.low());
    double high = Math.min(FURTHEST, heights.high());
    double size = Math.max(Math.abs(low), Math.abs(high));
    if (high - low <= ROUNDED * size || size < ZERO) {
      // What is flat needs some height to be drawn in.
      double middle = low / 2 + high / 2;
      double room = size < ZERO ? 1 : size / 2;
      low = middle - room;
      high = middle + room;
    }
    DecimalStep step = DecimalStep.nearest((high - low) / ROUNDING);
    return new Axis(step.below(low), step.above(high));
  }

  /** Where a number lies: 0 at the lower end, 1 at the upper. */
  double part(double number) {
    return (number - low) / (high - low);
  }

  /** As many ticks at round numbers as that allows, but not more than a reader wants. */
  List<Tick> ticks(Predicate<List<Tick>> fits) {
    return Ticks.between(low, high, fits);
  }

  /** Whether a number lies between the ends and is neither. */
  boolean crosses(double number) {
    return low < number && number < high;
  }
}
