package autograd.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What rows say of their operations holds at thousands of points; and of some traits the reverse:
 * where none of these points speaks against one, the row says it.
 */
class TraitsTest {
  private static final double ERROR = 0x1p-49;

  private static final Set<Trait> SHAPES =
      EnumSet.of(Trait.RISING, Trait.FALLING, Trait.HILL, Trait.VALLEY);

  /** Where functions jump, if they do. */
  private static final double[] CORNERS = {
    -2, -1.5, -1, -0.5, -0.0, 0, 0.5, 1, 1.5, 2, 3, 180, 2 * Math.PI
  };

  private static final double[] PLAIN = {
    -1e300, -40.7, -3, -2.5, -1.2, -1, -0.3, -1e-9, 0, 1e-300, 1e-9, 0.1, 0.45, 0.77, 1, 1.3, 2,
    2.6, 3, 4.9, 7, 30.2, 1e3, 1e300
  };

  static List<Operation> operations() {
    return OperationTable.standard().operations();
  }

  static Stream<Operation> shaped() {
    return operations().stream().filter(each -> each.traits().stream().anyMatch(SHAPES::contains));
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
          operation.is(Trait.FALLING)
              || (operation.is(Trait.HILL) && x > 0)
              || (operation.is(Trait.VALLEY) && x <= 0);
      boolean isRight = mayFall ? y <= before + slack : y >= before - slack;
      assertTrue(
          isRight || y == last || Double.isNaN(last) || Double.isNaN(y),
          () -> operation + " at " + x + " is " + y + " after " + last);
      before = y;
    }
  }

  /** So many operands from some numbers, all combinations of few and a sample of many. */
  private static List<double[]> frames(double[] numbers, int count) {
    List<double[]> frames = new ArrayList<>();
    Random random = new Random(7);
    int all = (int) Math.pow(numbers.length, count);
    for (int i = 0; i < Math.min(all, 3000); i++) {
      double[] frame = new double[count];
      int rest = i;
      for (int k = 0; k < count; k++) {
        frame[k] =
            all > 3000 ? numbers[random.nextInt(numbers.length)] : numbers[rest % numbers.length];
        rest /= numbers.length;
      }
      frames.add(frame);
    }
    return frames;
  }

  private static int count(Operation operation) {
    return operation.isVariadic() ? 3 : operation.arity();
  }

  private static double value(Operation operation, double... operands) {
    double[] frame = Operation.frame(operands.length);
    System.arraycopy(operands, 0, frame, 0, operands.length);
    return operation.value(frame, operands.length);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void isAsOddOrEvenAsItsRowSays(Operation operation) {
    if (operation.isVariadic() || operation.arity() != 1) {
      assertTrue(!operation.is(Trait.ODD) && !operation.is(Trait.EVEN), operation.toString());
      return;
    }
    boolean isOdd = true;
    boolean isEven = true;
    boolean isThere = false;
    for (double[] points : List.of(points(), PLAIN, new double[] {Double.POSITIVE_INFINITY})) {
      for (double x : points) {
        double y = operation.value(x);
        double opposite = operation.value(-x);
        boolean isNowhere = Double.isNaN(y) && Double.isNaN(opposite);
        isOdd &= isNowhere || y == -opposite;
        isEven &= isNowhere || y == opposite;
        isThere |= y != 0 && !Double.isNaN(y);
      }
    }
    assertTrue(isThere, operation.toString());
    assertEquals(isOdd, operation.is(Trait.ODD), operation + " is odd");
    assertEquals(isEven, operation.is(Trait.EVEN), operation + " is even");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void isAsCommutativeAsItsRowSays(Operation operation) {
    int count = count(operation);
    boolean isSymmetric = count > 1;
    for (double[] frame : frames(PLAIN, count)) {
      double value = value(operation, frame);
      double[] turned = frame.clone();
      for (int k = 0; k < count; k++) {
        turned[k] = frame[(k + 1) % count];
      }
      double other = value(operation, turned);
      boolean isSame = Math.abs(value - other) <= 1e-13 * Math.abs(value) || value == other;
      isSymmetric &= isSame || (Double.isNaN(value) && Double.isNaN(other));
    }
    assertEquals(isSymmetric, operation.is(Trait.COMMUTATIVE), operation + " is commutative");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void roundsAsItsRowSays(Operation operation) {
    boolean isUnrounded = true;
    for (double[] frame : frames(PLAIN, count(operation))) {
      double value = value(operation, frame);
      boolean isOperand = Double.isNaN(value) || 2 * value == Math.rint(2 * value);
      for (double operand : frame) {
        isOperand |= Math.abs(value) == Math.abs(operand);
      }
      isUnrounded &= isOperand;
    }
    assertEquals(isUnrounded, operation.is(Trait.UNROUNDED), operation + " rounds nothing");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void staysWhereItsRowSays(Operation operation) {
    for (double[] numbers : List.of(PLAIN, CORNERS)) {
      for (double[] frame : frames(numbers, count(operation))) {
        requireBounds(operation, value(operation, frame), frame);
      }
    }
    if (count(operation) == 1) {
      for (double x : points()) {
        requireBounds(operation, operation.value(x), x);
      }
    }
  }

  private static void requireBounds(Operation operation, double value, double... frame) {
    boolean isPositive = Double.isNaN(value) || Math.copySign(1, value) > 0;
    String where = operation + " at " + Arrays.toString(frame) + " is " + value;
    assertTrue(isPositive || !operation.is(Trait.POSITIVE), where);
    assertTrue(!(Math.abs(value) > 1 && operation.is(Trait.WITHIN_ONE)), where);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void jumpsAsItsRowSays(Operation operation) {
    if (operation.isConditional()) {
      return; // Its branches say where it goes.
    }
    if (operation.is(Trait.JUMPING)) {
      assertTrue(jumps(operation, false) != null, operation + " jumps");
    } else {
      assertEquals(null, jumps(operation, true), operation + " jumps");
    }
  }

  /** Where an operation jumps; null if nowhere. */
  private static String jumps(Operation operation, boolean isWithinDomain) {
    for (double[] frame : frames(CORNERS, count(operation))) {
      for (int k = 0; k < frame.length; k++) {
        for (double step : new double[] {1e-9, -1e-9}) {
          // What is only steep there changes less by a smaller step.
          double gap = gap(operation, frame, k, step, isWithinDomain);
          if (gap > 0 && gap(operation, frame, k, step / 1000, isWithinDomain) >= gap / 2) {
            return Arrays.toString(frame);
          }
        }
      }
    }
    return null;
  }

  /** How far an operation jumps from a point to one beside it; 0 if it does not. */
  private static double gap(
      Operation operation, double[] frame, int k, double step, boolean isWithinDomain) {
    double[] beside = frame.clone();
    beside[k] += step;
    double here = value(operation, frame);
    double there = value(operation, beside);
    double size = Math.max(Math.abs(here), Math.abs(there));
    double gap = Math.abs(here - there);
    boolean counts =
        isWithinDomain
            ? size < 1e6 && isDefined(operation, frame) && isDefined(operation, beside)
            : !Double.isInfinite(size) || here * there < 0;
    boolean isFar = Double.isInfinite(gap) || gap > 0.01 * Math.max(1, size);
    return counts && isFar ? gap : 0;
  }

  private static boolean isDefined(Operation operation, double... operands) {
    double[] frame = Operation.frame(operands.length);
    System.arraycopy(operands, 0, frame, 0, operands.length);
    operation.complete(frame, operands.length, operation.value(frame, operands.length));
    return operation.isVariadic() || operation.isDefinedAt(frame);
  }
}
