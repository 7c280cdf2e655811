package autograd.optimize;

import java.util.Arrays;

/**
 * Newton's method for systems of equations, within a region in which the slopes are trusted. Where
 * they are singular the step is the shortest of those that are best by least squares. Unknowns are
 * measured in units of their slopes, and equations by how steep they are where it starts. A step
 * that would leave a range ends there, and the other unknowns make the best of it.
 */
final class NewtonRaphson {
  /** A share of the residuals that no step can be trusted to take away. */
  private static final double NOTHING = 1e-13;

  /** EquationSystem of a smaller share than this are as good as none. */
  private static final double NIL = 1e-100;

  /** After so many steps of the same kind it is no chance. */
  private static final int MOST_CONSTANT = 8;

  /** A step of a smaller share of the way than this leads nowhere else. */
  private static final double SHORT = 1e-4;

  /** No unknown of use is larger, and its square is still a number. */
  private static final double ENDLESS = 1e150;

  private final EquationSystem residuals;
  private final double[] lower;
  private final double[] upper;
  private final int mostEvaluations;
  private final int m;
  private final int n;
  private final double[] weights;
  private final double[] units;
  private EquationSystem.Look begin;
  private EquationSystem.Look here;
  private double first;
  private double radius;

  /** How many of the last steps have made the residuals smaller by a factor that is not small. */
  private int constant;

  /** How long the last step was beside the way from the start. */
  private double lastStep;

  NewtonRaphson(EquationSystem residuals, double[] lower, double[] upper, int mostEvaluations) {
    this.residuals = residuals;
    this.lower = lower;
    this.upper = upper;
    this.mostEvaluations = mostEvaluations;
    this.m = residuals.size();
    this.n = lower.length;
    this.weights = new double[m];
    this.units = new double[n];
  }

  /** The place where the residuals are smallest so far. */
  EquationSystem.Look here() {
    return here;
  }

  Root.Outcome run(double... start) {
    here = residuals.at(start);
    if (!here.isFinite()) {
      return Root.Outcome.NOT_FINITE;
    }
    begin = here;
    weigh();
    first = norm(here);
    radius = Double.NaN;
    while (true) {
      if (here.isMet() || norm(here) <= NIL * first) {
        return polish(judged(Root.Outcome.CONVERGED));
      }
      for (double each : here.inputs()) {
        if (Math.abs(each) > ENDLESS) {
          return Root.Outcome.UNBOUNDED;
        }
      }
      measure();
      if (Double.isNaN(radius)) {
        double length = distance(here.inputs());
        radius = Math.max(length, first == 0 ? 1 : first);
      }
      Root.Outcome outcome = improve();
      if (outcome != null) {
        return outcome;
      }
    }
  }

  /** Makes the region smaller until a step in it is an improvement, and takes it. */
  private Root.Outcome improve() {
    while (true) {
      double[] step = step(radius);
      double left = remaining(step) / norm(here);
      double predicted = 1 - left * left;
      double length = distance(step);
      if (!(predicted > NOTHING)) {
        return Root.Outcome.NO_ROOT;
      }
      if (isTiny(step)) {
        return length < radius ? judged(Root.Outcome.CONVERGED) : Root.Outcome.STUCK;
      }
      if (residuals.evaluations() >= mostEvaluations) {
        return Root.Outcome.TOO_LONG;
      }
      EquationSystem.Look there = residuals.at(moved(step));
      double share = norm(there) / norm(here);
      double gained = there.isFinite() ? 1 - share * share : Double.NaN;
      double ratio = gained / predicted;
      if (ratio < 0.25 || Double.isNaN(ratio)) {
        radius = 0.25 * Math.min(radius, length);
      } else if (ratio > 0.75) {
        radius = Math.max(radius, 2 * length);
      }
      if (ratio >= 1e-4) {
        boolean isConstant = share > 0.05 && length < radius;
        constant = isConstant ? constant + 1 : 0;
        double farthest = 0;
        for (int j = 0; j < n; j++) {
          farthest = Math.max(farthest, unit(j) * Math.abs(there.inputs()[j] - begin.inputs()[j]));
        }
        lastStep = length / farthest;
        here = there;
        return null;
      }
    }
  }

  /** Goes on as long as Newton's steps make the residuals smaller still. */
  private Root.Outcome polish(Root.Outcome outcome) {
    for (int i = 0; i < 3 && norm(here) > 0; i++) {
      measure();
      EquationSystem.Look there = residuals.at(moved(step(Double.POSITIVE_INFINITY)));
      if (!there.isFinite() || !(norm(there) < norm(here))) {
        break;
      }
      here = there;
    }
    return outcome;
  }

  /**
   * Where residuals only shrink by a constant factor, the root is a multiple one if the steps have
   * become short, and there is none if they have not.
   */
  private Root.Outcome judged(Root.Outcome outcome) {
    if (outcome != Root.Outcome.CONVERGED || constant < MOST_CONSTANT) {
      return outcome;
    }
    return lastStep <= SHORT ? Root.Outcome.SINGULAR : Root.Outcome.UNBOUNDED;
  }

  private boolean isTiny(double... step) {
    for (int j = 0; j < n; j++) {
      if (Math.abs(step[j]) > 0x1p-53 * Math.abs(here.inputs()[j]) + Double.MIN_VALUE) {
        return false;
      }
    }
    return true;
  }

  private void weigh() {
    for (int i = 0; i < m; i++) {
      double steepest = 0;
      for (int j = 0; j < n; j++) {
        double size = Math.max(1, Math.abs(here.inputs()[j]));
        steepest = Math.max(steepest, Math.abs(here.slopes()[i][j]) * size);
      }
      weights[i] = steepest == 0 ? 1 : 1 / steepest;
    }
  }

  private void measure() {
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (int i = 0; i < m; i++) {
        double slope = weights[i] * here.slopes()[i][j];
        sum += slope * slope;
      }
      units[j] = Math.max(Math.sqrt(sum), units[j] / 4);
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

  private double norm(EquationSystem.Look look) {
    double[] left = new double[m];
    for (int i = 0; i < m; i++) {
      left[i] = weights[i] * look.residuals()[i];
    }
    return length(left);
  }

  /** What a step leaves if the equations are as straight as their slopes. */
  private double remaining(double... step) {
    double[] left = new double[m];
    for (int i = 0; i < m; i++) {
      left[i] = weights[i] * (here.residuals()[i] + SingularValues.dot(here.slopes()[i], step));
    }
    return length(left);
  }

  /** The length of a vector whose squares may be too small or too large for numbers. */
  private static double length(double... vector) {
    double largest = 0;
    for (double each : vector) {
      largest = Math.max(largest, Math.abs(each));
    }
    double sum = 0;
    for (int i = 0; i < vector.length && largest > 0; i++) {
      sum += vector[i] / largest * (vector[i] / largest);
    }
    return largest * Math.sqrt(sum);
  }

  private double[] moved(double... step) {
    double[] there = here.inputs().clone();
    for (int j = 0; j < n; j++) {
      there[j] = Math.max(lower[j], Math.min(upper[j], there[j] + step[j]));
    }
    return there;
  }

  /** The best step within region and ranges. */
  private double[] step(double longest) {
    double[] step = new double[n];
    int[] left = new int[n];
    Arrays.setAll(left, j -> j);
    while (true) {
      double gone = distance(fixed(step, left));
      double rest = Math.sqrt(Math.max(0, longest * longest - gone * gone));
      double[] tried = least(fixed(step, left), left, rest);
      int[] still = new int[left.length];
      int count = 0;
      for (int j : left) {
        double there = here.inputs()[j] + tried[j];
        if (there < lower[j] || there > upper[j]) {
          tried[j] = Math.max(lower[j], Math.min(upper[j], there)) - here.inputs()[j];
        } else {
          still[count++] = j;
        }
      }
      step = tried;
      if (count == left.length) {
        return step;
      }
      left = Arrays.copyOf(still, count);
    }
  }

  /** What of a step is decided. */
  private double[] fixed(double[] step, int... left) {
    double[] fixed = step.clone();
    for (int j : left) {
      fixed[j] = 0;
    }
    return fixed;
  }

  /** A step by least squares in some unknowns, when the others have moved so far. */
  private double[] least(double[] others, int[] free, double longest) {
    double[][] columns = new double[free.length][m];
    double[] wanted = new double[m];
    for (int i = 0; i < m; i++) {
      double[] slopes = here.slopes()[i];
      wanted[i] = -weights[i] * (here.residuals()[i] + SingularValues.dot(slopes, others));
      for (int a = 0; a < free.length; a++) {
        columns[a][i] = weights[i] * slopes[free[a]] / unit(free[a]);
      }
    }
    SingularValues values = new SingularValues(columns);
    double[] parts = new double[free.length];
    double[] sizes = new double[free.length];
    for (int k = 0; k < free.length; k++) {
      boolean isNil = LevenbergMarquardt.isNil(values, k);
      parts[k] = isNil ? 0 : values.along(k, wanted);
      sizes[k] = isNil ? 0 : values.value(k);
    }
    double damping = damping(sizes, parts, longest);
    double[] step = others.clone();
    for (int k = 0; k < free.length; k++) {
      if (parts[k] != 0) {
        double part = sizes[k] / (sizes[k] * sizes[k] + damping) * parts[k];
        for (int a = 0; a < free.length; a++) {
          step[free[a]] += part * values.right(k)[a] / unit(free[a]);
        }
      }
    }
    return step;
  }

  /** What makes a step as long as allowed, by halving; 0 if it is short enough. */
  private static double damping(double[] sizes, double[] parts, double longest) {
    if (!(length(sizes, parts, 0) > longest)) {
      return 0;
    }
    double steepness = 0;
    for (int k = 0; k < parts.length; k++) {
      steepness += sizes[k] * parts[k] * (sizes[k] * parts[k]);
    }
    double high = Math.sqrt(steepness) / longest;
    double low = high * 1e-20;
    for (int i = 0; i < 60 && low < high * 0.99; i++) {
      double middle = Math.sqrt(low) * Math.sqrt(high);
      if (length(sizes, parts, middle) > longest) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static double length(double[] sizes, double[] parts, double damping) {
    double sum = 0;
    for (int k = 0; k < parts.length; k++) {
      double part = parts[k] == 0 ? 0 : parts[k] * sizes[k] / (sizes[k] * sizes[k] + damping);
      sum += part * part;
    }
    return Math.sqrt(sum);
  }
}
