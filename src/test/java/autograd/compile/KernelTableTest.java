package autograd.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Sweep;
import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.evaluate.NoDerivativeException;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A kernel gives the bits of an evaluation: for every operation, at every awkward point. */
class KernelTableTest {
  private static final double[] AWKWARD = {
    0.0,
    -0.0,
    1,
    -1,
    2,
    -2,
    0.5,
    -0.5,
    3,
    -3,
    1e-10,
    -1e-10,
    0.1,
    7.25,
    -7.25,
    25,
    -25,
    180,
    750,
    -750,
    1e10,
    -1e10,
    1e300,
    -1e300,
    1e-310,
    -1e-310,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  /** Of so many combinations of them several operands are tried. */
  private static final int MANY = Sweep.of(250, 100);

  static Stream<Operation> operations() {
    return OperationTable.standard().operations().stream();
  }

  /** How an operation may stand in a formula: alone, twice, under and over others that hide NaN. */
  private static List<String> contexts(Operation operation) {
    String call = call(operation, "");
    String other = call(operation, "2");
    List<String> contexts =
        new ArrayList<>(
            List.of(
                call,
                call + " * 0",
                call + " + " + call,
                call + " * " + other,
                "if(" + names(operation).get(0) + " > 0, " + call + ", 3)",
                "if(" + call + " > 0, " + call + ", -" + call + ")",
                "t = " + call + "; max(t, 0) + t^2 + 0*exp(t)",
                "t = " + call + "; (t > 1) + t^0 + sqrt(t)",
                "tanh(" + call + ")/(" + call + ")"));
    if (operation.isVariadic()) {
      contexts.add(operation.name() + "(x1)");
      contexts.add(operation.name() + "(x1, x1, x2)");
    }
    return contexts;
  }

  private static List<String> names(Operation operation) {
    return operation.isVariadic() ? List.of("x1", "x2", "x3") : operation.operandNames();
  }

  /** The operation applied to inputs of its operands' names, or to others. */
  private static String call(Operation operation, String suffix) {
    List<String> names = names(operation).stream().map(name -> name + suffix).toList();
    if (!operation.isInfix()) {
      return operation.name() + "(" + String.join(", ", names) + ")";
    }
    return names.size() == 1
        ? "(" + operation.name() + " " + names.get(0) + ")"
        : "(" + names.get(0) + " " + operation.name() + " " + names.get(1) + ")";
  }

  @ParameterizedTest
  @MethodSource("operations")
  void givesTheBitsOfAnEvaluation(Operation operation) {
    for (String text : contexts(operation)) {
      Graph graph = Expression.parse(text);
      check(graph, Map.of(), wanted(graph), points(graph, operation.name().hashCode()));
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void givesTheBitsOfAnEvaluationWithOneOperandFixed(Operation operation) {
    if (operation.arity() < 2) {
      return;
    }
    Graph graph = Expression.parse(call(operation, ""));
    for (Value fixed : graph.inputs()) {
      for (double number : new double[] {0, 1, 2, 3, -1, 0.5, -0.5, Double.NaN}) {
        Map<String, Double> constants = Map.of(fixed.label(), number);
        List<double[]> points = points(graph, 7);
        int at = graph.inputs().indexOf(fixed);
        points.forEach(point -> point[at] = number);
        check(graph, constants, wanted(graph), points.subList(0, 100));
      }
    }
  }

  @Test
  void randomFormulasGiveTheBitsOfAnEvaluation() {
    Random random = new Random(1);
    List<Operation> operations = OperationTable.standard().operations();
    for (int round = 0; round < Sweep.of(400, 150); round++) {
      String text = formula(random, operations, 4);
      Graph graph = Expression.parse(text);
      if (!graph.inputs().isEmpty()) {
        check(graph, Map.of(), wanted(graph), points(graph, round).subList(0, 60));
      }
    }
  }

  private static String formula(Random random, List<Operation> operations, int depth) {
    if (depth == 0 || random.nextInt(6) == 0) {
      return List.of("u", "v", "w", "2", "0", "0.5", "-1", "inf").get(random.nextInt(8));
    }
    Operation operation;
    do {
      operation = operations.get(random.nextInt(operations.size()));
      // These take long at large operands, and are tried alone.
    } while (operation.name().matches("(bessel|airy|polygamma|zeta).*"));
    List<String> operands = new ArrayList<>();
    for (int k = 0; k < (operation.isVariadic() ? 3 : operation.arity()); k++) {
      operands.add(formula(random, operations, depth - 1));
    }
    if (!operation.isInfix()) {
      return operation.name() + "(" + String.join(", ", operands) + ")";
    }
    return operands.size() == 1
        ? "(" + operation.name() + " (" + operands.get(0) + "))"
        : "((" + operands.get(0) + ") " + operation.name() + " (" + operands.get(1) + "))";
  }

  /** All inputs by which there is a derivative. */
  private static List<Value> wanted(Graph graph) {
    List<Value> wanted = new ArrayList<>();
    for (Value input : graph.inputs()) {
      try {
        Kernel.of(graph, graph.output(), Map.of(), List.of(input));
        // A kernel drops what it can tell to be 0, and with it what has no derivative.
        Map<String, Double> zeros = new HashMap<>();
        graph.inputs().forEach(each -> zeros.put(each.label(), 0.0));
        Evaluation.at(graph, zeros).gradient(Map.of(graph.output(), 1.0), List.of(input));
        wanted.add(input);
      } catch (NoDerivativeException e) {
        assertTrue(e.getMessage().contains("has no derivative by"), e.getMessage());
      }
    }
    return wanted;
  }

  /** Awkward numbers, of several operands many combinations of them, and ordinary ones. */
  private static List<double[]> points(Graph graph, long seed) {
    Random random = new Random(seed);
    int width = graph.inputs().size();
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < (width == 1 ? AWKWARD.length : MANY); i++) {
      double[] point = new double[width];
      for (int k = 0; k < width; k++) {
        point[k] = AWKWARD[k == 0 ? i % AWKWARD.length : random.nextInt(AWKWARD.length)];
      }
      points.add(point);
    }
    for (int i = 0; i < 50; i++) {
      points.add(random.doubles(width, -5, 5).toArray());
    }
    Collections.shuffle(points, random);
    return points;
  }

  private static void check(
      Graph graph, Map<String, Double> constants, List<Value> wanted, List<double[]> points) {
    Kernel kernel = Kernel.of(graph, graph.output(), constants, wanted).ofPasses();
    Map<String, double[]> columns = new HashMap<>();
    for (int k = 0; k < graph.inputs().size(); k++) {
      int at = k;
      columns.put(graph.inputs().get(k).label(), points.stream().mapToDouble(p -> p[at]).toArray());
    }
    int count = kernel.columns().isEmpty() ? 1 : points.size();
    double[][] expected = evaluations(graph, wanted, columns, count);
    check(expected, kernel, columns, KernelTableTest::assertBits);
    kernel.hurry();
    check(expected, kernel, columns, KernelTableTest::assertBits);
    // At small numbers tanh(t)/t has a derivative of nothing but rounding errors.
    if (!graph.source().matches("tanh\\(.*\\)/\\(.*\\)")) {
      Kernel fast = kernel.fast();
      assertTrue(fast.isFast());
      Kernel.Rows before = fast.over(columns);
      check(expected, fast, columns, KernelTableTest::assertNear);
      fast.hurry();
      checkSame(before, fast.over(columns), fast);
    }
  }

  /** Vector instructions give the bits of the steps that they are made of. */
  private static void checkSame(Kernel.Rows expected, Kernel.Rows actual, Kernel kernel) {
    for (int i = 0; i < expected.value().length; i++) {
      int row = i;
      Supplier<String> place = () -> kernel.graph().source() + " in row " + row;
      assertBits(expected.value()[i], actual.value()[i], place);
      for (Value each : kernel.wanted()) {
        String name = each.label();
        Supplier<String> which = () -> name + " of " + place.get();
        assertBits(expected.gradient(name)[i], actual.gradient(name)[i], which);
      }
    }
  }

  private interface Comparison {
    void of(double expected, double actual, Supplier<String> message);
  }

  /** For each row the value and the gradients. */
  private static double[][] evaluations(
      Graph graph, List<Value> wanted, Map<String, double[]> columns, int count) {
    double[][] rows = new double[count][1 + wanted.size()];
    for (int i = 0; i < count; i++) {
      Evaluation at = Evaluation.at(graph, point(graph, columns, i));
      rows[i][0] = at.value();
      if (!wanted.isEmpty()) {
        Gradient gradient = at.gradient(Map.of(graph.output(), 1.0), wanted);
        for (int k = 0; k < wanted.size(); k++) {
          rows[i][1 + k] = gradient.by(wanted.get(k));
        }
      }
    }
    return rows;
  }

  private static Map<String, Double> point(Graph graph, Map<String, double[]> columns, int row) {
    Map<String, Double> point = new LinkedHashMap<>();
    for (Value input : graph.inputs()) {
      point.put(input.label(), columns.get(input.label())[row]);
    }
    return point;
  }

  private static void check(
      double[][] expected, Kernel kernel, Map<String, double[]> columns, Comparison comparison) {
    Graph graph = kernel.graph();
    List<Value> wanted = kernel.wanted();
    Kernel.Rows rows = kernel.over(columns);
    for (int i = 0; i < expected.length; i++) {
      int row = i;
      Supplier<String> place = () -> graph.source() + " at " + point(graph, columns, row);
      comparison.of(expected[i][0], rows.value()[i], () -> "value of " + place.get());
      for (int k = 0; k < wanted.size(); k++) {
        String name = wanted.get(k).label();
        double actual = rows.gradient(name)[i];
        comparison.of(expected[i][1 + k], actual, () -> name + " of " + place.get());
      }
    }
  }

  private static void assertBits(double expected, double actual, Supplier<String> message) {
    // The bits of a NaN mean nothing.
    if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(actual)) {
      assertEquals(expected, actual, message);
    }
  }

  /** Within some units in the last place, which a difference of like numbers may blow up. */
  private static void assertNear(double expected, double actual, Supplier<String> message) {
    if (Double.isNaN(expected) || Double.isInfinite(expected)) {
      assertBits(expected, actual, message);
    } else {
      assertEquals(expected, actual, 1e-12 * Math.max(Math.abs(expected), 1), message);
    }
  }

  @Test
  void oneKernelServesManyThreads() {
    Graph graph = Expression.parse("x*sin(x)^2 + max(x, 0)*atan2(x, 2) + hypot(x, 1, y) + x^y");
    Kernel kernel = Kernel.of(graph).ofPasses();
    double[] x = IntStream.range(0, 5_000).mapToDouble(i -> i / 100.0 - 25).toArray();
    double[] y = IntStream.range(0, 5_000).mapToDouble(i -> Math.floorMod(i, 7)).toArray();
    double[] alone = kernel.over(Map.of("x", x, "y", y)).gradient("x");
    for (int threads : new int[] {2, 7}) {
      IntStream.range(0, threads)
          .parallel()
          .forEach(
              t ->
                  assertTrue(
                      Arrays.equals(alone, kernel.over(Map.of("x", x, "y", y)).gradient("x"))));
    }
  }
}
