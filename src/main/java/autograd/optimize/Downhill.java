package autograd.optimize;

import autograd.optimize.Minimum.Method;

/** The ways down from a place: by exact second derivatives, or by what steps tell of them. */
final class Downhill {
  /** With more inputs than these, learning the curvatures costs less than computing them. */
  private static final int MOST_NEWTON = 150;

  /** After so many evaluations another method is tried. */
  private static final int PATIENCE = 500;

  private final Objective objective;
  private final Limits limits;

  /** Where the whole search began, from which its progress is measured. */
  private final Place start;

  private Place here;

  Downhill(Objective objective, Limits limits, Place start) {
    this.objective = objective;
    this.limits = limits;
    this.start = start;
  }

  /** Where it led. */
  Place here() {
    return here;
  }

  /** Goes down from there. */
  Minimizer.End from(Place place, Method method) {
    here = place;
    boolean isSmall = start.inputs().length <= MOST_NEWTON;
    if (method == Method.BFGS || (method == Method.AUTO && !isSmall)) {
      return learned(isSmall);
    }
    int most =
        method == Method.AUTO
            ? Math.min(limits.mostEvaluations(), objective.evaluations() + PATIENCE)
            : limits.mostEvaluations();
    Minimizer.End why = newton(limits.stoppingAt(limits.tolerance(), most, limits.target()));
    boolean isDone = why != Minimizer.End.TOO_LONG && why != Minimizer.End.STUCK;
    if (isDone || method == Method.NEWTON || most == limits.mostEvaluations()) {
      return why;
    }
    // Exact curvatures may lead into a valley without end where learned ones find a way down.
    Place first = here;
    here = start;
    Minimizer.End other = learned(isSmall);
    if (first.value() < here.value()) {
      here = first;
      return why;
    }
    return other;
  }

  /** Learned curvatures lead near, and exact ones say whether it is near enough. */
  private Minimizer.End learned(boolean isSmall) {
    Minimizer.End why = bfgs();
    boolean isNear = why == Minimizer.End.MINIMUM || why == Minimizer.End.STUCK;
    return isNear && isSmall ? newton(limits) : why;
  }

  private Minimizer.End newton(Limits within) {
    Minimizer.End why = run(new TrustRegion(objective, within));
    return why == Minimizer.End.NO_CURVATURE ? bfgs() : why;
  }

  private Minimizer.End bfgs() {
    return run(new QuasiNewton(objective, limits));
  }

  private Minimizer.End run(Minimizer search) {
    Minimizer.End why = search.run(here, start.value());
    here = search.here();
    return why;
  }
}
