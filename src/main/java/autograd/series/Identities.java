package autograd.series;

import autograd.operations.Operation;
import java.util.List;

/**
 * What holds of the same germ twice, whatever is known of it, and of functions of their inverses: u
 * - u is 0, log(exp(u)) is u, the root of a square is the size.
 */
final class Identities {
  private Identities() {}

  /** The germ of the result, or null where no identity holds. */
  static Germ of(Operation operation, List<Germ> u, Germs germs) {
    Germ first = u.get(0);
    if (first.isTroubled() && !first.isMadeBy("exp")) {
      return null;
    }
    if (u.size() == 2
        && first == u.get(1)
        && first.point().isFinite()
        && !first.isTroubled()
        && first.series().isFinite()) {
      Real value = first.point().number();
      return switch (operation.name()) {
        case "-", "!=", "<", ">" -> germs.number(0);
        case "==", "<=", ">=" -> germs.number(1);
        case "min", "max" -> first;
        case "/" -> quotient(first, value, germs);
        default -> null;
      };
    }
    if (operation.name().equals("^") && Rational.ONE.equals(constant(u.get(1)))) {
      return first;
    }
    return switch (operation.name()) {
      case "log" ->
          first.isMadeBy("exp") && first.operand(0).point().isFinite() ? first.operand(0) : null;
      case "sqrt" -> root(first, germs);
      case "sin" -> inverse("asin", first);
      case "cos" -> inverse("acos", first);
      case "tan" -> inverse("atan", first);
      default -> null;
    };
  }

  /** The exact number that a germ is; null if it is none, or moves. */
  private static Rational constant(Germ u) {
    return u.moves() || u.isTroubled() ? null : u.point().rational();
  }

  /** u/u is 1 beside the point; at it, IEEE arithmetic has NaN for 0/0. */
  private static Germ quotient(Germ u, Real value, Germs germs) {
    if (value != null && !value.ball(64).holdsZero()) {
      return germs.number(1);
    }
    if (u.series().isZero()) {
      return null;
    }
    return value != null && value.isZero()
        ? Germ.moving(Series.constant(Double.NaN), Series.ONE, Double.NaN)
        : null;
  }

  /** A function of its inverse: the inverse's operand, wherever the inverse is defined. */
  private static Germ inverse(String name, Germ u) {
    return u.isMadeBy(name) && u.point().isFinite()
        ? u.series().isFinite()
            ? u.operand(0)
            : Germ.moving(u.operand(0).point(), Series.constant(Double.NaN), u.operand(0).ieee())
        : null;
  }

  private static Germ root(Germ square, Germs germs) {
    boolean isProduct = square.isMadeBy("*") && square.operand(0) == square.operand(1);
    boolean isPower = square.isMadeBy("^") && Rational.of(2).equals(constant(square.operand(1)));
    return isProduct || isPower || square.isMadeBy("abs2")
        ? germs.apply(Expansions.function("abs", 1), List.of(square.operand(0)))
        : null;
  }
}
