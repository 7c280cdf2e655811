package autograd.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
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
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The derivative as a formula and the backward pass are two roads to one number, for every row of
 * the table and at every kind of point.
 */
class EveryOperationTest {
  private static final Span NOWHERE = new Span(0, 0);

  // spotless:off
  private static final double[] AWKWARD = {
    0.0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 1.5, -1.5, 2.5, 6, -7, 90, 180, -270, 0.01, 1e-8, -1e-8,
    1e-20, -1e-20, 1e-160, -1e-160, 1e-300, -1e-300, 37.5, -37.5, 720, -720, -745, 800, -800, 1.3e4, -1.3e4,
    1e9, 3e9, -3e9, 1e20, -1e20, 1e155, -1e155, 1e300, -1e300, Double.MAX_VALUE, -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN
  };

  private static final double[] SEVERAL = {
    0.0, -0.0, 1, -1, 2, -2, 3, 0.5, -1.5, 1e-8, -1e-160, 37.5, -720, 1e9, 1e155, -1e300,
    Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN
  };

  /** Products of several that are huge or tiny may run out of range on the way. */
  private static final double[] MANY = {
    0.0, -0.0, 1, -1, 2, -2, 3, 0.5, -1.5, 1e-8, 37.5, -720,
    Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN
  };

  private static final double[] ORDINARY = {
    0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 0.25, 1.5, -1.5, 0.1, 5.75, -6.25, 6
  };
  // spotless:on

  /** A few units in the last place: formulas group their operations otherwise. */
  private static final double TOLERANCE = 2e-14;

  /** Below this, digits are lost whichever way a number is computed. */
  private static final double TINY = 1e-290;

  static Stream<Operation> operations() {
    return OperationTable.standard().operations().stream()
        .filter(each -> IntStream.range(0, each.arity()).anyMatch(each::hasDerivative));
  }

  private static double[] points(Operation operation, int count) {
    return count == 1 ? AWKWARD : operation.isVariadic() ? MANY : SEVERAL;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void agreesAtEveryPoint(Operation operation) {
    List<String> misses = new ArrayList<>();
    for (int count :
        operation.isVariadic() ? new int[] {1, 2, 3, 4} : new int[] {operation.arity()}) {
      Graph graph = graph(operation, count);
      Derivation derivation = Derivatives.gradient(request(graph, operation, Points.EVERY));
      int compared = 0;
      for (double[] point : points(count, points(operation, count))) {
        compared += compare(graph, derivation, point, misses);
      }
      assertTrue(compared > 10, "compared only " + compared + " times");
    }
    assertEquals("", String.join("\n", misses.subList(0, Math.min(9, misses.size()))));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void agreesAsATextbookWritesIt(Operation operation) {
    List<String> misses = new ArrayList<>();
    int count = operation.isVariadic() ? 3 : operation.arity();
    Graph graph = graph(operation, count);
    Derivation derivation = Derivatives.partials(request(graph, operation, Points.ORDINARY), 1);
    int compared = 0;
    for (double[] point : points(count, ORDINARY)) {
      double[] frame = Operation.frame(count);
      System.arraycopy(point, 0, frame, 0, count);
      operation.complete(frame, count, operation.value(frame, count));
      // Limits are left out, and so is what the arithmetic makes of the edge of a domain.
      boolean isLimit =
          operation.conventions().stream().anyMatch(c -> !c.isKink() && c.holdsAt(frame));
      if (operation.isVariadic() || (operation.isDefinedAt(frame) && !isLimit)) {
        compared += compare(graph, derivation, point, misses);
      }
    }
    assertEquals("", String.join("\n", misses.subList(0, Math.min(9, misses.size()))));
    assertTrue(compared > 2, "compared only " + compared + " times");
  }

  private static int compare(
      Graph graph, Derivation derivation, double[] point, List<String> misses) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (int k = 0; k < point.length; k++) {
      named.put("x" + k, point[k]);
    }
    Evaluation numbers = Evaluation.at(graph, named);
    Evaluation formulas = Evaluation.at(derivation.graph(), named);
    boolean isGiven = DoubleStream.of(point).noneMatch(Double::isNaN);
    boolean isFinite = DoubleStream.of(point).allMatch(Double::isFinite);
    boolean hasZero = DoubleStream.of(point).anyMatch(x -> x == 0);
    List<Value> wanted = new ArrayList<>(graph.inputs());
    wanted.removeIf(input -> !derivation.results().containsKey("d_" + input.label()));
    Gradient gradient = numbers.gradient(Map.of(graph.output(), 1.0), wanted);
    int compared = 0;
    for (Value input : isGiven ? wanted : List.<Value>of()) {
      Value formula = derivation.results().get("d_" + input.label());
      double expected = gradient.by(input);
      double actual = formulas.value(formula);
      boolean isRight;
      if (Double.isNaN(numbers.value())) {
        isRight = !isFinite || !Double.isFinite(actual);
      } else {
        isRight = isNear(expected, actual, hasZero);
      }
      compared++;
      if (!isRight) {
        misses.add(
            graph.output().operation()
                + " at "
                + named
                + " by "
                + input.label()
                + ": backward pass "
                + expected
                + ", formula "
                + actual);
      }
    }
    return compared;
  }

  private static boolean isNear(double expected, double actual, boolean hasZero) {
    if (Double.isInfinite(expected) && Double.isInfinite(actual)) {
      // A pole has no side at a zero whose sign is left out of account.
      return hasZero || expected == actual;
    }
    if (!Double.isFinite(expected) || !Double.isFinite(actual)) {
      return Double.isNaN(expected) && Double.isNaN(actual);
    }
    double larger = Math.max(Math.abs(expected), Math.abs(actual));
    return Math.abs(expected - actual) <= Math.max(TOLERANCE * larger, TINY);
  }

  private static Graph graph(Operation operation, int count) {
    Graph.Builder builder = new Graph.Builder("");
    Value[] operands = new Value[count];
    for (int k = 0; k < count; k++) {
      operands[k] = builder.input("x" + k, NOWHERE);
    }
    builder.output(builder.apply(operation, NOWHERE, operands));
    return builder.build();
  }

  private static Derivatives.Request request(Graph graph, Operation operation, Points points) {
    Map<String, Value> by = new LinkedHashMap<>();
    for (int k = 0; k < graph.inputs().size(); k++) {
      if (operation.hasDerivative(k)) {
        by.put("x" + k, graph.inputs().get(k));
      }
    }
    return new Derivatives.Request(graph, Map.of("", graph.output()), by, Map.of(), points);
  }

  /** Every choice for one or two operands; for more, as many at random. */
  private static List<double[]> points(int count, double[] each) {
    List<double[]> points = new ArrayList<>();
    if (count == 1) {
      DoubleStream.of(each).forEach(x -> points.add(new double[] {x}));
    } else if (count == 2) {
      for (double x : each) {
        for (double y : each) {
          points.add(new double[] {x, y});
        }
      }
    } else {
      Random dice = new Random(11);
      for (int i = 0; i < 2000; i++) {
        points.add(dice.ints(count, 0, each.length).mapToDouble(k -> each[k]).toArray());
      }
    }
    return points;
  }
}
