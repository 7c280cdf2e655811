package autograd.optimize;

/**
 * What ways down have in common: where they are, the ranges they keep to, and when enough is
 * enough. A search ends where the next step, however long, promises less than a share of what was
 * gained so far, or no more than rounding hides.
 */
abstract class Minimizer {
  /** No input of use is larger, and its square is still a number. */
  private static final double ENDLESS = 1e150;

  /** A step of a smaller share of an input than this does not change it. */
  private static final double SMALLEST = 1e-16;

  /** Where an input has begun matters to what is small by so much. */
  private static final double FORGOTTEN = 1e-4;

  /** Nothing of use is lower. */
  private static final double BOTTOM = 1e200;

  /** A value is known no better than so many times what rounding may have moved it. */
  private static final double NOISES = 4;

  final Objective objective;
  final Limits limits;
  final int n;
  private Place here;
  private double first;
  private double[] begin;

  /** Why it stopped. */
  enum End {
    /** There is no better point nearby. */
    MINIMUM,
    /** No step made it better, and yet the slopes are not 0. */
    STUCK,
    /** It was computed as often as allowed. */
    TOO_LONG,
    /** It falls without end. */
    UNBOUNDED,
    /** It is as small as asked for. */
    REACHED,
    /** There are no second derivatives to go by. */
    NO_CURVATURE
  }

  Minimizer(Objective objective, Limits limits) {
    this.objective = objective;
    this.limits = limits;
    this.n = objective.inputs().size();
  }

  /**
   * Goes down from there, which is finite and in range.
   *
   * @param from the value at which the way began of which this is a part
   */
  final End run(Place start, double from) {
    first = from;
    begin = start.inputs();
    here = start;
    End end = ended();
    return end == null ? descend() : end;
  }

  /** Takes steps until there is a reason to stop. */
  abstract End descend();

  /** The best place so far. */
  final Place here() {
    return here;
  }

  /** Goes there; a reason to stop there, or null. */
  final End moveTo(Place there) {
    here = there;
    limits.observer().moved(there, objective.evaluations());
    return ended();
  }

  private End ended() {
    if (here.value() <= limits.target()) {
      return End.REACHED;
    }
    if (here.value() < -BOTTOM) {
      return End.UNBOUNDED;
    }
    for (double each : here.inputs()) {
      if (Math.abs(each) > ENDLESS) {
        return End.UNBOUNDED;
      }
    }
    return objective.evaluations() >= limits.mostEvaluations() ? End.TOO_LONG : null;
  }

  /** Whether an input is at the end of its range and would leave it on the way down. */
  final boolean isHeld(int j) {
    return limits.isHeld(here, j);
  }

  /** What a step has to promise to be taken for its own sake. */
  final double enough() {
    double gained = Math.max(0, first - here.value());
    double share = limits.tolerance() * limits.tolerance() * gained;
    return Math.max(share, NOISES * here.noise());
  }

  /** Whether one value is no larger than another, as far as rounding lets us know. */
  static boolean isNoWorse(Place there, Place here) {
    return there.value() <= here.value() + NOISES * here.noise();
  }

  /** Whether a step leads to no other numbers, or to none that differ in a way that matters. */
  final boolean isTiny(double... step) {
    for (int j = 0; j < n; j++) {
      double size = Math.max(Math.abs(here.inputs()[j]), FORGOTTEN * Math.abs(begin[j]));
      if (Math.abs(step[j]) > SMALLEST * size + Double.MIN_VALUE) {
        return false;
      }
    }
    return true;
  }

  /** The place that a step leads to, within range. */
  final double[] moved(double... step) {
    double[] there = here.inputs().clone();
    for (int j = 0; j < n; j++) {
      there[j] = limits.within(j, there[j] + step[j]);
    }
    return there;
  }
}
