package autograd.functions;

/** Logarithms of sums and differences, which a formula of exp and log would lose. */
final class Logarithms {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private Logarithms() {}

  /** log(x)/log(b); NaN unless x ≥ 0, b > 0. */
  static double log(double b, double x) {
    double plain = StrictMath.log(x) / StrictMath.log(b);
    boolean ordinary = x > 0 && x < INFINITY && b > 0 && b < INFINITY && b != 1;
    return ordinary && x != 1
        ? DoubleDouble.of(x).log().over(DoubleDouble.of(b).log()).value()
        : b == 1 ? Double.NaN : plain;
  }

  /** log(x/(1 - x)); NaN outside [0, 1]. */
  static double logit(double x) {
    return Math.abs(x - 0.5) < 0.25 ? 2 * Elementary.atanh(2 * x - 1) : StrictMath.log(x / (1 - x));
  }

  /** log(1 - exp(x)); NaN above 0. */
  static double log1mexp(double x) {
    return x > -0.6931471805599453
        ? StrictMath.log(-StrictMath.expm1(x))
        : StrictMath.log1p(-StrictMath.exp(x));
  }

  /** log(exp(x) - 1); NaN below 0. */
  static double logexpm1(double x) {
    DoubleDouble rest = DoubleDouble.of(x).minus(DoubleDouble.LN2);
    if (Math.abs(rest.high()) < 0.3) {
      // exp(x) - 1 = 2 exp(rest) - 1
      return rest.expm1().times(2).log1p().value();
    }
    return x > 1 ? x + StrictMath.log1p(-StrictMath.exp(-x)) : StrictMath.log(StrictMath.expm1(x));
  }

  /** x log(x); 0 at 0, NaN below. */
  static double xlogx(double x) {
    return x == 0 ? 0 : x * StrictMath.log(x);
  }

  /** log(exp(x) + exp(y)), without overflow, and right where it is near 0. */
  static double logaddexp(double x, double y) {
    return Wide.logsumexp(new double[] {x, y}, 2);
  }

  /** log|exp(x) - exp(y)|, without overflow; -inf where they are equal. */
  static double logsubexp(double x, double y) {
    double max = Math.max(x, y);
    double distance = -Math.abs(x - y);
    if (Double.isNaN(max) || Double.isInfinite(max) || distance < -745 || distance == 0) {
      return distance == 0 ? Double.NEGATIVE_INFINITY : Double.isNaN(distance) ? distance : max;
    }
    DoubleDouble exact = DoubleDouble.sum(x, -y).abs().negate();
    DoubleDouble log =
        distance > -0.5 ? exact.expm1().negate().log() : exact.exp().negate().log1p();
    return log.plus(max).value();
  }
}
