package autograd.series;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact rational number in lowest terms; the denominator is positive. */
final class Rational implements Comparable<Rational> {
  static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);
  static final Rational ONE = new Rational(BigInteger.ONE, BigInteger.ONE);
  static final Rational HALF = of(1, 2);

  private final BigInteger numerator;
  private final BigInteger denominator;

  private Rational(BigInteger numerator, BigInteger denominator) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  static Rational of(long number) {
    return new Rational(BigInteger.valueOf(number), BigInteger.ONE);
  }

  static Rational of(long numerator, long denominator) {
    return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  static Rational of(BigInteger numerator) {
    return new Rational(numerator, BigInteger.ONE);
  }

  static Rational of(BigInteger numerator, BigInteger denominator) {
    BigInteger common = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      common = common.negate();
    }
    return common.equals(BigInteger.ONE)
        ? new Rational(numerator, denominator)
        : new Rational(numerator.divide(common), denominator.divide(common));
  }

  /** The number that a finite double is, to its last bit. */
  static Rational of(double number) {
    BigDecimal decimal = new BigDecimal(number);
    BigInteger digits = decimal.unscaledValue();
    return decimal.scale() > 0
        ? of(digits, BigInteger.TEN.pow(decimal.scale()))
        : of(digits.multiply(BigInteger.TEN.pow(-decimal.scale())));
  }

  /**
   * The number that somebody meant who wrote this one: where it is a double, its shortest decimal,
   * so that 0.1 is a tenth. Exponents are read so, or x^0.1·x^0.9 would not be x.
   */
  Rational asWritten() {
    int power = denominator.bitLength() - 1;
    if (power == 0
        || power > 1074
        || numerator.bitLength() > 53
        || denominator.getLowestSetBit() != power) {
      return this;
    }
    BigDecimal decimal =
        new BigDecimal(Double.toString(numerator.doubleValue() / denominator.doubleValue()));
    return of(decimal.unscaledValue(), BigInteger.TEN.pow(Math.max(0, decimal.scale())));
  }

  BigInteger numerator() {
    return numerator;
  }

  BigInteger denominator() {
    return denominator;
  }

  int signum() {
    return numerator.signum();
  }

  boolean isWhole() {
    return denominator.equals(BigInteger.ONE);
  }

  /** Whether it is a whole number that an int holds. */
  boolean isInt() {
    return isWhole() && numerator.bitLength() < 32;
  }

  boolean isOdd() {
    return numerator.testBit(0);
  }

  /** How many bits it takes to write it down. */
  int size() {
    return numerator.bitLength() + denominator.bitLength();
  }

  Rational negate() {
    return new Rational(numerator.negate(), denominator);
  }

  Rational abs() {
    return signum() < 0 ? negate() : this;
  }

  Rational plus(Rational other) {
    if (isWhole() && other.isWhole()) {
      return of(numerator.add(other.numerator));
    }
    return of(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  Rational minus(Rational other) {
    return plus(other.negate());
  }

  Rational times(Rational other) {
    return of(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /** The quotient; the divisor is not 0. */
  Rational over(Rational other) {
    return of(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  /** A whole power; of 0 none below 0. */
  Rational power(int exponent) {
    return exponent < 0
        ? ONE.over(power(-exponent))
        : new Rational(numerator.pow(exponent), denominator.pow(exponent));
  }

  /** The root of that degree if it is rational, of a number that is not negative; else null. */
  Rational root(int degree) {
    BigInteger above = root(numerator, degree);
    BigInteger below = above == null ? null : root(denominator, degree);
    return below == null ? null : new Rational(above, below);
  }

  private static BigInteger root(BigInteger number, int degree) {
    if (number.bitLength() <= 1) {
      return number;
    }
    BigInteger low = BigInteger.ONE.shiftLeft((number.bitLength() - 1) / degree);
    BigInteger high = low.shiftLeft(1);
    while (low.compareTo(high) < 0) {
      BigInteger middle = low.add(high).add(BigInteger.ONE).shiftRight(1);
      if (middle.pow(degree).compareTo(number) <= 0) {
        low = middle;
      } else {
        high = middle.subtract(BigInteger.ONE);
      }
    }
    return low.pow(degree).equals(number) ? low : null;
  }

  /** The largest whole number that is not above this. */
  BigInteger floor() {
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  @Override
  public int compareTo(Rational other) {
    return isWhole() && other.isWhole()
        ? numerator.compareTo(other.numerator)
        : numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rational rational
        && numerator.equals(rational.numerator)
        && denominator.equals(rational.denominator);
  }

  @Override
  public int hashCode() {
    return 31 * numerator.hashCode() + denominator.hashCode();
  }

  @Override
  public String toString() {
    return isWhole() ? numerator.toString() : numerator + "/" + denominator;
  }
}
