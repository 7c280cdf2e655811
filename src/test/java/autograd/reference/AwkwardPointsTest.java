package autograd.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.lang.Expression;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation where arithmetic goes wrong first. Nothing is thrown; NaN goes to NaN; inside its
 * domain a value is a number, and so are its slopes unless at a kink; outside all are NaN. What is
 * otherwise, and why, is told by {@code awkward.tsv}, each line of which has to be true somewhere.
 */
class AwkwardPointsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  // spotless:off
  private static final double[] NON_NEGATIVE = {
    0, Double.MIN_VALUE, 3e-310, 1e-300, 1e-160, 1e-20, 1e-8, 1e-3, 0.01, 0.5, 1, 1.5, 2, 2.5, 3, 6,
    40, 90, 100, 180, 720, 745, 800, 2e4, 1e9, 3e15, 1e20, 1e155, 1e300, 1.7e308, Double.MAX_VALUE,
    INFINITY
  };
  // spotless:on

  /** For three operands, of which there are many more combinations. */
  private static final double[] FEW = {
    0, Double.MIN_VALUE, 1e-300, 1e-8, 0.5, 1, 2, 6, 90, 1e20, Double.MAX_VALUE, INFINITY
  };

  static Stream<Operation> operations() {
    return OperationTable.standard().operations().stream();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void isANumberWhereItShould(Operation operation) throws IOException {
    int count = operation.isVariadic() ? 2 : operation.arity();
    Sweep sweep = new Sweep(operation, names(operation), Excuse.of(operation));
    sweep.fill(0, new double[count], signed(count > 2 ? FEW : NON_NEGATIVE));
    assertEquals(List.of(), sweep.findings.stream().limit(20).toList());
    for (Excuse excuse : sweep.excuses) {
      assertEquals(true, sweep.used.contains(excuse), () -> "never true: " + excuse);
    }
  }

  private static List<String> names(Operation operation) {
    return operation.isVariadic() ? List.of("x1", "x2") : operation.operandNames();
  }

  private static double[] signed(double[] sizes) {
    double[] signed = Arrays.copyOf(sizes, 2 * sizes.length + 1);
    for (int k = 0; k < sizes.length; k++) {
      signed[sizes.length + k] = -sizes[k];
    }
    signed[2 * sizes.length] = Double.NaN;
    return signed;
  }

  /** A line of the file: for which operation what is otherwise, on what condition, and why. */
  private record Excuse(String signature, String what, String condition, String why) {
    static List<Excuse> of(Operation operation) throws IOException {
      try (InputStream in = AwkwardPointsTest.class.getResourceAsStream("awkward.tsv")) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t", -1))
            .map(cells -> new Excuse(cells[0], cells[1], cells[2], cells[3]))
            .filter(excuse -> excuse.signature.equals(operation.signature()))
            .toList();
      }
    }
  }

  /** One operation at all points. */
  private static final class Sweep {
    final Operation operation;
    final List<String> names;
    final List<Excuse> excuses;
    final List<String> findings = new ArrayList<>();
    final Set<Excuse> used = new HashSet<>();
    final Graph domain;
    final Map<Excuse, Graph> conditions = new HashMap<>();

    Sweep(Operation operation, List<String> names, List<Excuse> excuses) {
      this.operation = operation;
      this.names = names;
      this.excuses = excuses;
      this.domain = Expression.parse(operation.domain().isEmpty() ? "1" : operation.domain());
      excuses.forEach(excuse -> conditions.put(excuse, Expression.parse(excuse.condition)));
    }

    void fill(int position, double[] operands, double[] choices) {
      if (position == operands.length) {
        check(operands);
        return;
      }
      for (double choice : choices) {
        operands[position] = choice;
        fill(position + 1, operands, choices);
      }
    }

    private void check(double[] operands) {
      int count = operands.length;
      double[] frame = Operation.frame(count);
      System.arraycopy(operands, 0, frame, 0, count);
      try {
        double value = operation.value(frame, count);
        operation.complete(frame, count, value);
        boolean isPoint = Arrays.stream(operands).noneMatch(Double::isNaN);
        if (!isPoint) {
          expect(Double.isNaN(value), "nan", operands, value);
          return;
        }
        boolean kink = operation.kinkAt(frame, count) != null;
        boolean inside = Evaluation.at(domain, point(operands)).value() != 0;
        expect(
            inside ? !Double.isNaN(value) : kink || Double.isNaN(value),
            inside ? "value" : "outside",
            operands,
            value);
        for (int k = 0; k < count; k++) {
          if (operation.hasDerivative(k)) {
            double slope = operation.localDerivative(k, frame, count);
            if (inside && Double.isFinite(value) && !kink) {
              expect(!Double.isNaN(slope), "slope " + names.get(k), operands, slope);
            } else if (Double.isNaN(value)) {
              expect(Double.isNaN(slope), "undefined", operands, slope);
            }
          }
        }
      } catch (RuntimeException | StackOverflowError e) {
        findings.add(e + " at " + Arrays.toString(operands));
      }
    }

    private Map<String, Double> point(double[] operands) {
      Map<String, Double> point = new HashMap<>();
      for (int k = 0; k < operands.length; k++) {
        point.put(names.get(k), operands[k]);
      }
      return point;
    }

    private void expect(boolean held, String what, double[] operands, double got) {
      if (held) {
        return;
      }
      for (Excuse excuse : excuses) {
        if (excuse.what.equals(what)
            && Evaluation.at(conditions.get(excuse), point(operands)).value() != 0) {
          used.add(excuse);
          return;
        }
      }
      findings.add(what + " is " + got + " at " + Arrays.toString(operands));
    }
  }
}
