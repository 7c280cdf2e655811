package autograd.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.lang.Expression;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Random formulas of every operation that has a derivative by all its operands. */
class FormulaPropertiesTest {
  @Property(tries = 1500, seed = "4")
  void parenthesesAndSpacesChangeNothing(@ForAll("trees") Tree tree, @ForAll long seed) {
    String bare = tree.bare();
    String dressed = tree.dressed(new Random(seed));
    assertEquals(structure(bare), structure(dressed), dressed);
  }

  private static List<String> structure(String text) {
    return Expression.parse(text).values().stream()
        .map(v -> v.isLeaf() ? v.toString() : v.operation() + " " + indices(v.operands()))
        .toList();
  }

  private static String indices(List<autograd.graph.Value> operands) {
    return operands.stream().map(v -> v.index() + "").collect(Collectors.joining(" "));
  }

  @Property(tries = 1500, seed = "5")
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void gradientAgreesWithDifferences(
      @ForAll("trees") Tree tree,
      @ForAll @DoubleRange(min = -3, max = 3) double x,
      @ForAll @DoubleRange(min = -3, max = 3) double y) {
    Graph graph = Expression.parse("x + y - x - y + (" + tree.bare() + ")");
    DoubleUnaryOperator f = t -> Evaluation.at(graph, Map.of("x", t, "y", y)).value();
    double value = f.applyAsDouble(x);
    Slope slope = Slope.of(f, x);
    boolean judged =
        Math.abs(value) < 1e6
            && Slope.isSmooth(f, x)
            && slope.isSharp()
            && Math.abs(slope.value()) > 1e-3 * Math.abs(value);
    Statistics.collect(judged);
    Statistics.coverage(coverage -> coverage.check(true).percentage(p -> p > 40));
    if (judged) {
      double gradient = Evaluation.at(graph, Map.of("x", x, "y", y)).gradient("x");
      assertTrue(slope.isNear(gradient), () -> gradient + ", by differences " + slope);
    }
  }

  @Provide
  Arbitrary<Tree> trees() {
    return RandomTrees.ofDepth(4);
  }
}
