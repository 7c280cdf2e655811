package autograd.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far the parameters of a fit can be trusted, from the singular values of the slopes at equal
 * length. Numbers that the data do not determine are NaN, and so are those of parameters that are
 * held.
 */
final class Covariance {
  /** Directions of a smaller share than this are not told by the data. */
  private static final double SINGULAR = 1e-13;

  /** A parameter with a smaller share than this is not part of such a direction. */
  private static final double SHARE = 1e-6;

  private final Residuals model;
  private final double[] at;
  private final List<Integer> free = new ArrayList<>();
  private final double[] lengths;
  private final SingularValues values;
  private final double deviation;
  private final double[] errors;
  private final double[][] correlations;
  private final List<List<Fit.Share>> undetermined = new ArrayList<>();

  /**
   * That of parameters.
   *
   * @param triangle the slopes there
   * @param at the parameters
   * @param held which of them are as they are, whatever the data say
   * @param deviation that of an observation, in the unit in which residuals are counted; NaN if it
   *     is not known
   */
  Covariance(Residuals model, Triangle triangle, double[] at, boolean[] held, double deviation) {
    this.model = model;
    this.at = at;
    this.deviation = deviation;
    int n = at.length;
    this.errors = new double[n];
    this.correlations = new double[n][n];
    Arrays.fill(errors, Double.NaN);
    for (int j = 0; j < n; j++) {
      Arrays.fill(correlations[j], Double.NaN);
      if (!held[j]) {
        free.add(j);
      }
    }
    this.lengths = new double[free.size()];
    double[][] columns = new double[free.size()][n];
    for (int f = 0; f < lengths.length; f++) {
      int j = free.get(f);
      double length = triangle.norm(j);
      lengths[f] = length == 0 ? 1 : length;
      for (int i = 0; i <= j; i++) {
        columns[f][i] = triangle.at(i, j) / lengths[f];
      }
    }
    this.values = new SingularValues(columns);
    measure();
  }

  private void measure() {
    int n = free.size();
    double[][] scaled = new double[n][n];
    boolean[] isLost = new boolean[n];
    for (int k = 0; k < n; k++) {
      double[] v = values.right(k);
      boolean isNil = isNil(k);
      if (isNil) {
        undetermined.add(shares(v));
      }
      for (int a = 0; a < n; a++) {
        isLost[a] |= isNil && Math.abs(v[a]) > SHARE;
        for (int b = 0; b < n && !isNil; b++) {
          scaled[a][b] += v[a] / values.value(k) * (v[b] / values.value(k));
        }
      }
    }
    if (Double.isNaN(deviation)) {
      return;
    }
    for (int a = 0; a < n; a++) {
      int i = free.get(a);
      double size = Math.sqrt(scaled[a][a]);
      if (!isLost[a]) {
        errors[i] = size / lengths[a] * deviation * model.unitOf(i);
      }
      for (int b = 0; b < a; b++) {
        if (!isLost[a] && !isLost[b]) {
          double correlation = scaled[a][b] / size / Math.sqrt(scaled[b][b]);
          correlations[i][free.get(b)] = Math.max(-1, Math.min(1, correlation));
          correlations[free.get(b)][i] = correlations[i][free.get(b)];
        }
      }
      correlations[i][i] = isLost[a] ? Double.NaN : 1;
    }
  }

  private boolean isNil(int k) {
    return values.value(k) <= SINGULAR * Math.max(values.largest(), SINGULAR);
  }

  /** The direction as parts of the parameters' own size where they have one. */
  private List<Fit.Share> shares(double[] v) {
    List<Fit.Share> shares = new ArrayList<>();
    double largest = 0;
    double[] parts = new double[v.length];
    for (int f = 0; f < v.length; f++) {
      double size = Math.abs(at[free.get(f)]);
      parts[f] = v[f] / lengths[f] / (size == 0 ? 1 : size / model.unitOf(free.get(f)));
      largest = Math.max(largest, Math.abs(v[f]) > SHARE ? Math.abs(parts[f]) : 0);
    }
    for (int f = 0; f < v.length; f++) {
      if (Math.abs(v[f]) > SHARE) {
        double sign = at[free.get(f)] < 0 ? -1 : 1;
        shares.add(new Fit.Share(model.parameters().get(free.get(f)), sign * parts[f] / largest));
      }
    }
    return shares;
  }

  /** The standard error of a parameter. */
  double error(int j) {
    return errors[j];
  }

  /** The correlation of two parameters' errors. */
  double correlation(int i, int j) {
    return correlations[i][j];
  }

  /** Combinations of parameters that the data say nothing of: each as shares. */
  List<List<Fit.Share>> undetermined() {
    return undetermined;
  }

  /**
   * The standard error of what changes with the parameters at these rates; NaN if it changes with
   * what the data do not tell.
   */
  double errorAlong(double[] slopes) {
    double[] scaled = new double[free.size()];
    double length = 0;
    for (int f = 0; f < scaled.length; f++) {
      int j = free.get(f);
      scaled[f] = slopes[j] * model.unitOf(j) / lengths[f];
      length = Math.max(length, Math.abs(scaled[f]));
    }
    double sum = 0;
    for (int k = 0; k < scaled.length; k++) {
      double along = SingularValues.dot(values.right(k), scaled);
      if (isNil(k)) {
        sum += Math.abs(along) > SHARE * length ? Double.NaN : 0;
      } else {
        sum += along / values.value(k) * (along / values.value(k));
      }
    }
    return Math.sqrt(sum) * deviation;
  }
}
