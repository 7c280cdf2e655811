package autograd.optimize;

import java.util.List;

/**
 * Least squares by Levenberg's and Marquardt's method in Moré's form (1978): steps within a region
 * in which the linear model is trusted, in units of the columns' lengths, so that the units of the
 * parameters do not matter. A step is found from the singular values of the scaled triangle.
 * Parameters at a bound that want to leave their range are held there, and a step that would cross
 * a bound ends at it.
 */
final class LevenbergMarquardt {
  /** A model that predicts a smaller share than this cannot be judged by sums that are rounded. */
  private static final double ROUNDING = 1e-13;

  /** How much smaller the slopes must get for another step to be worth it, down there. */
  private static final double WORTH = 0.9;

  /** A step that promises a smaller share than this is not worth it where others will follow. */
  private static final double COARSE = 1e-4;

  /**
   * A column that is so much shorter than it has been is measured anew. Its parameter would not
   * count by the old length, as if the data said nothing of it.
   */
  private static final double OUTDATED = 1e-8;

  private static final int MOST_POLISHING = 60;
  private static final double EPSILON = 0x1p-52;

  private final Residuals model;
  private final List<Search.Interval> ranges;
  private final int most;
  private final Search.Watcher watcher;
  private final int n;
  private final double[] lengths;
  private double radius;
  private Linear here;

  /** Why it stopped. */
  enum End {
    /** There is no better point nearby. */
    MINIMUM,
    /** All slopes were 0 where it started. */
    STATIONARY_START,
    /** No step made it better, and yet the slopes are not 0. */
    STUCK,
    /** It was computed as often as allowed. */
    TOO_LONG,
    /** The model is not finite where it should start. */
    NOT_FINITE
  }

  /** A search within bounds. */
  LevenbergMarquardt(Residuals model, Search search) {
    this.model = model;
    this.ranges = search.ranges();
    this.most = model.evaluations() + search.mostEvaluations();
    this.watcher = search.watcher();
    this.n = ranges.size();
    this.lengths = new double[n];
  }

  /** The sum of the squares of residuals that rounding alone leaves, of what is observed. */
  static double noise(double observed) {
    return 16 * EPSILON * observed * 16 * EPSILON;
  }

  /** The best point so far. */
  Linear here() {
    return here;
  }

  /** Whether a parameter is at a bound beyond which the sum would be smaller. */
  boolean isHeld(int j) {
    double slope = here.triangle().slope(j);
    double at = here.parameters()[j];
    return (at <= ranges.get(j).lower() && slope > 0) || (at >= ranges.get(j).upper() && slope < 0);
  }

  /** Goes from there to a minimum. */
  End run(double[] start) {
    return run(start, false);
  }

  /** Goes from there to where {@link #run} has an easy start. */
  void approach(double[] start) {
    run(start, true);
  }

  private End run(double[] start, boolean isCoarse) {
    here = model.at(start);
    if (!here.isFinite()) {
      return End.NOT_FINITE;
    }
    measure();
    double length = distance(here.parameters());
    radius = length == 0 ? Math.sqrt(here.sum()) : length;
    Direction direction = new Direction(held());
    if (direction.steepness() == 0) {
      boolean isExact = Math.sqrt(here.sum()) <= noise();
      return isExact || isAnyHeld() ? End.MINIMUM : End.STATIONARY_START;
    }
    for (boolean isFirst = true; model.evaluations() < most; isFirst = false) {
      watcher.at(model.evaluations(), model.sumOf(here.sum()));
      double[] step = direction.step(radius);
      double stepLength = length(step);
      if (isFirst) {
        radius = Math.min(radius, stepLength);
      }
      double predicted = -here.predicted(step) / here.sum();
      if (isCoarse && !(predicted > COARSE)) {
        return End.MINIMUM;
      }
      if (!(predicted > ROUNDING)) {
        return polish(direction);
      }
      Linear there = model.at(moved(step));
      double gained = there.isFinite() ? 1 - there.sum() / here.sum() : Double.NEGATIVE_INFINITY;
      double ratio = gained / predicted;
      if (!(ratio > 0.25)) {
        radius = shrink(gained, step) * Math.min(radius, 10 * stepLength);
      } else if (ratio >= 0.75 || !direction.isDamped()) {
        radius = 2 * stepLength;
      }
      if (ratio >= 1e-4) {
        here = there;
        measure();
        direction = new Direction(held());
        if (here.sum() == 0) {
          return End.MINIMUM;
        }
      } else if (radius <= EPSILON * distance(here.parameters()) || radius < Double.MIN_NORMAL) {
        return isFlat(direction) ? End.MINIMUM : End.STUCK;
      }
    }
    return End.TOO_LONG;
  }

  /** How far to draw in the region, from how the sum changes along the step. */
  private double shrink(double gained, double[] step) {
    if (gained >= 0) {
      return 0.5;
    }
    if (gained < -99) {
      return 0.1;
    }
    double slope = 0;
    double[] change = here.triangle().times(step);
    for (int i = 0; i < n; i++) {
      slope += change[i] * here.triangle().q(i);
    }
    slope /= here.sum();
    return Math.max(0.1, 0.5 * slope / (slope + 0.5 * gained));
  }

  /** Steps that are judged by the slopes, where the sum is too coarse to tell. */
  private End polish(Direction last) {
    Direction direction = last;
    for (int i = 0; i < MOST_POLISHING && model.evaluations() < most; i++) {
      double[] step = direction.step(Double.POSITIVE_INFINITY);
      Linear before = here;
      double[] lengthsBefore = lengths.clone();
      Linear there = model.at(moved(step));
      if (!there.isFinite() || there.sum() > before.sum() * (1 + 1e-9)) {
        break;
      }
      here = there;
      measure();
      Direction next = new Direction(held());
      if (!(next.steepness() < direction.steepness())) {
        here = before;
        System.arraycopy(lengthsBefore, 0, lengths, 0, n);
        break;
      }
      boolean isWorth = next.steepness() < WORTH * direction.steepness();
      direction = next;
      if (!isWorth) {
        break;
      }
    }
    return isFlat(direction) ? End.MINIMUM : End.STUCK;
  }

  /** Bates and Watts' test: the residuals have next to no part that a step could take away. */
  private boolean isFlat(Direction direction) {
    return direction.steepness() <= 1e-5 * Math.sqrt(here.sum())
        || direction.steepness() <= noise();
  }

  /** The length of the residuals that rounding alone leaves. */
  private double noise() {
    return Math.sqrt(noise(model.observed(here.parameters())));
  }

  private void measure() {
    for (int j = 0; j < n; j++) {
      double norm = here.triangle().norm(j);
      boolean isOutdated = norm > 0 && norm < OUTDATED * lengths[j];
      lengths[j] = isOutdated ? norm : Math.max(lengths[j], norm);
    }
  }

  private double unit(int j) {
    return lengths[j] == 0 ? 1 : lengths[j];
  }

  /** The length of a step in units of the columns. */
  private double length(double[] step) {
    double sum = 0;
    for (int j = 0; j < n; j++) {
      double part = step[j] * unit(j);
      sum += part * part;
    }
    return Math.sqrt(sum);
  }

  /** How far a point is from 0, in the same units. */
  private double distance(double[] point) {
    double[] step = new double[n];
    for (int j = 0; j < n; j++) {
      step[j] = point[j] / model.unitOf(j);
    }
    return length(step);
  }

  private double[] moved(double[] step) {
    double[] moved = here.parameters().clone();
    for (int j = 0; j < n; j++) {
      double to = moved[j] + step[j] * model.unitOf(j);
      moved[j] = ranges.get(j).nearest(to);
    }
    return moved;
  }

  private boolean[] held() {
    boolean[] held = new boolean[n];
    for (int j = 0; j < n; j++) {
      held[j] = isHeld(j);
    }
    return held;
  }

  private boolean isAnyHeld() {
    for (boolean each : held()) {
      if (each) {
        return true;
      }
    }
    return false;
  }

  /** The ways from here, with some parameters held where they are. */
  private final class Direction {
    private final boolean[] held;
    private final double steepness;
    private boolean isDamped;

    Direction(boolean[] held) {
      this.held = held;
      double sum = 0;
      SingularValues values = values(held);
      double[] q = q(new double[n]);
      for (int k = 0; k < values.size(); k++) {
        double along = isNil(values, k) ? 0 : values.along(k, q);
        sum += along * along;
      }
      this.steepness = Math.sqrt(sum);
    }

    /** How much of the residuals' length lies where a small step could take it away. */
    double steepness() {
      return steepness;
    }

    /** Whether the last step was shortened. */
    boolean isDamped() {
      return isDamped;
    }

    /** The best step of no more than that length by the linear model. */
    double[] step(double longest) {
      boolean[] fixed = held.clone();
      double[] step = new double[n];
      while (true) {
        free(fixed, step, longest);
        boolean isCrossing = false;
        for (int j = 0; j < n; j++) {
          double to = here.parameters()[j] + step[j] * model.unitOf(j);
          Search.Interval range = ranges.get(j);
          boolean isOutside = to < range.lower() || to > range.upper();
          if (!fixed[j] && isOutside) {
            fixed[j] = true;
            step[j] = (range.nearest(to) - here.parameters()[j]) / model.unitOf(j);
            isCrossing = true;
          }
        }
        if (!isCrossing) {
          return step;
        }
      }
    }

    /** Chooses the parts of a step that are not fixed. */
    private void free(boolean[] fixed, double[] step, double longest) {
      double[] given = step.clone();
      double rest = longest * longest;
      for (int j = 0; j < n; j++) {
        given[j] = fixed[j] ? step[j] : 0;
        rest -= given[j] * given[j] * unit(j) * unit(j);
      }
      SingularValues values = values(fixed);
      double[] q = q(given);
      double[] parts = new double[values.size()];
      for (int k = 0; k < parts.length; k++) {
        parts[k] = isNil(values, k) ? 0 : values.along(k, q);
      }
      double damping = damping(values, parts, Math.sqrt(Math.max(rest, 0)));
      isDamped = damping > 0;
      for (int j = 0, f = 0; j < n; j++) {
        if (!fixed[j]) {
          double sum = 0;
          for (int k = 0; k < parts.length; k++) {
            double s = values.value(k);
            sum -= parts[k] == 0 ? 0 : values.right(k)[f] * parts[k] * (s / (s * s + damping));
          }
          step[j] = sum / unit(j);
          f++;
        }
      }
    }

    private SingularValues values(boolean[] without) {
      int count = 0;
      for (boolean each : without) {
        count += each ? 0 : 1;
      }
      double[][] columns = new double[count][n];
      for (int j = 0, f = 0; j < n; j++) {
        if (!without[j]) {
          for (int i = 0; i <= j; i++) {
            columns[f][i] = here.triangle().at(i, j) / unit(j);
          }
          f++;
        }
      }
      return new SingularValues(columns);
    }

    private double[] q(double[] given) {
      double[] q = here.triangle().times(given);
      for (int i = 0; i < n; i++) {
        q[i] += here.triangle().q(i);
      }
      return q;
    }
  }

  /** Whether a singular value is nothing but rounding. */
  static boolean isNil(SingularValues values, int which) {
    return values.value(which) <= 1e-14 * values.largest();
  }

  /** What makes the step as long as allowed, or 0 if it is short enough. */
  private static double damping(SingularValues values, double[] parts, double longest) {
    if (stepLength(values, parts, 0) <= longest * 1.1) {
      return 0;
    }
    double low = 0;
    double high = 0;
    for (int k = 0; k < parts.length; k++) {
      double gradient = values.value(k) * parts[k];
      high += gradient * gradient;
    }
    high = Math.sqrt(high) / longest;
    double damping = 0;
    for (int i = 0; i < 100; i++) {
      double length = stepLength(values, parts, damping);
      if (Math.abs(length - longest) <= 0.1 * longest) {
        break;
      }
      if (length > longest) {
        low = Math.max(low, damping);
      } else {
        high = Math.min(high, damping);
      }
      // Newton's method for 1/length, which is nearly a straight line (Hebden, Moré).
      double slope = 0;
      for (int k = 0; k < parts.length; k++) {
        double s2 = values.value(k) * values.value(k);
        double part = values.value(k) * parts[k] / (s2 + damping);
        slope += parts[k] == 0 ? 0 : part * part / (s2 + damping);
      }
      double next = damping + (length - longest) / longest * (length * length / slope);
      damping = next > low && next < high ? next : Math.max(Math.sqrt(low * high), 1e-3 * high);
    }
    return damping;
  }

  private static double stepLength(SingularValues values, double[] parts, double damping) {
    double sum = 0;
    for (int k = 0; k < parts.length; k++) {
      double s = values.value(k);
      double part = parts[k] == 0 ? 0 : parts[k] * s / (s * s + damping);
      sum += part * part;
    }
    return Math.sqrt(sum);
  }
}
