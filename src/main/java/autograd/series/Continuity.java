package autograd.series;

import autograd.operations.Operation;
import autograd.operations.Trait;
import java.util.List;

/**
 * Whether a function goes to its value at the point. An operation that is continuous takes what
 * goes to its value to what does; numbers are compared only behind a jump, since two balls never
 * prove that numbers are equal.
 */
final class Continuity {
  private Continuity() {}

  /** Whether an operation is somewhere not continuous though it is defined there. */
  static boolean mayJump(Operation operation) {
    return operation.is(Trait.JUMPING);
  }

  static boolean holds(
      Operation operation, List<Germ> operands, Series point, Series series, Attempt attempt) {
    boolean carries = !mayJump(operation) || isRegular(operation, operands, attempt);
    for (Germ each : operands) {
      boolean isAlone = operands.size() == 1 || !each.moves();
      carries &= each.isContinuous() && (isAlone || each.point().isFinite());
    }
    return (carries && point.isFinite() && !series.isNaN()) || agree(point, series, attempt);
  }

  /**
   * Quotients, powers and roots are continuous unless a divisor or a base is 0, densities unless
   * their end is, angles on one side of the cut.
   */
  private static boolean isRegular(Operation operation, List<Germ> operands, Attempt attempt) {
    return switch (operation.name()) {
      case "/" -> isNotZero(operands.get(1));
      case "^", "root" -> isNotZero(operands.get(0));
      case "gammapdf" -> isNotZero(operands.get(operands.size() - 1));
      case "copysign" -> isNotZero(operands.get(1));
      // The cut belongs to its upper side, and the origin to none.
      case "atan2" ->
          (isNotZero(operands.get(0)) || isNotZero(operands.get(1)))
              && (operands.get(0).series().sign(attempt) >= 0
                  || operands.get(1).series().sign(attempt) > 0);
      default -> false;
    };
  }

  private static boolean isNotZero(Germ germ) {
    Real number = germ.point().number();
    return number != null && !number.ball(64).holdsZero();
  }

  /** Whether a series is proved to go to a value, which may be infinite. */
  static boolean agree(Series point, Series series, Attempt attempt) {
    try {
      if (series.isNaN() || point.isNaN()) {
        return false;
      }
      if (!series.isFinite()) {
        return series.outer() == point.outer();
      }
      Series decided = series.settled(attempt);
      if (!decided.diverging(attempt).terms().isEmpty()) {
        return point.isInfinity() && decided.sign(attempt) == Math.signum(point.outer());
      }
      Rational limit = decided.constantTerm(attempt).rational();
      return limit != null && point.isFinite() && limit.equals(point.rational());
    } catch (Undecided open) {
      return false;
    }
  }
}
