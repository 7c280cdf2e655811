package autograd.functions;

/**
 * A simple multiple of π that a double stands for, as {@code 3*pi/4}: twelfths of π, and so many
 * that no other number is meant by it.
 *
 * @param numerator how many times π/denominator
 * @param denominator in lowest terms, a divisor of 12
 */
public record PiMultiple(long numerator, int denominator) {
  private static final int PARTS = 12;

  /** Further out every double is near a multiple. */
  private static final double MOST_PARTS = 1e6;

  /** What dividing and multiplying in doubles may be off, as a part of the number. */
  private static final double ROUNDING = 0x1p-51;

  /** The multiple that is meant by a double; null if it is not next to one, or is 0. */
  public static PiMultiple of(double number) {
    double parts = number / Math.PI * PARTS;
    double whole = Math.rint(parts);
    if (whole == 0
        || !(Math.abs(parts) < MOST_PARTS)
        || Math.abs(parts - whole) > ROUNDING * Math.abs(parts)) {
      return null;
    }
    long numerator = (long) whole;
    int denominator = PARTS;
    for (int factor : new int[] {2, 2, 3}) {
      if (numerator % factor == 0 && denominator % factor == 0) {
        numerator /= factor;
        denominator /= factor;
      }
    }
    return new PiMultiple(numerator, denominator);
  }

  /** As it is written in a formula. */
  @Override
  public String toString() {
    String factor = numerator == 1 ? "pi" : numerator == -1 ? "-pi" : numerator + "*pi";
    return denominator == 1 ? factor : factor + "/" + denominator;
  }
}
