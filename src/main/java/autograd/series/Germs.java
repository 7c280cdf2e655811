package autograd.series;

import autograd.functions.PiMultiple;
import autograd.operations.Formula;
import autograd.operations.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies operations to germs. Equal operations on the same germs have the same germ, which is how
 * u - u is known to be 0 and u/u to be 1, whatever can be decided of u.
 */
final class Germs {
  private final Attempt attempt;
  private final Map<List<Object>, Germ> known = new HashMap<>();
  private final Map<Double, Germ> numbers = new HashMap<>();

  Germs(Attempt attempt) {
    this.attempt = attempt;
  }

  Attempt attempt() {
    return attempt;
  }

  /** A number that a formula is written with. */
  Germ number(double number) {
    return numbers.computeIfAbsent(number, each -> Germ.constant(Series.constant(each), each));
  }

  /** A number of a rule, in which the double next to π stands for π itself. */
  private Germ ruleNumber(double number) {
    return number == Math.PI
        ? Germ.constant(Series.constant(Real.of(Elementary.pi(attempt.bits()))), number)
        : number(number);
  }

  /**
   * The germ of an operation's result. Nothing is thrown; what is in doubt shows when asked for.
   */
  Germ apply(Operation operation, List<Germ> operands) {
    List<Object> key = new ArrayList<>(operands.size() + 1);
    key.add(operation);
    key.addAll(operands);
    Germ germ = known.get(key);
    if (germ == null) {
      attempt.works(operands.size());
      double ieee = ieee(operation, operands);
      try {
        germ = make(operation, operands, ieee);
      } catch (Undecided trouble) {
        germ = Germ.troubled(null, null, ieee, trouble, trouble);
      }
      known.put(key, germ);
    }
    return germ;
  }

  private static double ieee(Operation operation, List<Germ> operands) {
    double[] frame = Operation.frame(operands.size());
    for (int k = 0; k < operands.size(); k++) {
      frame[k] = operands.get(k).ieee();
    }
    return operation.value(frame, operands.size());
  }

  private Germ make(Operation operation, List<Germ> u, double ieee) {
    if (operation.isConditional()) {
      return conditional(u);
    }
    Germ same = Identities.of(operation, u, this);
    same = same == null ? winner(operation, u) : same;
    if (same != null) {
      return same;
    }
    boolean moves = u.stream().anyMatch(Germ::moves);
    Formula formula = Expansions.formula(operation);
    Germ inner = formula == null ? null : formula(formula, u);
    Undecided atPoint = null;
    Undecided beside = null;
    Series point = null;
    Series series = null;
    try {
      point = pointOf(operation, u, inner);
      series = point;
    } catch (Undecided open) {
      atPoint = open;
    }
    try {
      series = moves ? seriesOf(operation, u, inner) : series;
    } catch (Undecided open) {
      beside = open;
    }
    beside = moves ? beside : atPoint;
    if (atPoint != null && !moves && isComparedAsDoubles(operation)) {
      attempt.assumes();
      return number(ieee);
    }
    if (atPoint != null || beside != null) {
      return Germ.troubled(point, series, ieee, atPoint, beside);
    }
    boolean continuous =
        !moves
            || (inner != null && inner.isContinuous() && isSamePoint(point, inner))
            || Continuity.holds(operation, u, point, series, attempt);
    return Germ.result(operation, u, point, series, ieee, moves, continuous);
  }

  /**
   * Whether numbers that stay, and that no digits tell apart, are compared as the doubles that the
   * forward pass has: whichever is the larger, the result stays too.
   */
  private boolean isComparedAsDoubles(Operation operation) {
    return attempt.isLast() && Expansions.isComparison(operation);
  }

  /** The operand that an extreme is, at the point and beside it; null if there is no such. */
  private Germ winner(Operation operation, List<Germ> u) {
    boolean isMost = operation.name().equals("max");
    if (!isMost && !operation.name().equals("min")) {
      return null;
    }
    try {
      int won = Kinks.extreme(u.stream().map(Germ::series).toList(), isMost, attempt);
      boolean isWonThere =
          won >= 0 && Kinks.isExtreme(won, u.stream().map(Germ::point).toList(), isMost, attempt);
      return isWonThere ? u.get(won) : null;
    } catch (Undecided open) {
      return null;
    }
  }

  private static boolean isSamePoint(Series point, Germ inner) {
    return !inner.isTroubled() && point == inner.point();
  }

  private Germ conditional(List<Germ> u) {
    Series at = u.get(0).point();
    Series along = u.get(0).series();
    Germ atPoint = at.isNaN() ? number(Double.NaN) : u.get(at.sign(attempt) != 0 ? 1 : 2);
    Germ besides = along.isNaN() ? number(Double.NaN) : u.get(along.sign(attempt) != 0 ? 1 : 2);
    if (atPoint == besides) {
      return atPoint;
    }
    boolean continuous = Continuity.agree(atPoint.point(), besides.series(), attempt);
    return Germ.result(
        null, List.of(), atPoint.point(), besides.series(), atPoint.ieee(), true, continuous);
  }

  /** A formula over germs. */
  Germ formula(Formula formula, List<Germ> slots) {
    if (formula.isNumber()) {
      return ruleNumber(formula.number());
    }
    if (formula.isSlot()) {
      return slots.get(formula.slot());
    }
    List<Germ> operands = new ArrayList<>();
    for (Formula operand : formula.operands()) {
      operands.add(formula(operand, slots));
    }
    return apply(formula.operation(), operands);
  }

  private Series pointOf(Operation operation, List<Germ> u, Germ inner) {
    boolean isPlain = true;
    List<Series> points = new ArrayList<>(u.size());
    for (Germ each : u) {
      isPlain &= each.point().isFinite();
      points.add(each.point());
    }
    if (!isPlain) {
      return ieeeOf(operation, u, Series.constant(Double.NaN), inner);
    }
    points = signed(operation, points, u);
    Series value = inner != null ? inner.point() : Expansions.expand(operation, points, this);
    return value.isFinite() ? value : ieeeOf(operation, u, value, null);
  }

  /**
   * What IEEE arithmetic makes of the numbers at the point, where mathematics has no answer. Whole
   * numbers count as exact, others are those of the operation's formula, or as good as doubles are.
   */
  private Series ieeeOf(Operation operation, List<Germ> u, Series otherwise, Germ inner) {
    double[] frame = Operation.frame(u.size());
    boolean isPlain = u.stream().allMatch(each -> each.point().isFinite());
    for (int k = 0; k < u.size(); k++) {
      Series point = u.get(k).point();
      frame[k] = u.get(k).asDouble();
      boolean isDouble =
          !isPlain
              || !point.isFinite()
              || (point.rational() != null
                  && point.rational().equals(Series.constant(frame[k]).rational()));
      if (!isDouble) {
        // The size is right, and the sign that of a zero, which doubles alone have.
        return otherwise.isInfinity() && Double.isInfinite(ieee(operation, u))
            ? Series.constant(ieee(operation, u))
            : otherwise;
      }
    }
    double value = operation.value(frame, u.size());
    if (!Double.isFinite(value) || value == Math.rint(value)) {
      return Series.constant(value);
    }
    if (inner != null && !inner.isTroubled() && inner.point().isFinite()) {
      return inner.point();
    }
    PiMultiple meant = isPlain ? null : PiMultiple.of(value);
    if (meant != null) {
      // What an angle tends to.
      Rational halfTurns = Rational.of(meant.numerator(), meant.denominator());
      return Series.constant(Real.timesPi(halfTurns, attempt.bits()));
    }
    attempt.coarsens();
    Ball ball = Ball.ofDouble(value);
    return Series.constant(Real.of(ball.plus(Ball.around(ball.top() - Germ.DOUBLE_BITS + 2), 128)));
  }

  private Series seriesOf(Operation operation, List<Germ> u, Germ inner) {
    boolean areFinite = u.stream().allMatch(each -> each.series().isFinite());
    if (inner != null && areFinite) {
      return inner.series();
    }
    boolean areNumbers = true;
    List<Series> series = new ArrayList<>(u.size());
    for (Germ each : u) {
      Series one = each.series();
      if (one.isNaN() && !Expansions.takesNaN(operation)) {
        return one;
      }
      areNumbers &= one.number() != null || !one.isFinite();
      series.add(one);
    }
    if (areNumbers) {
      List<Germ> constants = new ArrayList<>();
      for (Germ each : u) {
        Series one = each.series();
        boolean isSignedZero = one.isZero() && each.ieee() == 0;
        double ieee =
            isSignedZero ? each.ieee() : one.isFinite() ? one.number().toDouble() : one.outer();
        constants.add(Germ.constant(one, ieee));
      }
      return pointOf(operation, constants, null);
    }
    series = signed(operation, series, u);
    Series result = inner != null ? inner.series() : Expansions.expand(operation, series, this);
    return result.isInfinity() && isByMinusZero(operation, u) ? result.negate() : result;
  }

  /** Where a sign is taken from a 0, of which no series has one, that which doubles have. */
  private static List<Series> signed(Operation operation, List<Series> operands, List<Germ> u) {
    if (!operation.name().equals("copysign") || !operands.get(1).isZero()) {
      return operands;
    }
    return List.of(operands.get(0), Series.constant(Math.copySign(1, u.get(1).ieee())));
  }

  /** Whether it is a quotient by a 0 that stays, with a sign that no series has. */
  private static boolean isByMinusZero(Operation operation, List<Germ> u) {
    boolean isQuotient = operation.isInfix() && operation.name().equals("/");
    Germ divisor = isQuotient ? u.get(1) : u.get(0);
    return isQuotient && !divisor.moves() && 1 / divisor.ieee() == Double.NEGATIVE_INFINITY;
  }
}
