package autograd.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.lang.Expression;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Functions for vector instructions stay near those of a single point, which are themselves right
 * to one or two units in the last place. Against mpmath, at 300 bits, they were off by 2.4 at most,
 * and the slopes of tanh and sigmoid by 4.
 */
class LaneFunctionsTest {
  private static final int UNITS = 4;

  /** The table's rule for a slope is off by some units too. */
  private static final int UNITS_OF_SLOPES = 8;

  static List<Operation> functions() {
    return OperationTable.standard().operations().stream()
        .filter(operation -> operation.arity() == 1 && operation.overLanes() != null)
        .toList();
  }

  /** A name that no row has would go unnoticed. */
  @Test
  void theTableHasThemAll() {
    assertEquals(
        "cos, cosh, exp, expm1, log, sigmoid, sin, sinh, tanh",
        functions().stream().map(Operation::name).sorted().collect(Collectors.joining(", ")));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void staysNearThePoint(Operation function) {
    String text = function.name() + "(x)";
    Kernel exact = Kernel.of(Expression.parse(text)).ofPasses();
    Kernel fast = exact.fast();
    assertTrue(fast.isFast());
    double[] points = points();
    Kernel.Rows expected = exact.over(Map.of("x", points));
    Kernel.Rows actual = fast.over(Map.of("x", points));
    for (int i = 0; i < points.length; i++) {
      String place = text + " at " + points[i];
      assertUnits(expected.value()[i], actual.value()[i], UNITS, place);
      double slope = expected.gradient("x")[i];
      assertUnits(slope, actual.gradient("x")[i], UNITS_OF_SLOPES, "slope of " + place);
    }
  }

  /** Below the ordinary doubles the rule for a slope may answer 0 where there is something left. */
  private static void assertUnits(double expected, double actual, int units, String message) {
    double tolerance = units * Math.max(Math.ulp(expected), Double.MIN_NORMAL);
    assertEquals(expected, actual, Double.isFinite(expected) ? tolerance : 0, message);
  }

  private static double[] points() {
    Random random = new Random(3);
    DoubleStream small = DoubleStream.generate(() -> random.nextGaussian()).limit(2_000);
    DoubleStream ofAllSizes =
        DoubleStream.generate(() -> random.nextGaussian() * Math.exp(random.nextInt(60) - 50))
            .limit(2_000);
    DoubleStream large =
        DoubleStream.generate(() -> (random.nextDouble() - 0.5) * 1500).limit(2_000);
    DoubleStream ends =
        DoubleStream.of(
                0,
                22,
                354,
                372,
                708,
                708.5,
                709.7,
                709.8,
                710.4,
                710.5,
                744,
                745.2,
                746,
                1e4,
                1e300,
                Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Double.POSITIVE_INFINITY)
            .flatMap(x -> DoubleStream.of(x, -x));
    return DoubleStream.concat(
            DoubleStream.concat(small, ofAllSizes), DoubleStream.concat(large, ends))
        .toArray();
  }
}
