package autograd.functions;

/**
 * The steps in which a function can be written for a processor's vector instructions, each taken in
 * every lane of a vector. A step's operands and its result are numbers that stand for vectors, as
 * whoever implements this gives them out.
 *
 * <p>All are IEEE 754's, rounded to the nearest double; comparisons with NaN are false.
 */
public interface Lanes {
  /** A whole number added to it stands in its lowest bits. */
  double SHIFT = 0x1.8p52;

  /** What a double's exponent is stored with. */
  int BIAS = 1023;

  /** The same number in every lane. */
  int number(double number);

  int add(int x, int y);

  int subtract(int x, int y);

  int multiply(int x, int y);

  int divide(int x, int y);

  /** x·y + z, rounded once. */
  int fused(int x, int y, int z);

  int negate(int x);

  int abs(int x);

  /** The size of a number that is not negative, with the sign of another. */
  int withSign(int size, int sign);

  /** 1 where x is below y, else 0. */
  int less(int x, int y);

  /** 1 where they are equal, else 0. */
  int equal(int x, int y);

  /** x where the condition is not 0, else y. */
  int select(int condition, int x, int y);

  /**
   * 2^k for a whole k from -1022 to 1023; elsewhere what comes out means nothing.
   *
   * @param shifted k + {@link #SHIFT} + {@link #BIAS}, whose lowest bits are the exponent's
   */
  int powerOfTwo(int shifted);

  /**
   * y·2^k for a whole k from -2044 to 2046, rounded once more if it is less than the least ordinary
   * double.
   *
   * @param shifted k + {@link #SHIFT} + 2·{@link #BIAS}: it is done in two steps
   */
  int scale(int y, int shifted);

  /** k for an ordinary positive x = m·2^k with m from √½ up to √2. */
  int exponent(int x);

  /** m of an ordinary positive x = m·2^k with m from √½ up to √2. */
  int mantissa(int x);

  /** The lesser of x and a number; NaN stays NaN. */
  default int atMost(int x, double limit) {
    return select(less(number(limit), x), number(limit), x);
  }

  /** The greater of x and a number; NaN stays NaN. */
  default int atLeast(double limit, int x) {
    return select(less(x, number(limit)), number(limit), x);
  }

  /** A polynomial, its constant term first. */
  default int polynomial(int x, double[] coefficients) {
    return polynomial(x, multiply(x, x), coefficients);
  }

  /** The even terms beside the odd ones, so that they need not wait for each other. */
  default int polynomial(int x, int square, double[] coefficients) {
    int last = coefficients.length - 1;
    int[] halves = {
      number(coefficients[last - last % 2]), number(coefficients[last - 1 + last % 2])
    };
    for (int k = last - 2; k >= 0; k--) {
      halves[k % 2] = fused(halves[k % 2], square, number(coefficients[k]));
    }
    return fused(halves[1], x, halves[0]);
  }
}
