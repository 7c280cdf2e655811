package autograd.optimize;

import java.util.List;

/**
 * An objective with constraints made part of it: each is weighted with a multiplier, and its square
 * with a penalty (Hestenes, Powell and Rockafellar's augmented Lagrangian). An inequality that is
 * met with room to spare counts for nothing.
 */
final class Augmented implements Objective {
  private final Objective objective;
  private final Constraints constraints;
  private final double[] multipliers;
  private double penalty;

  Augmented(Objective objective, Constraints constraints) {
    this.objective = objective;
    this.constraints = constraints;
    this.multipliers = new double[constraints.size()];
  }

  void penalize(double factor) {
    penalty = factor;
  }

  double penalty() {
    return penalty;
  }

  double[] multipliers() {
    return multipliers;
  }

  @Override
  public List<String> inputs() {
    return objective.inputs();
  }

  @Override
  public int evaluations() {
    return objective.evaluations();
  }

  /** The multiplier that a constraint would have if its penalty were one. */
  double weight(int i, double residual) {
    double weight = multipliers[i] + penalty * residual;
    return constraints.isEqual(i) ? weight : Math.max(0, weight);
  }

  @Override
  public Place at(double... inputs) {
    Place plain = objective.at(inputs);
    EquationSystem.Look look = constraints.at(inputs);
    double value = plain.value();
    double noise = plain.noise();
    double[] slopes = plain.slopes().clone();
    for (int i = 0; i < multipliers.length; i++) {
      double residual = look.residuals()[i];
      double weight = weight(i, residual);
      double before = multipliers[i];
      // The same as (weight² - before²)/(2·penalty), without its cancellation.
      value +=
          weight == 0 && before + penalty * residual < 0
              ? -before * before / 2 / penalty
              : residual * (before + penalty * residual / 2);
      noise += Math.abs(weight) * look.noises()[i];
      for (int j = 0; j < slopes.length; j++) {
        slopes[j] += weight == 0 ? 0 : weight * look.slopes()[i][j];
      }
      // A constraint that is no number is not met.
      value = Double.isNaN(residual) ? Double.NaN : value;
    }
    return new Place(inputs.clone(), value, slopes, noise);
  }

  @Override
  public double[][] hessian(double... inputs) {
    EquationSystem.Look look = constraints.at(inputs);
    double[] weights = new double[multipliers.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = weight(i, look.residuals()[i]);
    }
    double[][] hessian = lagrangian(inputs, weights);
    if (hessian == null) {
      return null;
    }
    for (int i = 0; i < weights.length; i++) {
      double[] slopes = look.slopes()[i];
      if (constraints.isEqual(i) || weights[i] > 0) {
        for (int j = 0; j < slopes.length; j++) {
          for (int k = 0; k < slopes.length; k++) {
            hessian[j][k] += penalty * slopes[j] * slopes[k];
          }
        }
      }
    }
    return hessian;
  }

  /** The second derivatives of the objective and of weighted constraints. */
  double[][] lagrangian(double[] inputs, double... weights) {
    double[][] plain = objective.hessian(inputs);
    double[][] bent = plain == null ? null : constraints.hessian(inputs, weights);
    if (bent == null) {
      return null;
    }
    double[][] sum = new double[plain.length][plain.length];
    for (int j = 0; j < sum.length; j++) {
      for (int k = 0; k < sum.length; k++) {
        sum[j][k] = plain[j][k] + bent[j][k];
      }
    }
    return sum;
  }
}
