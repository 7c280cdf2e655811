package autograd.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.evaluate.Check;
import autograd.evaluate.Check.Finding;
import autograd.evaluate.Differences.Verdict;
import autograd.graph.Graph;
import autograd.lang.Expression;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The check of gradients itself: it must neither cry wolf nor sleep. */
class CheckPropertiesTest {
  private static final double TOLERANCE = 1e-6;

  @Property(tries = 1000, seed = "6")
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void rightGradientsDoNotFail(
      @ForAll("trees") Tree tree,
      @ForAll @DoubleRange(min = -3, max = 3) double x,
      @ForAll @DoubleRange(min = -3, max = 3) double y) {
    for (Finding finding : findings(tree, x, y, Map.of())) {
      Statistics.collect(finding.verdict() == Verdict.PASS);
      assertNotEquals(Verdict.FAIL, finding.verdict(), () -> tree.bare() + " " + finding);
    }
    Statistics.coverage(coverage -> coverage.check(true).percentage(p -> p > 50));
  }

  @Property(tries = 300, seed = "7")
  void wrongClaimsDoNotPass(
      @ForAll("trees") Tree tree,
      @ForAll @DoubleRange(min = -3, max = 3) double x,
      @ForAll @DoubleRange(min = -3, max = 3) double y) {
    for (Finding right : findings(tree, x, y, Map.of())) {
      if (right.verdict() == Verdict.PASS && Math.abs(right.slope()) > 1e-3) {
        Map<String, Double> claim = Map.of(right.input().label(), right.gradient() * 1.001);
        for (Finding finding : findings(tree, x, y, claim)) {
          assertEquals(Verdict.FAIL, finding.verdict(), () -> tree.bare() + " " + finding);
        }
      }
    }
  }

  private static List<Finding> findings(Tree tree, double x, double y, Map<String, Double> claims) {
    Graph graph = Expression.parse("x + y - x - y + (" + tree.bare() + ")");
    Named output = new Named(null, graph.output());
    Question question = new Question(List.of(output), Map.of(), List.of(), false);
    Answer answer = Answer.to(question, graph, Map.of("x", x, "y", y));
    return new Check(graph, question, claims, TOLERANCE).at(answer, graph.inputs());
  }

  @Provide
  Arbitrary<Tree> trees() {
    return RandomTrees.ofDepth(3);
  }
}
