package autograd.benchmark;

import java.util.List;
import java.util.Locale;

/**
 * What came out in several JVMs, each of which may have compiled the same code to something else:
 * the one in the middle counts, and how far they lie apart tells how much it is worth.
 */
record Spread(double least, double median, double largest) {
  static Spread of(List<Double> scores) {
    double[] sorted = scores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(sorted[0], median, sorted[sorted.length - 1]);
  }

  /** {@code 12.34 (12.30-12.41)}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", median, least, largest);
  }
}
