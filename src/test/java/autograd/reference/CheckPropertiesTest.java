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
import autograd.reference.RandomTrees.Sample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The check of gradients itself: it must neither cry wolf nor sleep. */
class CheckPropertiesTest {
  private static final double TOLERANCE = 1e-6;

  @Test
  void rightGradientsDoNotFail() {
    Share passed = new Share();
    RandomTrees.ofDepth(3)
        .check(
            6,
            1000,
            sample -> {
              for (Finding finding : findings(sample, Map.of())) {
                passed.add(finding.verdict() == Verdict.PASS);
                assertNotEquals(Verdict.FAIL, finding.verdict(), finding::toString);
              }
            });
    passed.isMoreThan(50);
  }

  @Test
  void wrongClaimsDoNotPass() {
    RandomTrees.ofDepth(3)
        .check(
            7,
            300,
            sample -> {
              for (Finding right : findings(sample, Map.of())) {
                if (right.verdict() == Verdict.PASS && Math.abs(right.slope()) > 1e-3) {
                  String name = right.input().label();
                  for (Finding finding : findings(sample, Map.of(name, right.gradient() * 1.001))) {
                    assertEquals(Verdict.FAIL, finding.verdict(), finding::toString);
                  }
                }
              }
            });
  }

  private static List<Finding> findings(Sample sample, Map<String, Double> claims) {
    // Here no gradient may be lost beside larger ones that cancel.
    Graph graph = Expression.parse("0*x + 0*y + (" + sample.tree().bare() + ")");
    Named output = new Named(null, graph.output());
    Question question = new Question(List.of(output), Map.of(), List.of(), false);
    Answer answer = Answer.to(question, graph, sample.point());
    return new Check(graph, question, claims, TOLERANCE).at(answer, graph.inputs());
  }
}
