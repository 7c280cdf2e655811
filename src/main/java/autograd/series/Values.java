package autograd.series;

import autograd.operations.Operation;
import java.math.BigInteger;
import java.util.List;

/**
 * What an operation is worth at numbers: a ball. Where nobody wrote the function for balls, it is
 * the double function's value, widened by what that may be off.
 */
final class Values {
  /** How many leading bits of a double function's value are taken to be right. */
  private static final int COARSE_BITS = 48;

  /** 2 to this power is a few units in the last place of the smallest doubles. */
  static final int LEAST = -1071;

  private Values() {}

  /** The value; null where it is infinite or undefined. */
  static Real of(Operation operation, List<Real> point, Attempt attempt) {
    boolean isGamma = Expansions.key(operation).equals("gamma/1");
    Real whole = isGamma ? factorial(point.get(0).rational()) : null;
    if (whole != null) {
      return whole;
    }
    Ball known =
        switch (Expansions.key(operation)) {
          case "erf/1" -> ErrorIntegrals.erf(wide(point, attempt), attempt.bits());
          case "erfc/1" -> ErrorIntegrals.erfc(wide(point, attempt), attempt.bits());
          default -> null;
        };
    if (known == null) {
      return coarse(operation, point, attempt);
    }
    attempt.meets(known);
    return Real.of(known);
  }

  /** Whether numbers are doubles to their last bit. */
  static boolean areDoubles(List<Real> point) {
    return point.stream()
        .allMatch(
            each ->
                Double.isFinite(each.toDouble())
                    && Rational.of(each.toDouble()).equals(each.rational()));
  }

  /** What the double function is there: infinite or NaN where {@link #of} has no value. */
  static double ofDoubles(Operation operation, List<Real> point) {
    double[] frame = Operation.frame(point.size());
    for (int k = 0; k < point.size(); k++) {
      frame[k] = point.get(k).toDouble();
    }
    return operation.value(frame, point.size());
  }

  /** Whether a function is defined, and so large there that a double is infinite. */
  static boolean isBeyond(Operation operation, List<Real> point) {
    double[] frame = Operation.frame(point.size());
    for (int k = 0; k < point.size(); k++) {
      frame[k] = point.get(k).toDouble();
    }
    return operation.isDefinedAt(frame)
        && operation.kinkAt(frame, point.size()) == null
        && Double.isInfinite(operation.value(frame, point.size()));
  }

  /** Whether a point lies outside the domain, and not at its end. */
  static boolean isUndefinedAround(Operation operation, List<Real> point) {
    int count = point.size();
    if (operation.isVariadic()) {
      return false;
    }
    double[] frame = Operation.frame(count);
    boolean areDoubles = areDoubles(point);
    if (areDoubles && !Double.isNaN(ofDoubles(operation, point))) {
      return false;
    }
    for (int corner = 0; corner < 1 << count; corner++) {
      for (int k = 0; k < count; k++) {
        double number = point.get(k).toDouble();
        double step = point.get(k).isExact() && !operation.hasDerivative(k) ? 0 : 0x1p-40;
        double off = step * Math.max(Math.abs(number), 0x1p-1000);
        off = off > 0 && areDoubles ? Math.ulp(number) : off;
        frame[k] = (corner >> k & 1) == 0 ? number - off : number + off;
      }
      boolean isDefined = operation.isDefinedAt(frame);
      if (isDefined || (!areDoubles && !Double.isNaN(operation.value(frame, count)))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a function is defined on both sides of an operand's number, be it whole or not. */
  static boolean isDefinedBeside(Operation operation, int k, List<Real> point) {
    double[] frame = Operation.frame(point.size());
    for (int i = 0; i < point.size(); i++) {
      frame[i] = point.get(i).toDouble();
    }
    double number = frame[k];
    frame[k] = number + Math.ulp(number);
    boolean isAbove = operation.isDefinedAt(frame);
    frame[k] = number - Math.ulp(number);
    return isAbove && operation.isDefinedAt(frame);
  }

  private static Ball wide(List<Real> point, Attempt attempt) {
    return point.get(0).ball(attempt.bits() + 256);
  }

  /** (n - 1)!, while that is not longer than other numbers may be; else null. */
  private static Real factorial(Rational n) {
    boolean isWhole = n != null && n.isInt() && n.signum() > 0 && n.floor().bitLength() < 10;
    if (!isWhole) {
      return null;
    }
    BigInteger product = BigInteger.ONE;
    for (int k = 2; k < n.floor().intValue() && product.bitLength() < Attempt.RATIONAL_BITS; k++) {
      product = product.multiply(BigInteger.valueOf(k));
    }
    return product.bitLength() < Attempt.RATIONAL_BITS ? Real.of(Rational.of(product)) : null;
  }

  private static Real coarse(Operation operation, List<Real> point, Attempt attempt) {
    int count = point.size();
    double[] frame = Operation.frame(count);
    boolean isOrigin = true;
    for (int k = 0; k < count; k++) {
      frame[k] = point.get(k).toDouble();
      isOrigin &= point.get(k).isExact() && isSmallWhole(frame[k]);
    }
    double value = operation.value(frame, count);
    boolean isFinite = Double.isFinite(value);
    for (int k = 0; k < count; k++) {
      isFinite &= Double.isFinite(frame[k]);
    }
    if (!isFinite) {
      return null;
    }
    // At small whole numbers a 0 is meant: of odd functions at 0, of lgamma at 1.
    if (isOrigin && value == Math.rint(value) && Math.abs(value) < 1000) {
      return Real.of(Rational.of((long) value));
    }
    operation.complete(frame, count, value);
    Ball ball = Ball.ofDouble(value);
    Ball error =
        Ball.around(ball.isZeroPoint() ? LEAST : Math.max(LEAST, ball.top() - COARSE_BITS));
    for (int k = 0; k < count; k++) {
      if (Rational.of(frame[k]).equals(point.get(k).rational())) {
        continue;
      }
      Ball off = point.get(k).ball(attempt.bits()).minus(Ball.ofDouble(frame[k]), attempt.bits());
      if (!off.isZeroPoint()) {
        double slope = operation.localDerivative(k, frame, count);
        boolean isNear = off.isFinite() || off.top() < 0;
        if (!Double.isFinite(slope) || !isNear) {
          return null;
        }
        Ball reach = Ball.ofDouble(slope).times(off, 64);
        error = error.plus(Ball.around(reach.top() + 2), 64);
      }
    }
    attempt.coarsens();
    return Real.of(ball.plus(error, 128));
  }

  private static boolean isSmallWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) <= 30;
  }
}
