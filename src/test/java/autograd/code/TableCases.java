package autograd.code;

import autograd.derive.Points;
import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Every operation of the table as a function with its gradient, and the points to try it at:
 * ordinary ones, and those where conventions, limits and the ends of the doubles show.
 */
final class TableCases {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  private static final double[] ONE = {
    0.0,
    -0.0,
    1,
    -1,
    0.5,
    -0.5,
    0.25,
    -0.25,
    2,
    -2,
    3,
    -3,
    1.5,
    -1.5,
    2.5,
    -2.5,
    3.5,
    6,
    0.1,
    -0.3,
    0.7,
    0.9999999,
    1.0000001,
    -1.7,
    4.2,
    -7.3,
    10,
    22.5,
    30,
    -30,
    45,
    -45,
    60,
    90,
    -90,
    135,
    180,
    -180,
    270,
    -270,
    300,
    360,
    720,
    1000.25,
    1e-9,
    -1e-9,
    1e-17,
    1e-5,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    1e-300,
    -1e-300,
    3e-310,
    1e9,
    -1e9,
    1e17,
    -1e17,
    1e300,
    -1e300,
    Math.PI,
    -Math.PI / 2,
    26.3,
    -26.3,
    38.1,
    700.5,
    -700.5,
    709.9,
    711,
    -744.5,
    -746,
    INF,
    -INF,
    NAN
  };
  private static final double[] TWO = {
    0.0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, 2.5, -7.3, 0.3, 1e-300, 1e300, -1e300, INF, -INF, NAN
  };
  private static final double[] THREE = {
    0.0, -0.0, 1, -1, 2, 2.5, -3, 1e-300, 1e300, INF, -INF, NAN
  };

  private static final List<Case> ALL = readAll();

  private TableCases() {}

  /**
   * One operation, ready to be written.
   *
   * @param operation the operation
   * @param names its operands' names
   * @param graph the operation applied to them
   * @param function its value and its partials by those operands by which there are any
   */
  record Case(Operation operation, List<String> names, Graph graph, GradientFunction function) {
    /** The points to try, each a number for each operand. */
    List<double[]> points() {
      return TableCases.points(names.size());
    }

    /** The value and then the partials, as the graph itself has them. */
    double[] expected(double[] at) {
      Map<String, Double> point = new LinkedHashMap<>();
      for (int k = 0; k < at.length; k++) {
        point.put(names.get(k), at[k]);
      }
      Evaluation derived = Evaluation.at(function.graph(), point);
      double[] expected = new double[1 + function.partials().size()];
      expected[0] = Evaluation.at(graph, point).value();
      int i = 1;
      for (Value partial : function.partials().values()) {
        expected[i++] = derived.value(partial);
      }
      return expected;
    }
  }

  /** Every operation of the language. */
  static List<Case> all() {
    return ALL;
  }

  private static List<Case> readAll() {
    List<Case> cases = new ArrayList<>();
    for (Operation operation : OperationTable.standard().operations()) {
      cases.add(of(operation, "f_" + cases.size()));
    }
    return cases;
  }

  private static Case of(Operation operation, String name) {
    boolean isVariadic = operation.isVariadic();
    List<String> names =
        isVariadic
            ? IntStream.rangeClosed(1, 3).mapToObj(k -> "x" + k).toList()
            : operation.operandNames();
    String text =
        isVariadic
            ? operation.name() + "(" + String.join(", ", names) + ")"
            : operation.signature();
    Graph graph = Expression.parse(text);
    Map<String, Value> by = new LinkedHashMap<>();
    for (int k = 0; k < names.size(); k++) {
      if (operation.hasDerivative(k)) {
        by.put(names.get(k), graph.named(names.get(k)));
      }
    }
    GradientFunction function =
        GradientFunction.of(name, graph, graph.output(), by, Collections.emptyMap(), Points.EVERY);
    return new Case(operation, names, graph, function);
  }

  static List<double[]> points(int arity) {
    double[] edges = arity == 1 ? ONE : arity == 2 ? TWO : THREE;
    List<double[]> points = new ArrayList<>();
    int count = (int) StrictMath.pow(edges.length, arity);
    for (int i = 0; i < count; i++) {
      double[] point = new double[arity];
      int rest = i;
      for (int k = 0; k < arity; k++) {
        point[k] = edges[rest % edges.length];
        rest /= edges.length;
      }
      points.add(point);
    }
    return points;
  }
}
