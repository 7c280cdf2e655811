package autograd.series;

import java.util.ArrayList;
import java.util.List;

/**
 * A generalised power series in t as t goes to 0 from above: terms from the largest monomial to the
 * smallest, and behind them an error of which only a monomial is known, or none if the series is
 * exact. Laurent and Puiseux series are those whose monomials are powers of t. Immutable.
 *
 * <p>Besides there are the constants that are no numbers: the infinities and NaN.
 */
final class Series {
  static final Series ZERO = new Series(List.of(), null, 0);
  static final Series ONE = constant(Real.ONE);
  static final Series T = new Series(List.of(new Term(Real.ONE, Monomial.T)), null, 0);

  /**
   * One term.
   *
   * @param coefficient not 0, or not known to be
   * @param monomial what it is a multiple of
   */
  record Term(Real coefficient, Monomial monomial) {
    Term times(Term other, Attempt attempt) {
      return new Term(
          coefficient.times(other.coefficient, attempt.bits()),
          monomial.times(other.monomial, attempt));
    }
  }

  private final List<Term> terms;
  private final Monomial error;
  private final double outer;

  private Series(List<Term> terms, Monomial error, double outer) {
    this.terms = terms;
    this.error = error;
    this.outer = outer;
  }

  static Series constant(Real number) {
    return number.isZero() ? ZERO : of(number, Monomial.ONE);
  }

  static Series of(Real number, Monomial monomial) {
    return number.isZero() ? ZERO : new Series(List.of(new Term(number, monomial)), null, 0);
  }

  /** The constant that a double is, to its last bit; possibly infinite or NaN. */
  static Series constant(double number) {
    return Double.isFinite(number)
        ? constant(Real.of(Rational.of(number)))
        : new Series(List.of(), null, number);
  }

  /** Terms from the largest to the smallest, and nothing behind them. */
  static Series exact(List<Term> terms) {
    return terms.isEmpty() ? ZERO : new Series(List.copyOf(terms), null, 0);
  }

  /** What is not larger than a multiple of a monomial, and nothing else is known of it. */
  static Series error(Monomial monomial) {
    return new Series(List.of(), monomial, 0);
  }

  List<Term> terms() {
    return terms;
  }

  /** What follows the terms is at most a multiple of this; null if nothing follows. */
  Monomial error() {
    return error;
  }

  boolean isExact() {
    return error == null && outer == 0;
  }

  boolean isNaN() {
    return Double.isNaN(outer);
  }

  /** Whether it is one of the constants that are infinite. */
  boolean isInfinity() {
    return Double.isInfinite(outer);
  }

  /** The infinity or NaN that this is; 0 if it is a series. */
  double outer() {
    return outer;
  }

  boolean isFinite() {
    return outer == 0;
  }

  /** Whether it is known to be 0. */
  boolean isZero() {
    return outer == 0 && terms.isEmpty() && error == null;
  }

  /** The number that it is, if it is a constant without an error; else null. */
  Real number() {
    if (!isExact() || terms.size() > 1) {
      return null;
    }
    if (terms.isEmpty()) {
      return Real.ZERO;
    }
    return terms.get(0).monomial().isOne() ? terms.get(0).coefficient() : null;
  }

  /** The exact number that it is; null if it is none. */
  Rational rational() {
    Real number = number();
    return number == null ? null : number.rational();
  }

  /**
   * Without leading terms that are 0.
   *
   * @throws Undecided if that cannot be told
   */
  Series decided(Attempt attempt) {
    int zeros = 0;
    while (zeros < terms.size() && attempt.sign(terms.get(zeros).coefficient()) == 0) {
      zeros++;
    }
    return zeros == 0 ? this : new Series(terms.subList(zeros, terms.size()), error, outer);
  }

  /** Without leading terms that are 0, as far as they would diverge if they were not. */
  Series settled(Attempt attempt) {
    return terms.isEmpty() || terms.get(0).monomial().size(attempt) <= 0 ? this : decided(attempt);
  }

  /**
   * The leading term; null if the series is 0.
   *
   * @throws Undecided if the terms do not tell it
   */
  Term lead(Attempt attempt) {
    Series decided = decided(attempt);
    if (!decided.terms.isEmpty()) {
      return decided.terms.get(0);
    }
    if (error != null) {
      throw Undecided.terms();
    }
    return null;
  }

  /** The sign near the point. Of NaN it is 0. */
  int sign(Attempt attempt) {
    if (outer != 0) {
      return isNaN() ? 0 : (int) Math.signum(outer);
    }
    Term lead = lead(attempt);
    return lead == null ? 0 : attempt.sign(lead.coefficient());
  }

  Series negate() {
    if (outer != 0) {
      return constant(-outer);
    }
    return new Series(
        terms.stream().map(e -> new Term(e.coefficient().negate(), e.monomial())).toList(),
        error,
        0);
  }

  Series plus(Series other, Attempt attempt) {
    if (outer != 0 || other.outer != 0) {
      return constant(outer + other.outer);
    }
    attempt.works(terms.size() + other.terms.size());
    List<Term> sum = new ArrayList<>(terms.size() + other.terms.size());
    int i = 0;
    int j = 0;
    while (i < terms.size() && j < other.terms.size()) {
      Term a = terms.get(i);
      Term b = other.terms.get(j);
      int order = a.monomial().compare(b.monomial(), attempt);
      if (order == 0) {
        add(sum, new Term(a.coefficient().plus(b.coefficient(), attempt.bits()), a.monomial()));
      } else {
        sum.add(order > 0 ? a : b);
      }
      i += order >= 0 ? 1 : 0;
      j += order <= 0 ? 1 : 0;
    }
    sum.addAll(terms.subList(i, terms.size()));
    sum.addAll(other.terms.subList(j, other.terms.size()));
    return cut(sum, larger(error, other.error, attempt), attempt);
  }

  private static void add(List<Term> sum, Term term) {
    if (!term.coefficient().isZero()) {
      sum.add(term);
    }
  }

  /** The larger of two errors, null being none. */
  private static Monomial larger(Monomial a, Monomial b, Attempt attempt) {
    return a == null || (b != null && b.compare(a, attempt) > 0) ? b : a;
  }

  /** The terms above an error, and not more of them than are kept. */
  private static Series cut(List<Term> terms, Monomial error, Attempt attempt) {
    int keep = terms.size();
    while (error != null
        && keep > 0
        && terms.get(keep - 1).monomial().compare(error, attempt) <= 0) {
      keep--;
    }
    if (keep > attempt.terms()) {
      return new Series(
          List.copyOf(terms.subList(0, attempt.terms())), terms.get(attempt.terms()).monomial(), 0);
    }
    return new Series(keep == terms.size() ? terms : terms.subList(0, keep), error, 0);
  }

  /** The terms above an error of this size. */
  Series upTo(Monomial most, Attempt attempt) {
    return outer != 0 ? this : cut(terms, larger(error, most, attempt), attempt);
  }

  Series minus(Series other, Attempt attempt) {
    return plus(other.negate(), attempt);
  }

  Series times(Real factor, Attempt attempt) {
    if (factor.isZero() && outer == 0) {
      return ZERO;
    }
    return times(constant(factor), attempt);
  }

  Series times(Series other, Attempt attempt) {
    if (outer != 0 || other.outer != 0) {
      return outerProduct(other, attempt);
    }
    if (isZero() || other.isZero()) {
      return ZERO;
    }
    attempt.works(terms.size() * other.terms.size());
    List<Term> all = new ArrayList<>(terms.size() * other.terms.size());
    for (Term a : terms) {
      for (Term b : other.terms) {
        all.add(a.times(b, attempt));
      }
    }
    if (terms.size() > 1 && other.terms.size() > 1) {
      all.sort((a, b) -> b.monomial().compare(a.monomial(), attempt));
    }
    List<Term> product = new ArrayList<>(all.size());
    for (Term term : all) {
      int last = product.size() - 1;
      if (last >= 0 && product.get(last).monomial().compare(term.monomial(), attempt) == 0) {
        Term before = product.get(last);
        product.set(
            last,
            new Term(
                before.coefficient().plus(term.coefficient(), attempt.bits()), before.monomial()));
      } else {
        product.add(term);
      }
    }
    product.removeIf(term -> term.coefficient().isZero());
    Monomial wrong = larger(errorTimes(other, attempt), other.errorTimes(this, attempt), attempt);
    return cut(product, wrong, attempt);
  }

  /** The error that comes into a product by this one's own. */
  private Monomial errorTimes(Series other, Attempt attempt) {
    if (error == null) {
      return null;
    }
    Monomial largest = other.terms.isEmpty() ? other.error : other.terms.get(0).monomial();
    return error.times(largest, attempt);
  }

  private Series outerProduct(Series other, Attempt attempt) {
    if (isNaN() || other.isNaN()) {
      return constant(Double.NaN);
    }
    double a = outer == 0 ? sign(attempt) : outer;
    double b = other.outer == 0 ? other.sign(attempt) : other.outer;
    return constant(a * b);
  }

  /** The quotient; NaN where the divisor is 0 near the point. */
  Series over(Series other, Attempt attempt) {
    if (outer != 0 || other.outer != 0) {
      return outerQuotient(other, attempt);
    }
    Series divisor = other.decided(attempt);
    Term lead = divisor.lead(attempt);
    if (lead == null) {
      return constant(Double.NaN);
    }
    Series inverse =
        of(
            Real.ONE.over(lead.coefficient(), attempt.bits()),
            lead.monomial().to(Rational.of(-1), attempt));
    if (divisor.isExact() && divisor.terms.size() == 1) {
      return times(inverse, attempt);
    }
    Series rest = divisor.rest().times(inverse, attempt).negate();
    Real[] ones = new Real[attempt.terms()];
    java.util.Arrays.fill(ones, Real.ONE);
    Series quotient = times(inverse, attempt).times(rest.into(ones, attempt), attempt);
    if (isExact() && divisor.isExact() && !quotient.isExact()) {
      Series whole = new Series(quotient.terms, null, 0);
      Series left = minus(whole.times(divisor, attempt), attempt);
      return left.isZero() ? whole : quotient;
    }
    return quotient;
  }

  private Series outerQuotient(Series other, Attempt attempt) {
    if (isNaN() || other.isNaN() || (isInfinity() && other.isInfinity())) {
      return constant(Double.NaN);
    }
    if (other.isInfinity()) {
      return ZERO;
    }
    int sign = other.sign(attempt);
    return constant(sign == 0 ? Double.NaN : outer * sign);
  }

  /** All but the first term. */
  Series rest() {
    return new Series(terms.subList(1, terms.size()), error, 0);
  }

  /**
   * The sum of a[k] times the powers of this, which goes to 0. What follows the last coefficient
   * counts as an error.
   */
  Series into(Real[] a, Attempt attempt) {
    if (isZero()) {
      return constant(a[0]);
    }
    Monomial largest = terms.isEmpty() ? error : terms.get(0).monomial();
    if (largest.size(attempt) >= 0) {
      // The terms that are left do not show that it goes to 0.
      throw terms.isEmpty() ? Undecided.terms() : Undecided.digits();
    }
    Series sum = ZERO;
    for (int k = a.length - 1; k >= 0; k--) {
      sum = sum.times(this, attempt).plus(constant(a[k]), attempt);
    }
    Monomial after = largest;
    for (int k = 1; k < a.length; k++) {
      after = after.times(largest, attempt);
    }
    return sum.upTo(after, attempt);
  }

  /** The terms that diverge; exact, whatever follows. */
  Series diverging(Attempt attempt) {
    int count = 0;
    while (count < terms.size() && terms.get(count).monomial().size(attempt) > 0) {
      count++;
    }
    return new Series(terms.subList(0, count), null, 0);
  }

  /** The constant term. */
  Real constantTerm(Attempt attempt) {
    if (error != null && error.size(attempt) >= 0) {
      throw Undecided.terms();
    }
    for (Term term : terms) {
      if (term.monomial().isOne()) {
        return term.coefficient();
      }
    }
    return Real.ZERO;
  }

  /** The terms that go to 0, and the error. */
  Series vanishing(Attempt attempt) {
    if (error != null && error.size(attempt) >= 0) {
      throw Undecided.terms();
    }
    int count = 0;
    while (count < terms.size() && terms.get(count).monomial().size(attempt) >= 0) {
      count++;
    }
    return new Series(terms.subList(count, terms.size()), error, 0);
  }

  @Override
  public String toString() {
    return outer != 0
        ? Double.toString(outer)
        : terms + (error == null ? "" : " + O(" + error + ")");
  }
}
