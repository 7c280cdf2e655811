package autograd.series;

import java.util.List;

/**
 * Bessel functions where no rule leads: those of the second kind at 0, where a logarithm stands
 * beside the powers; and far out, where they oscillate, or grow or die out beyond all doubles. By
 * the formulas of the Digital Library of Mathematical Functions, 10.8.1, 10.31.1, 10.40.1, 10.40.2.
 */
final class BesselEnds {
  /** From there on, as a power of 2, the asymptotic series have all digits. */
  private static final int FAR = 10;

  private BesselEnds() {}

  /** As {@link SpecialEnds#expand} has it. */
  static Series expand(String key, List<Series> u, List<Real> point, Attempt attempt) {
    Real order = point.get(0);
    Real c = point.get(u.size() - 1);
    if (u.size() != 2 || !isSmall(order)) {
      return null;
    }
    boolean isFar = SpecialEnds.isBeyond(c, FAR);
    return switch (key) {
      case "bessely/2", "besselk/2" ->
          TaylorRule.isNearZero(c)
              ? atZero(key.equals("bessely/2"), order, u.get(1), c, attempt)
              : isFar && key.equals("besselk/2") ? far(false, order, u.get(1), attempt) : null;
      case "besseli/2" ->
          isFar || SpecialEnds.isBeyond(c.negate(), FAR) ? farUp(order, u.get(1), attempt) : null;
      default -> null;
    };
  }

  /** As {@link SpecialEnds#expandFar} has it. */
  static Series expandFar(String key, List<Series> u, Attempt attempt) {
    Real order = u.get(0).number();
    if (order == null || !isSmall(order)) {
      return null;
    }
    Series x = u.get(1);
    boolean isDown = SpecialEnds.isNegative(x, attempt);
    return switch (key) {
      case "besselj/2" -> wave(x, attempt);
      case "bessely/2" -> isDown ? Series.constant(Double.NaN) : wave(x, attempt);
      case "besselk/2" -> isDown ? Series.constant(Double.NaN) : far(false, order, x, attempt);
      case "besseli/2" -> farUp(order, x, attempt);
      default -> null;
    };
  }

  /** Whether an order is a whole number, and so small that the series here hold. */
  private static boolean isSmall(Real order) {
    Rational whole = order.rational();
    return whole != null
        && whole.isInt()
        && Math.abs(whole.floor().intValue()) <= SpecialEnds.TERMS / 2;
  }

  private static int wholeSize(Real order) {
    return Math.abs(order.rational().floor().intValue());
  }

  /** What oscillates, and dies out as 1/√x does. */
  private static Series wave(Series x, Attempt attempt) {
    Series size =
        Transcendental.power(Kinks.size(x, attempt), Real.of(Rational.of(-1, 2)), attempt);
    return SpecialEnds.wavering(size, attempt);
  }

  private static Series farUp(Real order, Series x, Attempt attempt) {
    Series size = far(true, order, Kinks.size(x, attempt), attempt);
    boolean isOdd = (wholeSize(order) & 1) == 1;
    return isOdd && SpecialEnds.isNegative(x, attempt) ? size.negate() : size;
  }

  /** exp(±x)/√x Σ (±1)^k Π ((2j - 1)² - 4n²)/(8j x), over √(2π), or times √(π/2) if it dies out. */
  private static Series far(boolean grows, Real order, Series x, Attempt attempt) {
    int n = wholeSize(order);
    Rational[] a = new Rational[SpecialEnds.TERMS + 1];
    a[0] = Rational.ONE;
    for (int k = 1; k < a.length; k++) {
      long part = (2L * k - 1) * (2L * k - 1) - 4L * n * n;
      a[k] = a[k - 1].times(Rational.of(grows ? part : -part, 8L * k));
    }
    int bits = attempt.bits();
    Ball pi = Elementary.pi(bits);
    Ball scale = grows ? Ball.ONE.over(pi.shift(1).sqrt(bits), bits) : pi.shift(-1).sqrt(bits);
    Series inverse = Series.ONE.over(x, attempt);
    return Transcendental.exp(grows ? x : x.negate(), attempt)
        .times(Transcendental.power(inverse, Real.of(Rational.HALF), attempt), attempt)
        .times(SpecialEnds.asymptotic(a, inverse, attempt), attempt)
        .times(Real.of(scale), attempt);
  }

  /** Bessel functions of the second kind at 0. */
  private static Series atZero(boolean isY, Real order, Series x, Real c, Attempt attempt) {
    Rational whole = order.rational();
    if (SpecialEnds.isNegative(x, attempt)) {
      return Series.constant(Double.NaN);
    }
    int n = wholeSize(order);
    // With q = x²/4: (x/2)^-n (Σ a q^k + log(x/2) Σ b q^k), k up to n - 1 below the logarithm.
    Real[] a = SpecialEnds.zeros();
    Real[] b = SpecialEnds.zeros();
    Real gamma = SpecialEnds.euler(attempt);
    int bits = attempt.bits();
    for (int k = 0; k < n; k++) {
      Rational term =
          SpecialEnds.factorial(n - k - 1).over(SpecialEnds.factorial(k)).times(Rational.HALF);
      a[k] = Real.of(!isY && (k & 1) == 1 ? term.negate() : term);
    }
    Rational harmonic = Rational.ZERO;
    Rational beyond = Rational.ZERO;
    for (int j = 1; j <= n; j++) {
      beyond = beyond.plus(Rational.of(1, j));
    }
    for (int k = 0; k + n < a.length; k++) {
      Rational size =
          Rational.ONE.over(SpecialEnds.factorial(k).times(SpecialEnds.factorial(n + k)));
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
    Real q = c.times(c, bits).times(Real.of(Rational.of(1, 4)), bits);
    Series square = half.times(half, attempt);
    Series logarithm = Transcendental.log(half, attempt);
    Series result =
        TaylorRule.powers(a, square, q, attempt)
            .plus(logarithm.times(TaylorRule.powers(b, square, q, attempt), attempt), attempt)
            .times(Transcendental.power(half, Real.of(-n), attempt), attempt);
    if (!isY) {
      return result;
    }
    Ball scale = Ball.of(2).over(Elementary.pi(bits), bits).negate();
    boolean isOdd = whole.signum() < 0 && (n & 1) == 1;
    return result.times(Real.of(isOdd ? scale.negate() : scale), attempt);
  }
}
