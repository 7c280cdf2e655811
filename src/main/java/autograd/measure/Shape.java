package autograd.measure;

import java.util.random.RandomGenerator;

/**
 * How the possible values of a quantity are distributed about its estimate. All are symmetric; with
 * JCGM 101, table 1.
 */
public enum Shape {
  /** Gaussian; with finitely many degrees of freedom a scaled t distribution. */
  NORMAL(Double.POSITIVE_INFINITY, 3) {
    @Override
    double draw(RandomGenerator random) {
      return random.nextGaussian();
    }
  },
  /** All values within limits are equally likely. */
  UNIFORM(3, 9 / 5.0) {
    @Override
    double draw(RandomGenerator random) {
      return ROOT_3 * (2 * random.nextDouble() - 1);
    }
  },
  /** The sum of two uniform ones of the same width. */
  TRIANGULAR(6, 12 / 5.0) {
    @Override
    double draw(RandomGenerator random) {
      double first = random.nextDouble();
      return ROOT_6 * (first - random.nextDouble());
    }
  },
  /** That of a sine of a uniform phase: most likely near the limits. */
  ARCSINE(2, 3 / 2.0) {
    @Override
    double draw(RandomGenerator random) {
      return ROOT_2 * StrictMath.sin(Math.PI * (random.nextDouble() - 0.5));
    }
  };

  private static final double ROOT_2 = Math.sqrt(2);
  private static final double ROOT_3 = Math.sqrt(3);
  private static final double ROOT_6 = Math.sqrt(6);

  private final double squares;
  private final double kurtosis;

  Shape(double squares, double kurtosis) {
    this.squares = squares;
    this.kurtosis = kurtosis;
  }

  /**
   * Its limits' distance from the estimate over its standard deviation; infinite without limits.
   */
  public double halfWidth() {
    return Math.sqrt(squares);
  }

  /** The fourth central moment over the square of the variance. */
  double kurtosis() {
    return kurtosis;
  }

  /** A number with expectation 0 and standard deviation 1. */
  abstract double draw(RandomGenerator random);
}
