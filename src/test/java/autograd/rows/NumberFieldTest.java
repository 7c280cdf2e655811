package autograd.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A field reads as the double next to what it says, or as no number. */
class NumberFieldTest {
  private static double read(String text) {
    byte[] bytes = ("x" + text + "y").getBytes(StandardCharsets.UTF_8);
    return NumberField.read(bytes, 1, bytes.length - 1);
  }

  @Test
  void readsWhatJavaReads() {
    Random random = new Random(3);
    for (int i = 0; i < 100_000; i++) {
      String digits = String.valueOf(random.nextLong() & Long.MAX_VALUE);
      int point = random.nextInt(digits.length());
      String text =
          (random.nextBoolean() ? "-" : "")
              + digits.substring(0, point)
              + (random.nextBoolean() ? "." : "")
              + digits.substring(point, point + random.nextInt(digits.length() - point) + 1)
              + (random.nextInt(3) == 0 ? "e" + (random.nextInt(640) - 330) : "");
      double expected = Double.parseDouble(text);
      assertEquals(Double.isInfinite(expected) ? Double.NaN : expected, read(text), text);
      String short6 = String.format(Locale.ROOT, "%.6f", random.nextGaussian());
      assertEquals(Double.parseDouble(short6), read(short6), short6);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "' 1.5 ', 1.5",
    "+2, 2",
    ".5, .5",
    "5., 5",
    "-0, -0.0",
    "1E3, 1000",
    "inf, Infinity",
    "-Infinity, -Infinity",
    "+INF, Infinity",
    "123456789012345678901234567890, 1.2345678901234568e29",
    "0.1234567890123456789, 0.12345678901234568",
    "1.7976931348623158e308, 1.7976931348623157e308",
    "1e-400, 0"
  })
  void readsNumbers(String text, double number) {
    assertEquals(number, read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "-",
        "+",
        "1f",
        "1d",
        "0x1p3",
        "0x10",
        "nan",
        "NaN",
        "1,5",
        "1 2",
        "--1",
        "1e",
        "e5",
        "1.2.3",
        "abc",
        "1e5x",
        "infinit",
        "١",
        "1e400",
        "-1e400",
        "1.7976931348623159e308"
      })
  void readsNothingElse(String text) {
    assertEquals(Double.NaN, read(text), text);
  }
}
