package autograd.series;

import java.util.List;

/**
 * Special functions of one operand far out, by their asymptotic series: where they leave the range
 * of doubles, or their operand diverges. By the formulas of the Digital Library of Mathematical
 * Functions, 6.12, 7.12, 9.7 and 25.2.1.
 */
final class FarEnds {
  /** From there on, as a power of 2, the asymptotic series have all digits. */
  private static final int FAR = 7;

  /** Orders of the exponential integral that are small beside what is far. */
  private static final int MOST_ORDERS = 30;

  private FarEnds() {}

  /**
   * The series of a function of something large.
   *
   * @param c the number that it goes to; null if it diverges
   * @param isKnown whether doubles have a value there
   */
  static Series expand(String key, List<Series> u, Real c, boolean isKnown, Attempt attempt) {
    Series x = u.get(u.size() - 1);
    boolean isUp = c == null ? x.sign(attempt) > 0 : SpecialEnds.isBeyond(c, FAR);
    boolean isOpen = c == null || !isKnown;
    boolean isFar = isUp || c == null || SpecialEnds.isBeyond(c.negate(), FAR);
    if (isOpen && !isUp && key.equals("erfcx/2")) {
      return erfcx(order(u), x, attempt);
    }
    if (!isFar) {
      return null;
    }
    return switch (key) {
      case "erfc/1" -> isOpen ? erfc(x, isUp, attempt) : null;
      case "erf/1" -> isOpen ? Series.ONE.minus(erfc(x, isUp, attempt), attempt) : null;
      case "airyai/1", "airyaiprime/1", "airybi/1", "airybiprime/1" ->
          isUp ? airy(key.substring(0, key.length() - 2), x, attempt) : null;
      case "expinti/1" -> isUp && isOpen && isFarther(c) ? expinti(x, attempt) : null;
      case "expint/1" -> isUp && isOpen ? expint(1, x, attempt) : null;
      case "expint/2" -> isUp && isFarther(c) ? expint(order(u), x, attempt) : null;
      case "dawson/1" -> isOpen ? tail(0, false, x, attempt) : null;
      case "dawson/2" -> isOpen ? tail(order(u), false, x, attempt) : null;
      case "erfcx/2" -> tail(order(u), true, x, attempt);
      case "zeta/1" -> isUp ? zeta(false, x, attempt) : null;
      case "zetaprime/1" -> isUp ? zeta(true, x, attempt) : null;
      case "sinint/1" -> c == null ? sinint(isUp, x, attempt) : null;
      case "cosint/1" -> c != null ? null : isUp ? wave(x, attempt) : Series.constant(Double.NaN);
      default -> null;
    };
  }

  private static boolean isFarther(Real c) {
    return c == null || SpecialEnds.isBeyond(c, 10);
  }

  /** The order of a derivative; the rows allow small whole numbers alone. */
  private static int order(List<Series> u) {
    return u.get(0).rational().floor().intValue();
  }

  private static Series wave(Series x, Attempt attempt) {
    return SpecialEnds.wavering(Series.ONE.over(x, attempt), attempt);
  }

  /** ±π/2 and what oscillates about it. */
  private static Series sinint(boolean isUp, Series x, Attempt attempt) {
    Ball right = Elementary.pi(attempt.bits()).shift(-1);
    return Series.constant(Real.of(isUp ? right : right.negate())).plus(wave(x, attempt), attempt);
  }

  /** exp(-x)/x Σ (-1)^k n (n + 1) … (n + k - 1)/x^k, for an order that is small beside x. */
  private static Series expint(int n, Series x, Attempt attempt) {
    if (Math.abs(n) > MOST_ORDERS) {
      return null;
    }
    Rational[] a = new Rational[SpecialEnds.TERMS + 1];
    a[0] = Rational.ONE;
    for (int k = 1; k < a.length; k++) {
      a[k] = a[k - 1].times(Rational.of(1 - n - k));
    }
    Series inverse = Series.ONE.over(x, attempt);
    return Transcendental.exp(x.negate(), attempt)
        .times(inverse, attempt)
        .times(SpecialEnds.asymptotic(a, inverse, attempt), attempt);
  }

  /** 1 + 2^-x + 3^-x + …, or its slope. */
  private static Series zeta(boolean isSlope, Series x, Attempt attempt) {
    Series sum = isSlope ? Series.ZERO : Series.ONE;
    for (int n = 2; n <= 5; n++) {
      Ball logarithm = Elementary.log(Ball.of(n), attempt.bits());
      Series exponent = x.times(Real.of(logarithm.negate()), attempt);
      Series term = Transcendental.exp(exponent, attempt);
      // All terms that follow are less than twice the first of them.
      Real factor = isSlope ? Real.of(logarithm.negate()) : Real.ONE;
      Real rest = Real.of(Ball.around(3));
      sum = sum.plus(term.times(n == 5 ? rest : factor, attempt), attempt);
    }
    return sum;
  }

  /**
   * A slope of order n of Dawson's integral, Σ (2k - 1)!!/(2^(k+1) x^(2k+1)); or, where the signs
   * alternate and 2/√π stands before it, of exp(x²) erfc(x).
   */
  private static Series tail(int n, boolean alternates, Series x, Attempt attempt) {
    Rational[] a = new Rational[SpecialEnds.TERMS];
    Rational term = Rational.HALF;
    for (int k = 0; k < a.length; k++) {
      a[k] = term;
      for (int j = 1; j <= n; j++) {
        a[k] = a[k].times(Rational.of(-2L * k - j));
      }
      term = term.times(Rational.of(alternates ? -2L * k - 1 : 2L * k + 1, 2));
    }
    Series inverse = Series.ONE.over(x, attempt);
    Series sum = SpecialEnds.asymptotic(a, inverse.times(inverse, attempt), attempt);
    Series tail = sum.times(Transcendental.power(inverse, Real.of(n + 1), attempt), attempt);
    return alternates ? tail.times(Real.of(twoOverRootPi(attempt)), attempt) : tail;
  }

  private static Ball twoOverRootPi(Attempt attempt) {
    int bits = attempt.bits();
    return Ball.of(2).over(Elementary.pi(bits).sqrt(bits), bits);
  }

  /** w = exp(x²) erfc(x) and its slopes, by 2x w - 2/√π, and from that 2x w(n) + 2n w(n - 1). */
  private static Series erfcx(int n, Series x, Attempt attempt) {
    Series w =
        Transcendental.exp(x.times(x, attempt), attempt)
            .times(SpecialEnds.apply("erfc", x, attempt), attempt);
    Series twice = x.times(Real.of(2), attempt);
    Series before = w;
    for (int k = 0; k < n; k++) {
      Series add =
          k == 0
              ? Series.constant(Real.of(twoOverRootPi(attempt).negate()))
              : before.times(Real.of(2L * k), attempt);
      before = w;
      w = twice.times(w, attempt).plus(add, attempt);
    }
    return w;
  }

  /** exp(x)/x Σ k!/x^k, where that is beyond the range of doubles. */
  private static Series expinti(Series x, Attempt attempt) {
    Rational[] a = new Rational[SpecialEnds.TERMS + 1];
    a[0] = Rational.ONE;
    for (int k = 1; k < a.length; k++) {
      a[k] = a[k - 1].times(Rational.of(k));
    }
    Series inverse = Series.ONE.over(x, attempt);
    return Transcendental.exp(x, attempt)
        .times(inverse, attempt)
        .times(SpecialEnds.asymptotic(a, inverse, attempt), attempt);
  }

  /** exp(-x²)/(x√π) Σ (-1)^n (2n-1)!!/(2x²)^n. */
  private static Series erfc(Series x, boolean isUp, Attempt attempt) {
    if (!isUp) {
      return SpecialEnds.whole(2).minus(erfc(x.negate(), true, attempt), attempt);
    }
    Rational[] a = new Rational[SpecialEnds.TERMS];
    a[0] = Rational.ONE;
    for (int n = 1; n < a.length; n++) {
      a[n] = a[n - 1].times(Rational.of(1 - 2 * n, 2));
    }
    Series square = x.times(x, attempt);
    Series root = Series.constant(Real.of(Elementary.pi(attempt.bits()).sqrt(attempt.bits())));
    return Transcendental.exp(square.negate(), attempt)
        .over(x.times(root, attempt), attempt)
        .times(SpecialEnds.asymptotic(a, Series.ONE.over(square, attempt), attempt), attempt);
  }

  /** The Airy functions far out on the right. */
  private static Series airy(String name, Series x, Attempt attempt) {
    boolean isFirst = name.startsWith("airyai");
    boolean isSlope = name.endsWith("prime");
    Rational[] a = new Rational[SpecialEnds.TERMS + 6];
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
    Series sum = SpecialEnds.asymptotic(a, Series.ONE.over(zeta, attempt), attempt);
    Series quarter = Transcendental.power(root, Real.of(Rational.HALF), attempt);
    Ball scale = Elementary.pi(bits).sqrt(bits).shift(isFirst ? 1 : 0);
    Series wave = Transcendental.exp(isFirst ? zeta.negate() : zeta, attempt);
    Series size = isSlope ? wave.times(quarter, attempt) : wave.over(quarter, attempt);
    Series result = size.times(sum, attempt).over(Series.constant(Real.of(scale)), attempt);
    return isFirst && isSlope ? result.negate() : result;
  }
}
