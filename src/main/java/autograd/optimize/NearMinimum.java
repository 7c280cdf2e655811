package autograd.optimize;

/**
 * Whether short steps down the gradient lead to a minimum that is near. Steps that become shorter
 * do not tell: so they do on the way to a saddle, and down a slope that never ends. It is shown
 * where Newton's method, from here, goes straight to a point at which the gradient is 0, while the
 * value curves upwards in every direction all the way.
 */
public final class NearMinimum {
  /** Newton's method doubles the digits each time, if it is near enough at all. */
  private static final int MOST_STEPS = 30;

  /** Each step must leave so much of the gradient at most, and so be no walk to nowhere. */
  private static final double LEFT = 0.5;

  /** The last step must leave no more than this: a slower end is no plain minimum. */
  private static final double LEFT_AT_LAST = 0.01;

  /** All steps together are so many times as long as the first, at most. */
  private static final double DETOUR = 4;

  /** The gradient is 0 where it, or a step, is so small a part of what it was. */
  private static final double NIL = 1e-9;

  /** Curvatures of so small a part of the largest are none. */
  private static final double FLAT = 1e-12;

  /** The matrix of more inputs takes too long for a remark. */
  private static final int MOST_INPUTS = 100;

  private final Objective objective;
  private final double longest;

  private NearMinimum(Objective objective, double longest) {
    this.objective = objective;
    this.longest = longest;
  }

  /**
   * Where it is; null if none is shown.
   *
   * @param rate how many times the gradient a step is; too long steps overshoot a minimum ever
   *     further
   * @param from where to look
   */
  public static double[] of(Objective objective, double rate, double... from) {
    return from.length > MOST_INPUTS ? null : new NearMinimum(objective, 2 / rate).from(from);
  }

  private double[] from(double... start) {
    double[] x = start.clone();
    Place place = objective.at(x);
    double first = norm(place.slopes());
    double before = Double.POSITIVE_INFINITY;
    double gone = 0;
    double reach = 0;
    for (int n = 0; n < MOST_STEPS && place.isFinite(); n++) {
      double slope = norm(place.slopes());
      double[] move = newton(place.slopes(), x);
      if (move == null) {
        return null;
      }
      double length = norm(move);
      gone += length;
      reach = n == 0 ? DETOUR * length : reach;
      if (!(gone <= reach)) {
        return null;
      }
      for (int j = 0; j < x.length; j++) {
        x[j] += move[j];
      }
      if (slope <= NIL * first || length <= NIL * norm(x)) {
        return slope <= LEFT_AT_LAST * before ? x : null;
      }
      before = slope;
      place = objective.at(x);
      if (!(norm(place.slopes()) <= LEFT * slope)) {
        return null;
      }
    }
    return null;
  }

  /**
   * The step to where the gradient is 0 by the curvature; null where not all of that is upwards.
   */
  private double[] newton(double[] slopes, double... x) {
    double[][] matrix = objective.hessian(x);
    if (matrix == null) {
      return null;
    }
    for (double[] row : matrix) {
      for (double each : row) {
        if (!Double.isFinite(each)) {
          return null;
        }
      }
    }
    Eigenvalues eigen = new Eigenvalues(matrix);
    int n = x.length;
    double most = eigen.value(n - 1);
    if (!(eigen.value(0) > FLAT * most) || most >= longest) {
      return null;
    }
    double[] move = new double[n];
    for (int i = 0; i < n; i++) {
      double[] vector = eigen.vector(i);
      double part = 0;
      for (int j = 0; j < n; j++) {
        part -= vector[j] * slopes[j];
      }
      for (int j = 0; j < n; j++) {
        move[j] += part / eigen.value(i) * vector[j];
      }
    }
    return move;
  }

  private static double norm(double... vector) {
    double largest = 0;
    for (double each : vector) {
      largest = Math.max(largest, Math.abs(each));
    }
    if (largest == 0) {
      return 0;
    }
    double sum = 0;
    for (double each : vector) {
      sum += each / largest * (each / largest);
    }
    return largest * Math.sqrt(sum);
  }
}
