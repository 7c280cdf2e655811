package autograd.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.derive.Derivation;
import autograd.derive.Derivatives;
import autograd.derive.Points;
import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import autograd.reference.RandomTrees.Sample;
import autograd.render.FormulaText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Random formulas: their derivatives as formulas, as numbers, and as text that is read again. */
class DerivedFormulasTest {
  /** Two ways to compute a number may lose this part of the largest number on the way. */
  private static final double TOLERANCE = 1e-9;

  @Test
  void formulaIsWorthWhatTheBackwardPassFinds() {
    Share judged = new Share();
    RandomTrees.ofDepth(4).check(6, 3000, sample -> isWorthTheSame(sample, judged));
    judged.isMoreThan(40);
  }

  private static void isWorthTheSame(Sample sample, Share judged) {
    Graph graph = sample.graph();
    Evaluation at = Evaluation.at(graph, sample.point());
    Derivation derivation = derivation(graph, sample.choose(Points.values()));
    Evaluation formulas = Evaluation.at(derivation.graph(), sample.point());
    for (Value input : graph.inputs()) {
      double expected = at.gradient(input.label());
      double actual = formulas.value(derivation.results().get("d_" + input.label()));
      if (judged.add(Double.isFinite(expected) && isTame(at) && isTame(formulas))) {
        assertEquals(
            expected,
            actual,
            TOLERANCE * Math.max(1, largest(at)) * Math.max(1, largest(formulas)));
      }
    }
  }

  @Test
  void textReadsBackToTheSameNumbers() {
    RandomTrees.ofDepth(4).check(7, 2000, DerivedFormulasTest::readsBackToTheSame);
  }

  private static void readsBackToTheSame(Sample sample) throws IOException {
    Derivation derivation = derivation(sample.graph(), sample.choose(Points.values()));
    boolean inline = sample.choice() < 0;
    StringBuilder text = new StringBuilder();
    FormulaText formula = new FormulaText(derivation.graph(), derivation.results(), inline);
    if (formula.length() > 100_000) {
      return;
    }
    formula.write(text);
    Graph read = Expression.parse(text.toString());
    Evaluation again = Evaluation.at(read, sample.point());
    Evaluation first = Evaluation.at(derivation.graph(), sample.point());
    derivation
        .results()
        .forEach(
            (name, value) ->
                assertEquals(
                    first.value(value) + 0.0,
                    again.value(name) + 0.0,
                    () -> name + " of\n" + text));
  }

  private static Derivation derivation(Graph graph, Points points) {
    Map<String, Value> by = new LinkedHashMap<>();
    graph.inputs().forEach(input -> by.put(input.label(), input));
    Derivatives.Request request =
        new Derivatives.Request(graph, Map.of("", graph.output()), by, Map.of(), points);
    return Derivatives.partials(request, 1);
  }

  /** Whether no number on the way is so large, or undefined, that what follows means little. */
  private static boolean isTame(Evaluation at) {
    return largest(at) < 1e4;
  }

  private static double largest(Evaluation at) {
    double largest = 0;
    for (Value value : at.graph().values()) {
      double size = Math.abs(at.value(value));
      largest = Math.max(largest, Double.isNaN(size) ? Double.POSITIVE_INFINITY : size);
    }
    return largest;
  }
}
