package autograd.optimize;

import java.util.List;

/**
 * Points that fill ranges evenly, the same on every run: multiples of the powers of one irrational
 * number, cut to their fractions (Roberts 2018). The first is amid them all.
 */
final class Starts {
  private final List<Search.Interval> ranges;
  private final double[] rates;

  /** Within those of the ranges that have two ends. */
  Starts(List<Search.Interval> ranges) {
    this.ranges = ranges;
    int dimensions = (int) ranges.stream().filter(Search.Interval::isBounded).count();
    // The root above 1 of x^(d + 1) = x + 1.
    double root = 2;
    for (int i = 0; i < 100; i++) {
      root = StrictMath.pow(1 + root, 1.0 / (dimensions + 1));
    }
    this.rates = new double[ranges.size()];
    double rate = 1;
    for (int j = 0; j < rates.length; j++) {
      if (ranges.get(j).isBounded()) {
        rate /= root;
        rates[j] = rate;
      }
    }
  }

  /**
   * One of them.
   *
   * @param which counted from 0
   * @param usual the numbers of those without two ends
   */
  double[] point(int which, double[] usual) {
    double[] point = usual.clone();
    for (int j = 0; j < point.length; j++) {
      if (ranges.get(j).isBounded()) {
        double place = 0.5 + which * rates[j];
        point[j] = ranges.get(j).at(place - Math.floor(place));
      }
    }
    return point;
  }
}
