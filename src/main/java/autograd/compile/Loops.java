package autograd.compile;

import autograd.operations.Operation;

/**
 * One operation over a block of rows, each in a loop of its own: short enough for the compiler to
 * turn most of them into vector instructions, and the same to the last bit if it does not.
 */
final class Loops {
  private Loops() {}

  /** Runs a program's steps, or some of them, an operation at a time. */
  static void run(Step[] steps, Workspace space, int n) {
    double[][] r = space.registers;
    for (Step step : steps) {
      int[] from = step.from();
      double[] z = r[step.to()];
      switch (step.instruction()) {
        case ADD -> add(z, r[from[0]], r[from[1]], n);
        case SUBTRACT -> subtract(z, r[from[0]], r[from[1]], n);
        case CHECK -> subtract(z, r[from[0]], r[from[0]], n);
        case MULTIPLY -> multiply(z, r[from[0]], r[from[1]], n);
        case DIVIDE -> divide(z, r[from[0]], r[from[1]], n);
        case NEGATE -> negate(z, r[from[0]], n);
        case SQUARE -> square(z, r[from[0]], n);
        case MULTIPLY_ADD -> multiplyAdd(z, r[from[0]], r[from[1]], r[from[2]], n);
        case MULTIPLY_SUBTRACT -> multiplySubtract(z, r[from[0]], r[from[1]], r[from[2]], n);
        case LESS -> less(z, r[from[0]], r[from[1]], n);
        case LESS_OR_EQUAL -> lessOrEqual(z, r[from[0]], r[from[1]], n);
        case EQUAL -> equal(z, r[from[0]], r[from[1]], n);
        case UNEQUAL -> unequal(z, r[from[0]], r[from[1]], n);
        case AND -> and(z, r[from[0]], r[from[1]], n);
        case OR -> or(z, r[from[0]], r[from[1]], n);
        case NOT -> not(z, r[from[0]], n);
        case IF -> choose(z, r[from[0]], r[from[1]], r[from[2]], n);
        case SELECT -> select(z, r[from[0]], r[from[1]], r[from[2]], n);
        case SQRT -> sqrt(z, r[from[0]], n);
        case ABS -> abs(z, r[from[0]], n);
        case MIN -> min(z, r[from[0]], r[from[1]], n);
        case MAX -> max(z, r[from[0]], r[from[1]], n);
        case CALL -> call(step, space, z, n);
        case CALL_WIDE, LOCAL_WIDE -> callWide(step, space, z, n);
        case LOST -> lost(z, r[from[0]], r[from[1]], r[from[2]], n);
        case SUSPECT -> {
          suspect(space.suspect, r[from[0]], n);
          space.isAnySuspect = true;
        }
        case MARK -> {
          if (isAnyTrue(r[from[0]], n)) {
            mark(space.suspect, r[from[0]], n);
            space.isAnySuspect = true;
          }
        }
        case INPUT, CONSTANT -> throw new IllegalStateException("not a step");
        case FUSED -> LaneLoops.fused(z, r[from[0]], r[from[1]], r[from[2]], n);
        case WITH_SIGN -> LaneLoops.withSign(z, r[from[0]], r[from[1]], n);
        case POWER_OF_TWO -> LaneLoops.powerOfTwo(z, r[from[0]], n);
        case SCALE -> LaneLoops.scale(z, r[from[0]], r[from[1]], n);
        case EXPONENT -> LaneLoops.exponent(z, r[from[0]], n);
        case MANTISSA -> LaneLoops.mantissa(z, r[from[0]], n);
      }
    }
  }

  private static void call(Step step, Workspace space, double[] z, int n) {
    Operation operation = step.call().operation();
    double[][] r = space.registers;
    int[] from = step.from();
    switch (from.length) {
      case 1 -> step.function().values(z, r[from[0]], n, space.work);
      case 2 -> call(operation, z, r[from[0]], r[from[1]], n);
      default -> call(operation, z, r[from[0]], r[from[1]], r[from[2]], n);
    }
  }

  private static void callWide(Step step, Workspace space, double[] z, int n) {
    Operation operation = step.call().operation();
    double[][] r = space.registers;
    double[] frame = space.frame;
    int position = step.call().position();
    int[] from = step.from();
    int count = position < 0 ? from.length : from.length - 1;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < count; k++) {
        frame[k] = r[from[k]][i];
      }
      if (position < 0) {
        z[i] = operation.value(frame, count);
      } else {
        operation.complete(frame, count, r[from[count]][i]);
        z[i] = operation.localDerivative(position, frame, count);
      }
    }
  }

  static void add(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] + y[i];
    }
  }

  static void subtract(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] - y[i];
    }
  }

  static void multiply(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] * y[i];
    }
  }

  static void divide(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] / y[i];
    }
  }

  static void negate(double[] z, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = -x[i];
    }
  }

  static void square(double[] z, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] * x[i];
    }
  }

  static void multiplyAdd(double[] z, double[] x, double[] y, double[] w, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] * y[i] + w[i];
    }
  }

  static void multiplySubtract(double[] z, double[] x, double[] y, double[] w, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = w[i] - x[i] * y[i];
    }
  }

  static void less(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] < y[i] ? 1 : 0;
    }
  }

  static void lessOrEqual(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] <= y[i] ? 1 : 0;
    }
  }

  static void equal(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] == y[i] ? 1 : 0;
    }
  }

  static void unequal(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] != y[i] ? 1 : 0;
    }
  }

  static void and(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] != 0 && y[i] != 0 ? 1 : 0;
    }
  }

  static void or(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] != 0 || y[i] != 0 ? 1 : 0;
    }
  }

  static void not(double[] z, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] == 0 ? 1 : 0;
    }
  }

  /** {@code if} of the language: of a condition that is NaN nothing is known. */
  static void choose(double[] z, double[] c, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Double.isNaN(c[i]) ? Double.NaN : c[i] != 0 ? x[i] : y[i];
    }
  }

  static void select(double[] z, double[] c, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = c[i] != 0 ? x[i] : y[i];
    }
  }

  static void sqrt(double[] z, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.sqrt(x[i]);
    }
  }

  static void abs(double[] z, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.abs(x[i]);
    }
  }

  static void min(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.min(x[i], y[i]);
    }
  }

  static void max(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.max(x[i], y[i]);
    }
  }

  static void call(Operation operation, double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = operation.value(x[i], y[i]);
    }
  }

  static void call(Operation operation, double[] z, double[] x, double[] y, double[] w, int n) {
    double[] frame = Operation.frame(3);
    for (int i = 0; i < n; i++) {
      frame[0] = x[i];
      frame[1] = y[i];
      frame[2] = w[i];
      z[i] = operation.value(frame, 3);
    }
  }

  static void lost(double[] z, double[] x, double[] y, double[] w, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = isLost(x[i], y[i], w[i]);
    }
  }

  /** 1 where x is not an ordinary number, unless it is 0 and so is y or w; else 0. */
  static double isLost(double x, double y, double w) {
    double size = Math.abs(x);
    boolean isOrdinary = size >= Double.MIN_NORMAL && size <= Double.MAX_VALUE;
    return isOrdinary || (size == 0 && (y == 0 || w == 0)) ? 0 : 1;
  }

  /** Whether one of some conditions, which are 1, 0 or NaN, is not 0. */
  static boolean isAnyTrue(double[] x, int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 4 <= n; i += 4) {
      a += x[i];
      b += x[i + 1];
      c += x[i + 2];
      d += x[i + 3];
    }
    for (; i < n; i++) {
      a += x[i];
    }
    return a + b + c + d != 0;
  }

  /** Marks the rows where x is not 0. */
  static void mark(boolean[] suspect, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      suspect[i] |= x[i] != 0;
    }
  }

  /** Marks the rows where x is NaN. */
  static void suspect(boolean[] suspect, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      suspect[i] |= Double.isNaN(x[i]);
    }
  }
}
