package autograd.series;

/**
 * A scale of growth: exp(S) · t^e · log(1/t)^m as t goes to 0 from above, where S is a finite sum
 * of terms that diverge, or null. Of two monomials the one with the larger S is the larger, then
 * that with the smaller e, then that with the larger m.
 */
final class Monomial {
  static final Monomial ONE = new Monomial(null, Rational.ZERO, Rational.ZERO);
  static final Monomial T = power(Rational.ONE);

  private final Series exponential;
  private final Rational power;
  private final Rational logarithms;

  Monomial(Series exponential, Rational power, Rational logarithms) {
    this.exponential = exponential == null || exponential.terms().isEmpty() ? null : exponential;
    this.power = power;
    this.logarithms = logarithms;
  }

  static Monomial power(Rational power) {
    return new Monomial(null, power, Rational.ZERO);
  }

  /** S, or null for 0. */
  Series exponential() {
    return exponential;
  }

  Rational power() {
    return power;
  }

  Rational logarithms() {
    return logarithms;
  }

  /** Whether it is 1. */
  boolean isOne() {
    return exponential == null && power.signum() == 0 && logarithms.signum() == 0;
  }

  /** Whether it is a power of t alone. */
  boolean isPower() {
    return exponential == null && logarithms.signum() == 0;
  }

  Monomial times(Monomial other, Attempt attempt) {
    Series sum =
        exponential == null
            ? other.exponential
            : other.exponential == null
                ? exponential
                : exponential.plus(other.exponential, attempt).decided(attempt);
    return new Monomial(sum, power.plus(other.power), logarithms.plus(other.logarithms));
  }

  /** To a power; one that is not whole is right of a positive number alone. */
  Monomial to(Rational exponent, Attempt attempt) {
    return new Monomial(
        exponential == null ? null : exponential.times(Real.of(exponent), attempt),
        power.times(exponent),
        logarithms.times(exponent));
  }

  /** Whether this is larger (1), smaller (-1) or the same (0), as t goes to 0. */
  int compare(Monomial other, Attempt attempt) {
    int byExponential = compareExponentials(other, attempt);
    if (byExponential != 0) {
      return byExponential;
    }
    int byPower = other.power.compareTo(power);
    return byPower != 0 ? byPower : logarithms.compareTo(other.logarithms);
  }

  private int compareExponentials(Monomial other, Attempt attempt) {
    if (exponential == other.exponential) {
      return 0;
    }
    if (exponential == null) {
      return -attempt.sign(other.exponential.terms().get(0).coefficient());
    }
    if (other.exponential == null) {
      return attempt.sign(exponential.terms().get(0).coefficient());
    }
    Series difference = exponential.minus(other.exponential, attempt).decided(attempt);
    return difference.terms().isEmpty() ? 0 : attempt.sign(difference.terms().get(0).coefficient());
  }

  /** Whether it is larger than 1 (1), 1 (0), or goes to 0 (-1). */
  int size(Attempt attempt) {
    return compare(ONE, attempt);
  }

  @Override
  public String toString() {
    return (exponential == null ? "" : "exp(" + exponential + ")")
        + "t^"
        + power
        + (logarithms.signum() == 0 ? "" : "L^" + logarithms);
  }
}
