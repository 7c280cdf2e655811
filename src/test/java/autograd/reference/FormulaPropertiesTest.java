package autograd.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Limits;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import autograd.reference.RandomTrees.Sample;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Random formulas of every operation that has a derivative by all its operands. */
class FormulaPropertiesTest {
  @Test
  void parenthesesAndSpacesChangeNothing() {
    RandomTrees.ofDepth(4)
        .check(
            4,
            1500,
            sample -> {
              String bare = sample.tree().bare();
              String dressed = sample.tree().dressed(new Random(sample.choice()));
              assertEquals(structure(bare), structure(dressed), dressed);
            });
  }

  private static List<String> structure(String text) {
    return Expression.parse(text).values().stream()
        .map(v -> v.isLeaf() ? v.toString() : v.operation() + " " + indices(v.operands()))
        .toList();
  }

  private static String indices(List<autograd.graph.Value> operands) {
    return operands.stream().map(v -> v.index() + "").collect(Collectors.joining(" "));
  }

  @Test
  void gradientAgreesWithDifferences() {
    Share judged = new Share();
    RandomTrees.ofDepth(4).check(5, 1500, sample -> agreesWithDifferences(sample, judged));
    judged.isMoreThan(40);
  }

  private static void agreesWithDifferences(Sample sample, Share judged) {
    Graph graph = sample.graph();
    double x = sample.x();
    DoubleUnaryOperator f = t -> Evaluation.at(graph, Map.of("x", t, "y", sample.y())).value();
    double value = f.applyAsDouble(x);
    Slope slope = Slope.of(f, x);
    boolean isClear =
        Math.abs(value) < 1e6
            && Slope.isSmooth(f, x)
            && slope.isSharp()
            && Math.abs(slope.value()) > 1e-3 * Math.abs(value);
    if (judged.add(isClear)) {
      Evaluation at = Evaluation.at(graph, sample.point());
      double passes = at.gradient("x");
      double gradient = Double.isNaN(passes) ? answered(at, graph.named("x")) : passes;
      assertTrue(slope.isNear(gradient), () -> gradient + ", by differences " + slope);
    }
  }

  /** As eval answers where the passes have NaN, as they have of x^(x != 1) below 0. */
  private static double answered(Evaluation at, Value input) {
    return Limits.of(at, Map.of(at.graph().output(), 1.0), List.of(input)).gradient().by(input);
  }
}
