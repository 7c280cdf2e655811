package autograd.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** How formulas are read that people have from elsewhere: the lines of {@code readings.txt}. */
class ReadingsTest {
  private static final Map<String, Double> POINT = Map.of("x", 2.0, "y", 3.0, "n", 5.0, "p", 0.25);

  @TestFactory
  Stream<DynamicTest> readings() throws IOException, URISyntaxException {
    return lines().stream()
        .map(line -> DynamicTest.dynamicTest(line, () -> assertEquals(line, actual(line))));
  }

  @Test
  void thereAreMany() throws IOException, URISyntaxException {
    assertTrue(lines().size() > 200);
  }

  private static List<String> lines() throws IOException, URISyntaxException {
    Path file = Path.of(ReadingsTest.class.getResource("readings.txt").toURI());
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  /** The line as it would have to be. */
  static String actual(String line) {
    String shown = line.substring(0, bar(line)).stripTrailing();
    String formula = shown.replace("\\n", "\n");
    List<Diagnostic> said = new ArrayList<>();
    String value;
    try {
      Expression.Options options = Expression.Options.standard().withRemarks(said::add);
      Graph graph = Expression.parse(Source.of(formula), options);
      double number = Evaluation.at(graph, POINT).value();
      value =
          number == Math.rint(number) && Math.abs(number) < 1e9 ? (long) number + "" : number + "";
    } catch (DiagnosticException e) {
      said.add(e.diagnostic());
      value = "-";
    }
    StringBuilder actual = new StringBuilder(line.substring(0, bar(line)) + "| " + value);
    for (Diagnostic each : said) {
      Proposals.assertReadable(each.hint());
      actual.append(" | ").append(each.message());
      actual.append(each.hint() == null ? "" : " | " + each.hint());
    }
    return actual.toString();
  }

  /** Where the formula ends: at the first bar behind a space that is followed by a value. */
  private static int bar(String line) {
    int bar = line.indexOf(" | ");
    while (!line.substring(bar + 3).matches("(-|-?[0-9.E]+|-?Infinity|NaN)( \\|.*)?")) {
      bar = line.indexOf(" | ", bar + 1);
    }
    return bar + 1;
  }
}
