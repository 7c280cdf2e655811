package autograd.series;

import autograd.operations.Formula;
import autograd.operations.Operation;
import autograd.series.Series.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Taylor's series of an operation at a regular point, from its row's rule for the slope: the slope
 * is expanded as a formula like any other, and its integral is the function. Where the rule speaks
 * of the function itself, each round knows one term more than the one before.
 */
final class TaylorRule {
  /** Numbers below 2 to this power are near to 0: the terms of a series die out at once. */
  private static final int NEAR = -60;

  private static final int NEAR_TERMS = 6;

  private static final int FEWEST = 3;

  /** The coefficients there are below 2 to this power. */
  private static final int ROOM = 20;

  private TaylorRule() {}

  /**
   * The series of an operation whose operands go to numbers.
   *
   * @throws Undecided if an operand diverges, or the point is not regular
   */
  static Series expand(Operation operation, List<Series> u, Germs germs) {
    Attempt attempt = germs.attempt();
    List<Real> point = new ArrayList<>();
    List<Integer> moving = new ArrayList<>();
    for (int k = 0; k < u.size(); k++) {
      Series each = u.get(k).settled(attempt);
      if (!each.isFinite() || !each.diverging(attempt).terms().isEmpty()) {
        Series far = each.isFinite() ? SpecialEnds.expandFar(operation, u, attempt) : null;
        if (far != null) {
          return far;
        }
        throw Undecided.noRoad(operation.name() + " has no series where its operand diverges");
      }
      point.add(each.constantTerm(attempt));
      if (each.number() == null) {
        moving.add(k);
      }
    }
    Series nearby = nearZero(operation, u, point, attempt);
    if (nearby != null) {
      return nearby;
    }
    Real start = Values.of(operation, point, attempt);
    boolean isPlainEnd = moving.isEmpty() && Values.areDoubles(point);
    if (start == null && isPlainEnd && !Values.isBeyond(operation, point)) {
      return Series.constant(Values.ofDoubles(operation, point));
    }
    boolean isKnown = start != null && (start.isZero() || !start.ball(64).holdsZero());
    Series special = SpecialEnds.expand(operation, u, point, isKnown, attempt);
    if (special != null) {
      return special;
    }
    if (start == null && Values.isUndefinedAround(operation, point)) {
      return Series.constant(Double.NaN);
    }
    if (start == null) {
      throw Undecided.noRoad(operation.name() + " has no series where it is infinite or undefined");
    }
    if (moving.isEmpty()) {
      return Series.constant(start);
    }
    for (int k : moving) {
      boolean isSmooth = operation.arity() == 1 || Values.isDefinedBeside(operation, k, point);
      if (operation.derivative(k) == null && isSmooth) {
        return Series.constant(start)
            .plus(Series.error(leastMonomial(moving, u, attempt)), attempt);
      }
      if (operation.derivative(k) == null) {
        throw Undecided.noRoad(
            "there is no derivative of " + operation.name() + " by that operand");
      }
    }
    if (moving.size() == 1) {
      int k = moving.get(0);
      Real[] a = coefficients(operation, k, point, start, attempt.terms(), attempt);
      return u.get(k).settled(attempt).vanishing(attempt).into(a, attempt);
    }
    return alongCurve(operation, moving, u, start, attempt);
  }

  /** Whether a number is 0, or so near to it that few powers of it are left. */
  static boolean isNearZero(Real c) {
    return c.ball(64).top() < NEAR;
  }

  /**
   * The series of a function at a number very near to 0, from that at 0: doubles so small have few
   * digits, and functions of them fewer. Null where there is none.
   */
  private static Series nearZero(
      Operation operation, List<Series> u, List<Real> point, Attempt attempt) {
    int last = u.size() - 1;
    Real c = point.get(last);
    boolean isNear = !c.isZero() && isNearZero(c);
    for (int k = 0; k < last; k++) {
      isNear &= u.get(k).rational() != null && !operation.hasDerivative(k);
    }
    if (!isNear || operation.isVariadic() || operation.derivative(last) == null) {
      return null;
    }
    List<Real> origin = new ArrayList<>(point);
    origin.set(last, Real.ZERO);
    Real start = Values.of(operation, origin, attempt);
    if (start == null) {
      return null;
    }
    try {
      Attempt shorter = attempt.withTerms(NEAR_TERMS);
      Real[] a = coefficients(operation, last, origin, start, NEAR_TERMS, shorter);
      if (a.length < FEWEST) {
        return null;
      }
      return powers(a, u.get(last), c, attempt);
    } catch (Undecided open) {
      return null;
    }
  }

  /**
   * The sum of a[k] times the powers of a series that goes to a number near 0. Of the coefficients
   * that follow it is taken that they are not large.
   *
   * @param c the number
   */
  static Series powers(Real[] a, Series x, Real c, Attempt attempt) {
    if (c.isZero()) {
      return x.into(a, attempt);
    }
    attempt.coarsens();
    Series sum = Series.ZERO;
    for (int k = a.length - 1; k >= 0; k--) {
      sum = sum.times(x, attempt).plus(Series.constant(a[k]), attempt);
    }
    // What follows is as much smaller as the next power is.
    Series after = Series.constant(Real.of(Ball.around(a.length * c.ball(64).top() + ROOM)));
    if (x.number() != null) {
      return sum.plus(after, attempt);
    }
    Series relative = x.over(Series.constant(c), attempt);
    return sum.plus(after.times(relative, attempt), attempt)
        .upTo(Monomial.power(Rational.of(2)), attempt);
  }

  /** The coefficients of the powers of one operand's distance from its number at the point. */
  static Real[] coefficients(
      Operation operation, int k, List<Real> point, Real start, int count, Attempt attempt) {
    Real[] a = new Real[count];
    Arrays.fill(a, Real.ZERO);
    a[0] = start;
    if (count == 1) {
      return a;
    }
    List<Series> u = new ArrayList<>();
    for (Real each : point) {
      u.add(Series.constant(each));
    }
    u.set(k, u.get(k).plus(Series.T, attempt));
    Series y = solve(operation, List.of(k), u, start, count, attempt);
    for (Term term : y.terms()) {
      Rational power = term.monomial().power();
      if (!term.monomial().isPower() || !power.isWhole() || power.signum() < 0) {
        throw Undecided.noRoad(operation.name() + " has no series of powers there");
      }
      if (power.isInt() && power.floor().intValue() < count) {
        a[power.floor().intValue()] = term.coefficient();
      }
    }
    int certain = count;
    while (y.error() != null
        && y.error().compare(Monomial.power(Rational.of(certain - 1)), attempt) >= 0) {
      certain--;
      if (certain == 0) {
        throw Undecided.terms();
      }
    }
    return Arrays.copyOf(a, certain);
  }

  private static Series alongCurve(
      Operation operation, List<Integer> moving, List<Series> u, Real start, Attempt attempt) {
    return attempt.terms() > 1
        ? solve(operation, moving, u, start, attempt.terms(), attempt)
        : Series.constant(start).plus(Series.error(leastMonomial(moving, u, attempt)), attempt);
  }

  /** y = start + ∫ Σ slope by each operand · operand's own slope. */
  private static Series solve(
      Operation operation,
      List<Integer> moving,
      List<Series> u,
      Real start,
      int count,
      Attempt attempt) {
    boolean usesResult =
        moving.stream().anyMatch(k -> operation.derivative(k).uses(operation.arity()));
    Series y =
        Series.constant(start).plus(Series.error(leastMonomial(moving, u, attempt)), attempt);
    int rounds = usesResult ? count - 1 : 1;
    for (int round = 1; round <= rounds; round++) {
      Attempt shorter = attempt.withTerms(usesResult ? round : count - 1);
      Germs germs = new Germs(shorter);
      List<Germ> slots = new ArrayList<>();
      for (Series each : u) {
        Series at = Series.constant(each.constantTerm(attempt));
        slots.add(Germ.moving(at, each, Double.NaN));
      }
      slots.add(Germ.moving(Series.constant(start), y, Double.NaN));
      Series slope = Series.ZERO;
      for (int k : moving) {
        Formula rule = operation.derivative(k);
        Series part = germs.formula(rule, slots).series();
        slope = slope.plus(part.times(Calculus.derivative(u.get(k), attempt), attempt), attempt);
      }
      if (!slope.isFinite()) {
        throw Undecided.noRoad(operation.name() + " has no finite slope there");
      }
      y = Series.constant(start).plus(Calculus.integral(slope, attempt), attempt);
    }
    return y;
  }

  private static Monomial leastMonomial(List<Integer> moving, List<Series> u, Attempt attempt) {
    Monomial most = null;
    for (int k : moving) {
      Series rest = u.get(k).settled(attempt).vanishing(attempt);
      Monomial lead = rest.terms().isEmpty() ? rest.error() : rest.terms().get(0).monomial();
      most = lead != null && (most == null || lead.compare(most, attempt) > 0) ? lead : most;
    }
    return most == null ? Monomial.T : most;
  }
}
