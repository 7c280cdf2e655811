package autograd.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Second derivatives at a point. */
class HessianTest {
  private static Hessian at(String formula, Map<String, Double> point) {
    Graph graph = Expression.parse(formula);
    Map<String, Value> by = new LinkedHashMap<>();
    graph.inputs().forEach(input -> by.put(input.label(), input));
    return Hessian.at(graph, graph.output(), by, point);
  }

  /** Its second derivatives are known: 1200 x² - 400 y + 2 and so on along the diagonal. */
  @Test
  void rosenbrockOfAHundred() {
    int n = 100;
    String formula =
        IntStream.range(0, n - 1)
            .mapToObj(i -> "(1 - x" + i + ")^2 + 100*(x" + (i + 1) + " - x" + i + "^2)^2")
            .collect(Collectors.joining(" + "));
    Map<String, Double> point = new LinkedHashMap<>();
    double[] x = IntStream.range(0, n).mapToDouble(i -> Math.sqrt(i + 1) / 7 - 0.5).toArray();
    IntStream.range(0, n).forEach(i -> point.put("x" + i, x[i]));
    Hessian hessian = at(formula, point);
    double[][] matrix = hessian.matrix();
    for (int i = 0; i < n; i++) {
      int row = hessian.names().indexOf("x" + i);
      for (int k = 0; k < n; k++) {
        int column = hessian.names().indexOf("x" + k);
        double actual = matrix[row][column];
        double expected = 0;
        if (i == k) {
          expected = (i < n - 1 ? 1200 * x[i] * x[i] - 400 * x[i + 1] + 2 : 0) + (i > 0 ? 200 : 0);
        } else if (Math.abs(i - k) == 1) {
          expected = -400 * x[Math.min(i, k)];
        }
        assertEquals(expected, actual, 1e-13 * Math.abs(expected), "x" + i + " x" + k);
        assertEquals(actual, matrix[column][row], 0, "symmetric to the last bit");
      }
    }
  }

  @Test
  void productWithAVector() {
    Map<String, Double> point = Map.of("x", 1.5, "y", -0.5, "z", 2.0);
    Hessian hessian = at("exp(x*y)*z + sin(x*z)/y", point);
    double[][] matrix = hessian.matrix();
    double[] product = hessian.times(Map.of("x", 2.0, "z", -3.0));
    for (int i = 0; i < 3; i++) {
      assertEquals(2 * matrix[i][0] - 3 * matrix[i][2], product[i], 1e-12 * Math.abs(product[i]));
    }
  }

  /** By hand: 802 at the ends and 1002 between, -400 beside. All its terms vanish there. */
  @Test
  void rosenbrockOfAHundredAtItsMinimum() {
    int n = 100;
    String formula =
        IntStream.range(0, n - 1)
            .mapToObj(i -> "(1 - x" + i + ")^2 + 100*(x" + (i + 1) + " - x" + i + "^2)^2")
            .collect(Collectors.joining(" + "));
    Map<String, Double> point = new LinkedHashMap<>();
    IntStream.range(0, n).forEach(i -> point.put("x" + i, 1.0));
    Hessian hessian = at(formula, point);
    double[][] matrix = hessian.matrix();
    for (int i = 0; i < n; i++) {
      int row = hessian.names().indexOf("x" + i);
      for (int k = 0; k < n; k++) {
        double expected = i == k ? (i == 0 ? 802 : i == n - 1 ? 200 : 1002) : 0;
        expected = Math.abs(i - k) == 1 ? -400 : expected;
        assertEquals(expected, matrix[row][hessian.names().indexOf("x" + k)], "x" + i + " x" + k);
      }
    }
    assertEquals(List.of(), hessian.findings());
  }

  /**
   * What the table agrees on at one point is not a constant around it: the slope of x^y by x is 0
   * where y is 0, and that slope's own derivative by y is 1/x.
   */
  @ParameterizedTest
  @CsvSource({
    "x^y, 2, 0, 0, 0.5, 0.4804530139182014",
    "x^y, 0, 2, 2, 0, 0",
    "x*y, 0, 0, 0, 1, 0",
    "sqrt(x)*0 + y^3, 0, 2, 0, 0, 12",
    "'if(x > 0, log(x), 0) + y^2', 0, 1, 0, 0, 2",
    "'if(x > 0, log(x), 0)*y', 2, 3, -0.75, 0.5, 0",
    "relu(x)*y, -1, 3, 0, 0, 0",
    "relu(x)*y, 1, 3, 0, 1, 0",
    "'xlogy(x, y)', 0, 2, 0, 0.5, 0",
    "'hypot(x, y)', 3, 4, 0.128, -0.096, 0.072",
    "'max(x, y)*x', 3, 2, 2, 0, 0",
  })
  void atSpecialPoints(String formula, double x, double y, double xx, double xy, double yy) {
    double[][] matrix = at(formula, Map.of("x", x, "y", y)).matrix();
    assertEquals(xx, matrix[0][0], 1e-15);
    assertEquals(xy, matrix[0][1], 1e-15);
    assertEquals(yy, matrix[1][1], 1e-15);
  }
}
