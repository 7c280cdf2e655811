package autograd.series;

import autograd.series.Series.Term;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Exponential, logarithm, power, sine, cosine and arc tangent of series. A series falls into what
 * diverges, a constant, and what goes to 0: the function's own identities take the first two out,
 * and its power series takes the last.
 */
final class Transcendental {
  private static final Monomial LOGARITHM = new Monomial(null, Rational.ZERO, Rational.ONE);

  private Transcendental() {}

  static Series exp(Series u, Attempt attempt) {
    if (!u.isFinite()) {
      return u.isNaN() || u.outer() > 0 ? u : Series.ZERO;
    }
    Series decided = u.settled(attempt);
    Series vanishing = decided.vanishing(attempt);
    Real constant = expOf(decided.constantTerm(attempt), attempt);
    Monomial scale = scale(decided.diverging(attempt));
    Real[] a = new Real[attempt.terms()];
    a[0] = Real.ONE;
    for (int k = 1; k < a.length; k++) {
      a[k] = a[k - 1].over(Real.of(k), attempt.bits());
    }
    return Series.of(constant, scale).times(vanishing.into(a, attempt), attempt);
  }

  /** exp(u) - 1, with all digits where that is near 0. */
  static Series expm1(Series u, Attempt attempt) {
    if (!u.isFinite() || !u.settled(attempt).diverging(attempt).terms().isEmpty()) {
      return exp(u, attempt).minus(Series.ONE, attempt);
    }
    Real c = u.constantTerm(attempt);
    if (c.isZero()) {
      return exp(u, attempt).minus(Series.ONE, attempt);
    }
    Ball start = Elementary.expm1(c.ball(attempt.bits() + 64), attempt.bits());
    Series rest = exp(u.vanishing(attempt), attempt).minus(Series.ONE, attempt);
    return rest.times(expOf(c, attempt), attempt).plus(Series.constant(Real.of(start)), attempt);
  }

  /** log(1 + u), with all digits where that is near 0. */
  static Series log1p(Series u, Attempt attempt) {
    Series one = u.plus(Series.ONE, attempt);
    if (!u.isFinite() || !one.settled(attempt).diverging(attempt).terms().isEmpty()) {
      return log(one, attempt);
    }
    Real c = u.settled(attempt).constantTerm(attempt);
    if (c.isZero() || c.ball(64).top() > -2) {
      return log(one, attempt);
    }
    Ball start = Elementary.log1p(c.ball(attempt.bits() + 64), attempt.bits());
    Real below = Real.ONE.plus(c, attempt.bits());
    Series rest = u.vanishing(attempt).times(Real.ONE.over(below, attempt.bits()), attempt);
    return log(rest.plus(Series.ONE, attempt), attempt)
        .plus(Series.constant(Real.of(start)), attempt);
  }

  private static Real expOf(Real c, Attempt attempt) {
    if (c.isZero()) {
      return Real.ONE;
    }
    attempt.worksFunction();
    Ball power = Elementary.exp(c.ball(attempt.bits() + 64), attempt.bits());
    attempt.meets(power);
    return Real.of(power);
  }

  /** exp of terms that diverge: those of log(1/t) become powers of t, the others stay. */
  private static Monomial scale(Series diverging) {
    Rational power = Rational.ZERO;
    List<Term> kept = new ArrayList<>();
    for (Term term : diverging.terms()) {
      Monomial m = term.monomial();
      if (term.coefficient().wavers()) {
        throw Undecided.wavers();
      }
      boolean isSlow = m.exponential() == null && m.power().signum() == 0;
      if (!isSlow || m.logarithms().compareTo(Rational.ONE) > 0) {
        kept.add(term);
      } else if (m.logarithms().equals(Rational.ONE) && term.coefficient().isExact()) {
        power = term.coefficient().rational().asWritten().negate();
      } else {
        throw Undecided.noRoad("a power of the distance has no rational exponent");
      }
    }
    return new Monomial(Series.exact(kept), power, Rational.ZERO);
  }

  static Series log(Series u, Attempt attempt) {
    if (!u.isFinite()) {
      return u.isNaN() || u.outer() < 0 ? Series.constant(Double.NaN) : u;
    }
    Series decided = u.decided(attempt);
    Term lead = decided.lead(attempt);
    if (lead == null) {
      return Series.constant(Double.NEGATIVE_INFINITY);
    }
    if (attempt.sign(lead.coefficient()) < 0) {
      return Series.constant(Double.NaN);
    }
    Monomial m = lead.monomial();
    if (m.logarithms().signum() != 0) {
      throw Undecided.noRoad("a logarithm of a logarithm");
    }
    Real[] a = new Real[attempt.terms()];
    a[0] = logOf(lead.coefficient(), attempt);
    for (int k = 1; k < a.length; k++) {
      a[k] = Real.of(Rational.of((k & 1) == 0 ? -1 : 1, k));
    }
    Series sum = relative(decided, lead, attempt).into(a, attempt);
    // log(t^e) is -e times log(1/t).
    sum = Series.of(Real.of(m.power().negate()), LOGARITHM).plus(sum, attempt);
    return m.exponential() == null ? sum : m.exponential().plus(sum, attempt);
  }

  /** What follows a leading term, as a multiple of it. */
  private static Series relative(Series u, Term lead, Attempt attempt) {
    Series inverse =
        Series.of(
            Real.ONE.over(lead.coefficient(), attempt.bits()),
            lead.monomial().to(Rational.of(-1), attempt));
    return u.rest().times(inverse, attempt);
  }

  static Real logOf(Real c, Attempt attempt) {
    if (c.isExact() && c.rational().equals(Rational.ONE)) {
      return Real.ZERO;
    }
    Ball ball = c.ball(attempt.bits() + 64);
    attempt.worksFunction();
    attempt.meets(ball);
    return Real.of(Elementary.log(ball, attempt.bits()));
  }

  /** A power whose exponent is a number. */
  static Series power(Series u, Real exponent, Attempt attempt) {
    Rational r = exponent.rational();
    if (r != null && r.signum() == 0) {
      return Series.ONE;
    }
    if (!u.isFinite()) {
      return Series.constant(StrictMath.pow(u.outer(), exponent.toDouble()));
    }
    if (r != null && r.isInt() && r.signum() > 0 && r.floor().intValue() <= 64 && u.isExact()) {
      Series power = whole(u, r.floor().intValue(), attempt);
      if (power.isExact()) {
        return power;
      }
    }
    Series decided = u.decided(attempt);
    Term lead = decided.lead(attempt);
    if (lead == null) {
      return attempt.sign(exponent) > 0 ? Series.ZERO : Series.constant(Double.POSITIVE_INFINITY);
    }
    boolean isNegative = attempt.sign(lead.coefficient()) < 0;
    if (isNegative && (r == null || !r.isWhole())) {
      return Series.constant(Double.NaN);
    }
    Monomial monomial = lead.monomial();
    if (!monomial.isOne()) {
      if (r == null) {
        throw Undecided.noRoad("a power of the distance has no rational exponent");
      }
      monomial = monomial.to(r.asWritten(), attempt);
    }
    Real[] a = new Real[attempt.terms()];
    a[0] = Real.ONE;
    for (int k = 1; k < a.length; k++) {
      a[k] =
          a[k - 1]
              .times(exponent.minus(Real.of(k - 1), attempt.bits()), attempt.bits())
              .over(Real.of(k), attempt.bits());
    }
    return Series.of(powerOf(lead.coefficient(), exponent, attempt), monomial)
        .times(relative(decided, lead, attempt).into(a, attempt), attempt);
  }

  private static Series whole(Series u, int n, Attempt attempt) {
    Series power = Series.ONE;
    for (int bit = 31 - Integer.numberOfLeadingZeros(n); bit >= 0; bit--) {
      power = power.times(power, attempt);
      power = (n >> bit & 1) == 0 ? power : power.times(u, attempt);
    }
    return power;
  }

  /** A power of a number that is not 0; if it is negative, the exponent is whole. */
  static Real powerOf(Real c, Real exponent, Attempt attempt) {
    Rational r = exponent.rational();
    if (r != null && c.isExact() && r.isInt() && fits(c.rational(), r)) {
      return Real.of(c.rational().power(r.floor().intValue()));
    }
    if (r != null && c.isExact() && c.rational().signum() > 0 && r.denominator().bitLength() < 12) {
      Rational root = c.rational().root(r.denominator().intValue());
      Rational whole = Rational.of(r.numerator());
      if (root != null && whole.isInt() && fits(root, whole)) {
        return Real.of(root.power(whole.floor().intValue()));
      }
    }
    boolean isNegative = attempt.sign(c) < 0;
    attempt.worksFunction();
    int bits = attempt.bits();
    Ball size = c.ball(bits + 128).abs();
    Ball log = Elementary.log(size, bits + 64);
    Ball power = Elementary.exp(log.times(exponent.ball(bits + 64), bits + 64), bits);
    attempt.meets(power);
    return Real.of(isNegative && r.isWhole() && r.numerator().testBit(0) ? power.negate() : power);
  }

  private static boolean fits(Rational c, Rational exponent) {
    return Math.abs(exponent.floor().doubleValue()) * Math.max(1, c.size() - 2)
        < Attempt.RATIONAL_BITS;
  }

  /** Sine (0) or cosine (1) of π times a series if {@code inTurns}, else of it. */
  static Series circular(int which, Series u, boolean inTurns, Attempt attempt) {
    if (!u.isFinite()) {
      return Series.constant(Double.NaN);
    }
    Series decided = u.settled(attempt);
    if (!decided.diverging(attempt).terms().isEmpty()) {
      return Series.of(Real.of(Ball.around(0).wavering(true)), Monomial.ONE);
    }
    Real c = decided.constantTerm(attempt);
    Real[] values = values(c, inTurns, attempt);
    Real[] a = new Real[attempt.terms()];
    Real scale = Real.ONE;
    Real factor = inTurns ? Real.of(Elementary.pi(attempt.bits())) : Real.ONE;
    for (int k = 0; k < a.length; k++) {
      Real value = values[which + k & 1];
      boolean isMinus = which == 0 ? (k & 2) != 0 : (k + 1 & 2) != 0;
      a[k] = (isMinus ? value.negate() : value).times(scale, attempt.bits());
      scale = scale.times(factor, attempt.bits()).over(Real.of(k + 1), attempt.bits());
    }
    return decided.vanishing(attempt).into(a, attempt);
  }

  private static Real[] values(Real c, boolean inTurns, Attempt attempt) {
    if (inTurns) {
      return turns(c, attempt);
    }
    return c.halfTurns() != null ? turns(Real.of(c.halfTurns()), attempt) : sinCos(c, attempt);
  }

  private static Real[] sinCos(Real c, Attempt attempt) {
    if (c.isZero()) {
      return new Real[] {Real.ZERO, Real.ONE};
    }
    Ball ball = c.ball(attempt.bits() + 64);
    if (c.isExact() && ball.top() > 0) {
      ball = c.ball(attempt.bits() + 64 + (int) Math.min(100_000, ball.top()));
    }
    attempt.worksFunction();
    Ball[] both = Elementary.sinCos(ball, attempt.bits());
    return new Real[] {Real.of(both[0]), Real.of(both[1])};
  }

  /** Sine and cosine of π·c, exact where they are rational. */
  private static Real[] turns(Real c, Attempt attempt) {
    if (!c.isExact()) {
      Ball angle = c.ball(attempt.bits()).times(Elementary.pi(attempt.bits() + 64), attempt.bits());
      return sinCos(Real.of(angle), attempt);
    }
    // From the nearest quarter of a turn, so that a sine that is nearly 0 has all its digits.
    Rational quarters = c.rational().times(Rational.of(2));
    Rational nearest = Rational.of(quarters.plus(Rational.HALF).floor());
    Rational rest = quarters.minus(nearest);
    Ball angle =
        Ball.of(rest, attempt.bits() + 64)
            .times(Elementary.pi(attempt.bits() + 64), attempt.bits() + 32)
            .shift(-1);
    Real[] near = {Real.ZERO, Real.ONE};
    if (rest.signum() != 0) {
      Ball[] both = Elementary.sinCos(angle, attempt.bits());
      near = new Real[] {Real.of(both[0]), Real.of(both[1])};
      // A twelfth of a turn to either side: the sine is a half.
      if (rest.abs().equals(Rational.of(1, 3))) {
        near[0] = Real.of(Rational.of(rest.signum(), 2));
      }
    }
    return switch (nearest.numerator().and(BigInteger.valueOf(3)).intValue()) {
      case 0 -> near;
      case 1 -> new Real[] {near[1], near[0].negate()};
      case 2 -> new Real[] {near[0].negate(), near[1].negate()};
      default -> new Real[] {near[1].negate(), near[0]};
    };
  }

  static Series atan(Series u, Attempt attempt) {
    int bits = attempt.bits();
    if (u.isNaN()) {
      return u;
    }
    Series decided = u.settled(attempt);
    if (u.isInfinity() || !decided.diverging(attempt).terms().isEmpty()) {
      Real limit = Real.timesPi(Rational.of(u.sign(attempt), 2), bits);
      Series rest = u.isInfinity() ? Series.ZERO : atan(Series.ONE.over(decided, attempt), attempt);
      return Series.constant(limit).minus(rest, attempt);
    }
    Real c = decided.constantTerm(attempt);
    Real[] a = new Real[attempt.terms()];
    a[0] = c.isZero() ? c : Real.of(Elementary.atan(c.ball(bits + 64), bits));
    // The slope w = 1/(1 + x²): (1 + c²) w[n] = -2c w[n-1] - w[n-2].
    Real divisor = Real.ONE.plus(c.times(c, bits), bits);
    Real before = Real.ZERO;
    Real w = Real.ONE.over(divisor, bits);
    for (int n = 1; n < a.length; n++) {
      a[n] = w.over(Real.of(n), bits);
      Real next = c.times(w, bits).times(Real.of(-2), bits).minus(before, bits).over(divisor, bits);
      before = w;
      w = next;
    }
    return decided.vanishing(attempt).into(a, attempt);
  }
}
