package autograd.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Partials that hold at every point are no numbers where the formula has no value. */
class UndefinedTest {

  @ParameterizedTest
  @CsvSource({
    // formula, x, y
    "acos(y) - x, 1, 7",
    "log(x) + log(y), 2, -1",
    "0*log(x) + y, -1, 2",
    "sqrt(x)^2 + y, -1, 2",
    "exp(log(x))*y, -1, 2",
    "sqrt(x) - sqrt(x) + y, -1, 2",
    "0/log(x) + y, -1, 2",
    "x/x + y, 0, 2",
    "relu(x)*sqrt(y), -1, -1",
    "floor(log(x)) + relu(x) + y, -1, 1",
    "sign(acos(x))*y, 3, 1",
    "'if(y > 0, sqrt(x), x) + y', -1, 1",
    "'max(acos(x), y)', 3, 1",
    "(y > 0)*log(x), -1, 1",
    "1^log(x) + y, -1, 1",
    "(x + y)*asin(2)*0, 1, 1",
    "x^y + y^2*x^3, -1, 0.5",
    "'hypot(sqrt(x), y)', -1, 2",
  })
  void hasNoSlopes(String formula, double x, double y) {
    Map<String, Double> point = Map.of("x", x, "y", y);
    Graph graph = Expression.parse(formula);
    Evaluation at = Evaluation.at(graph, point);
    assertEquals(Double.NaN, at.value());
    Derivation derived = gradient(graph);
    Evaluation there = Evaluation.at(derived.graph(), point);
    assertEquals(Double.NaN, there.value(derived.results().get("value")));
    Gradient gradient = at.gradient();
    for (Value input : graph.inputs()) {
      assertEquals(Double.NaN, gradient.by(input), input.label());
      double slope = there.value(derived.results().get("d_" + input.label()));
      assertTrue(Double.isNaN(slope) || Double.isInfinite(slope), input.label() + " " + slope);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // a branch that is not chosen, and what only a condition looks at
    "'if(x > 0, sqrt(x), y)', -1, 2",
    "'if(x > 0, y, if(y > 0, log(x), log(y)))', 1, -2",
    "'if(sqrt(x) > 1, 1, 2)*y', -1, 3",
    "(log(x) > 0)*y, -1, 3",
  })
  void hasSlopesWhereThereIsAValue(String formula, double x, double y) {
    Map<String, Double> point = Map.of("x", x, "y", y);
    Graph graph = Expression.parse(formula);
    Evaluation at = Evaluation.at(graph, point);
    assertTrue(Double.isFinite(at.value()));
    Derivation derived = gradient(graph);
    Evaluation there = Evaluation.at(derived.graph(), point);
    Gradient gradient = at.gradient();
    for (Value input : graph.inputs()) {
      double slope = there.value(derived.results().get("d_" + input.label()));
      assertEquals(gradient.by(input), slope, input.label());
    }
  }

  private static Derivation gradient(Graph graph) {
    Map<String, Value> by = new LinkedHashMap<>();
    graph.inputs().forEach(input -> by.put(input.label(), input));
    return Derivatives.gradient(
        new Derivatives.Request(graph, Map.of("", graph.output()), by, Map.of(), Points.EVERY));
  }
}
