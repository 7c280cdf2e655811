package autograd.functions;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A huge angle as quarter turns and what is left, |rest| ≤ π/4: by as many bits of 2/π as its
 * exponent asks for (Payne and Hanek, Radian Reduction for Trigonometric Functions, 1983).
 */
record Turn(int quarters, DoubleDouble rest) {
  /** How many bits of 2/π there are: those of the largest exponent, and 190 more. */
  private static final int BITS = 1216;

  private static final BigInteger TWO_OVER_PI =
      new BigInteger(
          "a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561"
              + "b7246e3a424dd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484"
              + "e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980f"
              + "ef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b"
              + "3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6bab",
          16);

  /** Of the rest so many bits are kept. */
  private static final int KEPT = 216;

  /** The turn of a finite angle. */
  static Turn of(double x) {
    int exponent = Math.getExponent(x) - 52;
    BigInteger whole = new BigDecimal(Math.scalb(x, -exponent)).toBigInteger();
    // In quarter turns, times 2^BITS; of whole ones four make none.
    BigInteger product = whole.multiply(TWO_OVER_PI);
    product = exponent > 0 ? product.shiftLeft(exponent) : product.shiftRight(-exponent);
    BigInteger half = BigInteger.ONE.shiftLeft(BITS - 1);
    BigInteger quarters = product.add(half).shiftRight(BITS);
    BigInteger rest = product.subtract(quarters.shiftLeft(BITS)).shiftRight(BITS - KEPT);
    double high = rest.doubleValue();
    double low = rest.subtract(new BigDecimal(high).toBigInteger()).doubleValue();
    DoubleDouble part = new DoubleDouble(high, low).scaled(-KEPT);
    return new Turn(quarters.intValue() & 3, part.times(DoubleDouble.PI).times(0.5));
  }

  /** The sine, so many quarters further. */
  DoubleDouble sine(int ahead) {
    return rest.sineAfter(quarters + ahead);
  }
}
