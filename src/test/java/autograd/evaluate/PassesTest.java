package autograd.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import autograd.graph.Graph;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.lang.Expression;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the passes promise beyond one formula at one point. */
class PassesTest {
  private static final Span NOWHERE = new Span(0, 0);
  private static final OperationTable TABLE = OperationTable.standard();

  @Test
  void oneGraphServesManyPoints() {
    Graph graph = Expression.parse("(a*b)*(a+b)");
    Evaluation first = Evaluation.at(graph, Map.of("a", -2.0, "b", 3.0));
    Evaluation second = Evaluation.at(graph, Map.of("a", 1.0, "b", 1.0));
    assertEquals(-6, first.value());
    assertEquals(2, second.value());
    assertEquals(-3, first.gradient("a"));
    assertEquals(-3, first.gradient("a"), "gradients do not add up over calls");
    assertEquals(3, second.gradient("a"));
  }

  @Test
  void oneGraphServesManyThreads() {
    Graph graph = Expression.parse("x*sin(x)^2 + max(x, 0)*atan2(x, 2) + hypot(x, 1)");
    double[] alone = IntStream.range(0, 20_000).mapToDouble(i -> slopeAt(graph, i)).toArray();
    double[] together =
        IntStream.range(0, 20_000).parallel().mapToDouble(i -> slopeAt(graph, i)).toArray();
    assertEquals(List.of(), differing(alone, together));
  }

  private static double slopeAt(Graph graph, int i) {
    return Evaluation.at(graph, Map.of("x", i / 100.0 - 100)).gradient("x");
  }

  private static List<Integer> differing(double[] a, double[] b) {
    return IntStream.range(0, a.length).filter(i -> a[i] != b[i]).boxed().toList();
  }

  @ParameterizedTest
  @CsvSource({
    // seeds of p = x*y and q = x + y, then the gradients at x = 2, y = 5
    "1, 0, 5, 2",
    "0, 1, 1, 1",
    "1, 1, 6, 3",
    "0.25, -2, -0.75, -1.5",
    "0, 0, 0, 0",
  })
  void seedsWeighOutputs(double p, double q, double x, double y) {
    Graph graph = Expression.parse("p = x*y; q = x + y");
    Evaluation at = Evaluation.at(graph, Map.of("x", 2.0, "y", 5.0));
    Gradient gradient = at.gradient(Map.of(graph.named("p"), p, graph.named("q"), q));
    assertEquals(x, gradient.by("x"));
    assertEquals(y, gradient.by("y"));
    assertEquals(p, gradient.by("p"));
  }

  @Test
  void seededValueMayFeedAnother() {
    Graph graph = Expression.parse("b = a*a; c = 3*b");
    Evaluation at = Evaluation.at(graph, Map.of("a", 2.0));
    Gradient gradient = at.gradient(Map.of(graph.named("b"), 1.0, graph.named("c"), 1.0));
    assertEquals(4, gradient.by("b"));
    assertEquals(16, gradient.by("a"));
  }

  @ParameterizedTest
  @CsvSource({
    // what has no slope, or an infinite one, in front of what does not move with it
    "y^x > x, 0, -1",
    "'if(sqrt(x) >= y, 1, 2)', 0, -1",
    "floor(x^y), 0, 0.5",
    "0*sqrt(x) + y, 0, 1",
    "(y^x)*floor(x), 0, -1",
    // where nothing has a value
    "'acos(max(x, y))', 3, 2",
    "log(x > 1) + log(-1) + y, 0, 1",
    "'if(x > 1, log(y), y)', 2, -1",
    "'if(sqrt(y) > 1, x, log(x))', -1, -1",
  })
  void forwardModeMeetsTheBackwardPass(String formula, double x, double y) {
    Graph graph = Expression.parse(formula);
    Evaluation at = Evaluation.at(graph, Map.of("x", x, "y", y));
    for (Value input : graph.inputs()) {
      double slope = at.tangent(Map.of(input, 1.0))[graph.output().index()];
      assertEquals(at.gradient().by(input), slope, input.label());
    }
  }

  @Test
  void intermediatesHaveValuesAndGradients() {
    Graph graph = Expression.parse("d = a*b; e = a + b; f = d*e");
    Evaluation at = Evaluation.at(graph, Map.of("a", -2.0, "b", 3.0));
    assertEquals(-6, at.value("d"));
    assertEquals(1, at.value(graph.named("e")));
    assertEquals(-6, at.gradient().by(graph.named("e")));
  }

  @Test
  void unsetInputsAreNamedTogether() {
    Graph graph = Expression.parse("c = 1; a*b + c*d");
    UnsetInputException thrown =
        assertThrows(
            UnsetInputException.class, () -> Evaluation.at(graph, Map.of("b", 1.0, "z", 1.0)));
    assertEquals(List.of("a", "d"), thrown.inputs().stream().map(Value::label).toList());
  }

  @Test
  void derivativeThatIsMissingIsRefusedWhereItIsAskedFor() {
    Graph graph = Expression.parse("n = 3; k = n + 1; ldexp(x, k)*y");
    Evaluation at = Evaluation.at(graph, Map.of("x", 0.5, "y", 2.0));
    assertEquals(32, at.gradient("x"));
    assertEquals(8, at.gradient("y"));
    NoDerivativeException thrown =
        assertThrows(NoDerivativeException.class, () -> at.gradient("n"));
    assertEquals("ldexp", thrown.value().operation().name());
    assertEquals(1, thrown.position());
    assertThrows(NoDerivativeException.class, at::gradient);
    Map<Value, Double> seeds = Map.of(graph.output(), 1.0);
    Gradient some = at.gradient(seeds, List.of(graph.named("x")));
    assertEquals(32, some.by("x"));
    assertEquals(Double.NaN, some.by("n"));
    // Where nothing flows nothing is asked.
    assertEquals(0, Evaluation.at(graph, Map.of("x", 0.5, "y", 0.0)).gradient("n"));
  }

  @Test
  void wideOperationIsNoDifferent() {
    Graph.Builder builder = new Graph.Builder("");
    Value[] inputs = new Value[100_000];
    Map<String, Double> point = new HashMap<>();
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = builder.input("x" + i, NOWHERE);
      point.put("x" + i, 1 + i % 10 / 1e6);
    }
    List<Value> parts = new ArrayList<>();
    for (String name : List.of("max", "sum", "prod", "logsumexp", "norm")) {
      parts.add(builder.apply(TABLE.function(name, inputs.length), NOWHERE, inputs));
    }
    builder.output(
        builder.apply(TABLE.function("mean", parts.size()), NOWHERE, parts.toArray(new Value[0])));
    Evaluation at = Evaluation.at(builder.build(), point);
    Gradient gradient = at.gradient();
    double slope = at.value(parts.get(2)) + 1 + 1e-5 + 1 / at.value(parts.get(4));
    assertEquals(slope / 5, gradient.by("x0"), 1e-6);
  }

  @Test
  void unknownNameIsRefused() {
    Evaluation at = Evaluation.at(Expression.parse("a"), Map.of("a", 1.0));
    assertThrows(IllegalArgumentException.class, () -> at.value("b"));
    assertThrows(IllegalArgumentException.class, () -> at.gradient("b"));
  }

  @Test
  void deepChainIsNoDifferent() {
    Graph.Builder builder = new Graph.Builder("");
    Operation atan = TABLE.function("atan");
    Value value = builder.input("x", NOWHERE);
    for (int i = 0; i < 100_000; i++) {
      value = builder.apply(atan, NOWHERE, value);
    }
    builder.output(value);
    Graph graph = builder.build();
    Evaluation at = Evaluation.at(graph, Map.of("x", 1.0));
    Gradient gradient = at.gradient();
    // Each atan takes y to about y - y³/3, which after n steps from 1 leaves about √(3/(2n)).
    assertEquals(Math.sqrt(1.5 / 100_000), at.value(), 1e-5);
    assertEquals(1, gradient.by(graph.output()));
    assertEquals(100_001, Reach.of(graph, List.of(graph.output())).cardinality());
  }

  @Test
  void millionOperationsAreNoDifferent() {
    Graph.Builder builder = new Graph.Builder("");
    Operation plus = TABLE.operator("+", 2);
    Operation half = TABLE.operator("*", 2);
    Value x = builder.input("x", NOWHERE);
    Value constant = builder.constant(0.5, null, NOWHERE);
    Value value = x;
    for (int i = 0; i < 500_000; i++) {
      value = builder.apply(half, NOWHERE, constant, builder.apply(plus, NOWHERE, value, value));
    }
    builder.output(value);
    Evaluation at = Evaluation.at(builder.build(), Map.of("x", 3.0));
    assertEquals(3, at.value());
    assertEquals(1, at.gradient("x"));
  }
}
