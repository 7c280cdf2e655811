package autograd.series;

import autograd.series.Series.Term;

/** Derivative and integral of a series, term by term. */
final class Calculus {
  private Calculus() {}

  /**
   * The derivative in t. Of the error too: it is a sum of further terms of the same kind, each of
   * which loses one power of t.
   */
  static Series derivative(Series u, Attempt attempt) {
    Series sum = Series.ZERO;
    for (Term term : u.terms()) {
      Monomial m = term.monomial();
      if (m.exponential() != null) {
        throw Undecided.noRoad("the slope of an exponential that diverges");
      }
      Rational lower = m.power().minus(Rational.ONE);
      Real byPower = term.coefficient().times(Real.of(m.power()), attempt.bits());
      Real byLog = term.coefficient().times(Real.of(m.logarithms().negate()), attempt.bits());
      sum =
          sum.plus(Series.of(byPower, new Monomial(null, lower, m.logarithms())), attempt)
              .plus(
                  Series.of(byLog, new Monomial(null, lower, m.logarithms().minus(Rational.ONE))),
                  attempt);
    }
    return u.error() == null
        ? sum
        : sum.plus(
            Series.error(u.error().times(Monomial.power(Rational.of(-1)), attempt)), attempt);
  }

  /** The integral from 0, of powers of t above -1 with whole powers of the logarithm. */
  static Series integral(Series u, Attempt attempt) {
    Series sum = Series.ZERO;
    for (Term term : u.terms()) {
      Monomial m = term.monomial();
      boolean isSimple =
          m.exponential() == null
              && m.logarithms().isInt()
              && m.logarithms().signum() >= 0
              && m.power().compareTo(Rational.of(-1)) > 0;
      if (!isSimple) {
        throw Undecided.noRoad("an integral of more than powers");
      }
      // ∫ t^a L^m = t^(a+1)/(a+1) L^m + m/(a+1) ∫ t^a L^(m-1), with L = log(1/t).
      Rational next = m.power().plus(Rational.ONE);
      Real factor = term.coefficient();
      for (int logs = m.logarithms().floor().intValue(); logs >= 0; logs--) {
        factor = factor.over(Real.of(next), attempt.bits());
        sum = sum.plus(Series.of(factor, new Monomial(null, next, Rational.of(logs))), attempt);
        factor = factor.times(Real.of(logs), attempt.bits());
      }
    }
    return u.error() == null
        ? sum
        : sum.plus(Series.error(u.error().times(Monomial.T, attempt)), attempt);
  }
}
