package autograd.series;

import autograd.graph.Operation;
import java.util.List;

/**
 * The special functions where no rule leads: at their poles and ends, where a logarithm stands
 * beside the powers; and far out, where their values leave the range of doubles.
 */
final class SpecialEnds {
  /** SpecialEnds of the gamma function further out are left alone. */
  private static final int MOST_SHIFT = 200;

  /** Terms of the series that go beside and without a logarithm. */
  private static final int TERMS = 12;

  /** From there on, as a power of 2, the Airy functions follow their asymptotic series. */
  private static final int FAR = 7;

  private static final Rational[] STIRLING = stirlingNumbers();

  private SpecialEnds() {}

  /**
   * The series of a function that is special at a point; null where it is not, or none is known.
   *
   * @param point the operands' numbers
   * @param isKnown whether the function has a finite value there
   */
  static Series expand(
      Operation operation, List<Series> u, List<Real> point, boolean isKnown, Attempt attempt) {
    int last = u.size() - 1;
    Series x = u.get(last);
    Real c = point.get(last);
    return switch (Expansions.key(operation)) {
      case "gamma/1" -> isPole(c) ? gamma(x, c, attempt) : isKnown ? null : bigGamma(x, c, attempt);
      case "lgamma/1" -> isPole(c) ? lgamma(x, c, attempt) : stirling(x, c, attempt);
      case "polygamma/2" -> isPole(c) ? polygamma(point.get(0), x, c, attempt) : null;
      case "beta/2" -> isKnown ? null : beta(u, attempt);
      case "lbeta/2" -> isKnown ? null : lbeta(u, attempt);
      case "expint/1" -> c.isZero() ? expint(x, attempt) : null;
      case "expinti/1" ->
          c.isZero() ? expinti(x, attempt) : isKnown ? null : farExpinti(x, c, attempt);
      case "cosint/1" -> c.isZero() ? cosint(x, attempt) : null;
      case "bessely/2", "besselk/2" ->
          c.isZero() ? bessel(operation.name().equals("bessely"), point.get(0), x, attempt) : null;
      case "ellipk/1", "ellipe/1", "ellipb/1", "ellipd/1" ->
          Rational.ONE.equals(c.rational()) ? elliptic(operation.name(), x, attempt) : null;
      case "airyai/1", "airyaiprime/1", "airybi/1", "airybiprime/1" ->
          c.ball(64).sign() > 0 && c.ball(64).top() >= FAR
              ? airy(operation.name(), x, attempt)
              : null;
      default -> null;
    };
  }

  /** The series of a function whose operand diverges; null where none is known. */
  static Series expandFar(Operation operation, Series x, Attempt attempt) {
    boolean isUp = x.sign(attempt) > 0;
    return switch (Expansions.key(operation)) {
      case "erfc/1" -> erfc(x, isUp, attempt);
      case "erf/1" -> Series.ONE.minus(erfc(x, isUp, attempt), attempt);
      case "airyai/1", "airyaiprime/1", "airybi/1", "airybiprime/1" ->
          isUp ? airy(operation.name(), x, attempt) : null;
      case "lgamma/1" -> isUp ? stirling(x, null, attempt) : null;
      case "expinti/1" -> isUp ? farExpinti(x, null, attempt) : null;
      default -> null;
    };
  }

  private static boolean isPole(Real c) {
    return c.isExact()
        && c.rational().isInt()
        && c.rational().signum() <= 0
        && c.rational().floor().intValue() >= -MOST_SHIFT;
  }

  private static Series whole(long number) {
    return Series.constant(Real.of(number));
  }

  private static Series apply(String name, Series x, Attempt attempt) {
    return Expansions.expand(Expansions.function(name, 1), List.of(x), new Germs(attempt));
  }

  private static boolean isNegative(Series x, Attempt attempt) {
    return x.sign(attempt) < 0;
  }

  /** By the recurrence, from beyond the pole. */
  private static Series gamma(Series x, Real c, Attempt attempt) {
    int n = -c.rational().floor().intValue();
    Series product = Series.ONE;
    for (int k = 0; k <= n; k++) {
      product = product.times(x.plus(whole(k), attempt), attempt);
    }
    return apply("gamma", x.plus(whole(n + 1), attempt), attempt).over(product, attempt);
  }

  private static Series lgamma(Series x, Real c, Attempt attempt) {
    int n = -c.rational().floor().intValue();
    Series product = Series.ONE;
    for (int k = 0; k <= n; k++) {
      product = product.times(x.plus(whole(k), attempt), attempt);
    }
    Series rest = Transcendental.log(Kinks.size(product, attempt), attempt);
    return apply("lgamma", x.plus(whole(n + 1), attempt), attempt).minus(rest, attempt);
  }

  private static Series polygamma(Real order, Series x, Real c, Attempt attempt) {
    int n = -c.rational().floor().intValue();
    int m = order.rational().floor().intValue();
    Series sum = Series.ZERO;
    for (int k = 0; k <= n; k++) {
      Series power = Transcendental.power(x.plus(whole(k), attempt), Real.of(-m - 1), attempt);
      sum = sum.plus(power, attempt);
    }
    Real factor = Real.of((m & 1) == 0 ? 1 : -1);
    for (int k = 2; k <= m; k++) {
      factor = factor.times(Real.of(k), attempt.bits());
    }
    Operation operation = Expansions.function("polygamma", 2);
    Series beyond =
        Expansions.expand(
            operation,
            List.of(Series.constant(order), x.plus(whole(n + 1), attempt)),
            new Germs(attempt));
    return beyond.minus(sum.times(factor, attempt), attempt);
  }

  /** Where the gamma function is too large for a double, its logarithm is not. */
  private static Series bigGamma(Series x, Real c, Attempt attempt) {
    return c.ball(64).sign() > 0 ? Transcendental.exp(apply("lgamma", x, attempt), attempt) : null;
  }

  private static Series beta(List<Series> u, Attempt attempt) {
    Series logarithm = lbeta(u, attempt);
    return logarithm.isNaN() ? logarithm : Transcendental.exp(logarithm, attempt);
  }

  private static Series lbeta(List<Series> u, Attempt attempt) {
    if (isNegative(u.get(0), attempt) || isNegative(u.get(1), attempt)) {
      return Series.constant(Double.NaN);
    }
    Series sum = u.get(0).plus(u.get(1), attempt);
    return apply("lgamma", u.get(0), attempt)
        .plus(apply("lgamma", u.get(1), attempt), attempt)
        .minus(apply("lgamma", sum, attempt), attempt);
  }

  /** (x - 1/2) log x - x + log(2π)/2 + Σ B(2k)/(2k (2k - 1) x^(2k - 1)), for an x of some size. */
  private static Series stirling(Series x, Real c, Attempt attempt) {
    if (c != null && (c.ball(64).sign() <= 0 || c.ball(64).top() < FAR)) {
      return null;
    }
    Series half = Series.constant(Real.of(Rational.HALF));
    Ball turn = Elementary.pi(attempt.bits()).shift(1);
    Ball root = Elementary.log(turn, attempt.bits()).shift(-1);
    Series inverse = Series.ONE.over(x, attempt);
    Series square = inverse.times(inverse, attempt);
    // The terms alternate, and what follows is less than the first that is left out.
    int last = STIRLING.length - 1;
    Ball rest = Ball.around(Ball.of(STIRLING[last], 64).top());
    Series sum = Series.constant(Real.of(rest));
    for (int k = last - 1; k >= 0; k--) {
      sum = sum.times(square, attempt).plus(Series.constant(Real.of(STIRLING[k])), attempt);
    }
    return x.minus(half, attempt)
        .times(Transcendental.log(x, attempt), attempt)
        .minus(x, attempt)
        .plus(Series.constant(Real.of(root)), attempt)
        .plus(sum.times(inverse, attempt), attempt);
  }

  /** B(2k)/(2k (2k - 1)) for k from 1. */
  private static Rational[] stirlingNumbers() {
    int count = 40;
    Rational[] bernoulli = new Rational[count + 1];
    for (int m = 0; m <= count; m++) {
      Rational sum = m == 0 ? Rational.ONE : Rational.ZERO;
      Rational binomial = Rational.ONE;
      for (int k = 0; k < m; k++) {
        sum = sum.minus(binomial.times(bernoulli[k]));
        binomial = binomial.times(Rational.of(m + 1 - k)).over(Rational.of(k + 1));
      }
      bernoulli[m] = m == 0 ? sum : sum.over(Rational.of(m + 1));
    }
    Rational[] numbers = new Rational[count / 2];
    for (int k = 1; k <= numbers.length; k++) {
      numbers[k - 1] = bernoulli[2 * k].over(Rational.of(2L * k * (2L * k - 1)));
    }
    return numbers;
  }

  /** Euler's constant, to the digits of two doubles. */
  private static Real euler(Attempt attempt) {
    attempt.coarsens();
    Ball sum = Ball.ofDouble(0.5772156649015329).plus(Ball.ofDouble(-4.942915152430645e-18), 160);
    return Real.of(sum.plus(Ball.around(-104), 160));
  }

  /** Coefficients of powers of x, and of those beside log x: their sum for an x that goes to 0. */
  private static Series sum(Real[] a, Real[] b, Series x, Attempt attempt) {
    Series logarithm = Transcendental.log(Kinks.size(x, attempt), attempt);
    return x.into(a, attempt).plus(logarithm.times(x.into(b, attempt), attempt), attempt);
  }

  private static Real[] zeros() {
    Real[] zeros = new Real[TERMS];
    java.util.Arrays.fill(zeros, Real.ZERO);
    return zeros;
  }

  /** γ + log|x| + Σ x^k/(k k!). */
  private static Series expinti(Series x, Attempt attempt) {
    Real[] a = zeros();
    a[0] = euler(attempt);
    Rational factorial = Rational.ONE;
    for (int k = 1; k < a.length; k++) {
      factorial = factorial.times(Rational.of(k));
      a[k] = Real.of(Rational.ONE.over(factorial.times(Rational.of(k))));
    }
    Real[] b = zeros();
    b[0] = Real.ONE;
    return sum(a, b, x, attempt);
  }

  private static Series expint(Series x, Attempt attempt) {
    return isNegative(x, attempt)
        ? Series.constant(Double.NaN)
        : expinti(x.negate(), attempt).negate();
  }

  /** γ + log x + Σ (-1)^k x^(2k)/(2k (2k)!). */
  private static Series cosint(Series x, Attempt attempt) {
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
    return sum(a, b, x, attempt);
  }

  /** exp(x)/x Σ k!/x^k, where that is beyond the range of doubles. */
  private static Series farExpinti(Series x, Real c, Attempt attempt) {
    if (c != null && (c.ball(64).sign() <= 0 || c.ball(64).top() < 10)) {
      return null;
    }
    Rational[] a = new Rational[TERMS + 1];
    a[0] = Rational.ONE;
    for (int k = 1; k < a.length; k++) {
      a[k] = a[k - 1].times(Rational.of(k));
    }
    Series inverse = Series.ONE.over(x, attempt);
    return Transcendental.exp(x, attempt)
        .times(inverse, attempt)
        .times(asymptotic(a, inverse, attempt), attempt);
  }

  /** A sum of powers of something small, of which the last coefficient bounds what follows. */
  private static Series asymptotic(Rational[] a, Series small, Attempt attempt) {
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

  /** Bessel functions of the second kind at 0. */
  private static Series bessel(boolean isY, Real order, Series x, Attempt attempt) {
    Rational whole = order.rational();
    if (whole == null || !whole.isInt() || Math.abs(whole.floor().intValue()) > TERMS / 2) {
      return null;
    }
    if (isNegative(x, attempt)) {
      return Series.constant(Double.NaN);
    }
    int n = Math.abs(whole.floor().intValue());
    // With q = x²/4: (x/2)^-n (Σ a q^k + log(x/2) Σ b q^k), k up to n - 1 below the logarithm.
    Real[] a = zeros();
    Real[] b = zeros();
    Real gamma = euler(attempt);
    int bits = attempt.bits();
    for (int k = 0; k < n; k++) {
      Rational term = factorial(n - k - 1).over(factorial(k)).times(Rational.HALF);
      a[k] = Real.of(!isY && (k & 1) == 1 ? term.negate() : term);
    }
    Rational harmonic = Rational.ZERO;
    Rational beyond = Rational.ZERO;
    for (int j = 1; j <= n; j++) {
      beyond = beyond.plus(Rational.of(1, j));
    }
    for (int k = 0; k + n < a.length; k++) {
      Rational size = Rational.ONE.over(factorial(k).times(factorial(n + k)));
      boolean isMinus = isY ? (k & 1) == 1 : (n & 1) == 1;
      Real term = Real.of(isMinus ? size.negate() : size);
      // ψ(k + 1) + ψ(n + k + 1), half of it.
      Real psi = Real.of(harmonic.plus(beyond).times(Rational.HALF)).minus(gamma, bits);
      a[k + n] = a[k + n].plus(term.times(psi, bits), bits);
      b[k + n] = term.negate();
      harmonic = harmonic.plus(Rational.of(1, k + 1));
      beyond = beyond.plus(Rational.of(1, n + k + 1));
    }
    Series half = x.times(Real.of(Rational.HALF), attempt);
    Series square = half.times(half, attempt);
    Series result =
        square
            .into(a, attempt)
            .plus(
                Transcendental.log(half, attempt).times(square.into(b, attempt), attempt), attempt)
            .times(Transcendental.power(half, Real.of(-n), attempt), attempt);
    if (!isY) {
      return result;
    }
    Ball scale = Ball.of(2).over(Elementary.pi(bits), bits).negate();
    boolean isOdd = whole.signum() < 0 && (n & 1) == 1;
    return result.times(Real.of(isOdd ? scale.negate() : scale), attempt);
  }

  private static Rational factorial(int n) {
    Rational product = Rational.ONE;
    for (int k = 2; k <= n; k++) {
      product = product.times(Rational.of(k));
    }
    return product;
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
    Series first = sum(a, b, s, attempt);
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
    Series slope = sum(da, db, s, attempt);
    Series second =
        s.times(first, attempt).minus(slope.times(m, attempt).times(Real.of(2), attempt), attempt);
    if (name.equals("ellipe")) {
      return second;
    }
    Series fourth = first.minus(second, attempt).over(m, attempt);
    return name.equals("ellipd") ? fourth : first.minus(fourth, attempt);
  }

  /** exp(-x²)/(x√π) Σ (-1)^n (2n-1)!!/(2x²)^n. */
  private static Series erfc(Series x, boolean isUp, Attempt attempt) {
    if (!isUp) {
      return whole(2).minus(erfc(x.negate(), true, attempt), attempt);
    }
    Rational[] a = new Rational[TERMS];
    a[0] = Rational.ONE;
    for (int n = 1; n < a.length; n++) {
      a[n] = a[n - 1].times(Rational.of(1 - 2 * n, 2));
    }
    Series square = x.times(x, attempt);
    Series root = Series.constant(Real.of(Elementary.pi(attempt.bits()).sqrt(attempt.bits())));
    return Transcendental.exp(square.negate(), attempt)
        .over(x.times(root, attempt), attempt)
        .times(asymptotic(a, Series.ONE.over(square, attempt), attempt), attempt);
  }

  /** The Airy functions far out on the right. */
  private static Series airy(String name, Series x, Attempt attempt) {
    boolean isFirst = name.startsWith("airyai");
    boolean isSlope = name.endsWith("prime");
    Rational[] a = new Rational[TERMS + 6];
    Rational u = Rational.ONE;
    for (int k = 0; k < a.length; k++) {
      if (k > 0) {
        u =
            u.times(Rational.of((6L * k - 5) * (6L * k - 3) * (6L * k - 1)))
                .over(Rational.of(216L * k * (2L * k - 1)));
      }
      Rational term = isSlope && k > 0 ? u.times(Rational.of(6L * k + 1, 1 - 6L * k)) : u;
      a[k] = isFirst && (k & 1) == 1 ? term.negate() : term;
    }
    int bits = attempt.bits();
    Series root = Transcendental.power(x, Real.of(Rational.HALF), attempt);
    Series zeta = root.times(x, attempt).times(Real.of(Rational.of(2, 3)), attempt);
    Series sum = asymptotic(a, Series.ONE.over(zeta, attempt), attempt);
    Series quarter = Transcendental.power(root, Real.of(Rational.HALF), attempt);
    Ball scale = Elementary.pi(bits).sqrt(bits).shift(isFirst ? 1 : 0);
    Series wave = Transcendental.exp(isFirst ? zeta.negate() : zeta, attempt);
    Series size = isSlope ? wave.times(quarter, attempt) : wave.over(quarter, attempt);
    Series result = size.times(sum, attempt).over(Series.constant(Real.of(scale)), attempt);
    return isFirst && isSlope ? result.negate() : result;
  }
}
