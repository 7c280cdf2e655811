package autograd.series;

import autograd.operations.Operation;
import java.util.List;

/**
 * The special functions where no rule leads: at their poles and ends, where a logarithm stands
 * beside the powers; and far out, where their values leave the range of doubles.
 */
final class SpecialEnds {
  /** Terms of the series that go beside and without a logarithm. */
  static final int TERMS = 12;

  /** Orders of the exponential integral, by a recurrence. */
  private static final int MOST_ORDERS = 30;

  /** Stieltjes' constants: what the zeta function's pole leaves. */
  private static final double[] STIELTJES = {
    0.5772156649015329,
    -0.07281584548367673,
    -0.009690363192872318,
    0.002053834420303346,
    0.0023253700654673,
    0.0007933238173010627,
    -0.0002387693454301996,
    -0.000527289567057751,
    -0.0003521233538030395,
    -0.00003439477441808805,
    0.0002053328149090648,
    0.0002701844395439035,
    0.0001672729121051402
  };

  private SpecialEnds() {}

  /**
   * The series of a function that is special at a point; null where it is not, or none is known.
   *
   * @param point the operands' numbers
   * @param isKnown whether the function has a finite value there
   */
  static Series expand(
      Operation operation, List<Series> u, List<Real> point, boolean isKnown, Attempt attempt) {
    String key = Expansions.key(operation);
    int last = u.size() - 1;
    Series end = end(key, u, point.get(last), attempt);
    end = end == null ? GammaEnds.expand(key, u, point, isKnown, attempt) : end;
    end = end == null ? BesselEnds.expand(key, u, point, attempt) : end;
    return end == null ? FarEnds.expand(key, u, point.get(last), isKnown, attempt) : end;
  }

  /** The series of a function of which an operand diverges; null where none is known. */
  static Series expandFar(Operation operation, List<Series> u, Attempt attempt) {
    String key = Expansions.key(operation);
    Series x = u.get(u.size() - 1);
    boolean isUp = x.sign(attempt) > 0;
    return switch (key) {
      case "beta/2" -> GammaEnds.beta(u, attempt);
      case "lbeta/2" -> GammaEnds.lbeta(u, attempt);
      case "lgamma/1" -> isUp ? GammaEnds.stirling(x, attempt) : null;
      case "polygamma/2" -> isUp ? GammaEnds.farPolygamma(u, attempt) : null;
      case "lambertw/1" -> isUp ? logarithmic(x, attempt) : Series.constant(Double.NaN);
      case "besselj/2", "bessely/2", "besseli/2", "besselk/2" ->
          BesselEnds.expandFar(key, u, attempt);
      default -> FarEnds.expand(key, u, null, false, attempt);
    };
  }

  /** The series at an end of a function's domain, or at its pole. */
  private static Series end(String key, List<Series> u, Real c, Attempt attempt) {
    Series x = u.get(u.size() - 1);
    boolean isNear = TaylorRule.isNearZero(c);
    boolean isZero = c.isZero();
    boolean isOne = Rational.ONE.equals(c.rational());
    boolean isTwo = Rational.of(2).equals(c.rational());
    boolean isMinusOne = Rational.of(-1).equals(c.rational());
    return switch (key) {
      case "expint/1" -> isNear ? expint(x, c, attempt) : null;
      case "expint/2" -> isNear ? expint(u.get(0).rational(), x, c, attempt) : null;
      case "expinti/1" -> isNear ? expinti(x, c, attempt) : null;
      case "cosint/1" -> isNear ? cosint(x, c, attempt) : null;
      case "ellipb/2" -> isOne && u.get(0).isZero() ? elliptic("ellipb", x, attempt) : null;
      case "ellipk/1", "ellipe/1", "ellipb/1", "ellipd/1" ->
          isOne ? elliptic(key.substring(0, key.length() - 2), x, attempt) : null;
      case "zeta/1" -> isOne ? zeta(false, x, attempt) : null;
      case "zetaprime/1" -> isOne ? zeta(true, x, attempt) : null;
      case "lambertw/1" -> isNear ? lambertw(x, c, attempt) : null;
      case "lambertw/2" ->
          u.get(0).isZero()
              ? isNear ? lambertw(x, c, attempt) : null
              : isZero ? lowerLambertw(x, attempt) : null;
      case "erfinv/1" ->
          isOne
              ? quantile(Series.ONE.minus(x, attempt), attempt)
              : isMinusOne ? quantile(Series.ONE.plus(x, attempt), attempt).negate() : null;
      case "erfcinv/1" ->
          isZero
              ? quantile(x, attempt)
              : isTwo ? quantile(whole(2).minus(x, attempt), attempt).negate() : null;
      case "norminv/1" -> {
        Series root = Transcendental.power(whole(2), Real.of(Rational.HALF), attempt);
        yield isZero
            ? quantile(x, attempt).times(root, attempt).negate()
            : isOne ? quantile(Series.ONE.minus(x, attempt), attempt).times(root, attempt) : null;
      }
      default -> null;
    };
  }

  /** Whether a number is larger than a power of 2, or near to it. */
  static boolean isBeyond(Real c, int power) {
    Ball ball = c.ball(64);
    return ball.sign() > 0 && ball.top() >= power;
  }

  /** What moves about for ever, and is not larger than a series. */
  static Series wavering(Series size, Attempt attempt) {
    return size.times(Real.of(Ball.around(0).wavering(true)), attempt);
  }

  static Series whole(long number) {
    return Series.constant(Real.of(number));
  }

  static Series apply(String name, Series x, Attempt attempt) {
    return Expansions.expand(Expansions.function(name, 1), List.of(x), new Germs(attempt));
  }

  static boolean isNegative(Series x, Attempt attempt) {
    return x.sign(attempt) < 0;
  }

  /** Euler's constant, to the digits of two doubles. */
  static Real euler(Attempt attempt) {
    attempt.coarsens();
    Ball sum = Ball.ofDouble(0.5772156649015329).plus(Ball.ofDouble(-4.942915152430645e-18), 160);
    return Real.of(sum.plus(Ball.around(-104), 160));
  }

  /** Coefficients of powers of x, and of those beside log x: their sum for an x near 0. */
  static Series sum(Real[] a, Real[] b, Series x, Real c, Attempt attempt) {
    Series logarithm = Transcendental.log(Kinks.size(x, attempt), attempt);
    return TaylorRule.powers(a, x, c, attempt)
        .plus(logarithm.times(TaylorRule.powers(b, x, c, attempt), attempt), attempt);
  }

  static Real[] zeros() {
    Real[] zeros = new Real[TERMS];
    java.util.Arrays.fill(zeros, Real.ZERO);
    return zeros;
  }

  /**
   * A sum of powers of something small whose terms alternate in sign, so that what follows is less
   * than the first that is left out: the last.
   */
  static Series enveloped(Rational[] a, Series small, Attempt attempt) {
    int last = a.length - 1;
    Series sum = Series.constant(Real.of(Ball.around(Ball.of(a[last], 64).top())));
    for (int k = last - 1; k >= 0; k--) {
      sum = sum.times(small, attempt).plus(Series.constant(Real.of(a[k])), attempt);
    }
    return sum;
  }

  /** A sum of powers of something small, of which the last coefficient bounds what follows. */
  static Series asymptotic(Rational[] a, Series small, Attempt attempt) {
    Series sum = Series.ZERO;
    int last = a.length - 1;
    Ball rest = Ball.of(a[last].abs(), 64).shift(1);
    Series next = Series.constant(Real.of(Ball.around(rest.top())));
    sum = sum.plus(next, attempt);
    for (int k = last - 1; k >= 0; k--) {
      sum = sum.times(small, attempt).plus(Series.constant(Real.of(a[k])), attempt);
    }
    attempt.coarsens();
    return sum;
  }

  static Rational factorial(int n) {
    Rational product = Rational.ONE;
    for (int k = 2; k <= n; k++) {
      product = product.times(Rational.of(k));
    }
    return product;
  }

  /** γ + log|x| + Σ x^k/(k k!). */
  private static Series expinti(Series x, Real c, Attempt attempt) {
    Real[] a = zeros();
    a[0] = euler(attempt);
    Rational factorial = Rational.ONE;
    for (int k = 1; k < a.length; k++) {
      factorial = factorial.times(Rational.of(k));
      a[k] = Real.of(Rational.ONE.over(factorial.times(Rational.of(k))));
    }
    Real[] b = zeros();
    b[0] = Real.ONE;
    return sum(a, b, x, c, attempt);
  }

  private static Series expint(Series x, Real c, Attempt attempt) {
    return isNegative(x, attempt)
        ? Series.constant(Double.NaN)
        : expinti(x.negate(), c.negate(), attempt).negate();
  }

  /** From order 1 by the recurrence n E(n + 1) = exp(-x) - x E(n). */
  private static Series expint(Rational order, Series x, Real c, Attempt attempt) {
    if (order == null || !order.isInt() || Math.abs(order.floor().intValue()) > MOST_ORDERS) {
      return null;
    }
    int last = order.floor().intValue();
    Series wave = Transcendental.exp(x.negate(), attempt);
    Series integral = last < 1 ? wave.over(x, attempt) : expint(x, c, attempt);
    for (int n = 1; n < last; n++) {
      Series next = wave.minus(x.times(integral, attempt), attempt);
      integral = next.times(Real.of(Rational.of(1, n)), attempt);
    }
    for (int n = -1; n >= last; n--) {
      Series more = integral.times(Real.of(-n), attempt);
      integral = wave.plus(more, attempt).over(x, attempt);
    }
    return integral;
  }

  /** γ + log x + Σ (-1)^k x^(2k)/(2k (2k)!). */
  private static Series cosint(Series x, Real c, Attempt attempt) {
    if (isNegative(x, attempt)) {
      return Series.constant(Double.NaN);
    }
    Real[] a = zeros();
    a[0] = euler(attempt);
    Rational factorial = Rational.ONE;
    for (int k = 1; k < a.length; k++) {
      factorial = factorial.times(Rational.of(k));
      boolean isEven = (k & 1) == 0;
      Rational size = Rational.ONE.over(factorial.times(Rational.of(k)));
      a[k] = isEven ? Real.of((k & 2) == 0 ? size : size.negate()) : Real.ZERO;
    }
    Real[] b = zeros();
    b[0] = Real.ONE;
    return sum(a, b, x, c, attempt);
  }

  /** 1/s + Σ (-1)^n γ(n) s^n/n! for s = x - 1, or its slope. */
  private static Series zeta(boolean isSlope, Series x, Attempt attempt) {
    Series s = x.minus(Series.ONE, attempt);
    int from = isSlope ? 1 : 0;
    Real[] a = new Real[TERMS];
    for (int k = 0; k < a.length; k++) {
      int n = k + from;
      Ball number = Ball.ofDouble(STIELTJES[n]);
      Real constant = Real.of(number.plus(Ball.around(number.top() - 50), 128));
      Real part = constant.times(Real.of(Rational.ONE.over(factorial(k))), attempt.bits());
      a[k] = (n & 1) == 0 ? part : part.negate();
    }
    attempt.coarsens();
    Series pole = Transcendental.power(s, Real.of(isSlope ? -2 : -1), attempt);
    return s.into(a, attempt).plus(isSlope ? pole.negate() : pole, attempt);
  }

  /** Lambert's function at 0: Σ (-k)^(k - 1) x^k/k!. */
  private static Series lambertw(Series x, Real c, Attempt attempt) {
    Real[] a = new Real[attempt.terms()];
    a[0] = Real.ZERO;
    for (int k = 1; k < a.length; k++) {
      a[k] = Real.of(Rational.of(-k).power(k - 1).over(factorial(k)));
    }
    return TaylorRule.powers(a, x, c, attempt);
  }

  /** The lower branch of Lambert's function, left of 0. */
  private static Series lowerLambertw(Series x, Attempt attempt) {
    return x.sign(attempt) > 0 ? Series.constant(Double.NaN) : logarithmic(x.negate(), attempt);
  }

  /** log(x), and behind it what grows as log(log(x)) does, which is more slowly than any root. */
  private static Series logarithmic(Series x, Attempt attempt) {
    Series logarithm = Transcendental.log(x, attempt);
    Monomial root = logarithm.lead(attempt).monomial().to(Rational.HALF, attempt);
    return logarithm.upTo(root, attempt);
  }

  /**
   * The inverse of erfc at an s that goes to 0 from above: √(-log s) and what goes to 0 as log(log
   * s)/√(-log s) does; NaN left of 0.
   */
  private static Series quantile(Series s, Attempt attempt) {
    if (isNegative(s, attempt)) {
      return Series.constant(Double.NaN);
    }
    Series logarithm = Transcendental.log(s, attempt).negate();
    Monomial rest = logarithm.lead(attempt).monomial().to(Rational.of(-1, 4), attempt);
    return Transcendental.power(logarithm, Real.of(Rational.HALF), attempt).upTo(rest, attempt);
  }

  /** The complete elliptic integrals at 1, where s = 1 - m goes to 0. */
  private static Series elliptic(String name, Series m, Attempt attempt) {
    Series s = Series.ONE.minus(m, attempt);
    if (isNegative(s, attempt)) {
      return Series.constant(Double.NaN);
    }
    int bits = attempt.bits();
    // K = Σ c s^k (ψ(k + 1) - ψ(k + 1/2) - log(s)/2), where c is the square of (1/2)_k/k!.
    Real[] a = zeros();
    Real[] b = zeros();
    Rational c = Rational.ONE;
    Real psi = Real.of(Elementary.logOfTwo(bits).shift(1));
    for (int k = 0; k < a.length; k++) {
      a[k] = Real.of(c).times(psi, bits);
      b[k] = Real.of(c.times(Rational.of(-1, 2)));
      Rational ratio = Rational.of(2L * k + 1, 2L * k + 2);
      c = c.times(ratio).times(ratio);
      Rational more = Rational.of(1, k + 1).minus(Rational.of(2, 2L * k + 1));
      psi = psi.plus(Real.of(more), bits);
    }
    Series first = sum(a, b, s, Real.ZERO, attempt);
    if (name.equals("ellipk")) {
      return first;
    }
    // E = s K - 2 s (1 - s) dK/ds.
    Real[] da = zeros();
    Real[] db = zeros();
    for (int k = 0; k < a.length; k++) {
      da[k] = a[k].times(Real.of(k), bits).plus(b[k], bits);
      db[k] = b[k].times(Real.of(k), bits);
    }
    Series slope = sum(da, db, s, Real.ZERO, attempt);
    Series second =
        s.times(first, attempt).minus(slope.times(m, attempt).times(Real.of(2), attempt), attempt);
    if (name.equals("ellipe")) {
      return second;
    }
    Series fourth = first.minus(second, attempt).over(m, attempt);
    return name.equals("ellipd") ? fourth : first.minus(fourth, attempt);
  }
}
