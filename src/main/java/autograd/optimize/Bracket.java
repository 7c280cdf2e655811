package autograd.optimize;

/**
 * The zero of one equation in one unknown between two points where it has different signs: Newton's
 * steps as long as they stay between and halve the residual, else bisection, down to neighbouring
 * doubles.
 */
final class Bracket {
  /** Where the ends have the same sign, so many places between are looked at. */
  private static final int PLACES = 64;

  private final EquationSystem residuals;
  private final int mostEvaluations;
  private EquationSystem.Look here;

  Bracket(EquationSystem residuals, int mostEvaluations) {
    this.residuals = residuals;
    this.mostEvaluations = mostEvaluations;
  }

  /** The place that was found. */
  EquationSystem.Look here() {
    return here;
  }

  /** Searches; null if no change of sign was found. */
  Root.Outcome run(double low, double start, double high) {
    EquationSystem.Look first = residuals.at(low);
    EquationSystem.Look last = residuals.at(high);
    if (first.isMet() || last.isMet()) {
      here = first.isMet() ? first : last;
      return Root.Outcome.CONVERGED;
    }
    if (signs(first, last) < 0) {
      return between(first, start, last);
    }
    EquationSystem.Look before = first;
    for (int i = 1; i <= PLACES; i++) {
      EquationSystem.Look next =
          i == PLACES ? last : residuals.at(low + (high - low) * ((double) i / PLACES));
      if (next.isMet()) {
        here = next;
        return Root.Outcome.CONVERGED;
      }
      if (signs(before, next) < 0) {
        Root.Outcome outcome = between(before, Double.NaN, next);
        if (outcome != Root.Outcome.JUMP) {
          return outcome;
        }
      }
      before = next;
    }
    return null;
  }

  private static double signs(EquationSystem.Look a, EquationSystem.Look b) {
    return Math.signum(a.residuals()[0]) * Math.signum(b.residuals()[0]);
  }

  private Root.Outcome between(EquationSystem.Look left, double start, EquationSystem.Look right) {
    double low = left.inputs()[0];
    double high = right.inputs()[0];
    double sign = Math.signum(left.residuals()[0]);
    double next = start > low && start < high ? start : low + (high - low) / 2;
    double before = Double.POSITIVE_INFINITY;
    double farthest = Math.max(Math.abs(left.residuals()[0]), Math.abs(right.residuals()[0]));
    while (residuals.evaluations() < mostEvaluations) {
      here = residuals.at(next);
      double residual = here.residuals()[0];
      if (residual == 0) {
        return Root.Outcome.CONVERGED;
      }
      if (Double.isNaN(residual)) {
        return Root.Outcome.JUMP;
      }
      if (Math.signum(residual) == sign) {
        low = next;
      } else {
        high = next;
      }
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        boolean isPole = Math.abs(residual) > farthest;
        return !isPole && isZero(high - low) ? Root.Outcome.CONVERGED : Root.Outcome.JUMP;
      }
      double newton = next - residual / here.slopes()[0][0];
      boolean isGood = newton > low && newton < high && Math.abs(residual) <= before / 2;
      if (here.isMet() && Math.abs(newton - next) <= Math.ulp(next)) {
        return Root.Outcome.CONVERGED;
      }
      before = Math.abs(residual);
      next = isGood ? newton : middle;
    }
    return Root.Outcome.TOO_LONG;
  }

  /** Whether the slope explains what is left between neighbours. */
  private boolean isZero(double width) {
    double left = Math.abs(here.residuals()[0]);
    return here.isMet() || left <= 2 * Math.abs(here.slopes()[0][0]) * width + 4 * here.noises()[0];
  }
}
