package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import autograd.evaluate.UnsetInputException;
import autograd.lang.DiagnosticException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The door for programs opens to what the command line answers. */
class FormulaTest {
  private static final Map<String, Double> POINT = Map.of("a", -2.0, "b", 3.0);

  private final Formula formula = Formula.parse("(a*b)*(a+b)");

  @Test
  void atAPointThereAreValueAndGradient() {
    Formula.Point at = formula.at(POINT);
    assertEquals(-6, at.value());
    assertEquals(Map.of("a", -3.0, "b", -8.0), at.gradient());
    assertEquals(-8, at.gradient("b"));
    assertEquals(List.of(), at.notes());
    assertThrows(IllegalArgumentException.class, () -> at.gradient("c"));
  }

  @Test
  void namedPartsHaveValueAndGradientToo() {
    Formula.Point at = Formula.parse("d = a*b\na = 4\nd^2").at(Map.of("b", 3.0));
    assertEquals(12, at.value("d"));
    assertEquals(24, at.gradient("d"));
  }

  @Test
  void wherePointsAreSpecialTheyAreNoted() {
    assertEquals(1, Formula.parse("abs(x)").at(Map.of("x", 0.0)).notes().size());
  }

  @Test
  void derivativesAreFormulas() {
    Formula slope = formula.derivative("a");
    assertEquals("b*(2*a + b)", slope.toString());
    assertEquals(-3, slope.at(POINT).value());
    assertEquals("2", slope.derivative("a").derivative("b").toString());
    assertThrows(IllegalArgumentException.class, () -> formula.derivative("c"));
  }

  @Test
  void secondDerivativesAreInTheOrderOfInputs() {
    assertEquals(List.of("a", "b"), formula.inputs());
    assertArrayEquals(new double[][] {{6, 2}, {2, -4}}, formula.hessian(POINT));
    assertThrows(UnsetInputException.class, () -> formula.hessian(Map.of("a", 1.0)));
  }

  @Test
  void seriesHaveTheirCoefficients() {
    assertArrayEquals(
        new double[] {1, 1, 0.5}, Formula.parse("exp(x)").taylor("x", Map.of("x", 0.0), 2));
  }

  @Test
  void kernelsTakeDefaults() {
    Formula f = Formula.parse("k = 2\nk*x");
    assertArrayEquals(
        new double[] {2, 4}, f.kernel().over(Map.of("x", new double[] {1, 2})).value());
    assertThrows(
        IllegalArgumentException.class, () -> f.kernel().over(Map.of("k", new double[] {1})));
  }

  @Test
  void itsTextReadsBack() {
    for (String text : List.of("a = 2\na*b", "max(x, -y)^2", "t = x*y\nt + sin(t)")) {
      Formula once = Formula.parse(text);
      Formula again = Formula.parse(once.toString());
      assertEquals(once.inputs(), again.inputs());
      assertEquals(once.toString(), again.toString());
    }
    assertThrows(DiagnosticException.class, () -> Formula.parse("a*"));
  }
}
