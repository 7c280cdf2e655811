package autograd.series;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Functions of balls that are wide: the terms of a series of such a ball need not shrink, and yet
 * there is to be an answer, which holds the function's value everywhere in the ball.
 */
class WideBallsTest {
  private static final int BITS = 80;
  private static final double[] CENTRES = {0, 0x1p-40, 0.1, 0.7, 1, 1.5, 3, 10, 40, 1000};
  private static final int[] WIDTHS = {-60, -20, -8, -6, -4, -3, -2, -1, 0, 1, 3, 8};

  private static final Map<String, BiFunction<Ball, Integer, Ball>> FUNCTIONS =
      Map.of(
          "exp", Elementary::exp,
          "expm1", Elementary::expm1,
          "log", Elementary::log,
          "atan", Elementary::atan,
          "sin", (x, bits) -> Elementary.sinCos(x, bits)[0],
          "cos", (x, bits) -> Elementary.sinCos(x, bits)[1],
          "erf", ErrorIntegrals::erf,
          "erfc", ErrorIntegrals::erfc);

  private static final Map<String, DoubleUnaryOperator> DOUBLES =
      Map.of(
          "exp", StrictMath::exp,
          "expm1", StrictMath::expm1,
          "log", StrictMath::log,
          "atan", StrictMath::atan,
          "sin", StrictMath::sin,
          "cos", StrictMath::cos);

  @TestFactory
  Stream<DynamicTest> haveAnswers() {
    return FUNCTIONS.keySet().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> answersEverywhere(name)));
  }

  private static void answersEverywhere(String name) {
    for (double size : CENTRES) {
      for (double centre : new double[] {size, -size}) {
        for (int width : WIDTHS) {
          Ball x = Ball.ofDouble(centre).plus(Ball.around(width), BITS);
          Ball y = FUNCTIONS.get(name).apply(x, BITS);
          requireWithin(name, centre, width, y);
        }
      }
    }
  }

  /** Complains if the function at the centre or at an end lies outside of the answer. */
  private static void requireWithin(String name, double centre, int width, Ball y) {
    DoubleUnaryOperator doubles = DOUBLES.get(name);
    if (doubles == null || !y.isFinite()) {
      return;
    }
    double half = Math.scalb(0.5, width);
    for (double at : new double[] {centre - half, centre, centre + half}) {
      double value = doubles.applyAsDouble(at);
      if (Double.isFinite(value)) {
        double slack = 1e-12 * Math.max(1, Math.abs(value));
        boolean isWithin =
            y.lower().toDouble() - slack <= value && value <= y.upper().toDouble() + slack;
        assertTrue(isWithin, name + "(" + at + ") in " + centre + " ± 2^" + width);
      }
    }
  }
}
