package autograd.series;

/**
 * A coefficient: an exact rational number as long as it can be, else a ball. A ball that is a
 * rational multiple of π remembers which, so that sines of it can be exact. Immutable.
 */
final class Real {
  static final Real ZERO = of(Rational.ZERO);
  static final Real ONE = of(Rational.ONE);

  private final Rational rational;
  private final Ball ball;
  private final Rational halfTurns;

  private Real(Rational rational, Ball ball, Rational halfTurns) {
    this.rational = rational;
    this.ball = ball;
    this.halfTurns = halfTurns;
  }

  static Real of(Rational number) {
    return new Real(number, null, null);
  }

  /** So many times π. */
  static Real timesPi(Rational number, int bits) {
    return number.signum() == 0
        ? ZERO
        : new Real(null, Ball.of(number, bits + 8).times(Elementary.pi(bits + 8), bits), number);
  }

  static Real of(long number) {
    return of(Rational.of(number));
  }

  static Real of(Ball ball) {
    return ball == Ball.ZERO ? ZERO : new Real(null, ball, null);
  }

  private static Real of(Rational number, int bits) {
    return number.size() > Attempt.RATIONAL_BITS ? of(Ball.of(number, bits)) : of(number);
  }

  boolean isExact() {
    return rational != null;
  }

  /** Whether it is known to be 0. */
  boolean isZero() {
    return rational != null ? rational.signum() == 0 : ball.isPoint() && ball.holdsZero();
  }

  /** The exact number; null if there is none. */
  Rational rational() {
    return rational;
  }

  /** How many times π it is; null if that is not known to be a rational number. */
  Rational halfTurns() {
    return halfTurns;
  }

  Ball ball(int bits) {
    return rational != null ? Ball.of(rational, bits) : ball;
  }

  boolean wavers() {
    return ball != null && ball.wavers();
  }

  Real negate() {
    Rational opposite = halfTurns == null ? null : halfTurns.negate();
    return rational != null ? of(rational.negate()) : new Real(null, ball.negate(), opposite);
  }

  Real plus(Real other, int bits) {
    if (isZero() || other.isZero()) {
      return isZero() ? other : this;
    }
    if (halfTurns != null && other.halfTurns != null) {
      return timesPi(halfTurns.plus(other.halfTurns), bits);
    }
    return rational != null && other.rational != null
        ? of(rational.plus(other.rational), bits)
        : of(ball(bits).plus(other.ball(bits), bits));
  }

  Real minus(Real other, int bits) {
    return plus(other.negate(), bits);
  }

  Real times(Real other, int bits) {
    if (isZero() || other.isZero()) {
      return ZERO;
    }
    if (halfTurns != null && other.rational != null) {
      return timesPi(halfTurns.times(other.rational), bits);
    }
    if (rational != null && other.halfTurns != null) {
      return other.times(this, bits);
    }
    return rational != null && other.rational != null
        ? of(rational.times(other.rational), bits)
        : of(ball(bits).times(other.ball(bits), bits));
  }

  /** The quotient by a number that is not 0. */
  Real over(Real other, int bits) {
    if (halfTurns != null && other.rational != null) {
      return timesPi(halfTurns.over(other.rational), bits);
    }
    if (halfTurns != null && other.halfTurns != null) {
      return of(halfTurns.over(other.halfTurns), bits);
    }
    return rational != null && other.rational != null
        ? of(rational.over(other.rational), bits)
        : of(ball(bits).over(other.ball(bits), bits));
  }

  double toDouble() {
    return rational != null ? Ball.of(rational, 256).toDouble() : ball.toDouble();
  }

  @Override
  public String toString() {
    return rational != null ? rational.toString() : ball.toString();
  }
}
