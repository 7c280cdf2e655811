package autograd.derive;

import autograd.series.Expansion;
import autograd.series.Expansion.Term;
import autograd.series.OneSided.State;
import java.math.BigDecimal;
import java.util.List;

/**
 * How a function runs along a line through a point: c0 + c1·t + c2·t² on both sides, if it does.
 *
 * @param kind what is known
 * @param slope c1, on the side that is known
 * @param left c2 to the left, with more digits than a double has; null if there is none
 * @param right likewise to the right
 * @param leftSteep where c2 is infinite to the left, its sign; else 0
 * @param rightSteep likewise to the right
 * @param isCoarse whether a function was met of which only the digits of a double are known
 * @param isAssumed whether something was taken to be 0 that could not be told from 0
 * @param reason in a few words why it could not be decided
 */
record Bend(
    Kind kind,
    BigDecimal slope,
    BigDecimal left,
    BigDecimal right,
    int leftSteep,
    int rightSteep,
    boolean isCoarse,
    boolean isAssumed,
    String reason) {

  /** What is known of a line. */
  enum Kind {
    /** There is a slope, and a second one on each side or on the one side there is. */
    SMOOTH,
    /** There is no one slope at the point, so that there is no second one. */
    SHARP,
    /** The slope is infinite there, on one side at least. */
    VERTICAL,
    /** The function is nowhere near the point. */
    NOWHERE,
    /** It could not be decided. */
    OPEN
  }

  /** One side's terms up to the second power; {@code limits} says if there are no such terms. */
  private record Side(
      BigDecimal value, BigDecimal slope, BigDecimal second, int steep, Kind limits) {

    static Side without(Kind kind) {
      return new Side(BigDecimal.ZERO, BigDecimal.ZERO, null, 0, kind);
    }
  }

  /** What differs by less, as a part of itself, is the same number. */
  private static final double ROUNDING = 0x1p-48;

  /** Likewise where a function was known to the digits of a double alone. */
  private static final double COARSE = 0x1p-26;

  /** Reads both sides, of which the left is in powers of the distance. */
  static Bend of(Expansion left, Expansion right) {
    boolean isCoarse = left.isCoarse() || right.isCoarse();
    double tolerance = isCoarse ? COARSE : ROUNDING;
    boolean isAssumed = left.isAssumed() || right.isAssumed();
    for (Expansion side : List.of(left, right)) {
      if (side.state() == State.UNDECIDED || side.state() == State.OSCILLATES) {
        return none(Kind.OPEN, side.reason());
      }
      if (side.wavers()) {
        return none(Kind.OPEN, "it oscillates");
      }
    }
    if (!left.isDefined() && !right.isDefined()) {
      return none(Kind.NOWHERE, "");
    }
    Side l = left.isDefined() ? side(left, -1) : null;
    Side r = right.isDefined() ? side(right, 1) : null;
    if ((l == null && left.isDefined()) || (r == null && right.isDefined())) {
      return none(Kind.OPEN, "a coefficient is far beyond the range of doubles");
    }
    for (Kind kind : List.of(Kind.SHARP, Kind.VERTICAL)) {
      if ((l != null && l.limits == kind) || (r != null && r.limits == kind)) {
        return none(kind, "");
      }
    }
    boolean isBroken =
        l != null
            && r != null
            && !(near(l.value, r.value, tolerance) && near(l.slope, r.slope, tolerance));
    if (isBroken) {
      return none(Kind.SHARP, "");
    }
    return new Bend(
        Kind.SMOOTH,
        r != null ? r.slope : l.slope,
        l == null ? null : l.second,
        r == null ? null : r.second,
        l == null ? 0 : l.steep,
        r == null ? 0 : r.steep,
        isCoarse,
        isAssumed,
        "");
  }

  private static Bend none(Kind kind, String reason) {
    return new Bend(kind, null, null, null, 0, 0, false, false, reason);
  }

  private static boolean near(BigDecimal a, BigDecimal b, double tolerance) {
    BigDecimal size = a.abs().max(b.abs());
    return a.subtract(b).abs().compareTo(size.multiply(new BigDecimal(tolerance))) <= 0;
  }

  /**
   * Null if a coefficient is out of reach. Terms between the first and the second power make the
   * second derivative infinite.
   */
  private static Side side(Expansion series, int direction) {
    BigDecimal value = BigDecimal.ZERO;
    BigDecimal slope = BigDecimal.ZERO;
    BigDecimal second = BigDecimal.ZERO;
    int steep = 0;
    for (Term term : series.terms()) {
      double power = (double) term.numerator() / term.denominator();
      if (!term.exponential().isEmpty()) {
        return Side.without(Kind.SHARP);
      }
      if (term.digits() == null) {
        return null;
      }
      if (term.isPower() && power == 0) {
        value = term.digits();
      } else if (term.isPower() && power == 1) {
        slope = direction < 0 ? term.digits().negate() : term.digits();
      } else if (term.isPower() && power == 2) {
        second = term.digits();
      } else if ((power > 1 && power < 2) || (power == 2 && term.logarithms() > 0)) {
        steep = steep == 0 ? (int) Math.signum(term.coefficient()) : steep;
      } else if (power < 2) {
        return Side.without(power > 0 ? Kind.VERTICAL : Kind.SHARP);
      }
    }
    return new Side(value, slope, second, steep, Kind.SMOOTH);
  }
}
