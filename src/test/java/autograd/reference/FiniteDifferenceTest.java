package autograd.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.lang.Expression;
import autograd.operations.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The backward pass through each operation, as its signature reads when it is parsed. */
class FiniteDifferenceTest {
  /** How often a derivative must have been judged before the test counts. */
  private static final int ENOUGH = 10;

  static Stream<Operation> operations() {
    return AccuracyTest.operations();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void backwardPassAgrees(Operation operation) {
    List<String> misses = new ArrayList<>();
    for (int k = 0; k < operation.arity(); k++) {
      if (!operation.hasDerivative(k)) {
        continue;
      }
      int judged = 0;
      for (Reference reference : Reference.of(operation)) {
        Graph graph = Expression.parse(reference.formula(operation));
        Map<String, Double> point = reference.point(operation);
        String name = reference.names(operation).get(k);
        double at = point.get(name);
        DoubleUnaryOperator f = x -> Evaluation.at(graph, with(point, name, x)).value();
        if (!isOrdinary(reference) || !Slope.isSmooth(f, at)) {
          continue;
        }
        Slope slope = Slope.of(f, at);
        if (slope.isSharp()) {
          judged++;
          double gradient = Evaluation.at(graph, point).gradient(name);
          if (!slope.isNear(gradient)) {
            misses.add(point + " by " + name + " -> " + gradient + ", differences " + slope);
          }
        }
      }
      assertTrue(judged >= ENOUGH, "judged only " + judged + " times");
    }
    assertEquals("", String.join("\n", misses));
  }

  private static boolean isOrdinary(Reference reference) {
    return Double.isFinite(Ulps.number(reference.value()))
        && reference.operands().stream()
            .allMatch(x -> x == 0 || (Math.abs(x) > 1e-3 && Math.abs(x) < 1e3));
  }

  private static Map<String, Double> with(Map<String, Double> point, String name, double x) {
    Map<String, Double> moved = new HashMap<>(point);
    moved.put(name, x);
    return moved;
  }
}
