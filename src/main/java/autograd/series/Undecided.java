package autograd.series;

/** Thrown where a series cannot go on: what would help, and why if nothing does. */
final class Undecided extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What would help. */
  enum Need {
    /** More digits: something cannot be told from 0. */
    DIGITS,
    /** More terms: all there were have cancelled. */
    TERMS,
    /** Nothing: a function wavers for ever. */
    STEADINESS,
    /** Nothing that this package knows. */
    A_ROAD
  }

  private final transient Need need;

  Undecided(Need need, String reason) {
    super(reason, null, false, false);
    this.need = need;
  }

  Need need() {
    return need;
  }

  static Undecided digits() {
    return new Undecided(Need.DIGITS, "a number cannot be told from 0");
  }

  static Undecided terms() {
    return new Undecided(Need.TERMS, "all terms of a series cancel");
  }

  static Undecided wavers() {
    return new Undecided(Need.STEADINESS, "it oscillates");
  }

  static Undecided noRoad(String reason) {
    return new Undecided(Need.A_ROAD, reason);
  }
}
