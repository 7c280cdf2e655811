package autograd.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Those of series in big numbers: each is a double next to the true coefficient. */
  @ParameterizedTest(name = "{0} at {1}")
  @CsvFileSource(resources = "series.tsv", delimiter = '\t', quoteCharacter = '\0')
  void seriesAgreeToTheLastDigit(String formula, double point, String coefficients) {
    double[] expected =
        Stream.of(coefficients.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    Graph graph = Expression.parse(formula);
    Value x = graph.inputs().get(0);
    LocalSeries series =
        LocalSeries.of(graph, graph.output(), x, Map.of("x", point), expected.length - 1);
    for (int n = 0; n < expected.length; n++) {
      double allowed = series.right().isCoarse() ? 1e-11 : 2e-16;
      assertEquals(expected[n], series.taylor()[n], allowed * Math.abs(expected[n]), "power " + n);
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

  /** Formulas of all orders made together, whose size is as the square of the order. */
  @ParameterizedTest(name = "{0} at {1}")
  @CsvFileSource(resources = "series.tsv", delimiter = '\t', quoteCharacter = '\0')
  void agreeWithFormulasOfAllOrders(String formula, double point, String coefficients) {
    String[] expected = coefficients.split(" ", -1);
    Graph graph = Expression.parse(formula);
    Differentiation d = new Differentiation(graph, Points.ORDINARY, Map.of());
    Value output = d.of(graph.output());
    HighOrders orders = d.highOrders(List.of(output), List.of(d.input("x")), expected.length - 1);
    Map<String, Value> results = new LinkedHashMap<>();
    for (int n = 0; n < expected.length; n++) {
      results.put("d" + n, orders.of(output, n));
    }
    Derivation all = d.simplify(results);
    Evaluation at = Evaluation.at(all.graph(), Map.of("x", point));
    double factorial = 1;
    for (int n = 0; n < expected.length; n++) {
      factorial *= Math.max(1, n);
      double coefficient = Double.parseDouble(expected[n]);
      double size = Math.max(Math.abs(coefficient), Math.abs(Double.parseDouble(expected[0])));
      double actual = at.value(all.results().get("d" + n)) / factorial;
      assertEquals(coefficient, actual, 1e-10 * Math.max(size, 1e-2), "power " + n);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exp(x*y)/(1 + x^2)",
        "x^y",
        "sin(x + y^2)*log(x)",
        "if(x > 1, x^2*y, y^3)",
        "atan2(y, x)"
      })
  void mixedPartialsOfAllOrdersAreThoseDerivedOneFromTheOther(String formula) {
    Graph graph = Expression.parse(formula);
    Differentiation d = new Differentiation(graph, Points.ORDINARY, Map.of());
    Value output = d.of(graph.output());
    List<Value> inputs = List.of(d.input("x"), d.input("y"));
    HighOrders orders = d.highOrders(List.of(output), inputs, 4);
    Map<String, Value> results = new LinkedHashMap<>();
    for (int k = 0; k <= 4; k++) {
      results.put("d_" + "x".repeat(4 - k) + "y".repeat(k), orders.of(output, 4 - k, k));
    }
    for (int k = 0; k <= 4; k++) {
      Value term = output;
      for (int n = 0; n < 4; n++) {
        Value input = inputs.get(n < 4 - k ? 0 : 1);
        term = d.gradient(term, List.of(input)).get(input);
      }
      results.put("again" + k, term);
    }
    Derivation all = d.finish(results);
    Evaluation at = Evaluation.at(all.graph(), Map.of("x", 1.25, "y", 0.75));
    for (int k = 0; k <= 4; k++) {
      double expected = at.value(all.results().get("again" + k));
      double actual = at.value(all.results().get("d_" + "x".repeat(4 - k) + "y".repeat(k)));
      assertEquals(expected, actual, 1e-11 * Math.max(1, Math.abs(expected)), k + " by y");
    }
  }

  /**
   * Twice the order takes at most eight times the operations, where doubling each time takes 4096.
   */
  @ParameterizedTest
  @ValueSource(strings = {"tan(x)", "exp(sin(x))", "x^x", "log(1 + exp(x))*cos(x^2)"})
  void highOrdersGrowAsASmallPower(String formula) {
    Derivatives.Request request = SizeTest.all(Expression.parse(formula), Points.ORDINARY);
    int some = Derivatives.partials(request, 12).operations();
    int more = Derivatives.partials(request, 24).operations();
    assertTrue(more <= 8 * some, some + " operations became " + more);
  }

  @Test
  void otherInputsKeepTheirNumbers() {
    Graph graph = Expression.parse("b = 3; a*x^2 + b*x");
    double[] series =
        Taylor.series(graph, graph.output(), graph.named("x"), Map.of("a", 2.0, "x", 1.0), 3);
    assertEquals(List.of(5.0, 7.0, 2.0, 0.0), java.util.Arrays.stream(series).boxed().toList());
  }
}
