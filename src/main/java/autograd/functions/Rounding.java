package autograd.functions;

/** Whole parts, remainders and signs. */
final class Rounding {
  private Rounding() {}

  /** The whole number next to x towards 0. */
  static double trunc(double x) {
    return x < 0 ? Math.ceil(x) : Math.floor(x);
  }

  /** x - y·floor(x/y), with the sign of y; NaN for y = 0 and for an infinite x. */
  static double mod(double x, double y) {
    double rest = x % y;
    if (rest == 0) {
      return Math.copySign(0.0, y);
    }
    return rest < 0 == y < 0 ? rest : rest + y;
  }

  /** x - y·trunc(x/y), exactly, with the sign of x; NaN for y = 0 and for an infinite x. */
  static double rem(double x, double y) {
    return x % y;
  }

  /** x·2^n; NaN unless n is whole. */
  static double ldexp(double x, double n) {
    if (n != Math.rint(n)) {
      return Double.NaN;
    }
    return Math.scalb(x, (int) Math.max(-3000, Math.min(3000, n)));
  }

  /** The size of x with the sign of y, of which zeros have one too. */
  static double copysign(double x, double y) {
    return Double.isNaN(y) ? y : Math.copySign(x, y);
  }
}
