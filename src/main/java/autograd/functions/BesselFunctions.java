package autograd.functions;

/**
 * Bessel functions of whole order and Airy functions: power series near 0, Hankel's asymptotic
 * series far from it, recurrence from order to order in the direction in which it is stable, and
 * for those that decay an integral by the trapezoidal rule (NIST Digital Library of Mathematical
 * Functions, 9.4, 9.7, 10.8, 10.17, 10.31, 10.32 and 10.74), in pairs of doubles. Orders that are
 * not whole, or above 10000 in size, give NaN.
 */
final class BesselFunctions {
  /** From here on Hankel's series has its full length. */
  private static final double FAR = 25;

  private static final DoubleDouble AI_0 =
      new DoubleDouble(0.3550280538878172, 2.05233632436212e-17);
  private static final DoubleDouble AI_SLOPE_0 =
      new DoubleDouble(0.2588194037928068, -2.522243111610832e-17);
  private static final DoubleDouble ROOT_3 = DoubleDouble.of(3).sqrt();

  private BesselFunctions() {}

  private static boolean isOrder(double n) {
    return n == Math.rint(n) && Math.abs(n) <= 10_000;
  }

  private static double turned(double n, double value) {
    return n % 2 == 0 ? value : -value;
  }

  /** The first kind, J. */
  static double j(double n, double x) {
    if (!isOrder(n) || Double.isNaN(x)) {
      return Double.NaN;
    }
    if (n < 0) {
      return turned(n, j(-n, x));
    }
    if (x < 0 || x == 0) {
      return x == 0 ? (n == 0 ? 1 : turned(n, 0) * -0.0 + 0 * x) : turned(n, j(n, -x));
    }
    int order = (int) n;
    if (Double.isInfinite(x)) {
      return 0;
    }
    if (x <= FAR || x * x / 4 < order + 1) {
      return series(order, x, -1);
    }
    DoubleDouble below = hankel(0, x, true);
    DoubleDouble here = hankel(1, x, true);
    if (order <= x) {
      return upward(below, here, order, x).value();
    }
    return downward(order, x, below, here);
  }

  /** The second kind, Y; -inf at 0, NaN below. */
  static double y(double n, double x) {
    if (!isOrder(n) || !(x >= 0)) {
      return Double.NaN;
    }
    if (n < 0) {
      return turned(n, y(-n, x));
    }
    if (x == 0 || Double.isInfinite(x)) {
      return x == 0 ? Double.NEGATIVE_INFINITY : 0;
    }
    int order = (int) n;
    if (order > 1 && x < 1e-140) {
      // (n - 1)! (2/x)^n/π
      return order > 2 ? Double.NEGATIVE_INFINITY : -4 / Math.PI / x / x;
    }
    if (order == 1 && x < 1e-290) {
      return -2 / Math.PI / x;
    }
    boolean far = x > FAR;
    DoubleDouble zero = order == 1 ? null : far ? hankel(0, x, false) : y0(x);
    DoubleDouble one = order == 0 ? null : far ? hankel(1, x, false) : y1(x);
    return upward(zero, one, order, x).value();
  }

  /** The modified function of the first kind, I. */
  static double i(double n, double x) {
    if (!isOrder(n) || Double.isNaN(x)) {
      return Double.NaN;
    }
    if (x < 0) {
      return turned(n, i(n, -x));
    }
    double order = Math.abs(n);
    if (x == 0) {
      return order == 0 ? 1 : order % 2 == 0 ? 0 : x;
    }
    return size(order, x) > 712 ? Double.POSITIVE_INFINITY : series((int) order, x, 1);
  }

  /** About the logarithm of I, and of 1/K (10.41); next to 0 where x is small. */
  private static double size(double order, double x) {
    double radius = StrictMath.hypot(order, x);
    double size = radius + order * StrictMath.log(x / (order + radius));
    return x == Double.POSITIVE_INFINITY
        ? x
        : size - 0.5 * (StrictMath.log(Math.max(1, radius)) + 1.84);
  }

  /** The modified function of the second kind, K; inf at 0, NaN below. */
  static double k(double n, double x) {
    if (!isOrder(n) || !(x >= 0)) {
      return Double.NaN;
    }
    int order = (int) Math.abs(n);
    double size = size(order, x);
    if (x == 0 || size > 760) {
      return x == 0 ? Double.POSITIVE_INFINITY : 0;
    }
    if (order == 0 && x < 1e-15) {
      return DoubleDouble.LN2.minus(DoubleDouble.EULER).minus(DoubleDouble.of(x).log()).value();
    }
    if (order > 0 && x < 1e-20) {
      // (n - 1)! (2/x)^n/2, which is in range only for n up to 15.
      return order > 20 || (order > 1 && x < 1e-160)
          ? Double.POSITIVE_INFINITY
          : order == 1
              ? 1 / x
              : Scaled.power(DoubleDouble.of(x).times(0.5), -order)
                  .times(GammaFunctions.product(order - 1).times(0.5))
                  .value();
    }
    return size < -760
        ? Double.POSITIVE_INFINITY
        : logDecaying(DoubleDouble.of(order), DoubleDouble.of(x)).expValue();
  }

  /** (x/2)^n/n! Σ (sign x²/4)^k/(k! (n+1)(n+2)…(n+k)). */
  private static double series(int n, double x, int sign) {
    Scaled sum = sum(n, x, sign);
    if (n == 0) {
      return sum.value();
    }
    if (n == 1) {
      return sum.times(DoubleDouble.of(0.5)).times(DoubleDouble.of(x)).value();
    }
    DoubleDouble factor =
        DoubleDouble.of(x)
            .log()
            .minus(DoubleDouble.LN2)
            .times(n)
            .minus(GammaFunctions.logOfPositive(DoubleDouble.of(n + 1.0)))
            .plus(DoubleDouble.LN2.times((double) sum.exponent()));
    double value = factor.plus(sum.mantissa().abs().log()).expValue();
    return sum.mantissa().high() < 0 ? -value : value;
  }

  private static Scaled sum(int n, double x, int sign) {
    DoubleDouble quarter = DoubleDouble.product(x / 2, x / 2).times(sign);
    DoubleDouble term = DoubleDouble.ONE;
    DoubleDouble sum = term;
    int exponent = 0;
    for (int k = 1; k < x || Math.abs(term.high()) > 1e-34 * Math.abs(sum.high()); k++) {
      term = term.times(quarter).over(k * (double) (n + k));
      sum = sum.plus(term);
      if (sum.high() > 1e250) {
        sum = sum.scaled(-800);
        term = term.scaled(-800);
        exponent += 800;
      }
    }
    return new Scaled(sum, exponent);
  }

  private static DoubleDouble y0(double x) {
    DoubleDouble quarter = DoubleDouble.product(x / 2, x / 2).negate();
    DoubleDouble term = DoubleDouble.ONE;
    DoubleDouble harmonic = DoubleDouble.ZERO;
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int k = 1; k < 90; k++) {
      term = term.times(quarter).over((double) k * k);
      harmonic = harmonic.plus(DoubleDouble.ONE.over(k));
      sum = sum.plus(term.times(harmonic));
    }
    DoubleDouble log = logOfHalf(x).plus(DoubleDouble.EULER);
    return log.times(sum(0, x, -1).mantissa()).minus(sum).times(2).over(DoubleDouble.PI);
  }

  private static DoubleDouble y1(double x) {
    DoubleDouble quarter = DoubleDouble.product(x / 2, x / 2).negate();
    DoubleDouble term = DoubleDouble.of(x / 2);
    DoubleDouble first = term.times(sum(1, x, -1).mantissa());
    DoubleDouble harmonic = DoubleDouble.EULER.times(-2).plus(1);
    DoubleDouble sum = term.times(harmonic);
    for (int k = 1; k < 90; k++) {
      term = term.times(quarter).over((double) k * (k + 1));
      harmonic = harmonic.plus(DoubleDouble.ONE.over(k)).plus(DoubleDouble.ONE.over(k + 1));
      sum = sum.plus(term.times(harmonic));
    }
    DoubleDouble pole = DoubleDouble.of(2).over(DoubleDouble.PI).over(x);
    return logOfHalf(x).times(first).times(2).minus(sum).over(DoubleDouble.PI).minus(pole);
  }

  /** Of half of x, which of the smallest double is 0. */
  private static DoubleDouble logOfHalf(double x) {
    return DoubleDouble.of(x).log().minus(DoubleDouble.LN2);
  }

  /** J or Y of order 0 or 1 for a large x. */
  private static DoubleDouble hankel(int n, double x, boolean first) {
    DoubleDouble term = DoubleDouble.ONE;
    DoubleDouble even = term;
    DoubleDouble odd = DoubleDouble.ZERO;
    for (int k = 1; k < 50 && Math.abs(term.high()) > 1e-34; k++) {
      double factor = 4.0 * n * n - (2.0 * k - 1) * (2 * k - 1);
      DoubleDouble next = term.times(factor).over(8.0 * k).over(x);
      if (Math.abs(next.high()) > Math.abs(term.high()) && k > 2) {
        break;
      }
      term = next;
      DoubleDouble signed = k % 4 < 2 ? term : term.negate();
      if (k % 2 == 0) {
        even = even.plus(signed);
      } else {
        odd = odd.plus(signed);
      }
    }
    // Of x - π/4, or x - 3π/4, times √2.
    DoubleDouble c = DoubleDouble.cos(x);
    DoubleDouble s = DoubleDouble.sin(x);
    DoubleDouble cosine = n == 0 ? s.plus(c) : s.minus(c);
    DoubleDouble sine = n == 0 ? s.minus(c) : s.plus(c).negate();
    DoubleDouble wave =
        first
            ? even.times(cosine).minus(odd.times(sine))
            : even.times(sine).plus(odd.times(cosine));
    int scale = x > 1e280 ? -600 : 0;
    DoubleDouble square = DoubleDouble.PI.times(Math.scalb(x, scale)).inverse();
    return wave.times(square.sqrt().scaled(scale / 2));
  }

  /** From orders 0 and 1: C(k+1) = 2k/x C(k) - C(k-1). */
  private static Scaled upward(DoubleDouble zero, DoubleDouble one, int n, double x) {
    DoubleDouble below = zero;
    DoubleDouble here = one;
    int exponent = 0;
    for (int k = 1; k < n && exponent < 2400; k++) {
      if (Math.abs(here.high()) > 1e150) {
        here = here.scaled(-800);
        below = below.scaled(-800);
        exponent += 800;
      }
      DoubleDouble next = here.times(2 * k).over(x).minus(below);
      below = here;
      here = next;
    }
    return new Scaled(n == 0 ? zero : here, exponent);
  }

  /** Miller's method: down from an order where J is next to nothing, then made to fit J0 or J1. */
  private static double downward(int n, double x, DoubleDouble zero, DoubleDouble one) {
    DoubleDouble above = DoubleDouble.ZERO;
    DoubleDouble here = DoubleDouble.of(1e-280);
    DoubleDouble wanted = DoubleDouble.ZERO;
    int lifted = 0;
    for (int k = n + 60 + (int) (2 * StrictMath.cbrt(n) * 6); k > 0; k--) {
      DoubleDouble below = here.times(2 * k).over(x).minus(above);
      above = here;
      here = below;
      if (k - 1 == n) {
        wanted = here;
        lifted = 0;
      }
      if (Math.abs(here.high()) > 1e200) {
        here = here.scaled(-600);
        above = above.scaled(-600);
        lifted++;
      }
    }
    boolean byZero = Math.abs(zero.high()) > Math.abs(one.high());
    DoubleDouble ratio = byZero ? zero.over(here) : one.over(above);
    DoubleDouble value = wanted.scaled(lifted > 0 ? -600 : 0).times(ratio);
    return lifted > 1 ? 0 : value.value();
  }

  /** log K: ∫ exp(-x cosh t) cosh(νt) dt from 0 to ∞, by the trapezoidal rule. */
  private static DoubleDouble logDecaying(DoubleDouble order, DoubleDouble x) {
    double step = Math.min(0.125, 0.6 / Math.sqrt(x.high() + order.high()));
    double peak =
        StrictMath.log(
            order.high() / x.high()
                + Math.sqrt(1 + order.high() / x.high() * (order.high() / x.high())));
    double top = order.high() * peak - x.high() * (StrictMath.cosh(peak) - 1);
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int k = 0; ; k++) {
      DoubleDouble t = DoubleDouble.of(k).times(step);
      DoubleDouble power = t.exp();
      DoubleDouble fall = power.plus(power.inverse()).times(0.5).plus(-1).times(x).plus(top);
      DoubleDouble rise = order.times(t);
      double size = rise.high() - fall.high();
      if (size < -80 && t.high() > peak) {
        break;
      }
      if (size > -80) {
        DoubleDouble term = rise.minus(fall).exp();
        DoubleDouble other = rise.negate().minus(fall);
        term = other.high() > -600 ? term.plus(other.exp()) : term;
        sum = sum.plus(k == 0 ? term.times(0.5) : term);
      }
    }
    return sum.times(0.5 * step).log().plus(top).minus(x);
  }

  /** Airy's function Ai. */
  static double ai(double x) {
    return airy(x, false, false);
  }

  /** The slope of Ai. */
  static double aiprime(double x) {
    return airy(x, false, true);
  }

  /** Airy's function Bi. */
  static double bi(double x) {
    return airy(x, true, false);
  }

  /** The slope of Bi. */
  static double biprime(double x) {
    return airy(x, true, true);
  }

  private static double airy(double x, boolean second, boolean slope) {
    if (Double.isNaN(x) || x < -1e5) {
      return Double.NaN;
    }
    if (x > 1 && !second) {
      return x > 110 ? slope ? -0.0 : 0 : decaying(x, slope);
    }
    if (x > 110) {
      return Double.POSITIVE_INFINITY;
    }
    if (x < -10.5) {
      return oscillating(-x, second, slope).value();
    }
    // Far out the terms leave the range before the sums do.
    int scale = x > 50 ? 600 : 0;
    return Math.scalb(airySeries(x, second, slope, Math.scalb(1.0, -scale)).value(), scale);
  }

  /** Ai by K of order 1/3, and its slope by that of order 2/3. */
  private static double decaying(double x, boolean slope) {
    DoubleDouble zeta = DoubleDouble.of(x).sqrt().times(x).times(2).over(3);
    DoubleDouble log = logDecaying(DoubleDouble.of(slope ? 2 : 1).over(3), zeta);
    DoubleDouble factor =
        slope ? DoubleDouble.of(x).over(ROOT_3) : DoubleDouble.of(x).over(3).sqrt();
    double size = log.plus(factor.over(DoubleDouble.PI).log()).expValue();
    return slope ? -size : size;
  }

  private static DoubleDouble airySeries(double x, boolean second, boolean slope, double unit) {
    DoubleDouble cube = DoubleDouble.product(x, x).times(x);
    DoubleDouble f = DoubleDouble.of(unit);
    DoubleDouble g = DoubleDouble.of(x).times(unit);
    DoubleDouble fSum = slope ? DoubleDouble.ZERO : f;
    DoubleDouble gSum = slope ? DoubleDouble.of(unit) : g;
    // The slopes' terms are those of the functions, times their power, over x.
    DoubleDouble fSlope = DoubleDouble.product(x, x).times(0.5 * unit);
    DoubleDouble gSlope = DoubleDouble.of(unit);
    for (int k = 1; k < 900; k++) {
      double n = 3.0 * k;
      if (slope) {
        fSum = fSum.plus(fSlope);
        fSlope = fSlope.times(cube).over(n * (n + 2));
        gSlope = gSlope.times(cube).over(n * (n - 2));
        gSum = gSum.plus(gSlope);
      } else {
        f = f.times(cube).over(n * (n - 1));
        g = g.times(cube).over(n * (n + 1));
        fSum = fSum.plus(f);
        gSum = gSum.plus(g);
      }
      double last =
          slope
              ? Math.abs(fSlope.high()) + Math.abs(gSlope.high())
              : Math.abs(f.high()) + Math.abs(g.high());
      if (last < 1e-36 * (1e-20 * unit + Math.abs(fSum.high()) + Math.abs(gSum.high()))) {
        break;
      }
    }
    DoubleDouble left = AI_0.times(fSum);
    DoubleDouble right = AI_SLOPE_0.times(gSum);
    return second ? left.plus(right).times(ROOT_3) : left.minus(right);
  }

  private static DoubleDouble oscillating(double z, boolean second, boolean slope) {
    DoubleDouble zeta = DoubleDouble.of(z).sqrt().times(z).times(2).over(3);
    DoubleDouble term = DoubleDouble.ONE;
    DoubleDouble even = term;
    DoubleDouble odd = DoubleDouble.ZERO;
    for (int k = 1; k < 60; k++) {
      DoubleDouble next =
          term.times((6.0 * k - 5) * (6 * k - 3) * (6 * k - 1))
              .over(216.0 * k * (2 * k - 1))
              .over(zeta);
      if (next.high() > term.high() || next.high() < 1e-34) {
        break;
      }
      term = next;
      DoubleDouble weighed = slope ? term.times(-(6.0 * k + 1)).over(6.0 * k - 1) : term;
      DoubleDouble signed = k % 4 < 2 ? weighed : weighed.negate();
      if (k % 2 == 0) {
        even = even.plus(signed);
      } else {
        odd = odd.plus(signed);
      }
    }
    DoubleDouble angle = zeta.minus(DoubleDouble.PI.times(0.25));
    DoubleDouble cosine = angle.cos();
    DoubleDouble sine = angle.sin();
    DoubleDouble root = DoubleDouble.of(z).sqrt().sqrt();
    DoubleDouble wave;
    if (slope) {
      wave =
          second
              ? cosine.times(even).plus(sine.times(odd))
              : sine.times(even).minus(cosine.times(odd));
      return wave.times(root).over(DoubleDouble.PI.sqrt());
    }
    wave =
        second
            ? cosine.times(odd).minus(sine.times(even))
            : cosine.times(even).plus(sine.times(odd));
    return wave.over(root).over(DoubleDouble.PI.sqrt());
  }
}
