package autograd.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Taylor coefficients, and derivatives of high order, beside those of series.tsv. */
class TaylorTest {
  private static final double TOLERANCE = 1e-12;

  @ParameterizedTest(name = "{0} at {1}")
  @CsvFileSource(resources = "series.tsv", delimiter = '\t', quoteCharacter = '\0')
  void agrees(String formula, double point, String coefficients) {
    double[] expected =
        Stream.of(coefficients.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    Graph graph = Expression.parse(formula);
    Value x = graph.inputs().get(0);
    double[] actual =
        Taylor.series(graph, graph.output(), x, Map.of("x", point), expected.length - 1);
    for (int n = 0; n < expected.length; n++) {
      double size = Math.max(Math.abs(expected[n]), Math.abs(expected[0]) * 1e-3);
      assertEquals(expected[n], actual[n], TOLERANCE * Math.max(size, 1e-3), "power " + n);
    }
  }

  /** The formula of the n-th derivative, at the point, is n! times the coefficient. */
  @ParameterizedTest(name = "{0} at {1}")
  @CsvFileSource(resources = "series.tsv", delimiter = '\t', quoteCharacter = '\0')
  void agreeWithDerivativesAsFormulas(String formula, double point, String coefficients) {
    String[] expected = coefficients.split(" ", -1);
    double factorial = 1;
    for (int n = 1; n <= 5; n++) {
      factorial *= n;
      Derivation derivative =
          Derivatives.partials(SizeTest.all(Expression.parse(formula), Points.ORDINARY), n);
      Value result = derivative.results().values().iterator().next();
      double actual = Evaluation.at(derivative.graph(), Map.of("x", point)).value(result);
      double coefficient = Double.parseDouble(expected[n]);
      double size = Math.max(Math.abs(coefficient), 1e-2);
      assertEquals(coefficient, actual / factorial, 1e-11 * size, "derivative " + n);
    }
  }

  @Test
  void otherInputsKeepTheirNumbers() {
    Graph graph = Expression.parse("b = 3; a*x^2 + b*x");
    double[] series =
        Taylor.series(graph, graph.output(), graph.named("x"), Map.of("a", 2.0, "x", 1.0), 3);
    assertEquals(List.of(5.0, 7.0, 2.0, 0.0), java.util.Arrays.stream(series).boxed().toList());
  }
}
