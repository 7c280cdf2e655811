package autograd.optimize;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The method of Broyden, Fletcher, Goldfarb and Shanno from the last steps alone (Nocedal 1980):
 * curvatures are learned from how the slopes change, and each step is as long as a search along its
 * direction finds good (Moré and Thuente's conditions). Inputs at the end of a range that want to
 * leave it are held there, and a step ends where it meets the end of a range.
 */
final class QuasiNewton extends Minimizer {
  /** From so many steps the curvatures are made up. */
  private static final int MEMORY = 60;

  /** The value has to fall by this share of what the slope says. */
  private static final double FALL = 1e-4;

  /** The slope along the way has to become this much smaller. */
  private static final double LEVEL = 0.9;

  private static final int MOST_TRIALS = 50;

  private final Deque<Pair> pairs = new ArrayDeque<>();
  private boolean[] free;

  /** A step and by how much it changed the slopes. */
  private static final class Pair {
    final double[] step;
    final double[] change;

    Pair(double[] step, double[] change) {
      this.step = step;
      this.change = change;
    }
  }

  QuasiNewton(Objective objective, Limits limits) {
    super(objective, limits);
  }

  @Override
  End descend() {
    int level = 0;
    while (true) {
      free = new boolean[n];
      double steepest = 0;
      for (int j = 0; j < n; j++) {
        free[j] = !isHeld(j);
        steepest += free[j] ? here().slopes()[j] * here().slopes()[j] : 0;
      }
      if (steepest == 0) {
        return End.MINIMUM;
      }
      double[] way = way();
      double slope = along(here(), way);
      if (!(slope < 0)) {
        pairs.clear();
        way = way();
        slope = along(here(), way);
      }
      // Without a past nothing is known of curvatures, and so of how much there is to be gained.
      level = !pairs.isEmpty() && -slope / 2 <= enough() ? level + 1 : 0;
      if (level > 2) {
        return End.MINIMUM;
      }
      Place there = search(way, slope);
      if (there == null || isTiny(difference(there))) {
        if (objective.evaluations() >= limits.mostEvaluations()) {
          return End.TOO_LONG;
        }
        if (pairs.isEmpty()) {
          return -slope / 2 <= enough() ? End.MINIMUM : End.STUCK;
        }
        pairs.clear();
        continue;
      }
      if (there.value() == Double.NEGATIVE_INFINITY) {
        moveTo(there);
        return End.UNBOUNDED;
      }
      learn(there);
      End end = moveTo(there);
      if (end != null) {
        return end;
      }
    }
  }

  private double[] difference(Place there) {
    double[] step = new double[n];
    for (int j = 0; j < n; j++) {
      step[j] = there.inputs()[j] - here().inputs()[j];
    }
    return step;
  }

  private void learn(Place there) {
    double[] step = difference(there);
    double[] change = new double[n];
    for (int j = 0; j < n; j++) {
      change[j] = there.slopes()[j] - here().slopes()[j];
    }
    double curvature = SingularValues.dot(step, change);
    if (curvature > 1e-14 * SingularValues.dot(change, change)) {
      pairs.addFirst(new Pair(step, change));
      if (pairs.size() > MEMORY) {
        pairs.removeLast();
      }
    }
  }

  private double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < n; j++) {
      sum += free[j] ? a[j] * b[j] : 0;
    }
    return sum;
  }

  private double along(Place place, double... way) {
    return dot(place.slopes(), way);
  }

  /** The slopes, turned and stretched by what the last steps tell of the curvatures. */
  private double[] way() {
    double[] way = new double[n];
    double largest = 0;
    for (int j = 0; j < n; j++) {
      way[j] = free[j] ? -here().slopes()[j] : 0;
      largest = Math.max(largest, Math.abs(way[j]));
    }
    List<Pair> bent = new ArrayList<>();
    for (Pair pair : pairs) {
      if (dot(pair.step, pair.change) > 0) {
        bent.add(pair);
      }
    }
    if (bent.isEmpty()) {
      // The first step is about as long as the inputs are.
      double size = 0;
      for (int j = 0; j < n; j++) {
        size = Math.max(size, Math.abs(here().inputs()[j]));
      }
      double scale = (size == 0 ? 1 : Math.min(1, size)) / largest;
      for (int j = 0; j < n; j++) {
        way[j] *= Math.min(scale, 1);
      }
      return way;
    }
    double[] parts = new double[bent.size()];
    for (int i = 0; i < parts.length; i++) {
      Pair pair = bent.get(i);
      parts[i] = dot(pair.step, way) / dot(pair.step, pair.change);
      add(way, -parts[i], pair.change);
    }
    Pair last = bent.get(0);
    double scale = dot(last.step, last.change) / dot(last.change, last.change);
    for (int j = 0; j < n; j++) {
      way[j] *= scale;
    }
    for (int i = parts.length - 1; i >= 0; i--) {
      Pair pair = bent.get(i);
      double part = dot(pair.change, way) / dot(pair.step, pair.change);
      add(way, parts[i] - part, pair.step);
    }
    return way;
  }

  private void add(double[] way, double factor, double... what) {
    for (int j = 0; j < n; j++) {
      way[j] += free[j] ? factor * what[j] : 0;
    }
  }

  /** Where the first of the inputs that move meets the end of its range, in steps. */
  private double room(double... way) {
    double room = Double.POSITIVE_INFINITY;
    for (int j = 0; j < n; j++) {
      double end = way[j] < 0 ? limits.lower()[j] : limits.upper()[j];
      if (free[j] && way[j] != 0) {
        room = Math.min(room, Math.max(0, (end - here().inputs()[j]) / way[j]));
      }
    }
    return room;
  }

  private Place at(double t, double... way) {
    double[] step = new double[n];
    for (int j = 0; j < n; j++) {
      step[j] = free[j] ? t * way[j] : 0;
    }
    return objective.at(moved(step));
  }

  /** A place on the way that is low and level enough; null if there is none. */
  private Place search(double[] way, double slope) {
    double room = room(way);
    double low = 0;
    double lowValue = here().value();
    double lowSlope = slope;
    double high = Double.NaN;
    double highValue = Double.NaN;
    Place best = null;
    double t = Math.min(1, room);
    for (int trial = 0; trial < MOST_TRIALS; trial++) {
      if (objective.evaluations() >= limits.mostEvaluations() || !(t > 0)) {
        return best;
      }
      Place there = at(t, way);
      if (there.value() == Double.NEGATIVE_INFINITY) {
        return there;
      }
      double slopeThere = there.isFinite() ? along(there, way) : Double.NaN;
      boolean falls = there.value() <= here().value() + FALL * t * slope;
      // Where values are nothing but rounding, the slopes still tell.
      boolean isFlat =
          isNoWorse(there, here()) && Math.abs(slopeThere) < Math.abs(slope) && trial < 10;
      if (!there.isFinite()
          || (!falls && !isFlat)
          || there.value() > lowValue + 8 * there.noise()) {
        high = t;
        highValue = there.isFinite() ? there.value() : Double.NaN;
      } else {
        best = there;
        if (Math.abs(slopeThere) <= LEVEL * Math.abs(slope) || (t == room && slopeThere < 0)) {
          return there;
        }
        if (slopeThere < 0) {
          low = t;
          lowValue = there.value();
          lowSlope = slopeThere;
        } else {
          high = t;
          highValue = there.value();
        }
      }
      double next = next(low, lowValue, lowSlope, high, highValue);
      t = Double.isNaN(high) ? Math.min(room, Math.max(2 * t, Math.min(next, 10 * t))) : next;
      if (!Double.isNaN(high) && high - low <= 1e-14 * high) {
        return best;
      }
    }
    return best;
  }

  /** The lowest point of a parabola through what is known, well within. */
  private static double next(
      double low, double lowValue, double lowSlope, double high, double highValue) {
    if (Double.isNaN(high)) {
      return Double.POSITIVE_INFINITY;
    }
    double width = high - low;
    double bend = (highValue - lowValue) / width - lowSlope;
    double t = -lowSlope * width / (2 * bend);
    boolean isKnown = bend > 0 && t > 0.1 * width && t < 0.9 * width;
    return low + (isKnown ? t : Double.isNaN(highValue) ? 0.2 * width : 0.5 * width);
  }
}
