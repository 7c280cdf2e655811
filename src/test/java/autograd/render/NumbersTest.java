package autograd.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.fuzz.Trials;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as text, and back. */
final class NumbersTest {
  private static double finite(Random random) {
    double number = Double.longBitsToDouble(random.nextLong());
    return random.nextInt(3) > 0 || !Double.isFinite(number)
        ? random.nextGaussian() * Math.pow(10, random.nextInt(24) - 8)
        : number;
  }

  @Test
  void theShortestFormReadsBackToTheSameDouble() {
    Trials.of(random -> Double.longBitsToDouble(random.nextLong()))
        .check(1, 1000, NumbersTest::readsBack);
    Trials.of(NumbersTest::finite).check(2, 1000, NumbersTest::readsBack);
  }

  private static void readsBack(double number) {
    for (Numbers numbers : new Numbers[] {Numbers.shortest(), Numbers.json()}) {
      double back = Double.parseDouble(numbers.text(number));
      assertEquals(Double.doubleToLongBits(number), Double.doubleToLongBits(back));
    }
  }

  @Test
  void roundingKeepsWithinHalfOfTheLastDigit() {
    for (int digits = 0; digits <= 12; digits++) {
      int some = digits;
      Trials.of(NumbersTest::finite).check(3 + digits, 100, number -> isRounded(number, some));
      List.of(0.0, -0.0, 1.0, -1.0, 0.01, Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE)
          .forEach(number -> isRounded(number, some));
    }
  }

  private static void isRounded(double number, int digits) {
    String text = Numbers.shortest().decimals(digits).text(number);
    int mark = text.indexOf('e');
    int power = mark < 0 ? 0 : Integer.parseInt(text.substring(mark + 1));
    BigDecimal half = new BigDecimal("0.5").scaleByPowerOfTen(power - digits);
    BigDecimal error = new BigDecimal(text).subtract(new BigDecimal(number)).abs();
    assertTrue(error.compareTo(half) <= 0, number + " as " + text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0.0",
    "-0.0, -0, -0.0",
    "-6, -6, -6.0",
    "0.5, 0.5, 0.5",
    "1e15, 1000000000000000, 1000000000000000.0",
    "1e16, 1e16, 1e16",
    "123456789012345680, 1.2345678901234568e17, 1.2345678901234568e17",
    "0.00001, 0.00001, 0.00001",
    "0.0000012, 1.2e-6, 1.2e-6",
    "1.6993417021166355e-17, 1.6993417021166355e-17, 1.6993417021166355e-17",
    "5e-324, 4.9e-324, 4.9e-324",
    "NaN, NaN, NaN",
    "-Infinity, -Infinity, -Infinity",
  })
  void aNumberIsLaidOutAsPeopleWriteIt(double number, String plain, String json) {
    assertEquals(plain, Numbers.shortest().text(number));
    assertEquals(json, Numbers.json().text(number));
  }

  @ParameterizedTest
  @CsvSource({
    "-6, 4, -6.0000",
    "0.70710678, 4, 0.7071",
    "1.6993417e-17, 4, 1.6993e-17",
    "0.00004, 4, 4.0000e-5",
    "0.0001, 4, 0.0001",
    "9.99999e-6, 2, 1.00e-5",
    "123456.789, 0, 123457",
    "1e22, 2, 1.00e22",
    "-0.0, 1, -0.0",
    "Infinity, 3, Infinity",
  })
  void digitsAreThoseAfterThePoint(double number, int digits, String text) {
    assertEquals(text, Numbers.shortest().decimals(digits).text(number));
  }

  @ParameterizedTest
  @CsvSource({
    "-1.4999999999999996, -1.5",
    "0.30000000000000004, 0.3",
    "2.2945265618534654, 2.29453",
    "-0.0000012345678, -1.23457e-6",
    "0.99999999, 1",
    "1.2246467991473532e-16, 1.22465e-16",
    "123456.789, 123457",
    "12345678.9, 12345679",
    "3628800, 3628800",
    "1234567890123456789, 1.23457e18",
    "-0.0, -0",
    "4.9e-324, 4.9e-324",
    "1.7976931348623157e308, 1.79769e308",
    "NaN, NaN",
    "-Infinity, -Infinity",
  })
  void sixDigitsAreEnoughForPeople(double number, String text) {
    assertEquals(text, Numbers.shortest().digits(Digits.SIX).text(number));
    assertEquals(
        Numbers.json().text(number), Numbers.json().digits(Digits.SIX).text(number), "programs");
  }
}
