package autograd.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Sweep;
import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.lang.Expression;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A row of extreme numbers alone among ordinary ones gives the bits of an evaluation: nothing else
 * in its block makes a kernel look again, so what vouches for that row has to notice it.
 */
class LoneExtremesTest {
  private static final double[] EXTREMES = {
    Double.NEGATIVE_INFINITY,
    -Double.MAX_VALUE,
    -1e154,
    -1,
    -Double.MIN_VALUE,
    -0.0,
    0,
    Double.MIN_VALUE,
    1e-200,
    1,
    1e154,
    1e300,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NaN
  };

  private static final double ORDINARY = 0.75;
  private static final int ROW = 5;
  private static final int MANY = Sweep.of(300, 100);

  static Stream<String> formulas() {
    return Stream.of(
        "(1 - x)^2 + 100*(y - x^2)^2",
        "-(x^2) - y*x",
        "x*y*x*y",
        "(2*x + 3 - y)^2",
        "1e300*x^2 + 1e-300*y^2",
        "x*1e-310 + y*x",
        "x/y - y/x",
        "exp(x)*y + x^2",
        "max(x, y)^2*(x - y)",
        "if(x > 0, y^2, x*y)");
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void haveTheBitsOfAnEvaluation(String formula) {
    check(formula, Finiteness.LENGTH);
  }

  @Test
  void haveTheyInFormulasOfAnyShape() {
    Random random = new Random(1);
    for (int k = 0; k < MANY; k++) {
      check("x*0 + y*0 + " + arithmetic(random, 4), ROW + 2);
    }
  }

  private static String arithmetic(Random random, int depth) {
    if (depth == 0 || random.nextInt(6) == 0) {
      return List.of("x", "y", "x", "y", "2", "1e-300", "3e300", "4.9e-324").get(random.nextInt(8));
    }
    String a = arithmetic(random, depth - 1);
    String b = arithmetic(random, depth - 1);
    String form =
        List.of("%s + %s", "%s - %s", "%s*%s", "%s*%s", "%s/%s", "-%s*%s", "%s^2 + %s")
            .get(random.nextInt(7));
    return "(" + form.formatted(a, b) + ")";
  }

  private static void check(String formula, int rows) {
    Graph graph = Expression.parse(formula);
    Kernel kernel = Kernel.of(graph).ofPasses();
    Kernel hurried = Kernel.of(graph).ofPasses();
    hurried.hurry();
    Kernel inVectors = kernel.fast();
    for (double x : EXTREMES) {
      // None has so many rows to run that it would compile its kernel.
      Kernel.Worker plain = kernel.worker();
      Kernel.Worker compiled = hurried.worker();
      Kernel.Worker fast = inVectors.worker();
      for (double y : EXTREMES) {
        Map<String, Double> point = Map.of("x", x, "y", y);
        Evaluation at = Evaluation.at(graph, point);
        var gradient = at.gradient(Map.of(graph.output(), 1.0), graph.inputs());
        double[] expected = new double[graph.inputs().size() + 1];
        expected[0] = at.value();
        for (int k = 1; k < expected.length; k++) {
          expected[k] = gradient.by(graph.inputs().get(k - 1));
        }
        Supplier<String> where = () -> formula + " at " + point;
        assertArrayEquals(expected, run(plain, graph, point, rows), where);
        assertArrayEquals(expected, run(compiled, graph, point, rows), where);
        if (!formula.contains("exp")) {
          assertArrayEquals(expected, run(fast, graph, point, rows), where);
        }
      }
    }
  }

  /** The value and the gradients at that point, among ordinary ones. */
  private static double[] run(
      Kernel.Worker worker, Graph graph, Map<String, Double> point, int rows) {
    double[][] in = new double[graph.inputs().size()][rows];
    for (int c = 0; c < in.length; c++) {
      Arrays.fill(in[c], ORDINARY);
      in[c][ROW] = point.get(graph.inputs().get(c).label());
    }
    double[] value = new double[rows];
    double[][] gradients = new double[in.length][rows];
    worker.run(in, rows, value, gradients);
    double[] results = new double[in.length + 1];
    results[0] = value[ROW];
    for (int c = 0; c < in.length; c++) {
      results[c + 1] = gradients[c][ROW];
    }
    return results;
  }

  @Test
  void areFoundWhereverTheyStand() {
    for (int n : new int[] {1, 3, 4, 1023, Finiteness.LENGTH}) {
      double[] numbers = new double[Finiteness.LENGTH + 1];
      Arrays.fill(numbers, -ORDINARY);
      numbers[n] = Double.NaN;
      assertTrue(Finiteness.isIn(numbers, n), "all of " + n);
      for (int i = 0; i < n; i++) {
        for (double extreme : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1 / 0.0}) {
          numbers[i] = extreme;
          assertFalse(Finiteness.isIn(numbers, n), extreme + " at " + i + " of " + n);
        }
        numbers[i] = -ORDINARY;
      }
    }
  }
}
