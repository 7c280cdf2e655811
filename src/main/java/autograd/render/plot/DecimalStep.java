package autograd.render.plot;

import java.math.BigDecimal;

/**
 * A round step: 1, 2 or 5 times a power of ten. Its multiples are exact as decimals.
 *
 * @param digit 1, 2 or 5
 * @param power the power of ten
 */
record DecimalStep(int digit, int power) {
  private static final double SQRT_2 = 1.4142135623730951;
  private static final double SQRT_10 = 3.1622776601683795;
  private static final double SQRT_50 = 7.0710678118654755;

  /** Smaller steps are no numbers any more. */
  private static final double SMALLEST = 20 * Double.MIN_VALUE;

  /** A number that lies this part of a step off a multiple is that multiple. */
  private static final double CLOSE = 1e-9;

  /** The step whose ratio to that size is nearest to 1; none is smaller than doubles can be. */
  static DecimalStep nearest(double wanted) {
    double size = Math.max(SMALLEST, wanted);
    int power = (int) Math.floor(StrictMath.log10(size));
    double rest = size / new BigDecimal(1).scaleByPowerOfTen(power).doubleValue();
    return rest < SQRT_2
        ? new DecimalStep(1, power)
        : rest < SQRT_10
            ? new DecimalStep(2, power)
            : rest < SQRT_50 ? new DecimalStep(5, power) : new DecimalStep(1, power + 1);
  }

  /** The next greater step. */
  DecimalStep coarser() {
    return digit == 1
        ? new DecimalStep(2, power)
        : digit == 2 ? new DecimalStep(5, power) : new DecimalStep(1, power + 1);
  }

  /** The step as a number. */
  double size() {
    return times(1).doubleValue();
  }

  /** So many steps, exactly. */
  BigDecimal times(long count) {
    return BigDecimal.valueOf(count * digit).scaleByPowerOfTen(power);
  }

  /** How many steps lead to the first multiple that is not below a number. */
  double first(double number) {
    double steps = number / size();
    return Math.ceil(steps - slack(steps));
  }

  /** How many steps lead to the last multiple that is not above a number. */
  double last(double number) {
    double steps = number / size();
    return Math.floor(steps + slack(steps));
  }

  /** The greatest multiple that is not above a number. */
  double below(double number) {
    return times((long) last(number)).doubleValue();
  }

  /** The least multiple that is not below a number. */
  double above(double number) {
    return times((long) first(number)).doubleValue();
  }

  private static double slack(double steps) {
    return Math.max(CLOSE, 2 * Math.ulp(steps));
  }
}
