package autograd.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.evaluate.Check;
import autograd.evaluate.Check.Result;
import autograd.evaluate.Differences.Verdict;
import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.lang.Expression;
import autograd.reference.RandomTrees.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
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
              for (Result result : findings(sample, Map.of())) {
                passed.add(result.verdict() == Verdict.PASS);
                assertNotEquals(Verdict.FAIL, result.verdict(), result::toString);
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
              for (Result right : findings(sample, Map.of())) {
                if (right.verdict() == Verdict.PASS && Math.abs(right.slope()) > 1e-3) {
                  String name = right.name();
                  for (Result result : findings(sample, Map.of(name, right.gradient() * 1.001))) {
                    assertEquals(Verdict.FAIL, result.verdict(), result::toString);
                  }
                }
              }
            });
  }

  private static List<Result> findings(Sample sample, Map<String, Double> claims) {
    // Here no gradient may be lost beside larger ones that cancel.
    Graph graph = Expression.parse("0*x + 0*y + (" + sample.tree().bare() + ")");
    Named output = new Named(null, graph.output());
    Question question = new Question(List.of(output), Map.of(), List.of(), false);
    Answer answer = Answer.to(question, graph, sample.point());
    Map<String, ToDoubleFunction<Evaluation>> functions = new HashMap<>();
    claims.forEach((name, number) -> functions.put(name, at -> number));
    List<Named> names =
        graph.inputs().stream().map(input -> new Named(input.label(), input)).toList();
    return new Check(question, functions, TOLERANCE).at(answer, names);
  }
}
