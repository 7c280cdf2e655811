package autograd.series;

import autograd.operations.Operation;
import java.util.List;

/**
 * What is known of a function at a point and on one side of it: its value at the point, and its
 * series. The two need not fit: at a jump they do not.
 */
final class Germ {
  /** As many leading bits of a number must be certain to stand for it as a double. */
  static final int DOUBLE_BITS = 40;

  private final Operation operation;
  private final List<Germ> operands;
  private final Series point;
  private final Series series;
  private final double ieee;
  private final boolean moves;
  private final boolean continuous;
  private final Undecided pointTrouble;
  private final Undecided trouble;

  private Germ(
      Operation operation,
      List<Germ> operands,
      Series point,
      Series series,
      double ieee,
      boolean moves,
      boolean continuous,
      Undecided pointTrouble,
      Undecided trouble) {
    this.operation = operation;
    this.operands = operands;
    this.point = point;
    this.series = series;
    this.ieee = ieee;
    this.moves = moves;
    this.continuous = continuous;
    this.pointTrouble = pointTrouble;
    this.trouble = trouble;
  }

  /** A number that does not move. */
  static Germ constant(Series number, double ieee) {
    return new Germ(null, List.of(), number, number, ieee, false, true, null, null);
  }

  /** Something that goes to its value at the point. */
  static Germ moving(Series point, Series series, double ieee) {
    return new Germ(null, List.of(), point, series, ieee, true, true, null, null);
  }

  /** The result of an operation. */
  static Germ result(
      Operation operation,
      List<Germ> operands,
      Series point,
      Series series,
      double ieee,
      boolean moves,
      boolean continuous) {
    return new Germ(operation, operands, point, series, ieee, moves, continuous, null, null);
  }

  /**
   * The result of an operation of which the value at the point or the series could not be found. It
   * is no trouble unless it is used.
   *
   * @param atPoint why there is no value; null if there is one
   * @param beside why there is no series; null if there is one
   */
  static Germ troubled(
      Series point, Series series, double ieee, Undecided atPoint, Undecided beside) {
    return new Germ(null, List.of(), point, series, ieee, true, false, atPoint, beside);
  }

  /** The value at the point, a constant; infinite or NaN where IEEE arithmetic has it so. */
  Series point() {
    if (pointTrouble != null) {
      throw pointTrouble;
    }
    return point;
  }

  /** The series on the side that is looked at. */
  Series series() {
    if (trouble != null) {
      throw trouble;
    }
    return series;
  }

  /** What doubles have at the point: it tells the sign of a zero. */
  double ieee() {
    return ieee;
  }

  /** Whether it may change as the input moves. */
  boolean moves() {
    return moves;
  }

  /** Whether the series is known to go to the value at the point, which may be infinite. */
  boolean isContinuous() {
    return continuous;
  }

  boolean isTroubled() {
    return trouble != null || pointTrouble != null;
  }

  /** Whether it is the result of an operation of that name; the operands are then known. */
  boolean isMadeBy(String name) {
    return operation != null && !operands.isEmpty() && operation.name().equals(name);
  }

  Germ operand(int position) {
    return operands.get(position);
  }

  /** The number at the point as an operand of IEEE arithmetic. */
  double asDouble() {
    if (!point.isFinite()) {
      return point.outer();
    }
    if (point.isZero()) {
      return ieee == 0 ? ieee : 0.0;
    }
    // What is too small or too large for a double is not 0 and not infinite.
    double number = point.number().toDouble();
    Ball ball = point.number().ball(64);
    if (!point.number().isExact() && ball.certainBits() < DOUBLE_BITS) {
      throw Undecided.digits();
    }
    int sign = ball.sign();
    return number == 0 && sign != 0
        ? sign * Double.MIN_VALUE
        : Double.isInfinite(number) ? sign * Double.MAX_VALUE : number;
  }
}
