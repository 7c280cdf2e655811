package autograd.optimize;

/**
 * A symmetric matrix as Q·diag(λ)·Qᵀ, by Jacobi's rotations in rows, with the smallest λ first. Of
 * a matrix with a diagonal of ones small eigenvalues come out nearly as well as large ones.
 */
public final class Eigenvalues {
  private static final int MOST_SWEEPS = 60;
  private static final double EPSILON = 0x1p-53;

  private final double[] values;

  /** The vectors, one a row. */
  private final double[][] vectors;

  /** Of that matrix, which must be finite; it is not changed. */
  public Eigenvalues(double[][] matrix) {
    int n = matrix.length;
    double[][] a = new double[n][];
    double[][] q = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i] = matrix[i].clone();
      q[i][i] = 1;
    }
    boolean isRotated = true;
    for (int sweep = 0; sweep < MOST_SWEEPS && isRotated; sweep++) {
      isRotated = false;
      for (int i = 0; i < n - 1; i++) {
        for (int j = i + 1; j < n; j++) {
          isRotated |= rotate(a, q, i, j);
        }
      }
    }
    Integer[] order = new Integer[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    java.util.Arrays.sort(order, (i, j) -> Double.compare(a[i][i], a[j][j]));
    values = new double[n];
    vectors = new double[n][];
    for (int i = 0; i < n; i++) {
      values[i] = a[order[i]][order[i]];
      vectors[i] = q[order[i]];
    }
  }

  /** Makes an element 0; false if it is as good as that. */
  private static boolean rotate(double[][] a, double[][] q, int i, int j) {
    double off = a[i][j];
    double size = Math.sqrt(Math.abs(a[i][i])) * Math.sqrt(Math.abs(a[j][j]));
    double largest = Math.max(Math.abs(a[i][i]), Math.abs(a[j][j]));
    if (Math.abs(off) <= Math.max(EPSILON * size, EPSILON * EPSILON * largest)) {
      a[i][j] = 0;
      a[j][i] = 0;
      return false;
    }
    double theta = (a[j][j] - a[i][i]) / 2 / off;
    double t =
        Math.abs(theta) > 1e150
            ? 0.5 / theta
            : Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(1 + theta * theta));
    double cos = 1 / Math.sqrt(1 + t * t);
    double sin = cos * t;
    double first = a[i][i] - t * off;
    double second = a[j][j] + t * off;
    turn(a[i], a[j], cos, sin);
    turn(q[i], q[j], cos, sin);
    a[i][i] = first;
    a[j][j] = second;
    a[i][j] = 0;
    a[j][i] = 0;
    for (int k = 0; k < a.length; k++) {
      if (k != i && k != j) {
        a[k][i] = a[i][k];
        a[k][j] = a[j][k];
      }
    }
    return true;
  }

  private static void turn(double[] x, double[] y, double cos, double sin) {
    for (int k = 0; k < x.length; k++) {
      double first = x[k];
      x[k] = cos * first - sin * y[k];
      y[k] = sin * first + cos * y[k];
    }
  }

  int size() {
    return values.length;
  }

  /** The eigenvalue of that number, of which 0 has the smallest. */
  public double value(int which) {
    return values[which];
  }

  /** The eigenvalues, the smallest first. */
  double[] values() {
    return values.clone();
  }

  /** The largest without regard to its sign; 0 of no matrix. */
  double largest() {
    int n = values.length;
    return n == 0 ? 0 : Math.max(Math.abs(values[0]), Math.abs(values[n - 1]));
  }

  /** The vector of length 1 that belongs to an eigenvalue. */
  public double[] vector(int which) {
    return vectors[which];
  }
}
