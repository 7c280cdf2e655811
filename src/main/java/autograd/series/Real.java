package autograd.series;

/** A coefficient: an exact rational number as long as it can be, else a ball. Immutable. */
final class Real {
  static final Real ZERO = of(Rational.ZERO);
  static final Real ONE = of(Rational.ONE);

  private final Rational rational;
  private final Ball ball;

  private Real(Rational rational, Ball ball) {
    this.rational = rational;
    this.ball = ball;
  }

  static Real of(Rational number) {
    return new Real(number, null);
  }

  static Real of(long number) {
    return of(Rational.of(number));
  }

  static Real of(Ball ball) {
    return ball == Ball.ZERO ? ZERO : new Real(null, ball);
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

  Ball ball(int bits) {
    return rational != null ? Ball.of(rational, bits) : ball;
  }

  boolean wavers() {
    return ball != null && ball.wavers();
  }

  Real negate() {
    return rational != null ? of(rational.negate()) : of(ball.negate());
  }

  Real plus(Real other, int bits) {
    if (isZero() || other.isZero()) {
      return isZero() ? other : this;
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
    return rational != null && other.rational != null
        ? of(rational.times(other.rational), bits)
        : of(ball(bits).times(other.ball(bits), bits));
  }

  /** The quotient by a number that is not 0. */
  Real over(Real other, int bits) {
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
