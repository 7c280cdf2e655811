package autograd.optimize;

import java.io.Serial;
import java.io.Serializable;

/** Sums over what was observed at some rows. */
public final class Observed implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  private double mean;
  private double weights;
  private double about;
  private double squares;
  private double logs;

  Observed() {}

  void add(double number, double sigma) {
    double weight = 1 / (sigma * sigma);
    // Welford's recurrence: one pass, and no cancellation.
    weights += weight;
    double distance = number - mean;
    mean += distance * (weight / weights);
    about += weight * distance * (number - mean);
    squares += number / sigma * (number / sigma);
    logs += StrictMath.log(sigma);
  }

  void add(Observed other) {
    double all = weights + other.weights;
    double distance = other.mean - mean;
    about += other.about;
    if (other.weights > 0) {
      about += distance * distance * (weights * (other.weights / all));
      mean += distance * (other.weights / all);
    }
    weights = all;
    squares += other.squares;
    logs += other.logs;
  }

  /** The squares, each over its variance. */
  double squares() {
    return squares;
  }

  /** Likewise, about the weighted mean. */
  double aboutMean() {
    return about;
  }

  /** The logarithms of the standard deviations. */
  double logs() {
    return logs;
  }
}
