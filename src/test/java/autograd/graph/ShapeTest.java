package autograd.graph;

import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.graph.Operation.Shape;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions go as their rows say, but for the last bits. */
class ShapeTest {
  private static final double ERROR = 0x1p-49;

  static Stream<Operation> shaped() {
    return OperationTable.standard().operations().stream()
        .filter(each -> each.shape() != Shape.NONE);
  }

  /** Dense around 0, where most of them bend, and everywhere there are doubles. */
  private static double[] points() {
    Random random = new Random(3);
    DoubleStream near = random.doubles(4000, -40, 40);
    DoubleStream all =
        random.longs(4000).mapToDouble(Double::longBitsToDouble).filter(Double::isFinite);
    DoubleStream sizes =
        random
            .doubles(4000, -60, 10)
            .map(power -> Math.pow(2, power))
            .flatMap(x -> DoubleStream.of(x, -x));
    double[] points = DoubleStream.concat(DoubleStream.concat(near, all), sizes).toArray();
    Arrays.sort(points);
    return points;
  }

  @ParameterizedTest
  @MethodSource("shaped")
  void goesAsItsRowSays(Operation operation) {
    double before = Double.NaN;
    for (double x : points()) {
      double y = operation.value(x);
      double slack = ERROR * Math.max(Math.abs(before), Math.abs(y));
      double last = before;
      boolean mayFall =
          switch (operation.shape()) {
            case FALLING -> true;
            case HILL -> x > 0;
            case VALLEY -> x <= 0;
            default -> false;
          };
      boolean isRight =
          operation.shape() == Shape.WITHIN_ONE
              ? Math.abs(y) <= 1
              : mayFall ? y <= before + slack : y >= before - slack;
      assertTrue(
          isRight || y == last || Double.isNaN(last) || Double.isNaN(y),
          () -> operation + " at " + x + " is " + y + " after " + last);
      before = y;
    }
  }
}
