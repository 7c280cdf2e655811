package autograd.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.graph.Operation;
import autograd.graph.OperationTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation is as close to the truth as the reference page says. */
class AccuracyTest {
  /** Bounds, in units in the last place. */
  private static final double VALUE = 2;

  private static final double SLOPE = 4;

  private static final Path REPORT = Path.of("target", "accuracy.txt");

  private static final Formatter report = new Formatter(new StringBuilder(), Locale.ROOT);

  /** All but the conditions, whose values are exact and whose derivatives are 0. */
  static Stream<Operation> operations() {
    return OperationTable.standard().families().stream()
        .filter(family -> !family.name().startsWith("conditions"))
        .flatMap(family -> family.operations().stream());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void isAccurate(Operation operation) {
    List<Reference> references = Reference.of(operation);
    assertTrue(references.size() >= 30, () -> "only " + references.size() + " references");
    List<String> misses = new ArrayList<>();
    double value = 0;
    double[] slopes = new double[operation.arity()];
    for (Reference reference : references) {
      double[] frame = reference.frame(operation);
      double result = frame[operation.arity()];
      double error = Ulps.between(result, reference.value());
      if (!(error <= VALUE) || isOtherZero(result, reference.value())) {
        misses.add(reference.operands() + " -> " + result + ", not " + reference.value());
      }
      value = Math.max(value, error);
      for (int k = 0; k < slopes.length; k++) {
        double slope = operation.localDerivative(k, frame);
        error = Ulps.between(slope, reference.slopes().get(k));
        if (!(error <= SLOPE)) {
          String place = reference.operands() + " by " + operation.operandNames().get(k);
          misses.add(place + " -> " + slope + ", not " + reference.slopes().get(k) + ", " + error);
        }
        slopes[k] = Math.max(slopes[k], error);
      }
    }
    report.format("%-12s %6d %8.2f", operation, references.size(), value);
    for (double slope : slopes) {
      report.format(" %8.2f", slope);
    }
    report.format("%n");
    assertEquals("", String.join("\n", misses));
  }

  /** Zeros of values carry the sign that IEEE 754 gives them. */
  private static boolean isOtherZero(double actual, String expected) {
    return actual == 0 && (1 / actual < 0) != expected.startsWith("-");
  }

  @AfterAll
  static void writeReport() throws IOException {
    String text =
        "Largest errors in units in the last place\n"
            + "operation    points    value   slopes\n"
            + report;
    Files.createDirectories(REPORT.getParent());
    Files.writeString(REPORT, text);
    System.out.print(text);
  }
}
