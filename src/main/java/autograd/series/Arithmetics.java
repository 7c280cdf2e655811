package autograd.series;

import autograd.series.Expansions.Hand;
import java.util.List;
import java.util.Map;

/** Sums, products, powers and the elementary functions. */
final class Arithmetics {
  private Arithmetics() {}

  static void addTo(Map<String, Hand> hands) {
    hands.put("+/2", (u, a) -> u.get(0).plus(u.get(1), a));
    hands.put("-/2", (u, a) -> u.get(0).minus(u.get(1), a));
    hands.put("-/1", (u, a) -> u.get(0).negate());
    hands.put("*/2", (u, a) -> u.get(0).times(u.get(1), a));
    hands.put("//2", (u, a) -> quotient(u.get(0), u.get(1), a));
    hands.put("inv/1", (u, a) -> quotient(Series.ONE, u.get(0), a));
    hands.put("^/2", (u, a) -> power(u.get(0), u.get(1), a));
    hands.put("sqrt/1", (u, a) -> Transcendental.power(u.get(0), Real.of(Rational.HALF), a));
    hands.put("cbrt/1", (u, a) -> cubeRoot(u.get(0), a));
    hands.put("sum/n", (u, a) -> sum(u, a));
    hands.put("mean/n", (u, a) -> sum(u, a).times(Real.of(Rational.of(1, u.size())), a));
    hands.put("prod/n", Arithmetics::product);
    hands.put("hypot/n", Arithmetics::length);
    hands.put("logsumexp/n", Arithmetics::logOfSum);
    hands.put("exp/1", (u, a) -> Transcendental.exp(u.get(0), a));
    hands.put("expm1/1", (u, a) -> Transcendental.expm1(u.get(0), a));
    hands.put("log/1", (u, a) -> Transcendental.log(u.get(0), a));
    hands.put("log1p/1", (u, a) -> Transcendental.log1p(u.get(0), a));
    hands.put("sin/1", (u, a) -> Transcendental.circular(0, u.get(0), false, a));
    hands.put("cos/1", (u, a) -> Transcendental.circular(1, u.get(0), false, a));
    hands.put("sinpi/1", (u, a) -> Transcendental.circular(0, u.get(0), true, a));
    hands.put("cospi/1", (u, a) -> Transcendental.circular(1, u.get(0), true, a));
    hands.put("atan/1", (u, a) -> Transcendental.atan(u.get(0), a));
    hands.put("atan2/2", (u, a) -> angle(u.get(0), u.get(1), a));
  }

  /** A quotient; by 0 it is infinite, as IEEE arithmetic has it, or NaN of 0. */
  private static Series quotient(Series x, Series y, Attempt attempt) {
    if (y.isFinite() && !x.isNaN() && y.decided(attempt).isZero()) {
      int sign = x.sign(attempt);
      return Series.constant(sign == 0 ? Double.NaN : sign * Double.POSITIVE_INFINITY);
    }
    return x.over(y, attempt);
  }

  private static Series power(Series x, Series y, Attempt attempt) {
    Real exponent = y.isFinite() ? y.number() : null;
    if (exponent != null) {
      return exponent.isZero()
          ? Series.ONE
          : x.isNaN() ? x : Transcendental.power(x, exponent, attempt);
    }
    if (x.isNaN() || y.isNaN()) {
      return Series.constant(Double.NaN);
    }
    if (!x.isFinite() || !y.isFinite()) {
      return outerPower(x, y, attempt);
    }
    if (x.decided(attempt).isZero()) {
      int sign = y.sign(attempt);
      return sign == 0
          ? Series.ONE
          : sign > 0 ? Series.ZERO : Series.constant(Double.POSITIVE_INFINITY);
    }
    return Transcendental.exp(y.times(Transcendental.log(x, attempt), attempt), attempt);
  }

  private static Series outerPower(Series x, Series y, Attempt attempt) {
    if (y.isFinite()) {
      int sign = y.sign(attempt);
      if (x.outer() > 0) {
        return sign == 0 ? Series.ONE : sign > 0 ? x : Series.ZERO;
      }
      return Series.constant(Double.NaN);
    }
    if (!x.isFinite()) {
      return Series.constant(StrictMath.pow(x.outer(), y.outer()));
    }
    int sign = x.sign(attempt);
    Series size = (sign < 0 ? x.negate() : x).minus(Series.ONE, attempt);
    int against = size.sign(attempt);
    if (against == 0) {
      return Series.constant(Double.NaN);
    }
    return against > 0 == y.outer() > 0 ? Series.constant(Double.POSITIVE_INFINITY) : Series.ZERO;
  }

  private static Series cubeRoot(Series x, Attempt attempt) {
    int sign = x.sign(attempt);
    Real third = Real.of(Rational.of(1, 3));
    return sign < 0
        ? Transcendental.power(x.negate(), third, attempt).negate()
        : sign == 0 ? x : Transcendental.power(x, third, attempt);
  }

  private static Series sum(List<Series> u, Attempt attempt) {
    Series sum = Series.ZERO;
    for (Series each : u) {
      sum = sum.plus(each, attempt);
    }
    return sum;
  }

  private static Series product(List<Series> u, Attempt attempt) {
    Series product = Series.ONE;
    for (Series each : u) {
      product = product.times(each, attempt);
    }
    return product;
  }

  private static Series length(List<Series> u, Attempt attempt) {
    if (u.stream().filter(each -> !each.isZero()).count() == 1) {
      return Kinks.size(sum(u, attempt), attempt);
    }
    Series sum = Series.ZERO;
    for (Series each : u) {
      sum = sum.plus(each.times(each, attempt), attempt);
    }
    return Transcendental.power(sum, Real.of(Rational.HALF), attempt);
  }

  private static Series logOfSum(List<Series> u, Attempt attempt) {
    Series most = Kinks.largest(u, attempt);
    if (!most.isFinite()) {
      return most;
    }
    Series sum = Series.ZERO;
    for (Series each : u) {
      sum = sum.plus(Transcendental.exp(each.minus(most, attempt), attempt), attempt);
    }
    return most.plus(Transcendental.log(sum, attempt), attempt);
  }

  private static Series angle(Series y, Series x, Attempt attempt) {
    int side = x.sign(attempt);
    int height = y.sign(attempt);
    Real pi = Real.timesPi(Rational.ONE, attempt.bits());
    if (side == 0) {
      Series right = Series.constant(pi.times(Real.of(Rational.HALF), attempt.bits()));
      return height == 0 ? Series.constant(Double.NaN) : height > 0 ? right : right.negate();
    }
    Series slope = Transcendental.atan(x.isInfinity() ? Series.ZERO : y.over(x, attempt), attempt);
    if (side > 0) {
      return slope;
    }
    Series half = Series.constant(pi);
    return height >= 0 ? slope.plus(half, attempt) : slope.minus(half, attempt);
  }
}
