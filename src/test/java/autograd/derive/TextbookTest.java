package autograd.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import autograd.render.FormulaText;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Derivatives beside those that SymPy prints, in value and in length. */
class TextbookTest {
  private static final int POINTS = 100;

  /** Characters by which ours may be longer, as where it is the form that does not cancel. */
  private static final int SLACK = 8;

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "textbook.tsv", delimiter = '\t', quoteCharacter = '\0')
  void agrees(String formula, String sympy) throws IOException {
    Graph graph = Expression.parse(formula);
    Graph theirs = Expression.parse(sympy);
    Derivation ours =
        Derivatives.partials(
            new Derivatives.Request(
                graph,
                Map.of("", graph.output()),
                Map.of("x", graph.named("x")),
                Map.of(),
                Points.ORDINARY),
            1);
    Value derivative = ours.results().get("d_x");
    Random dice = new Random(3);
    for (int i = 0; i < POINTS; i++) {
      Map<String, Double> point = new HashMap<>();
      graph.inputs().forEach(input -> point.put(input.label(), 0.05 + 0.9 * dice.nextDouble()));
      double expected = Evaluation.at(theirs, point).value();
      double actual = Evaluation.at(ours.graph(), point).value(derivative);
      assertEquals(expected, actual, 1e-12 * Math.max(1, Math.abs(expected)), point.toString());
    }
    StringBuilder text = new StringBuilder();
    new FormulaText(ours.graph(), ours.results(), false).write(text);
    assertTrue(text.toString().trim().length() <= sympy.length() + SLACK, text.toString());
  }
}
