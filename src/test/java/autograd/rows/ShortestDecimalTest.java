package autograd.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.functions.ShortestDecimal;
import autograd.fuzz.Trials;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers have the digits that another writer finds, and read back to the same double. */
class ShortestDecimalTest {
  private static String text(double number, boolean decimalPoint) {
    return new Bytes().append(number, decimalPoint).toString();
  }

  /** The digits are Jackson's, laid out by what is known of decimals. */
  private static String expected(double number, String point) {
    if (!Double.isFinite(number)) {
      return Double.toString(number);
    }
    String sign = Double.doubleToRawLongBits(number) < 0 ? "-" : "";
    if (number == 0) {
      return sign + "0" + point;
    }
    BigDecimal size =
        new BigDecimal(NumberOutput.toString(Math.abs(number), true)).stripTrailingZeros();
    int power = size.precision() - size.scale() - 1;
    if (power >= -5 && power < 16) {
      return sign + size.toPlainString() + (size.scale() > 0 ? "" : point);
    }
    String digits = size.unscaledValue().toString();
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    return sign + digits.charAt(0) + fraction + "e" + power;
  }

  @Test
  void isTheSameAsText() {
    for (double number : new double[] {0.1, -2, 1e300, Double.NaN}) {
      assertEquals(text(number, true), ShortestDecimal.text(number, true));
    }
  }

  private static void check(double number) {
    assertEquals(expected(number, ""), text(number, false));
    assertEquals(expected(number, ".0"), text(number, true));
    byte[] bytes = text(number, false).getBytes(StandardCharsets.US_ASCII);
    if (!Double.isNaN(number)) {
      assertEquals(number, NumberField.read(bytes, 0, bytes.length));
    }
  }

  @Test
  void anyBits() {
    Random random = new Random(1);
    for (int i = 0; i < 300_000; i++) {
      check(Double.longBitsToDouble(random.nextLong()));
    }
  }

  @Test
  void ordinaryNumbers() {
    Random random = new Random(2);
    for (int i = 0; i < 200_000; i++) {
      double size = Math.pow(10, random.nextInt(24) - 8);
      check(random.nextGaussian() * size);
      check(Math.rint(random.nextGaussian() * 1e4) / 1e4);
      check(Math.rint(random.nextGaussian() * size));
    }
  }

  @Test
  void everyPowerAndItsNeighbours() {
    for (int e = -1074; e <= 1023; e++) {
      double power = Math.scalb(1.0, e);
      check(power);
      check(Math.nextUp(power));
      check(Math.nextDown(power));
    }
    for (int e = -323; e <= 308; e++) {
      double power = Double.parseDouble("1e" + e);
      check(power);
      check(Math.nextUp(power));
      check(-Math.nextDown(power));
    }
  }

  @Test
  void theEnds() {
    for (double number :
        new double[] {
          0.0,
          -0.0,
          Double.MIN_VALUE,
          3 * Double.MIN_VALUE,
          Double.MIN_NORMAL,
          Double.MAX_VALUE,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          9007199254740992.0,
          1e15,
          999999999999999.0,
          1e16,
          9999999999999998.0,
          0.3,
          2e-3,
          1e-5,
          9.999999999999999e-6
        }) {
      check(number);
    }
  }

  @Test
  void decimals() {
    Trials.of(ShortestDecimalTest::decimal).check(3, 1000, ShortestDecimalTest::check);
  }

  /** Of any size, with up to twelve digits after the point. */
  private static double decimal(Random random) {
    BigInteger digits = new BigInteger(random.nextInt(1065), random);
    double number = new BigDecimal(digits, random.nextInt(13)).doubleValue();
    return random.nextBoolean() ? number : -number;
  }
}
