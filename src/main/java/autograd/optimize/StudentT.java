package autograd.optimize;

import autograd.operations.Operation;
import autograd.operations.OperationTable;

/** Student's t distribution, and with infinitely many degrees of freedom the normal one. */
public final class StudentT {
  /** From so many degrees of freedom on the way leads by the normal distribution. */
  private static final double NORMAL = 2_000;

  private static final Operation NORMCDF = OperationTable.standard().function("normcdf", 1);

  private StudentT() {}

  /** The t that |T| exceeds with a probability of 1 - {@code level}; NaN without freedom. */
  public static double quantile(double level, double freedom) {
    if (!(freedom > 0)) {
      return Double.NaN;
    }
    double low = 0;
    double high = 1;
    while (tail(high, freedom) > 1 - level && high < 1e300) {
      high *= 2;
    }
    // Halving ends at neighbours, whatever the distribution looks like.
    for (int i = 0; i < 200 && high - low > 1e-15 * high; i++) {
      double middle = low + (high - low) / 2;
      if (tail(middle, freedom) > 1 - level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low + (high - low) / 2;
  }

  /** The probability that |T| exceeds t. */
  public static double tail(double t, double freedom) {
    if (freedom >= NORMAL) {
      return 2 * NORMCDF.value(-normal(t, freedom));
    }
    double x = freedom / (freedom + t * t);
    double rest = t * t / (freedom + t * t);
    return incompleteBeta(freedom / 2, 0.5, x, rest);
  }

  /** The normal deviate that is as rare as t, by the first terms of Hill's series (1970). */
  private static double normal(double t, double freedom) {
    if (Double.isInfinite(freedom)) {
      return t;
    }
    double a = freedom - 0.5;
    double b = 48 * a * a;
    double z2 = a * StrictMath.log1p(t / freedom * t);
    double z = Math.sqrt(z2);
    double second = z * (855 + z2 * (240 + z2 * (33 + z2 * 4))) / (10 * b);
    return z + (z * (z2 + 3) - second) / b;
  }

  /** The regularised incomplete beta function of x = 1 - y, by its continued fraction. */
  private static double incompleteBeta(double a, double b, double x, double y) {
    if (x <= 0 || y <= 0) {
      return x <= 0 ? 0 : 1;
    }
    double log = a * (y < 0.5 ? StrictMath.log1p(-y) : StrictMath.log(x)) + b * StrictMath.log(y);
    double front = StrictMath.exp(log - logBetaWithHalf(a));
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(a, b, x) / a
        : 1 - front * fraction(b, a, y) / b;
  }

  /** log B(a, ½), of which the second operand is always a half here. */
  private static double logBetaWithHalf(double a) {
    double logRootPi = 0.5723649429247001;
    double shifted = a;
    double product = 1;
    while (shifted < 30) {
      // B(a, ½) = B(a + 1, ½) (a + ½)/a
      product *= (shifted + 0.5) / shifted;
      shifted++;
    }
    // Γ(a + ½)/Γ(a) = √a (1 - 1/(8a) + 1/(128a²) + 5/(1024a³) - 21/(32768a⁴) - …)
    double i = 1 / shifted;
    double series =
        1
            + i
                * (-1 / 8.0
                    + i
                        * (1 / 128.0
                            + i * (5 / 1024.0 + i * (-21 / 32768.0 - i * 399 / 262144.0))));
    return logRootPi
        - StrictMath.log(shifted) / 2
        - StrictMath.log(series)
        + StrictMath.log(product);
  }

  /** Lentz's way through the fraction of the incomplete beta function. */
  private static double fraction(double a, double b, double x) {
    double c = 1;
    double d = 1 / notZero(1 - (a + b) * x / (a + 1));
    double result = d;
    for (int m = 1; m < 10_000; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / notZero(1 + even * d);
      c = notZero(1 + even / c);
      result *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / notZero(1 + odd * d);
      c = notZero(1 + odd / c);
      result *= d * c;
      if (Math.abs(d * c - 1) < 1e-16) {
        break;
      }
    }
    return result;
  }

  private static double notZero(double number) {
    return Math.abs(number) < 1e-300 ? 1e-300 : number;
  }
}
