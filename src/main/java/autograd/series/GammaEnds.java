package autograd.series;

import autograd.operations.Operation;
import java.util.List;

/**
 * The gamma function and its family where no rule leads: at their poles, by the recurrence from
 * beyond them, and far out, where Stirling's series has the logarithm of what no double holds.
 */
final class GammaEnds {
  /** Poles further out are left alone. */
  private static final int MOST_SHIFT = 1000;

  /** What is nearer to a pole than 2 to this power goes by the pole's series. */
  private static final int NEAR = -60;

  /** From there on, as a power of 2, Stirling's series has all digits. */
  private static final int FAR = 7;

  private static final Rational[] BERNOULLI = bernoulliNumbers();

  private GammaEnds() {}

  /** As {@link SpecialEnds#expand} has it. */
  static Series expand(
      String key, List<Series> u, List<Real> point, boolean isKnown, Attempt attempt) {
    int last = u.size() - 1;
    Series x = u.get(last);
    Real c = point.get(last);
    boolean isAtPole = isPole(c, attempt);
    boolean isFar = SpecialEnds.isBeyond(c, FAR);
    return switch (key) {
      case "gamma/1" -> isAtPole ? gamma(x, c, attempt) : isKnown ? null : bigGamma(x, c, attempt);
      case "lgamma/1" -> isAtPole ? lgamma(x, c, attempt) : isFar ? stirling(x, attempt) : null;
      case "polygamma/2" ->
          isAtPole
              ? polygamma(point.get(0), x, c, attempt)
              : isFar ? farPolygamma(u, attempt) : null;
      case "polygammadiff/3" -> isKnown ? null : polygammadiff(u, attempt);
      case "beta/2" -> isKnown ? null : beta(u, attempt);
      case "lbeta/2" -> isKnown ? null : lbeta(u, attempt);
      default -> null;
    };
  }

  private static boolean isPole(Real c, Attempt attempt) {
    Ball ball = c.ball(attempt.bits());
    if (ball.top() > 10) {
      return false;
    }
    int pole = ball.nearest().intValue();
    Real rest = c.minus(Real.of(pole), attempt.bits());
    return pole <= 0 && pole >= -MOST_SHIFT && (rest.isZero() || rest.ball(64).top() < NEAR);
  }

  /** How many steps it takes from a pole to 1. */
  private static int steps(Real c) {
    return 1 - c.ball(64).nearest().intValue();
  }

  /** By the recurrence, from beyond the pole. */
  private static Series gamma(Series x, Real c, Attempt attempt) {
    Series beyond =
        SpecialEnds.apply("gamma", x.plus(SpecialEnds.whole(steps(c)), attempt), attempt);
    return beyond.over(product(x, steps(c), attempt), attempt);
  }

  private static Series lgamma(Series x, Real c, Attempt attempt) {
    Series size = Kinks.size(product(x, steps(c), attempt), attempt);
    return SpecialEnds.apply("lgamma", x.plus(SpecialEnds.whole(steps(c)), attempt), attempt)
        .minus(Transcendental.log(size, attempt), attempt);
  }

  /** x (x + 1) … of so many factors. */
  private static Series product(Series x, int count, Attempt attempt) {
    Series product = Series.ONE;
    for (int k = 0; k < count; k++) {
      product = product.times(x.plus(SpecialEnds.whole(k), attempt), attempt);
    }
    return product;
  }

  private static Series polygamma(Real order, Series x, Real c, Attempt attempt) {
    int m = order.rational().floor().intValue();
    Series sum = Series.ZERO;
    for (int k = 0; k < steps(c); k++) {
      Series power =
          Transcendental.power(x.plus(SpecialEnds.whole(k), attempt), Real.of(-m - 1), attempt);
      sum = sum.plus(power, attempt);
    }
    Real factor = Real.of((m & 1) == 0 ? 1 : -1);
    for (int k = 2; k <= m; k++) {
      factor = factor.times(Real.of(k), attempt.bits());
    }
    Series beyond = polygamma(order, x.plus(SpecialEnds.whole(steps(c)), attempt), attempt);
    return beyond.minus(sum.times(factor, attempt), attempt);
  }

  private static Series polygamma(Real order, Series x, Attempt attempt) {
    Operation operation = Expansions.function("polygamma", 2);
    List<Series> u = List.of(Series.constant(order), x);
    return Expansions.expand(operation, u, new Germs(attempt));
  }

  /** The difference itself, where doubles have none; it has no value left of 0. */
  private static Series polygammadiff(List<Series> u, Attempt attempt) {
    Series sum = u.get(1).plus(u.get(2), attempt);
    Rational order = u.get(0).rational();
    if (order == null || !order.isInt() || order.signum() < 0) {
      return null;
    }
    if (SpecialEnds.isNegative(u.get(1), attempt) || SpecialEnds.isNegative(sum, attempt)) {
      return Series.constant(Double.NaN);
    }
    return polygamma(Real.of(order), sum, attempt)
        .minus(polygamma(Real.of(order), u.get(1), attempt), attempt);
  }

  /** Where the gamma function is too large for a double, its logarithm is not. */
  private static Series bigGamma(Series x, Real c, Attempt attempt) {
    return c.ball(64).sign() > 0
        ? Transcendental.exp(SpecialEnds.apply("lgamma", x, attempt), attempt)
        : null;
  }

  static Series beta(List<Series> u, Attempt attempt) {
    Series logarithm = lbeta(u, attempt);
    return logarithm.isNaN() ? logarithm : Transcendental.exp(logarithm, attempt);
  }

  static Series lbeta(List<Series> u, Attempt attempt) {
    if (SpecialEnds.isNegative(u.get(0), attempt) || SpecialEnds.isNegative(u.get(1), attempt)) {
      return Series.constant(Double.NaN);
    }
    Series sum = u.get(0).plus(u.get(1), attempt);
    return SpecialEnds.apply("lgamma", u.get(0), attempt)
        .plus(SpecialEnds.apply("lgamma", u.get(1), attempt), attempt)
        .minus(SpecialEnds.apply("lgamma", sum, attempt), attempt);
  }

  /** (x - 1/2) log x - x + log(2π)/2 + Σ B(2k)/(2k (2k - 1) x^(2k - 1)), for an x of some size. */
  static Series stirling(Series x, Attempt attempt) {
    Series half = Series.constant(Real.of(Rational.HALF));
    Ball turn = Elementary.pi(attempt.bits()).shift(1);
    Ball root = Elementary.log(turn, attempt.bits()).shift(-1);
    Rational[] a = new Rational[BERNOULLI.length];
    for (int k = 1; k <= a.length; k++) {
      a[k - 1] = BERNOULLI[k - 1].over(Rational.of(2L * k * (2L * k - 1)));
    }
    Series inverse = Series.ONE.over(x, attempt);
    Series sum = SpecialEnds.enveloped(a, inverse.times(inverse, attempt), attempt);
    return x.minus(half, attempt)
        .times(Transcendental.log(x, attempt), attempt)
        .minus(x, attempt)
        .plus(Series.constant(Real.of(root)), attempt)
        .plus(sum.times(inverse, attempt), attempt);
  }

  /**
   * The slope of order m of digamma: log x - 1/(2x) - Σ B(2k)/(2k x^2k) for m = 0, and its slopes
   * term by term.
   */
  static Series farPolygamma(List<Series> u, Attempt attempt) {
    Rational order = u.get(0).rational();
    if (order == null || !order.isInt() || order.signum() < 0 || order.floor().intValue() > 20) {
      return null;
    }
    int m = order.floor().intValue();
    Series x = u.get(1);
    Rational[] a = new Rational[BERNOULLI.length];
    for (int k = 1; k <= a.length; k++) {
      a[k - 1] = BERNOULLI[k - 1].over(Rational.of(2L * k)).times(slope(2 * k, m)).negate();
    }
    Series inverse = Series.ONE.over(x, attempt);
    Series square = inverse.times(inverse, attempt);
    Series sum = SpecialEnds.enveloped(a, square, attempt).times(square, attempt);
    Real half = Real.of(slope(1, m).times(Rational.HALF));
    sum = sum.minus(inverse.times(half, attempt), attempt);
    if (m == 0) {
      return sum.plus(Transcendental.log(x, attempt), attempt);
    }
    Series power = Transcendental.power(inverse, Real.of(m), attempt);
    Real first = Real.of(slope(1, m - 1));
    return sum.times(power, attempt).plus(power.times(first, attempt), attempt);
  }

  /** The factor that x^(-e) gets by being differentiated m times, to x^(-e-m). */
  private static Rational slope(int e, int m) {
    Rational factor = Rational.ONE;
    for (int k = 0; k < m; k++) {
      factor = factor.times(Rational.of(-e - k));
    }
    return factor;
  }

  /** B(2k) for k from 1. */
  private static Rational[] bernoulliNumbers() {
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
      numbers[k - 1] = bernoulli[2 * k];
    }
    return numbers;
  }
}
