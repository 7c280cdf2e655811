package autograd.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Student's t against numbers of sixty digits. */
final class StudentTTest {
  private static final Path TABLE = Path.of("src/test/resources/autograd/optimize/student-t.tsv");

  /** An interval of 95 % is shown with two digits; these are more than anybody asks for. */
  private static final double CLOSE = 1e-12;

  @TestFactory
  Stream<DynamicTest> agreesWithTheTable() throws IOException {
    List<String> lines = Files.readAllLines(TABLE);
    assertTrue(lines.size() > 200);
    return lines.stream()
        .filter(line -> !line.startsWith("#"))
        .map(
            line -> {
              String[] fields = line.split("\t", -1);
              return dynamicTest(line, () -> check(fields));
            });
  }

  private static void check(String... fields) {
    double freedom = Double.parseDouble(fields[1]);
    double operand = Double.parseDouble(fields[2]);
    double expected = Double.parseDouble(fields[3]);
    double found =
        fields[0].equals("tail")
            ? StudentT.tail(operand, freedom)
            : StudentT.quantile(operand, freedom);
    // Far out, a digit of t is worth as much as many of the probability.
    double condition = Math.max(1, -StrictMath.log(expected));
    assertEquals(expected, found, CLOSE * condition * expected);
  }

  @Test
  void withoutFreedomThereIsNoQuantile() {
    assertTrue(Double.isNaN(StudentT.quantile(0.95, 0)));
    assertTrue(Double.isNaN(StudentT.quantile(0.95, -1)));
    assertTrue(Double.isNaN(StudentT.quantile(0.95, Double.NaN)));
  }
}
