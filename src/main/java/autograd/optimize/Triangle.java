package autograd.optimize;

import java.io.Serial;
import java.io.Serializable;

/**
 * What is left of many rows of linear equations J·p + r ≈ 0 once they are turned by Householder's
 * reflections: the upper triangle R and the vector q with |J·p + r|² = |R·p + q|² + rest for every
 * p. Rows are taken in by blocks, so that there may be any number of them, and JᵀJ, which has half
 * of the digits, is never formed.
 */
final class Triangle implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  private final int n;

  /** Row by row, with q as the last column. */
  private final double[][] r;

  /** That of no rows, with n unknowns. */
  Triangle(int n) {
    this.n = n;
    this.r = new double[n][n + 1];
  }

  int size() {
    return n;
  }

  /** An entry of R; 0 below the diagonal. */
  double at(int row, int column) {
    return r[row][column];
  }

  /** An entry of q. */
  double q(int row) {
    return r[row][n];
  }

  /**
   * Takes rows in.
   *
   * @param block the columns of J and then r, which are overwritten
   * @param rows how many rows they have
   */
  void absorb(double[][] block, int rows) {
    for (int k = 0; k < n; k++) {
      double[] v = block[k];
      double below = dot(v, v, rows);
      if (below == 0) {
        continue;
      }
      double diagonal = r[k][k];
      double norm = Math.sqrt(diagonal * diagonal + below);
      double beta = diagonal > 0 ? -norm : norm;
      double head = diagonal - beta;
      double scale = 2 / (head * head + below);
      for (int j = k + 1; j <= n; j++) {
        double[] column = block[j];
        double factor = scale * (r[k][j] * head + dot(v, column, rows));
        r[k][j] -= factor * head;
        for (int i = 0; i < rows; i++) {
          column[i] -= factor * v[i];
        }
      }
      r[k][k] = beta;
    }
  }

  /** Takes in the rows that made another triangle. */
  void absorb(Triangle other) {
    double[][] block = new double[n + 1][n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j <= n; j++) {
        block[j][i] = other.r[i][j];
      }
    }
    absorb(block, n);
  }

  private static double dot(double[] a, double[] b, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The length of a column of J. */
  double norm(int column) {
    double sum = 0;
    for (int i = 0; i <= column; i++) {
      sum += r[i][column] * r[i][column];
    }
    return Math.sqrt(sum);
  }

  /** The slope of |J·p + r|²/2 by one unknown where p is 0. */
  double slope(int column) {
    double sum = 0;
    for (int i = 0; i <= column; i++) {
      sum += r[i][column] * r[i][n];
    }
    return sum;
  }

  /** R·p. */
  double[] times(double[] p) {
    double[] product = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        product[i] += r[i][j] * p[j];
      }
    }
    return product;
  }

  /** The same equations with the unknowns in another order. */
  Triangle ordered(int[] order) {
    Triangle ordered = new Triangle(n);
    double[][] block = new double[n + 1][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        block[j][i] = r[i][order[j]];
      }
      block[n][i] = r[i][n];
    }
    ordered.absorb(block, n);
    return ordered;
  }

  /** What is left for the other unknowns where the first so many take whatever is best. */
  Triangle corner(int first) {
    Triangle corner = new Triangle(n - first);
    for (int i = first; i < n; i++) {
      System.arraycopy(r[i], first, corner.r[i - first], 0, n + 1 - first);
    }
    return corner;
  }

  /** The best of the first so many unknowns where the others are 0; the shortest, if many are. */
  double[] solve(int first) {
    double[] lengths = new double[first];
    double[][] columns = new double[first][first];
    double[] q = new double[first];
    for (int j = 0; j < first; j++) {
      lengths[j] = norm(j) == 0 ? 1 : norm(j);
      q[j] = r[j][n];
      for (int i = 0; i <= j; i++) {
        columns[j][i] = r[i][j] / lengths[j];
      }
    }
    SingularValues values = new SingularValues(columns);
    double[] best = new double[first];
    for (int k = 0; k < first; k++) {
      if (!LevenbergMarquardt.isNil(values, k)) {
        double part = values.along(k, q) / values.value(k);
        for (int j = 0; j < first; j++) {
          best[j] -= values.right(k)[j] * part / lengths[j];
        }
      }
    }
    return best;
  }
}
