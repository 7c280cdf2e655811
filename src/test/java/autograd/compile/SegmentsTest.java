package autograd.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Long formulas give the same bits as loops of their own and an operation at a time. */
class SegmentsTest {
  /** More than a block of any kernel. */
  private static final int ROWS = 1500;

  static Stream<String> formulas() {
    return Stream.of(
        // Value and gradient are one.
        "exp(x0)",
        join(300, " * ", k -> "x" + k),
        join(300, " + ", k -> "x" + k),
        join(1200, " * ", k -> "x" + k),
        join(60, " + ", k -> "x" + k + "*x" + (k + 1) + "*x" + (k + 2)),
        join(40, " * ", k -> "max(x" + k + ", x" + (k + 1) + ")*exp(x" + k + "/50)"),
        // Of more shapes than there are to be loops, as each has numbers of its own.
        join(2500, " + ", k -> "x" + k % 7 + "*(x" + k % 5 + " - 0.37" + k + "*x" + k % 3 + ")"),
        "u0 = x0; "
            + join(200, "", k -> "u%2$d = u%1$d*(x1 - u%1$d/8); ".formatted(k, k + 1))
            + "u200");
  }

  private static String join(int count, String operator, IntFunction<String> term) {
    return IntStream.range(0, count).mapToObj(term).collect(Collectors.joining(operator));
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void giveTheBitsOfAnOperationAtATime(String formula) {
    Graph graph = Expression.parse(formula);
    Map<String, double[]> columns = columns(graph);
    Kernel kernel = Kernel.of(graph);
    Kernel.Rows before = kernel.over(columns);
    assertAsEvaluated(graph, columns, before);
    kernel.hurry();
    assertSame(graph, before, kernel.over(columns));
    Kernel fast = Kernel.of(graph).fast();
    before = fast.over(columns);
    fast.hurry();
    assertSame(graph, before, fast.over(columns));
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void giveThemWhereAWorkerIsGivenWholeBlocks(String formula) {
    Graph graph = Expression.parse(formula);
    Map<String, double[]> columns = columns(graph);
    Kernel kernel = Kernel.of(graph);
    Kernel.Rows expected = kernel.over(columns);
    kernel.hurry();
    int rows = kernel.blockLength();
    assertTrue(rows >= 16 && rows <= 1024, "" + rows);
    double[][] in =
        graph.inputs().stream().map(x -> columns.get(x.label())).toArray(double[][]::new);
    double[] value = new double[rows];
    double[][] gradients = new double[in.length][rows];
    kernel.worker().run(in, rows, value, gradients);
    for (int row = 0; row < rows; row++) {
      int at = row;
      assertEquals(expected.value()[row], value[row], () -> "row " + at);
      for (int k = 0; k < in.length; k++) {
        String name = graph.inputs().get(k).label();
        assertEquals(expected.gradient(name)[row], gradients[k][row], () -> name + " in row " + at);
      }
    }
  }

  /** Numbers near 1, some zeros, and now and then one that makes NaN. */
  private static Map<String, double[]> columns(Graph graph) {
    Random random = new Random(1);
    Map<String, double[]> columns = new HashMap<>();
    for (Value input : graph.inputs()) {
      double[] column = random.doubles(ROWS, 0.99, 1.01).toArray();
      column[random.nextInt(ROWS)] = 0;
      column[random.nextInt(50)] = Double.POSITIVE_INFINITY;
      columns.put(input.label(), column);
    }
    return columns;
  }

  private static void assertAsEvaluated(
      Graph graph, Map<String, double[]> columns, Kernel.Rows rows) {
    for (int row : List.of(0, 1, 7, 49, 1023, 1024, ROWS - 1)) {
      Map<String, Double> point = new HashMap<>();
      columns.forEach((name, column) -> point.put(name, column[row]));
      Evaluation at = Evaluation.at(graph, point);
      assertEquals(at.value(), rows.value()[row], "row " + row);
      var gradient = at.gradient(Map.of(graph.output(), 1.0), graph.inputs());
      for (Value input : graph.inputs()) {
        String name = input.label();
        assertEquals(gradient.by(input), rows.gradient(name)[row], () -> name + " in row " + row);
      }
    }
  }

  private static void assertSame(Graph graph, Kernel.Rows expected, Kernel.Rows actual) {
    assertArrayEquals(expected.value(), actual.value());
    for (Value input : graph.inputs()) {
      String name = input.label();
      assertArrayEquals(expected.gradient(name), actual.gradient(name), name);
    }
  }
}
