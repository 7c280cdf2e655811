package autograd.derive;

/**
 * The number in front of a term, kept as a quotient so that thirds stay thirds. Sign and common
 * divisors are kept in order: the lower number is positive, and whole numbers have none in common.
 *
 * @param over the upper number
 * @param under the lower number
 */
record Ratio(double over, double under) {
  static final Ratio ONE = new Ratio(1, 1);
  static final Ratio ZERO = new Ratio(0, 1);

  /** The largest whole number that a double cannot mistake for another. */
  private static final double EXACT = 1L << 53;

  static Ratio of(double number) {
    return new Ratio(number, 1);
  }

  Ratio times(Ratio other) {
    return reduced(over * other.over, under * other.under);
  }

  Ratio inverse() {
    return over < 0 ? new Ratio(-under, -over) : new Ratio(under, over);
  }

  Ratio plus(Ratio other) {
    return under == other.under
        ? reduced(over + other.over, under)
        : reduced(over * other.under + other.over * under, under * other.under);
  }

  Ratio negated() {
    return new Ratio(-over, under);
  }

  boolean isNegative() {
    return over < 0;
  }

  boolean isZero() {
    return over == 0;
  }

  /** Whether the products of whole numbers are still exact. */
  boolean isExact() {
    return Math.abs(over) < EXACT && under < EXACT && under > 0;
  }

  private static Ratio reduced(double over, double under) {
    if (isWhole(over) && isWhole(under)) {
      double a = Math.abs(over);
      double b = under;
      while (b != 0) {
        double rest = a % b;
        a = b;
        b = rest;
      }
      return a > 1 ? new Ratio(over / a, under / a) : new Ratio(over, under);
    }
    return new Ratio(over, under);
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) < EXACT;
  }
}
