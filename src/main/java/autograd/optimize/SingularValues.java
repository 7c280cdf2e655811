package autograd.optimize;

/**
 * A = U·diag(s)·Vᵀ by Jacobi's rotations from one side (Hestenes 1958), which find small singular
 * values of a matrix with columns of equal length to as many digits as large ones. In no particular
 * order.
 */
final class SingularValues {
  private static final int MOST_SWEEPS = 60;

  /** Columns of this cosine are as good as orthogonal. */
  private static final double ORTHOGONAL = 1e-16;

  /** U·diag(s), column by column. */
  private final double[][] columns;

  private final double[][] v;
  private final double[] values;

  /** Of the matrix with those columns, which are overwritten. */
  SingularValues(double[][] columns) {
    int n = columns.length;
    this.columns = columns;
    this.v = new double[n][n];
    this.values = new double[n];
    for (int j = 0; j < n; j++) {
      v[j][j] = 1;
    }
    boolean isRotated = true;
    for (int sweep = 0; sweep < MOST_SWEEPS && isRotated; sweep++) {
      isRotated = false;
      for (int i = 0; i < n - 1; i++) {
        for (int j = i + 1; j < n; j++) {
          isRotated |= rotate(i, j);
        }
      }
    }
    for (int j = 0; j < n; j++) {
      values[j] = Math.sqrt(dot(columns[j], columns[j]));
    }
  }

  /** Makes two columns orthogonal; false if they were. */
  private boolean rotate(int i, int j) {
    double a = dot(columns[i], columns[i]);
    double b = dot(columns[j], columns[j]);
    double c = dot(columns[i], columns[j]);
    if (Math.abs(c) <= ORTHOGONAL * Math.sqrt(a) * Math.sqrt(b)) {
      return false;
    }
    double zeta = (b - a) / (2 * c);
    double t = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
    double cos = 1 / Math.sqrt(1 + t * t);
    double sin = cos * t;
    turn(columns[i], columns[j], cos, sin);
    turn(v[i], v[j], cos, sin);
    return t != 0;
  }

  private static void turn(double[] x, double[] y, double cos, double sin) {
    for (int k = 0; k < x.length; k++) {
      double first = x[k];
      x[k] = cos * first - sin * y[k];
      y[k] = sin * first + cos * y[k];
    }
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  int size() {
    return values.length;
  }

  /** The singular value of that number. */
  double value(int which) {
    return values[which];
  }

  /** The largest; 0 of no columns. */
  double largest() {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }

  /** A column of V. */
  double[] right(int which) {
    return v[which];
  }

  /** The part of a vector along a column of U; 0 if its singular value is 0. */
  double along(int which, double[] vector) {
    return values[which] == 0 ? 0 : dot(columns[which], vector) / values[which];
  }
}
