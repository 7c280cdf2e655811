package autograd.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What formulas mean: the lines of {@code values.txt}. */
class ValuesTest {
  private static final Map<String, Double> POINT = Map.of("a", 3.0, "b", 2.0, "c", 5.0, "x", 0.5);

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "values.txt", delimiter = '|', quoteCharacter = '\0')
  void isWorth(String formula, double value) {
    String text = formula.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    Graph graph = Expression.parse(text);
    assertEquals(value, Evaluation.at(graph, POINT).value());
  }
}
