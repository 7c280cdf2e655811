package autograd.derive;

import autograd.operations.Convention;
import autograd.operations.Formula;
import autograd.operations.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * Points at which a rule of the table is compared with what its row agrees on, to find out whether
 * the latter has to be written at all. An operand that is a number in the formula has that one
 * value; one that stands twice has the same in both places. A formula need not tell 0 from -0, so
 * -0 is not among them.
 */
final class Samples {
  // spotless:off
  private static final double[] ORDINARY = {
    0.0, 1, -1, 2, -2, 3, -3, 6, 0.5, -0.5, 1.5, -1.5, 90, 180, -7, 0.01
  };

  private static final double[] EVERY = {
    0.0, 1, -1, 2, -2, 3, -3, 6, 0.5, -0.5, 1.5, -1.5, 2.5, 90, 180, 270, -90, -7, 0.01,
    1e-3, -1e-3, 1e-8, -1e-8, 1e-20, -1e-20, 1e-160, -1e-160, 1e-300, -1e-300, Double.MIN_VALUE,
    40, -40, 360, -360, 720, -720, -745, -800, 800, 1e3, 2e4, -2e4, 2e5, 1e9, 2e9, -2e9, 3e15,
    1e20, -1e20, 1e155, -1e155, 1e300, -1e300, Double.MAX_VALUE, -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
  };

  /** Three operands with every sample each would be too many. */
  private static final double[] FEW = {
    0.0, 1, -1, 2, 0.5, 1e300, -1e-300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
  };
  // spotless:on

  /** Two ways to compute a number agree if they differ by no more than this part of it. */
  private static final double TOLERANCE = 4e-15;

  /** Both of two numbers this small may have lost their digits. */
  private static final double TINY = 1e-300;

  private final Operation operation;
  private final int position;
  private final Points points;
  private final List<double[]> frames = new ArrayList<>();

  /**
   * Prepares the points.
   *
   * @param position the operand by which the derivative is
   * @param operands for each operand its number, or the position where it first stands
   */
  Samples(Operation operation, int position, List<Object> operands, Points points) {
    this.operation = operation;
    this.position = position;
    this.points = points;
    double[] numbers = points != Points.EVERY ? ORDINARY : operands.size() > 2 ? FEW : EVERY;
    fill(new double[operands.size() + 2], 0, operands, numbers);
  }

  private void fill(double[] frame, int next, List<Object> operands, double[] numbers) {
    if (next == operands.size()) {
      double[] complete = frame.clone();
      operation.complete(complete, next, operation.value(complete, next));
      if (points == Points.EVERY || operation.isDefinedAt(complete)) {
        frames.add(complete);
      }
      return;
    }
    if (operands.get(next) instanceof Double number) {
      frame[next] = number;
      fill(frame, next + 1, operands, numbers);
    } else if ((Integer) operands.get(next) < next) {
      frame[next] = frame[(Integer) operands.get(next)];
      fill(frame, next + 1, operands, numbers);
    } else {
      for (double number : numbers) {
        frame[next] = number;
        fill(frame, next + 1, operands, numbers);
      }
    }
  }

  /**
   * Whether a convention says anything that those behind it and the rule do not.
   *
   * @param behind the conventions that decide where this one does not hold
   */
  boolean isNeeded(Convention convention, List<Convention> behind) {
    for (double[] frame : frames) {
      if (!isUndefined(frame)
          && convention.holdsAt(frame)
          && differ(convention.gradient(position).at(frame), without(frame, behind))) {
        return true;
      }
    }
    return false;
  }

  /** Whether conventions and rule give a finite slope somewhere where the value is undefined. */
  boolean isFiniteOutside(List<Convention> conventions) {
    for (double[] frame : frames) {
      if (isUndefined(frame) && isFinite(frame) && Double.isFinite(without(frame, conventions))) {
        return true;
      }
    }
    return false;
  }

  private double without(double[] frame, List<Convention> conventions) {
    Formula formula = operation.derivative(position);
    for (int i = conventions.size() - 1; i >= 0; i--) {
      if (conventions.get(i).holdsAt(frame)) {
        formula = conventions.get(i).gradient(position);
      }
    }
    return formula.at(frame);
  }

  private boolean isUndefined(double[] frame) {
    return Double.isNaN(frame[frame.length - 2]);
  }

  private static boolean isFinite(double[] frame) {
    for (int k = 0; k < frame.length - 2; k++) {
      if (Double.isInfinite(frame[k])) {
        return false;
      }
    }
    return true;
  }

  private static boolean differ(double x, double y) {
    if (Double.isNaN(x) || Double.isNaN(y) || Double.isInfinite(x) || Double.isInfinite(y)) {
      return Double.compare(x, y) != 0;
    }
    double larger = Math.max(Math.abs(x), Math.abs(y));
    return Math.abs(x - y) > Math.max(TOLERANCE * larger, TINY);
  }
}
