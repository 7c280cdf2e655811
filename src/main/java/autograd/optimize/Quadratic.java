package autograd.optimize;

/**
 * An objective as its slopes and curvatures draw it, in some of its inputs, each measured in a unit
 * of its own: where that drawing is lowest within a distance (Moré and Sorensen 1983, from the
 * eigenvalues).
 */
final class Quadratic {
  /** An eigenvalue of a smaller share than this is nothing but rounding. */
  private static final double NIL = 1e-14;

  private final Eigenvalues eigen;

  /** The slopes along the eigenvectors. */
  private final double[] slopes;

  private final double steepness;

  /**
   * Draws it.
   *
   * @param curvatures the second derivatives, in the units
   * @param gradient the slopes, likewise
   */
  Quadratic(double[][] curvatures, double... gradient) {
    eigen = new Eigenvalues(curvatures);
    slopes = new double[gradient.length];
    for (int k = 0; k < slopes.length; k++) {
      slopes[k] = SingularValues.dot(eigen.vector(k), gradient);
    }
    steepness = Math.sqrt(SingularValues.dot(gradient, gradient));
  }

  private boolean isNil(int k) {
    return Math.abs(eigen.value(k)) <= NIL * eigen.largest();
  }

  /** Whether it bends down somewhere. */
  boolean bendsDown() {
    return eigen.size() > 0 && eigen.value(0) < 0 && !isNil(0);
  }

  /**
   * How far down it may lead at most, where straight directions are followed for so long; infinite
   * if it bends down.
   */
  double promise(double length) {
    if (bendsDown()) {
      return Double.POSITIVE_INFINITY;
    }
    double promise = 0;
    for (int k = 0; k < slopes.length; k++) {
      double straight = Math.abs(slopes[k]) * length;
      promise += isNil(k) ? straight : slopes[k] * slopes[k] / eigen.value(k) / 2;
    }
    return promise;
  }

  /** The way to its lowest point, if it bends up everywhere; straight directions are not taken. */
  double[] newton() {
    double[] parts = new double[slopes.length];
    for (int k = 0; k < parts.length; k++) {
      parts[k] = isNil(k) ? 0 : -slopes[k] / eigen.value(k);
    }
    return combined(parts);
  }

  /** The way to its lowest point within a distance. */
  double[] step(double radius) {
    int n = slopes.length;
    if (n == 0 || radius == 0) {
      return new double[n];
    }
    double lowest = eigen.value(0);
    boolean isUp = lowest > 0 && !isNil(0);
    if (isUp && length(0) <= radius) {
      return combined(parts(0));
    }
    double least = isUp ? 0 : Math.max(0, -lowest);
    // Where the slopes along the lowest eigenvectors are 0, nothing makes the step long enough.
    double close = least + 1e-13 * Math.max(eigen.largest(), Double.MIN_NORMAL);
    if (!isUp && length(close) < radius) {
      return corner(close, radius);
    }
    return combined(parts(damping(least, radius)));
  }

  /** The step is as long as it can be, and goes on along the lowest direction. */
  private double[] corner(double damping, double radius) {
    double[] parts = parts(damping);
    if (bendsDown()) {
      double rest = radius * radius - SingularValues.dot(parts, parts);
      double more = Math.sqrt(Math.max(0, rest + parts[0] * parts[0]));
      parts[0] = slopes[0] > 0 ? -more : more;
    }
    return combined(parts);
  }

  /** What has to be added to all curvatures to make the step so long. */
  private double damping(double least, double radius) {
    double low = least;
    double high = least + steepness / radius;
    double damping = high;
    for (int i = 0; i < 200; i++) {
      double length = length(damping);
      if (Math.abs(length - radius) <= 1e-3 * radius) {
        break;
      }
      if (length > radius) {
        low = damping;
      } else {
        high = damping;
      }
      // Newton's method for 1/length, which is nearly a straight line (Hebden, Moré).
      double slope = 0;
      for (int k = 0; k < slopes.length; k++) {
        double bent = eigen.value(k) + damping;
        slope += slopes[k] == 0 ? 0 : slopes[k] / bent * (slopes[k] / bent) / bent;
      }
      double next = damping + (length - radius) / radius * (length * length / slope);
      damping = next > low && next < high ? next : low + (high - low) / 2;
      if (damping <= low || damping >= high) {
        damping = high;
        break;
      }
    }
    return damping;
  }

  private double[] parts(double damping) {
    double[] parts = new double[slopes.length];
    for (int k = 0; k < parts.length; k++) {
      double bent = eigen.value(k) + damping;
      parts[k] = slopes[k] == 0 ? 0 : -slopes[k] / bent;
    }
    return parts;
  }

  private double length(double damping) {
    double[] parts = parts(damping);
    return Math.sqrt(SingularValues.dot(parts, parts));
  }

  private double[] combined(double... parts) {
    double[] step = new double[parts.length];
    for (int k = 0; k < parts.length; k++) {
      double[] vector = eigen.vector(k);
      for (int j = 0; j < step.length; j++) {
        step[j] += parts[k] * vector[j];
      }
    }
    return step;
  }
}
