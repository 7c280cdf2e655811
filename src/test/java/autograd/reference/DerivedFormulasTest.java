package autograd.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.derive.Derivation;
import autograd.derive.Derivatives;
import autograd.derive.Points;
import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import autograd.render.FormulaText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Random formulas: their derivatives as formulas, as numbers, and as text that is read again. */
class DerivedFormulasTest {
  /** Two ways to compute a number may lose this part of the largest number on the way. */
  private static final double TOLERANCE = 1e-9;

  @Property(tries = 3000, seed = "6")
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void formulaIsWorthWhatTheBackwardPassFinds(
      @ForAll("trees") Tree tree,
      @ForAll Points points,
      @ForAll @DoubleRange(min = -3, max = 3) double x,
      @ForAll @DoubleRange(min = -3, max = 3) double y) {
    Graph graph = Expression.parse("x + y - x - y + (" + tree.bare() + ")");
    Map<String, Double> point = Map.of("x", x, "y", y);
    Evaluation at = Evaluation.at(graph, point);
    Derivation derivation = derivation(graph, points);
    Evaluation formulas = Evaluation.at(derivation.graph(), point);
    for (Value input : graph.inputs()) {
      double expected = at.gradient(input.label());
      double actual = formulas.value(derivation.results().get("d_" + input.label()));
      boolean judged = Double.isFinite(expected) && isTame(at) && isTame(formulas);
      Statistics.collect(judged);
      Statistics.coverage(coverage -> coverage.check(true).percentage(p -> p > 40));
      if (judged) {
        assertEquals(
            expected,
            actual,
            TOLERANCE * Math.max(1, largest(at)) * Math.max(1, largest(formulas)));
      }
    }
  }

  @Property(tries = 2000, seed = "7")
  void textReadsBackToTheSameNumbers(
      @ForAll("trees") Tree tree,
      @ForAll boolean inline,
      @ForAll Points points,
      @ForAll @DoubleRange(min = -3, max = 3) double x,
      @ForAll @DoubleRange(min = -3, max = 3) double y)
      throws IOException {
    Graph graph = Expression.parse("x + y - x - y + (" + tree.bare() + ")");
    Map<String, Double> point = Map.of("x", x, "y", y);
    Derivation derivation = derivation(graph, points);
    StringBuilder text = new StringBuilder();
    FormulaText formula = new FormulaText(derivation.graph(), derivation.results(), inline);
    if (formula.length() > 100_000) {
      return;
    }
    formula.write(text);
    Graph read = Expression.parse(text.toString());
    Evaluation again = Evaluation.at(read, point);
    Evaluation first = Evaluation.at(derivation.graph(), point);
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

  @Provide
  Arbitrary<Tree> trees() {
    return RandomTrees.ofDepth(4);
  }
}
