package autograd.functions;

import java.util.Arrays;

/**
 * A function of one number near a point, by the first coefficients of its Taylor series in pairs of
 * doubles: for slopes by a parameter, which follow when a value is computed in these instead of in
 * numbers (Griewank and Walther, Evaluating derivatives, 2008, chapter 13).
 */
final class Jet {
  private final DoubleDouble[] coefficients;

  private Jet(DoubleDouble[] coefficients) {
    this.coefficients = coefficients;
  }

  /** Of those coefficients, from that of the power 0 on. */
  static Jet of(DoubleDouble[] coefficients) {
    return new Jet(coefficients.clone());
  }

  /** A number that does not depend on the parameter. */
  static Jet constant(DoubleDouble number, int length) {
    DoubleDouble[] c = zeros(length);
    c[0] = number;
    return new Jet(c);
  }

  /** The parameter itself, or that and more. */
  static Jet variable(DoubleDouble number, int length) {
    Jet jet = constant(number, length);
    if (length > 1) {
      jet.coefficients[1] = DoubleDouble.ONE;
    }
    return jet;
  }

  private static DoubleDouble[] zeros(int length) {
    DoubleDouble[] zeros = new DoubleDouble[length];
    Arrays.fill(zeros, DoubleDouble.ZERO);
    return zeros;
  }

  int length() {
    return coefficients.length;
  }

  /** The coefficient of that power. */
  DoubleDouble at(int power) {
    return coefficients[power];
  }

  Jet plus(Jet other) {
    DoubleDouble[] c = coefficients.clone();
    for (int k = 0; k < c.length; k++) {
      c[k] = c[k].plus(other.coefficients[k]);
    }
    return new Jet(c);
  }

  Jet plus(DoubleDouble number) {
    DoubleDouble[] c = coefficients.clone();
    c[0] = c[0].plus(number);
    return new Jet(c);
  }

  Jet minus(Jet other) {
    return plus(other.negate());
  }

  Jet negate() {
    return times(DoubleDouble.of(-1));
  }

  Jet times(DoubleDouble number) {
    DoubleDouble[] c = coefficients.clone();
    for (int k = 0; k < c.length; k++) {
      c[k] = c[k].times(number);
    }
    return new Jet(c);
  }

  Jet times(Jet other) {
    DoubleDouble[] c = zeros(length());
    for (int k = 0; k < c.length; k++) {
      for (int j = 0; j <= k; j++) {
        c[k] = c[k].plus(coefficients[j].times(other.coefficients[k - j]));
      }
    }
    return new Jet(c);
  }

  /** One over it. */
  Jet inverse() {
    DoubleDouble[] c = zeros(length());
    DoubleDouble first = coefficients[0].inverse();
    c[0] = first;
    for (int k = 1; k < c.length; k++) {
      for (int j = 1; j <= k; j++) {
        c[k] = c[k].minus(coefficients[j].times(c[k - j]));
      }
      c[k] = c[k].times(first);
    }
    return new Jet(c);
  }

  /** exp of all but the first coefficient: exp itself may be out of range. */
  Jet expOfRest() {
    DoubleDouble[] c = zeros(length());
    c[0] = DoubleDouble.ONE;
    for (int k = 1; k < c.length; k++) {
      for (int j = 1; j <= k; j++) {
        c[k] = c[k].plus(coefficients[j].times(j).times(c[k - j]));
      }
      c[k] = c[k].over(k);
    }
    return new Jet(c);
  }

  /** The slope, which is one coefficient shorter. */
  Jet slope() {
    DoubleDouble[] c = new DoubleDouble[length() - 1];
    for (int k = 0; k < c.length; k++) {
      c[k] = coefficients[k + 1].times(k + 1);
    }
    return new Jet(c);
  }

  /** It with another value. */
  Jet from(DoubleDouble value) {
    DoubleDouble[] c = coefficients.clone();
    c[0] = value;
    return new Jet(c);
  }

  /** The first coefficients of it. */
  Jet first(int length) {
    return length == length() ? this : new Jet(Arrays.copyOf(coefficients, length));
  }

  /** What it is put into a power series: Σ a[k] times its powers. */
  Jet into(DoubleDouble[] a) {
    Jet sum = constant(a[a.length - 1], length());
    for (int k = a.length - 2; k >= 0; k--) {
      sum = sum.times(this).plus(a[k]);
    }
    return sum;
  }
}
