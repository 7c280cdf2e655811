package autograd.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.evaluate.NoDerivativeException;
import autograd.graph.Graph;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Second derivatives as formulas that hold at every point, and as numbers, are two roads to one
 * matrix, for every row of the table; and neither has a number where the function has none.
 */
class ExactPartialsTest {
  private static final Span NOWHERE = new Span(0, 0);

  private static final double[] AWKWARD = {
    0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 2.5, -7, 0.01, 1e-8, -1e-8, 1e-160, -1e-160, 37.5, -720, 90,
    1e9, -1e20, 1e155, -1e300
  };

  private static final int MOST = 24;
  private static final double TOLERANCE = 1e-12;
  private static final double TINY = 1e-290;

  static Stream<Operation> operations() {
    return OperationTable.standard().operations().stream()
        .filter(each -> IntStream.range(0, each.arity()).allMatch(each::hasDerivative))
        .filter(each -> matrix(hessian(graph(each), new double[count(each)])) != null);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void formulasHaveTheNumbersOfTheHessian(Operation operation) {
    Graph graph = graph(operation);
    Map<String, Value> by = by(graph);
    Derivation derived =
        Derivatives.partials(
            new Derivatives.Request(graph, Map.of("", graph.output()), by, Map.of(), Points.EVERY),
            2);
    List<String> names = List.copyOf(by.keySet());
    List<String> misses = new ArrayList<>();
    for (double[] point : points(names.size())) {
      if (isKink(operation, point)) {
        continue;
      }
      double[][] matrix = matrix(hessian(graph, point));
      Evaluation at = Evaluation.at(derived.graph(), named(point));
      Evaluation numbers = Evaluation.at(graph, named(point));
      boolean isDefined = !Double.isNaN(numbers.value());
      double size = size(numbers.gradient(), graph, point);
      for (int i = 0; i < names.size(); i++) {
        for (int k = i; k < names.size(); k++) {
          Value formula = derived.results().get("d_" + names.get(i) + "_" + names.get(k));
          double actual = at.value(formula);
          if (!isNear(matrix[i][k], actual, size) || (!isDefined && !Double.isNaN(matrix[i][k]))) {
            misses.add(named(point) + " " + i + k + ": " + actual + ", " + matrix[i][k]);
          }
        }
      }
    }
    assertEquals("", String.join("\n", misses.subList(0, Math.min(9, misses.size()))));
  }

  @ParameterizedTest
  @CsvSource({
    "x^y, 2, 0, 0, 0.5, 0.4804530139182014",
    "log(x) + y, -3, 1, NaN, NaN, NaN",
    "'if(x > 0, log(x), 0)*y', -2, 3, 0, 0, 0",
    "relu(x)^2*y, -1, 3, 0, 0, 0",
  })
  void atSpecialPoints(String formula, double x, double y, double xx, double xy, double yy) {
    Graph graph = autograd.lang.Expression.parse(formula);
    Derivation derived = Derivatives.partials(SizeTest.all(graph, Points.EVERY), 2);
    Evaluation at = Evaluation.at(derived.graph(), Map.of("x", x, "y", y));
    assertEquals(xx, at.value(derived.results().get("d_x_x")), 1e-15);
    assertEquals(xy, at.value(derived.results().get("d_x_y")), 1e-15);
    assertEquals(yy, at.value(derived.results().get("d_y_y")), 1e-15);
  }

  /** How large terms may be that cancel in a second derivative. */
  private static double size(Gradient gradient, Graph graph, double... point) {
    double slope = 0;
    double distance = 1;
    for (int k = 0; k < point.length; k++) {
      slope = Math.max(slope, Math.abs(gradient.by(graph.inputs().get(k))));
      distance = point[k] == 0 ? distance : Math.min(distance, Math.abs(point[k]));
    }
    return slope / distance;
  }

  /** There the table agrees on a first derivative, and nobody on a second one. */
  private static boolean isKink(Operation operation, double... point) {
    double[] frame = Operation.frame(point.length);
    System.arraycopy(point, 0, frame, 0, point.length);
    operation.complete(frame, point.length, operation.value(frame, point.length));
    return operation.conventions().stream().anyMatch(c -> c.isKink() && c.holdsAt(frame));
  }

  private static boolean isNear(double expected, double actual, double size) {
    if (Double.isNaN(actual)) {
      // At kinks and at the edge of a domain a formula meets 0 times infinity, which the backward
      // pass takes for 0.
      return Double.isNaN(expected) || expected == 0 || Double.isInfinite(expected);
    }
    double larger = Math.max(size, Math.max(Math.abs(expected), Math.abs(actual)));
    return expected == actual
        || Math.abs(expected - actual) <= Math.max(TOLERANCE * larger, TINY)
        || (Double.isInfinite(expected) && Double.isInfinite(actual));
  }

  private static Hessian hessian(Graph graph, double[] point) {
    return Hessian.at(graph, graph.output(), by(graph), named(point));
  }

  /** Null where a second derivative does not exist at all. */
  private static double[][] matrix(Hessian hessian) {
    try {
      return hessian.matrix();
    } catch (NoDerivativeException none) {
      return null;
    }
  }

  private static int count(Operation operation) {
    return operation.isVariadic() ? 3 : operation.arity();
  }

  private static Graph graph(Operation operation) {
    Graph.Builder builder = new Graph.Builder("");
    Value[] operands = new Value[count(operation)];
    for (int k = 0; k < operands.length; k++) {
      operands[k] = builder.input("x" + k, NOWHERE);
    }
    builder.output(builder.apply(operation, NOWHERE, operands));
    return builder.build();
  }

  private static Map<String, Value> by(Graph graph) {
    Map<String, Value> by = new LinkedHashMap<>();
    graph.inputs().forEach(input -> by.put(input.label(), input));
    return by;
  }

  private static Map<String, Double> named(double... point) {
    Map<String, Double> named = new LinkedHashMap<>();
    IntStream.range(0, point.length).forEach(k -> named.put("x" + k, point[k]));
    return named;
  }

  private static List<double[]> points(int count) {
    List<double[]> points = new ArrayList<>();
    Random dice = new Random(5);
    for (int i = 0; i < (count == 1 ? AWKWARD.length : MOST); i++) {
      int only = i;
      points.add(
          count == 1
              ? new double[] {AWKWARD[only]}
              : dice.ints(count, 0, AWKWARD.length).mapToDouble(k -> AWKWARD[k]).toArray());
    }
    assertTrue(points.size() >= AWKWARD.length, "there are points");
    return points;
  }
}
