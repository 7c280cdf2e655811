package autograd.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.graph.Graph;
import autograd.lang.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Formulas at points: the lines of {@code gradients.txt}. */
class GradientsTest {
  @ParameterizedTest(name = "{0} at {1}")
  @CsvFileSource(resources = "gradients.txt", delimiter = '|', emptyValue = "")
  void comesOutAsWritten(String formula, String at, String value, String gradients, String notes) {
    Graph graph = Expression.parse(formula);
    Map<String, Double> point = new LinkedHashMap<>();
    pairs(at).forEach((name, text) -> point.put(name, number(text)));
    Evaluation evaluation = Evaluation.at(graph, point);
    Gradient gradient = evaluation.gradient();
    assertClose(value, evaluation.value(), "value");
    pairs(gradients).forEach((name, text) -> assertClose(text, gradient.by(name), name));
    assertEquals(
        notes == null ? "" : notes,
        Note.of(evaluation, List.of(graph.output()), List.of(gradient)).stream()
            .map(note -> note.kind() + "@" + note.value().span().in(formula))
            .collect(Collectors.joining(" ")));
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : text == null ? new String[0] : text.split(" +", -1)) {
      String[] sides = pair.split("=", -1);
      pairs.put(sides[0], sides[1]);
    }
    return pairs;
  }

  /** {@code ~} allows a relative error of 1e-15, {@code ~~} of 1e-14; 0 and -0 are the same. */
  private static void assertClose(String text, double actual, String what) {
    double expected = number(text.replace("~", ""));
    double error = text.startsWith("~~") ? 1e-14 : text.startsWith("~") ? 1e-15 : 0;
    if (error > 0) {
      assertEquals(expected, actual, error * Math.abs(expected), what);
    } else {
      assertEquals(expected, actual + 0.0, what);
    }
  }

  private static double number(String text) {
    return switch (text) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }
}
