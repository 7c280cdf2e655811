package autograd.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.lang.Expression;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Regression models and physics formulas, read as they are printed: the lines of models.tsv. */
class PublishedFormulasTest {
  /** Relative; the formulas themselves lose a few digits, by differences of large powers. */
  private static final double TOLERANCE = 1e-11;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "models.tsv", delimiter = '\t', quoteCharacter = '\0')
  void agrees(String name, String formula, String inputs, String value, String gradients) {
    Evaluation at = Evaluation.at(Expression.parse(formula), numbers(inputs));
    assertNear(value, at.value());
    Gradient gradient = at.gradient();
    for (String each : gradients.split(" ", -1)) {
      String[] sides = each.split("=", 2);
      assertNear(sides[1], gradient.by(sides[0]));
    }
  }

  private static Map<String, Double> numbers(String inputs) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (String each : inputs.split(" ", -1)) {
      String[] sides = each.split("=", 2);
      numbers.put(sides[0], Double.valueOf(sides[1]));
    }
    return numbers;
  }

  private static void assertNear(String expected, double actual) {
    double truth = Ulps.number(expected);
    assertEquals(truth, actual, TOLERANCE * Math.abs(truth));
  }
}
