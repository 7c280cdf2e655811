package autograd.render.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Extent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which numbers an axis marks, and how it writes them. */
class TicksTest {
  @ParameterizedTest
  @CsvSource({
    "-5,      5,        20, -5 -4 -3 -2 -1 0 1 2 3 4 5",
    "-5,      5,        7,  -4 -2 0 2 4",
    "-5,      5,        3,  -5 0 5",
    "-5,      5,        1,  0",
    "-0.3,    1,        5,  0 0.5 1",
    "-0.3,    1,        20, -0.2 0 0.2 0.4 0.6 0.8 1",
    "0.1,     0.3,      5,  0.1 0.15 0.2 0.25 0.3",
    "0,       1e7,      5,  0 5e6 1e7",
    "0,       5000,     7,  0 1000 2000 3000 4000 5000",
    "0,       5e-7,     7,  0 1e-7 2e-7 3e-7 4e-7 5e-7",
    "1e-300,  2e-300,   3,  1e-300 1.5e-300 2e-300",
    "-1e308,  1e308,    3,  -1e308 0 1e308",
    "1000000, 1000001,  3,  1000000 1000000.5 1000001",
    "3.1,     3.2,      4,  3.1 3.15 3.2",
    "1.2,     1.3,      1,  1.2",
    "-pi,     pi,       20, -π -3π/4 -π/2 -π/4 0 π/4 π/2 3π/4 π",
    "-pi,     pi,       5,  -π -π/2 0 π/2 π",
    "-pi,     pi,       3,  -π 0 π",
    "0,       pi/2,     20, 0 π/12 π/6 π/4 π/3 5π/12 π/2",
    "pi/2,    3*pi,     6,  π/2 π 3π/2 2π 5π/2 3π",
    "0,       20*pi,    12, 0 2π 4π 6π 8π 10π 12π 14π 16π 18π 20π",
    "0,       200*pi,   6,  0 50π 100π 150π 200π",
    "0,       3.14,     4,  0 1 2 3",
  })
  void areRoundAndAsManyAsFit(String low, String high, int most, String labels) {
    List<Tick> ticks = Ticks.between(number(low), number(high), some -> some.size() <= most);
    assertEquals(labels, ticks.stream().map(Tick::label).collect(Collectors.joining(" ")));
  }

  private static double number(String text) {
    return autograd.evaluate.Evaluation.at(autograd.lang.Expression.parse(text), java.util.Map.of())
        .value();
  }

  @Test
  void everyRangeHasTicksInsideItThatAreRound() {
    Random dice = new Random(17);
    for (int i = 0; i < 5_000; i++) {
      double low = (dice.nextDouble() - 0.5) * StrictMath.pow(10, dice.nextInt(600) - 300);
      double size = Math.abs(low) * StrictMath.pow(10, dice.nextInt(20) - 10);
      double high = low + size * (dice.nextDouble() + 0.1);
      if (!(low < high) || Double.isInfinite(high)) {
        continue;
      }
      String range = low + " to " + high;
      List<Tick> ticks = Ticks.between(low, high, some -> some.size() <= 10);
      assertTrue(ticks.size() >= 2 && ticks.size() <= 10, range + ": " + ticks);
      BigDecimal step = exact(ticks.get(1)).subtract(exact(ticks.get(0))).stripTrailingZeros();
      assertTrue(List.of("1", "2", "5").contains(step.unscaledValue().toString()), range + step);
      for (Tick tick : ticks) {
        assertEquals(tick.at(), Double.parseDouble(tick.label()), range);
        double slack = 1e-8 * (high - low);
        assertTrue(low - slack <= tick.at() && tick.at() <= high + slack, range + ": " + tick);
        assertEquals(0, exact(tick).remainder(step).signum(), range + ": " + tick);
      }
    }
  }

  private static BigDecimal exact(Tick tick) {
    return new BigDecimal(tick.label());
  }

  @ParameterizedTest
  @CsvSource({
    "-0.9999, 0.9999, -1,   1",
    "0,       5,      0,    5",
    "-2.05,   2.05,   -2.5, 2.5",
    "3.6,     100,    0,    100",
    "7,       7,      3.5,  10.5",
    "0,       0,      -1,   1",
    "-1e-9,   -1e-9,  -1.5e-9, -0.5e-9",
  })
  void anAxisEndsAtRoundNumbersAroundTheHeights(double low, double high, double from, double to) {
    Axis axis = Axis.around(new Extent(low, high));
    assertEquals(from, axis.low(), 1e-15);
    assertEquals(to, axis.high(), 1e-15);
  }

  @Test
  void anAxisHoldsAllThatADoubleCan() {
    Axis axis = Axis.around(new Extent(-Double.MAX_VALUE, Double.MAX_VALUE));
    assertTrue(Double.isFinite(axis.high() - axis.low()));
    Axis tiny = Axis.around(new Extent(0, Double.MIN_VALUE));
    assertTrue(tiny.low() < tiny.high());
  }
}
