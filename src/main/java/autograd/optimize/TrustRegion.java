package autograd.optimize;

/**
 * Newton's method with exact second derivatives, within a region in which what they draw is
 * trusted. It leaves saddles along the direction that bends down. Inputs are measured in units of
 * their curvature, so that their own do not matter; those at the end of a range that want to leave
 * it are held there, and a step that would cross an end goes on along it.
 */
final class TrustRegion extends Minimizer {
  /** How much smaller the slopes must get for another step to be worth it, down there. */
  private static final double WORTH = 0.5;

  private static final int MOST_POLISHING = 20;

  /** How many times as large as it is known to be rounding may be. */
  private static final double UNKNOWN = 1e3;

  private final double[] units;
  private double[][] hessian;
  private double radius;

  /** The inputs that are not held. */
  private int[] free;

  TrustRegion(Objective objective, Limits limits) {
    super(objective, limits);
    this.units = new double[n];
  }

  @Override
  End descend() {
    radius = 0;
    while (true) {
      hessian = objective.hessian(here().inputs());
      if (hessian == null || !isFinite(hessian)) {
        return End.NO_CURVATURE;
      }
      measure();
      free = free();
      Quadratic drawn = drawn(free, new double[n]);
      double length = Math.max(distance(here().inputs()), steepness(here()));
      if (radius == 0) {
        radius = length == 0 ? 1 : length;
      }
      double promise = drawn.promise(Math.max(length, 1e-3 * radius));
      if (promise <= enough()) {
        return polish();
      }
      End end = improve(drawn, promise);
      if (end != null) {
        return end;
      }
    }
  }

  /** Makes the region smaller until a step in it is an improvement, and takes it. */
  private End improve(Quadratic drawn, double promise) {
    while (true) {
      double[] step = step(drawn);
      double predicted = -change(step);
      double length = distance(step);
      if (!(predicted > 0) || isTiny(step)) {
        return End.STUCK;
      }
      if (objective.evaluations() >= limits.mostEvaluations()) {
        return End.TOO_LONG;
      }
      Place there = objective.at(moved(step));
      if (there.value() == Double.NEGATIVE_INFINITY) {
        moveTo(there);
        return End.UNBOUNDED;
      }
      double gained = there.isFinite() ? here().value() - there.value() : Double.NaN;
      double ratio = gained / predicted;
      if (ratio >= 1e-4) {
        if (ratio < 0.25) {
          radius = 0.5 * Math.min(radius, length);
        } else if (ratio > 0.75 && length > 0.8 * radius) {
          radius *= Math.abs(ratio - 1) < 0.1 ? 4 : 2;
        }
        return moveTo(there);
      }
      // Rounding may hide more than is known of it, but not a slope.
      if (promise <= UNKNOWN * enough() && there.isFinite() && isNoWorse(there, here())) {
        return polish();
      }
      radius = 0.25 * Math.min(radius, length);
    }
  }

  /** Goes on by Newton's steps as long as they bring the slopes nearer to 0. */
  private End polish() {
    for (int i = 0; i < MOST_POLISHING; i++) {
      double before = steepness(here());
      Quadratic drawn = drawn(free, new double[n]);
      if (before == 0 || drawn.bendsDown() || objective.evaluations() >= limits.mostEvaluations()) {
        break;
      }
      double[] step = spread(drawn.newton());
      Place there = objective.at(moved(step));
      if (!there.isFinite() || !isNoWorse(there, here()) || steepness(there) > WORTH * before) {
        break;
      }
      moveTo(there);
      hessian = objective.hessian(there.inputs());
      if (hessian == null || !isFinite(hessian)) {
        break;
      }
    }
    return End.MINIMUM;
  }

  private static boolean isFinite(double[]... matrix) {
    for (double[] row : matrix) {
      for (double each : row) {
        if (!Double.isFinite(each)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Sets the units in which inputs are counted, so that their curvatures are 1. */
  private void measure() {
    for (int j = 0; j < n; j++) {
      double now = Math.sqrt(Math.abs(hessian[j][j]));
      units[j] = Math.max(now, units[j] / 4);
    }
  }

  private double unit(int j) {
    return units[j] == 0 ? 1 : units[j];
  }

  private double distance(double... step) {
    double sum = 0;
    for (int j = 0; j < n; j++) {
      sum += unit(j) * step[j] * (unit(j) * step[j]);
    }
    return Math.sqrt(sum);
  }

  /** How steep it is in those units, along the inputs that are not held. */
  private double steepness(Place place) {
    double sum = 0;
    for (int j = 0; j < n; j++) {
      double slope = limits.isHeld(place, j) ? 0 : place.slopes()[j] / unit(j);
      sum += slope * slope;
    }
    return Math.sqrt(sum);
  }

  private int[] free() {
    int[] free = new int[n];
    int count = 0;
    for (int j = 0; j < n; j++) {
      if (!isHeld(j)) {
        free[count++] = j;
      }
    }
    return java.util.Arrays.copyOf(free, count);
  }

  /** What curvatures draw in those inputs, when the others have moved so far. */
  private Quadratic drawn(int[] inputs, double... others) {
    double[][] matrix = new double[inputs.length][inputs.length];
    double[] slopes = new double[inputs.length];
    for (int a = 0; a < inputs.length; a++) {
      int i = inputs[a];
      slopes[a] = (here().slopes()[i] + SingularValues.dot(hessian[i], others)) / unit(i);
      for (int b = 0; b < inputs.length; b++) {
        matrix[a][b] = hessian[i][inputs[b]] / unit(i) / unit(inputs[b]);
      }
    }
    return new Quadratic(matrix, slopes);
  }

  private double[] spread(double... step) {
    double[] spread = new double[n];
    for (int a = 0; a < free.length; a++) {
      spread[free[a]] = step[a] / unit(free[a]);
    }
    return spread;
  }

  /** How much a step changes the value, as slopes and curvatures have it. */
  private double change(double... step) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double bent = SingularValues.dot(hessian[i], step);
      sum += step[i] * (here().slopes()[i] + bent / 2);
    }
    return sum;
  }

  /** The best step within region and ranges. */
  private double[] step(Quadratic drawn) {
    double[] step = spread(drawn.step(radius));
    if (!crosses(step)) {
      return step;
    }
    double[] stopped = stopped(step);
    double[] steepest = steepest();
    return change(stopped) <= change(steepest) ? stopped : steepest;
  }

  private boolean crosses(double... step) {
    for (int j : free) {
      if (crosses(j, step[j])) {
        return true;
      }
    }
    return false;
  }

  private boolean crosses(int j, double step) {
    double there = here().inputs()[j] + step;
    return there < limits.lower()[j] || there > limits.upper()[j];
  }

  /** A step whose inputs stop at the ends of their ranges while the others make the best of it. */
  private double[] stopped(double... step) {
    double[] fixed = new double[n];
    double[] tried = step;
    int[] left = free;
    while (true) {
      int[] still = new int[left.length];
      int count = 0;
      for (int j : left) {
        if (crosses(j, tried[j])) {
          fixed[j] = limits.within(j, here().inputs()[j] + tried[j]) - here().inputs()[j];
        } else {
          still[count++] = j;
        }
      }
      if (count == left.length) {
        return tried;
      }
      left = java.util.Arrays.copyOf(still, count);
      double gone = distance(fixed);
      double rest = Math.sqrt(Math.max(0, radius * radius - gone * gone));
      double[] best = drawn(left, fixed).step(rest);
      tried = fixed.clone();
      for (int a = 0; a < count; a++) {
        tried[left[a]] = best[a] / unit(left[a]);
      }
    }
  }

  /** A step straight down, bent where a range ends, and as long as it is worth it. */
  private double[] steepest() {
    double[] best = new double[n];
    double steepness = steepness(here());
    for (double t = radius / steepness; steepness > 0 && t > 0; t /= 2) {
      double[] step = new double[n];
      double along = 0;
      for (int j : free) {
        double down = here().slopes()[j] / unit(j) / unit(j);
        step[j] = limits.within(j, here().inputs()[j] - t * down) - here().inputs()[j];
        along += step[j] * here().slopes()[j];
      }
      if (along == 0) {
        return best;
      }
      if (change(step) <= 0.1 * along) {
        return step;
      }
    }
    return best;
  }
}
