package autograd.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.graph.Operation;
import autograd.graph.OperationTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** What the reference page says; a copy of it as it should be is left in {@code target}. */
  private static final Path PUBLISHED = Path.of("src/main/resources/autograd/cli/accuracy.tsv");

  private static final Path MEASURED = Path.of("target", "accuracy.tsv");

  private static final StringBuilder measured = new StringBuilder();

  private static final Formatter report = new Formatter(new StringBuilder(), Locale.ROOT);

  /** All but the conditions, whose values are exact and whose derivatives are 0. */
  static Stream<Operation> operations() {
    return OperationTable.standard().families().stream()
        .filter(family -> !family.name().startsWith("conditions"))
        .flatMap(family -> family.operations().stream());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void isAccurate(Operation operation) throws IOException {
    List<Reference> references = Reference.of(operation);
    assertTrue(references.size() >= 30, () -> "only " + references.size() + " references");
    List<String> misses = new ArrayList<>();
    double value = 0;
    int widest = references.stream().mapToInt(each -> each.operands().size()).max().orElse(0);
    double[] slopes = new double[operation.isVariadic() ? 1 : widest];
    double valueBound = bound(operation, "value", VALUE);
    double slopeBound = bound(operation, "slope", SLOPE);
    for (Reference reference : references) {
      double[] frame = reference.frame(operation);
      int count = reference.operands().size();
      double result = frame[count];
      double error = Ulps.between(result, reference.value());
      if (!(error <= valueBound) || isOtherZero(result, reference.value())) {
        misses.add(reference.operands() + " -> " + result + ", not " + reference.value());
      }
      value = Math.max(value, error);
      for (int k = 0; k < count; k++) {
        if (!operation.hasDerivative(k)) {
          continue;
        }
        double slope = operation.localDerivative(k, frame, count);
        error = Ulps.between(slope, reference.slopes().get(k));
        if (!(error <= slopeBound)) {
          String place = reference.operands() + " by " + reference.names(operation).get(k);
          misses.add(place + " -> " + slope + ", not " + reference.slopes().get(k) + ", " + error);
        }
        int column = Math.min(k, slopes.length - 1);
        slopes[column] = Math.max(slopes[column], error);
      }
    }
    report.format("%-12s %6d %8.2f", operation, references.size(), value);
    for (double slope : slopes) {
      report.format(" %8.2f", slope);
    }
    report.format("%n");
    double worst = Arrays.stream(slopes).max().orElse(0);
    String line = operation + "\t" + ulps(value) + "\t" + ulps(worst);
    measured.append(line).append('\n');
    assertEquals("", String.join("\n", misses));
    assertTrue(
        Files.readAllLines(PUBLISHED).contains(line),
        () -> PUBLISHED + " lacks " + line + ": replace it by " + MEASURED);
  }

  private static String ulps(double error) {
    return String.format(Locale.ROOT, error < 1000 ? "%.2f" : "%.0e", error);
  }

  /** A row may say that it keeps less than is asked of the others, and why. */
  private static double bound(Operation operation, String of, double usual) {
    Matcher said = Pattern.compile(of + " (\\S+?)[,:]").matcher(operation.accuracy());
    return said.find() ? Double.parseDouble(said.group(1)) : usual;
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
    Files.writeString(MEASURED, measured);
    System.out.print(text);
  }
}
