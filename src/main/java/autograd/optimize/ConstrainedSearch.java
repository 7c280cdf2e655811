package autograd.optimize;

import java.util.Arrays;

/**
 * The minimum of an objective under constraints: a few minima of the augmented Lagrangian, whose
 * multipliers follow (Powell 1969), lead near; Newton's method for the conditions of Karush, Kuhn
 * and Tucker, with the constraints that have come to hold with equality, does the rest.
 */
final class ConstrainedSearch {
  private static final int MOST_ROUNDS = 60;
  private static final int MOST_POLISHING = 30;

  /** A penalty beyond this times the first shows that constraints cannot be met. */
  private static final double HIGHEST = 1e14;

  /** Constraints that are off by no more than this share of their slopes are as good as met. */
  private static final double MET = 1e-12;

  private final Objective objective;
  private final Constraints constraints;
  private final Limits limits;
  private final Augmented augmented;
  private final int n;
  private final int m;
  private double[] inputs;
  private double[] multipliers;

  ConstrainedSearch(Objective objective, Constraints constraints, Limits limits) {
    this.objective = objective;
    this.constraints = constraints;
    this.limits = limits;
    this.augmented = new Augmented(objective, constraints);
    this.n = objective.inputs().size();
    this.m = constraints.size();
    this.multipliers = new double[m];
  }

  /** Where it has come to. */
  double[] inputs() {
    return inputs;
  }

  /** What the constraints weigh there. */
  double[] multipliers() {
    return multipliers;
  }

  /** The second derivatives of the Lagrangian there; null if there are none. */
  double[][] hessian() {
    return augmented.lagrangian(inputs, multipliers);
  }

  /** The slopes there less what constraints take of them. */
  double[] slopes(Place there) {
    EquationSystem.Look look = constraints.at(there.inputs());
    double[] slopes = there.slopes().clone();
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < m; i++) {
        slopes[j] += multipliers[i] == 0 ? 0 : multipliers[i] * look.slopes()[i][j];
      }
    }
    return slopes;
  }

  /** Left and right of a constraint there. */
  double[] sides(int i) {
    double[] sides = constraints.at(inputs).sides()[i];
    return constraints.isTurned(i) ? new double[] {sides[1], sides[0]} : sides;
  }

  /** How fast the value changes as the right side of a constraint grows. */
  double price(int i) {
    return constraints.isTurned(i) ? multipliers[i] : -multipliers[i];
  }

  /** By how much it is not met. */
  double violation(int i) {
    return off(constraints.at(inputs), i);
  }

  /** Of the span of those directions what lies along the constraints that are active. */
  double[][] tangents(double[]... directions) {
    EquationSystem.Look look = constraints.at(inputs);
    double[][] columns = new double[directions.length][m];
    for (int a = 0; a < directions.length; a++) {
      for (int i = 0; i < m; i++) {
        double size = size(look, i);
        columns[a][i] =
            isActive(i) ? SingularValues.dot(look.slopes()[i], directions[a]) / size : 0;
      }
    }
    SingularValues values = new SingularValues(columns);
    double[][] tangents = new double[directions.length][n];
    int count = 0;
    for (int k = 0; k < directions.length; k++) {
      if (values.value(k) <= 1e-10 * values.largest()) {
        for (int a = 0; a < directions.length; a++) {
          for (int j = 0; j < n; j++) {
            tangents[count][j] += values.right(k)[a] * directions[a][j];
          }
        }
        count++;
      }
    }
    return Arrays.copyOf(tangents, count);
  }

  /** Whether a constraint holds with equality and its multiplier pushes against it. */
  boolean isActive(int i) {
    return constraints.isEqual(i) || multipliers[i] > 0;
  }

  /** Goes from there to a minimum. */
  Minimum.Outcome run(double... start) {
    inputs = start.clone();
    EquationSystem.Look look = constraints.at(inputs);
    Place begun = objective.at(inputs);
    double first = begun.value();
    limits.observer().moved(begun, objective.evaluations());
    if (!Double.isFinite(first) || !look.isFinite()) {
      return Minimum.Outcome.NOT_FINITE;
    }
    double squares = 0;
    for (int i = 0; i < m; i++) {
      double off = off(look, i);
      squares += off * off;
    }
    double begin =
        Math.max(1e-3, Math.min(1e3, 10 * Math.max(1, Math.abs(first)) / Math.max(1, squares / 2)));
    augmented.penalize(begin);
    double before = Double.POSITIVE_INFINITY;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Minimizer.End end = descend();
      if (end == Minimizer.End.UNBOUNDED && augmented.penalty() < begin * 1e6) {
        // A penalty that is too small does not hold it.
        inputs = start.clone();
        augmented.penalize(augmented.penalty() * 100);
        continue;
      }
      if (end == Minimizer.End.UNBOUNDED || end == Minimizer.End.TOO_LONG) {
        return end == Minimizer.End.UNBOUNDED
            ? Minimum.Outcome.UNBOUNDED
            : Minimum.Outcome.TOO_LONG;
      }
      look = constraints.at(inputs);
      limits.observer().moved(objective.at(inputs), objective.evaluations());
      double left = 0;
      for (int i = 0; i < m; i++) {
        left = Math.max(left, left(look, i));
        multipliers[i] = augmented.weight(i, look.residuals()[i]);
      }
      if (left <= 1e-5 && polish()) {
        return Minimum.Outcome.CONVERGED;
      }
      if (left <= MET) {
        return Minimum.Outcome.CONVERGED;
      }
      System.arraycopy(multipliers, 0, augmented.multipliers(), 0, m);
      if (left > before / 4) {
        augmented.penalize(augmented.penalty() * 10);
      }
      if (augmented.penalty() > begin * HIGHEST) {
        break;
      }
      before = left;
    }
    return Minimum.Outcome.INFEASIBLE;
  }

  private Minimizer.End descend() {
    Place here = augmented.at(inputs);
    // What those who look on are told is the value alone, a step for each minimum.
    Limits within =
        limits
            .stoppingAt(1e-9, limits.mostEvaluations(), Double.NEGATIVE_INFINITY)
            .observedBy((there, count) -> {});
    Minimizer search = new TrustRegion(augmented, within);
    Minimizer.End end = search.run(here, here.value());
    if (end == Minimizer.End.NO_CURVATURE || end == Minimizer.End.STUCK) {
      Minimizer other = new QuasiNewton(augmented, within);
      end = other.run(search.here(), here.value());
      search = other;
    }
    inputs = search.here().inputs().clone();
    return end;
  }

  /** By how much a constraint is not met. */
  private double off(EquationSystem.Look look, int i) {
    double residual = look.residuals()[i];
    return constraints.isEqual(i) ? Math.abs(residual) : Math.max(0, residual);
  }

  /** By how much it is not met or, if an inequality has room, weighs nevertheless; in slopes. */
  private double left(EquationSystem.Look look, int i) {
    double residual = look.residuals()[i];
    double off =
        constraints.isEqual(i)
            ? Math.abs(residual)
            : Math.abs(Math.max(residual, -augmented.multipliers()[i] / augmented.penalty()));
    return off / size(look, i);
  }

  private double size(EquationSystem.Look look, int i) {
    double size = 0;
    for (int j = 0; j < n; j++) {
      size = Math.max(size, Math.abs(look.slopes()[i][j]) * Math.max(1, Math.abs(inputs[j])));
    }
    return size == 0 ? 1 : size;
  }

  /**
   * Newton's method for slopes that vanish and constraints that hold, as long as it brings both
   * nearer; whether it has come to the end.
   */
  private boolean polish() {
    double[] from = inputs;
    double[] weights = multipliers;
    double begin = error(inputs, multipliers);
    double before = begin;
    for (int i = 0; i < MOST_POLISHING; i++) {
      double[] next = newton();
      if (next == null) {
        break;
      }
      double[] there = inputs.clone();
      double[] weighed = multipliers.clone();
      for (int j = 0; j < n; j++) {
        there[j] = limits.within(j, there[j] + next[j]);
      }
      for (int k = 0; k < m; k++) {
        weighed[k] += next[n + k];
      }
      double error = error(there, weighed);
      if (!(error < before)) {
        break;
      }
      inputs = there;
      multipliers = weighed;
      boolean isSlow = error > before / 2;
      before = error;
      if (isSlow) {
        break;
      }
    }
    if (before <= 1e-10 || (before == begin && begin <= MET)) {
      return true;
    }
    if (before > begin / 2) {
      inputs = from;
      multipliers = weights;
    }
    return false;
  }

  /** How far the conditions are from being met, in units of what they are made of. */
  private double error(double[] where, double... weights) {
    Place plain = objective.at(where);
    EquationSystem.Look look = constraints.at(where);
    if (!plain.isFinite() || !look.isFinite()) {
      return Double.POSITIVE_INFINITY;
    }
    double error = 0;
    for (int j = 0; j < n; j++) {
      double slope = plain.slopes()[j];
      double size = Math.abs(slope);
      for (int i = 0; i < m; i++) {
        slope += weights[i] * look.slopes()[i][j];
        size = Math.max(size, Math.abs(weights[i] * look.slopes()[i][j]));
      }
      boolean isHeld =
          (where[j] <= limits.lower()[j] && slope > 0)
              || (where[j] >= limits.upper()[j] && slope < 0);
      error = Math.max(error, isHeld ? 0 : Math.abs(slope) / Math.max(1, size));
    }
    for (int i = 0; i < m; i++) {
      double residual = look.residuals()[i];
      double off =
          constraints.isEqual(i) || weights[i] > 0 ? Math.abs(residual) : Math.max(0, residual);
      error = Math.max(error, off / size(look, i));
      error = Math.max(error, constraints.isEqual(i) ? 0 : Math.max(0, -weights[i]));
    }
    return error;
  }

  /** The step of inputs and multipliers that would meet straight conditions; null if none does. */
  private double[] newton() {
    double[][] hessian = augmented.lagrangian(inputs, multipliers);
    if (hessian == null) {
      return null;
    }
    Place plain = objective.at(inputs);
    EquationSystem.Look look = constraints.at(inputs);
    int[] rows = new int[n + m];
    int count = 0;
    double[] slopes = plain.slopes().clone();
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < m; i++) {
        slopes[j] += multipliers[i] * look.slopes()[i][j];
      }
      boolean isHeld =
          (inputs[j] <= limits.lower()[j] && slopes[j] > 0)
              || (inputs[j] >= limits.upper()[j] && slopes[j] < 0);
      if (!isHeld) {
        rows[count++] = j;
      }
    }
    int free = count;
    for (int i = 0; i < m; i++) {
      if (isActive(i)) {
        rows[count++] = n + i;
      }
    }
    rows = Arrays.copyOf(rows, count);
    double[][] columns = new double[count][count];
    double[] wanted = new double[count];
    for (int a = 0; a < count; a++) {
      int row = rows[a];
      wanted[a] = a < free ? -slopes[row] : -look.residuals()[row - n];
      for (int b = 0; b < count; b++) {
        int column = rows[b];
        columns[b][a] =
            a < free && b < free
                ? hessian[row][column]
                : a < free
                    ? look.slopes()[column - n][row]
                    : b < free ? look.slopes()[row - n][column] : 0;
      }
    }
    double[] solved = solved(columns, wanted);
    double[] step = new double[n + m];
    for (int a = 0; a < count; a++) {
      if (!Double.isFinite(solved[a])) {
        return null;
      }
      step[rows[a]] = solved[a];
    }
    return step;
  }

  /** By least squares, from columns of equal length. */
  private static double[] solved(double[][] columns, double... wanted) {
    double[] lengths = new double[columns.length];
    for (int b = 0; b < columns.length; b++) {
      double length = Math.sqrt(SingularValues.dot(columns[b], columns[b]));
      lengths[b] = length == 0 ? 1 : length;
      for (int a = 0; a < columns.length; a++) {
        columns[b][a] /= lengths[b];
      }
    }
    SingularValues values = new SingularValues(columns);
    double[] solved = new double[columns.length];
    for (int k = 0; k < columns.length; k++) {
      if (!LevenbergMarquardt.isNil(values, k)) {
        double part = values.along(k, wanted) / values.value(k);
        for (int b = 0; b < columns.length; b++) {
          solved[b] += part * values.right(k)[b];
        }
      }
    }
    for (int b = 0; b < columns.length; b++) {
      solved[b] /= lengths[b];
    }
    return solved;
  }
}
