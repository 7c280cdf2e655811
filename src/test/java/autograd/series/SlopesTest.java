package autograd.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.graph.Graph;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.lang.Expression;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import autograd.series.OneSided.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SlopesTest {
  private static final Span NOWHERE = new Span(0, 0);

  @ParameterizedTest
  @CsvFileSource(
      resources = "slopes.tsv",
      delimiter = '\t',
      numLinesToSkip = 1,
      maxCharsPerColumn = 200)
  void slopesAreThoseOfTheTable(
      String formula, String point, String by, double value, String left, String right) {
    Slopes slopes = at(formula, point, by);
    assertClose(value, slopes.value());
    assertSide(left, slopes.left());
    assertSide(right, slopes.right());
    assertFalse(slopes.assumedZero());
  }

  private static Slopes at(String formula, String point, String by) {
    Graph graph = Expression.parse(formula);
    double[] data = new double[graph.size()];
    for (String binding : point.split(";", -1)) {
      String[] parts = binding.split("=", -1);
      Value input = graph.named(parts[0]);
      data[input.index()] = Double.parseDouble(parts[1]);
    }
    return Slopes.of(graph, graph.output(), data, graph.named(by));
  }

  private static void assertSide(String expected, OneSided side) {
    if (Character.isLetter(expected.charAt(0)) && !expected.equals("inf")) {
      assertEquals(expected, side.state().name().toLowerCase(Locale.ROOT));
    } else {
      assertEquals(State.DEFINED, side.state(), side.reason());
      assertClose(Double.parseDouble(expected.replace("inf", "Infinity")), side.slope());
    }
  }

  private static void assertClose(double expected, double actual) {
    boolean isClose = Math.abs(actual - expected) <= Math.abs(expected) * 1e-15;
    assertEquals(expected, isClose ? expected : actual);
  }

  /** Every operation has an expansion: at points without a kink the slope is the rule's. */
  @Test
  void slopesAreTheRulesWhereThoseAreRegular() {
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (Operation operation : OperationTable.standard().operations()) {
      int before = compared;
      for (double[] point : POINTS) {
        int count = operation.isVariadic() ? 3 : operation.arity();
        for (int k = 0; k < count; k++) {
          compared += compare(operation, point, count, k, wrong) ? 1 : 0;
        }
      }
      if (compared == before) {
        wrong.add(operation + " was compared nowhere");
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static final double[][] POINTS = {
    {0.3, 0.7, 0.45, 1.5},
    {1.7, 2.6, 0.3, 0.6},
    {-0.6, 0.8, 1.5, 2.5},
    {2, 0.5, 0.75, 3},
    {3, 1.25, 2.5, 0.2},
    {-2.5, 3, 4, 1.75},
    {-1, -0.25, 2, 5},
    {4, 1, 0.75, 1.5}
  };

  private static boolean compare(
      Operation operation, double[] point, int count, int k, List<String> wrong) {
    double[] frame = Operation.frame(count);
    System.arraycopy(point, 0, frame, 0, count);
    double value = operation.value(frame, count);
    operation.complete(frame, count, value);
    boolean isRegular = !Double.isNaN(value) && operation.kinkAt(frame, count) == null;
    if (!isRegular || !operation.isDefinedAt(frame)) {
      return false;
    }
    boolean isPower = operation.name().equals("^") || operation.name().equals("root");
    if (isPower && k == 1 && point[0] < 0) {
      return false;
    }
    if (!operation.hasDerivative(k)) {
      return true;
    }
    double slope = operation.localDerivative(k, frame, count);
    Graph.Builder builder = new Graph.Builder("");
    Value[] inputs = new Value[count];
    double[] data = new double[count + 1];
    for (int i = 0; i < count; i++) {
      inputs[i] = builder.input("x" + i, NOWHERE);
      data[i] = point[i];
    }
    Value result = builder.apply(operation, NOWHERE, inputs);
    builder.output(result);
    Slopes slopes = Slopes.of(builder.build(), result, data, inputs[k]);
    boolean agrees =
        (Double.isNaN(slope)
                ? slopes.right().state() == State.UNDEFINED
                : slopes.right().isDefined()
                    && Math.abs(slopes.right().slope() - slope) <= 1e-11 * Math.abs(slope) + 1e-13)
            && Math.abs(slopes.value() - value) <= 1e-12 * Math.abs(value) + 1e-14;
    if (!agrees) {
      wrong.add(
          operation
              + " at "
              + point[k]
              + " by "
              + k
              + ": "
              + slope
              + " and "
              + slopes.right()
              + " value "
              + value
              + " and "
              + slopes.value());
    }
    return true;
  }

  /** An operation that jumps where nobody says so would be given the slope of a branch. */
  @Test
  void operationsThatJumpAreKnownTo() {
    List<String> unknown = new ArrayList<>();
    double[] numbers = {-3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 6, 90, 180, 360};
    for (Operation operation : OperationTable.standard().operations()) {
      int count = operation.isVariadic() ? 3 : operation.arity();
      boolean jumps = false;
      for (int i = 0; i < Math.pow(numbers.length, count) && !jumps; i++) {
        double[] point = new double[count];
        for (int k = 0, rest = i; k < count; k++, rest /= numbers.length) {
          point[k] = numbers[rest % numbers.length];
        }
        for (int k = 0; k < count && !jumps; k++) {
          jumps = jumps(operation, point, k);
        }
      }
      if (jumps && !Continuity.mayJump(operation)) {
        unknown.add(operation.signature());
      }
    }
    assertEquals(List.of(), unknown);
  }

  /** Whether a result that is finite is far from those of the neighbouring doubles. */
  private static boolean jumps(Operation operation, double[] point, int k) {
    // The branches of a condition are looked at one at a time.
    if (!operation.hasDerivative(k) || operation.isConditional()) {
      return false;
    }
    double[] frame = Operation.frame(point.length);
    System.arraycopy(point, 0, frame, 0, point.length);
    double at = valueAt(operation, point);
    operation.complete(frame, point.length, at);
    double slope = Math.abs(operation.localDerivative(k, frame, point.length));
    double x = point[k];
    boolean jumps = false;
    for (double next : new double[] {Math.nextDown(x), Math.nextUp(x)}) {
      double[] moved = point.clone();
      moved[k] = next;
      double beside = valueAt(operation, moved);
      double steep = Double.isFinite(slope) ? 8 * slope * Math.abs(next - x) : 0;
      jumps |= Math.abs(beside - at) > 1e-4 * (1 + Math.abs(at)) + steep;
    }
    return jumps && Double.isFinite(at);
  }

  /** The value; NaN outside the domain. */
  private static double valueAt(Operation operation, double[] point) {
    double[] frame = Operation.frame(point.length);
    System.arraycopy(point, 0, frame, 0, point.length);
    return operation.isDefinedAt(frame) ? operation.value(frame, point.length) : Double.NaN;
  }

  @Test
  void seriesOfPowersAreTold() {
    Expansion laurent = at("1/sin(x)", "x=0", "x").expansion(Slopes.Side.RIGHT, 3);
    assertEquals(
        List.of(-1L, 1L, 3L), laurent.terms().stream().map(Expansion.Term::numerator).toList());
    assertEquals(
        List.of(1.0, 1.0 / 6, 7.0 / 360),
        laurent.terms().stream().map(Expansion.Term::coefficient).toList());
    assertTrue(laurent.terms().stream().allMatch(Expansion.Term::isPower));
    Expansion puiseux = at("sqrt(sin(x))", "x=0", "x").expansion(Slopes.Side.RIGHT, 3);
    assertEquals(1, puiseux.terms().get(0).numerator());
    assertEquals(2, puiseux.terms().get(0).denominator());
    assertTrue(at("(1+x)^2", "x=0", "x").expansion(Slopes.Side.LEFT, 5).isExact());
  }
}
