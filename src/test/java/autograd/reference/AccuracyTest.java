package autograd.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation is as close to the truth as the reference page says.
 *
 * <p>What it says are the largest errors over thousands of points for each operation. Those are
 * made by {@code generate.py --dense}, whose result the system property {@code autograd.references}
 * names; of them the repository keeps the points where an operation is at its worst, so that the
 * figures come out of those alone. With the property, {@code target} gets new figures and new
 * hardest points.
 */
@Execution(ExecutionMode.SAME_THREAD) // They write one report, in the order of the table.
class AccuracyTest {
  /** Bounds, in units in the last place. */
  private static final double VALUE = 2;

  private static final double SLOPE = 4;

  private static final Path REPORT = Path.of("target", "accuracy.txt");

  /** What the reference page says; a copy of it as it should be is left in {@code target}. */
  private static final Path PUBLISHED = Path.of("src/main/resources/autograd/cli/accuracy.tsv");

  private static final Path MEASURED = Path.of("target", "accuracy.tsv");

  private static final String DENSE = System.getProperty("autograd.references");

  private static final Path HARDEST = Path.of("target", "hardest.tsv");

  private static final StringBuilder hardest =
      new StringBuilder(
          """
          # Where each operation is furthest off, of many points: chosen by AccuracyTest from what
          # generate.py --dense makes, in its columns.
          """);

  private static Map<String, List<Reference>> dense;

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
    List<Reference> references = new ArrayList<>(Reference.of(operation));
    references.addAll(dense.getOrDefault(operation.signature(), List.of()));
    assertTrue(references.size() >= 30, () -> "only " + references.size() + " references");
    List<String> misses = new ArrayList<>();
    Bound valueBound = Bound.of(operation, "value", VALUE);
    Bound slopeBound = Bound.of(operation, "slope", SLOPE);
    Worst value = new Worst();
    int widest = references.stream().mapToInt(each -> each.operands().size()).max().orElse(0);
    Worst[] slopes = new Worst[operation.isVariadic() ? 1 : widest];
    Arrays.setAll(slopes, k -> new Worst());
    for (Reference reference : references) {
      double[] frame = reference.frame(operation);
      int count = reference.operands().size();
      double result = frame[count];
      double error = Ulps.between(result, reference.value());
      double condition = reference.conditions().get(0);
      if (!valueBound.allows(error, condition) || isOtherZero(result, reference.value())) {
        misses.add(reference.operands() + " -> " + result + ", not " + reference.value());
      }
      value.add(error, condition, reference);
      for (int k = 0; k < count; k++) {
        if (!operation.hasDerivative(k)) {
          continue;
        }
        double slope = operation.localDerivative(k, frame, count);
        error = Ulps.between(slope, reference.slopes().get(k));
        condition = reference.conditions().get(1 + k);
        if (!slopeBound.allows(error, condition)) {
          String place = reference.operands() + " by " + reference.names(operation).get(k);
          misses.add(place + " -> " + slope + ", not " + reference.slopes().get(k) + ", " + error);
        }
        slopes[Math.min(k, slopes.length - 1)].add(error, condition, reference);
      }
    }
    report.format("%-12s %6d %8.2f", operation, references.size(), value.error);
    for (Worst slope : slopes) {
      report.format(" %8.2f", slope.error);
    }
    report.format("%n");
    Worst worst = new Worst();
    for (Worst slope : slopes) {
      worst.add(slope);
    }
    String line = operation + "\t" + value.text(valueBound) + "\t" + worst.text(slopeBound);
    measured.append(line).append('\t').append(references.size()).append('\n');
    Stream.concat(Stream.of(value), Arrays.stream(slopes))
        .flatMap(Worst::places)
        .distinct()
        .forEach(place -> hardest.append(place.line()).append('\n'));
    assertEquals("", String.join("\n", misses));
    assertTrue(
        Files.readAllLines(PUBLISHED).stream().anyMatch(said -> said.startsWith(line + "\t")),
        () -> PUBLISHED + " lacks " + line + ": replace it by " + MEASURED);
  }

  /**
   * How far off a result may be, in units in the last place. A row may say that it keeps less than
   * is asked of the others, and why; but that is never more than {@link #WELL_CONDITIONED}, unless
   * the error grows with the condition of the result and no faster.
   */
  private record Bound(double units, boolean conditioned) {
    private static final double WELL_CONDITIONED = 8;

    static Bound of(Operation operation, String what, double usual) {
      Matcher said =
          Pattern.compile(what + " (\\S+?)( × condition)?[,:]").matcher(operation.accuracy());
      if (!said.find()) {
        return new Bound(usual, false);
      }
      double units = Double.parseDouble(said.group(1));
      assertTrue(units <= WELL_CONDITIONED, operation::accuracy);
      return new Bound(units, said.group(2) != null);
    }

    boolean allows(double error, double condition) {
      return error <= (conditioned ? units * (1 + condition) : units);
    }
  }

  /** The largest error, and the largest in terms of what the condition of the result allows. */
  private static final class Worst {
    private double error;
    private double overCondition;
    private Reference place;
    private Reference placeOverCondition;

    void add(double error, double condition, Reference there) {
      if (error > this.error) {
        this.error = error;
        place = there;
      }
      if (error / (1 + condition) > overCondition) {
        overCondition = error / (1 + condition);
        placeOverCondition = there;
      }
    }

    void add(Worst other) {
      error = Math.max(error, other.error);
      overCondition = Math.max(overCondition, other.overCondition);
    }

    /** Where it is so; nowhere if there is no error at all. */
    Stream<Reference> places() {
      return Stream.of(place, placeOverCondition).filter(Objects::nonNull);
    }

    String text(Bound bound) {
      return bound.conditioned
          ? ulps(error) + " (" + ulps(overCondition) + " × condition)"
          : ulps(error);
    }

    private static String ulps(double error) {
      return String.format(Locale.ROOT, error < 1000 ? "%.2f" : "%.0e", error);
    }
  }

  /** Zeros of values carry the sign that IEEE 754 gives them. */
  private static boolean isOtherZero(double actual, String expected) {
    return actual == 0 && (1 / actual < 0) != expected.startsWith("-");
  }

  @BeforeAll
  static void readDense() throws IOException {
    dense = DENSE == null ? Map.of() : Reference.in(Path.of(DENSE));
  }

  @AfterAll
  static void writeReport() throws IOException {
    String text =
        "Largest errors in units in the last place\n"
            + "operation    points    value   slopes\n"
            + report;
    Files.createDirectories(REPORT.getParent());
    Files.writeString(REPORT, text);
    if (DENSE != null) {
      Files.writeString(MEASURED, measured);
      Files.writeString(HARDEST, hardest);
    }
  }
}
