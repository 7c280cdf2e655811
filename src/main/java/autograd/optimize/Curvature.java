package autograd.optimize;

import java.util.ArrayList;
import java.util.List;

/** What second derivatives say of a place that is level: how it bends, and along what not. */
final class Curvature {
  /** Eigenvalues of a smaller share than this are nothing but rounding. */
  private static final double NIL = 1e-12;

  private final double[] eigenvalues;
  private final List<double[]> level = new ArrayList<>();
  private boolean bendsDown;

  /**
   * Looks at them.
   *
   * @param hessian by all inputs, finite
   * @param directions those in which the inputs may move, at right angles and of length 1
   * @param isAlongInputs whether each of these moves one input; they are then measured in units of
   *     their curvature, so that those of the inputs do not matter
   */
  Curvature(double[][] hessian, double[][] directions, boolean isAlongInputs) {
    int count = directions.length;
    double[][] plain = new double[count][count];
    double[] units = new double[count];
    for (int a = 0; a < count; a++) {
      double[] bent = new double[hessian.length];
      for (int i = 0; i < bent.length; i++) {
        bent[i] = SingularValues.dot(hessian[i], directions[a]);
      }
      for (int b = 0; b < count; b++) {
        plain[a][b] = SingularValues.dot(bent, directions[b]);
      }
    }
    double[][] scaled = new double[count][count];
    for (int a = 0; a < count; a++) {
      double unit = isAlongInputs ? Math.sqrt(Math.abs(plain[a][a])) : 1;
      units[a] = unit == 0 ? 1 : unit;
    }
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        scaled[a][b] = (plain[a][b] + plain[b][a]) / 2 / units[a] / units[b];
      }
    }
    eigenvalues = new Eigenvalues(plain).values();
    Eigenvalues signs = new Eigenvalues(scaled);
    for (int k = 0; k < count; k++) {
      double size = NIL * Math.max(signs.largest(), Double.MIN_VALUE);
      bendsDown |= signs.value(k) < -size;
      if (signs.value(k) <= size) {
        double[] direction = new double[hessian.length];
        for (int a = 0; a < count; a++) {
          for (int j = 0; j < direction.length; j++) {
            direction[j] += signs.vector(k)[a] / units[a] * directions[a][j];
          }
        }
        level.add(direction);
      }
    }
  }

  /** The eigenvalues of the second derivatives in those directions, the smallest first. */
  double[] eigenvalues() {
    return eigenvalues;
  }

  /** Whether it bends down somewhere. */
  boolean bendsDown() {
    return bendsDown;
  }

  /** Directions in which it does not bend up, those in which it bends down first. */
  List<double[]> level() {
    return level;
  }
}
