package autograd.compile;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

/** What is said never to be -0 is not, of whatever numbers it is computed. */
class SignsTest {
  private static final List<Double> NUMBERS =
      List.of(-5.0, -Double.MIN_VALUE, -0.0, 0.0, Double.MIN_VALUE, 5.0, Double.NEGATIVE_INFINITY);

  private static final Map<Instruction, DoubleBinaryOperator> INSTRUCTIONS =
      Map.of(
          Instruction.ADD, (a, b) -> a + b,
          Instruction.SUBTRACT, (a, b) -> a - b,
          Instruction.MULTIPLY, (a, b) -> a * b,
          Instruction.DIVIDE, (a, b) -> a / b,
          Instruction.NEGATE, (a, b) -> -a,
          Instruction.ABS, (a, b) -> Math.abs(a),
          Instruction.SQUARE, (a, b) -> a * a,
          Instruction.SQRT, (a, b) -> Math.sqrt(a),
          Instruction.MIN, Math::min,
          Instruction.MAX, Math::max);

  @Test
  void nothingSaidNeverToBeMinusZeroIs() {
    int said = 0;
    for (Map.Entry<Instruction, DoubleBinaryOperator> each : INSTRUCTIONS.entrySet()) {
      for (double a : NUMBERS) {
        for (double b : NUMBERS) {
          Code code = new Code(false);
          int line = code.line(each.getKey(), code.number(a), code.number(b), 0);
          if (code.signs().isNeverNegativeZero(line)) {
            said++;
            double result = each.getValue().applyAsDouble(a, b);
            // As objects 0 and -0 differ.
            assertNotEquals(
                (Double) (-0.0), (Double) result, each.getKey() + " of " + a + " and " + b);
          }
        }
      }
    }
    assertTrue(said > NUMBERS.size() * NUMBERS.size(), "said of too few: " + said);
  }
}
