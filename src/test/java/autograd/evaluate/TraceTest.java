package autograd.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.evaluate.Answer.Named;
import autograd.evaluate.Answer.Question;
import autograd.evaluate.Overwriting.Fate;
import autograd.evaluate.Progress.State;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the steps of a backward pass add up to. */
class TraceTest {
  private static final Map<String, Double> POINT = Map.of("a", -2.0, "b", 3.0);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a+a",
        "(a*b)*(a+b)",
        "c = a*b; d = c*c + c; d/(c - a) + c",
        "max(a, b, a*b, a)*sum(b, b, a)",
        "if(a < b, a^2*b, log(a)) - abs(b)",
      })
  void stepsAddUpToTheGradient(String formula) {
    Trace trace = trace(formula);
    double[] sums = new double[trace.evaluation().graph().size()];
    List<Trace.Step> steps = new ArrayList<>();
    trace.run(
        false,
        Integer.MAX_VALUE,
        new Trace.Listener() {
          @Override
          public void seeded(Value value, double seed) {
            sums[value.index()] += seed;
          }

          @Override
          public void stepped(Trace.Step step) {
            assertEquals(sums[step.from().index()], step.adjoint(), "an adjoint that is complete");
            sums[step.to().index()] += step.amount();
            assertEquals(sums[step.to().index()], step.sum());
            steps.add(step);
            assertEquals(steps.size(), step.number());
          }

          @Override
          public void stopped(Value value) {
            assertEquals(0, sums[value.index()]);
          }
        });
    Gradient gradient = trace.evaluation().gradient();
    for (Value value : trace.evaluation().graph().values()) {
      if (value.dependsOnInput()) {
        assertEquals(gradient.by(value), sums[value.index()], value.toString());
      }
    }
  }

  @Test
  void progressTellsWhatIsComplete() {
    Trace trace = trace("d = a*b; e = a+b; f = d*e");
    // f to d, f to e, e to a, e to b, d to a, d to b
    assertEquals("a:WAITING b:WAITING d:WAITING e:WAITING f:CURRENT", states(trace, 0));
    assertEquals("a:WAITING b:WAITING d:CURRENT e:WAITING f:CURRENT", states(trace, 1));
    assertEquals("a:CURRENT b:WAITING d:DONE e:CURRENT f:DONE", states(trace, 3));
    assertEquals("a:CURRENT b:WAITING d:CURRENT e:DONE f:DONE", states(trace, 5));
    assertEquals("a:DONE b:CURRENT d:CURRENT e:DONE f:DONE", states(trace, 6));
    assertEquals("a:DONE b:DONE d:DONE e:DONE f:DONE", states(trace, 7));
    assertEquals(6, trace.run(false, Integer.MAX_VALUE, null).steps());
  }

  private static String states(Trace trace, int most) {
    Progress progress = trace.run(false, most, null);
    List<String> states = new ArrayList<>();
    for (Value value : trace.evaluation().graph().values()) {
      State state = progress.state(value);
      states.add(value.label() + ":" + state);
    }
    return String.join(" ", states);
  }

  @Test
  void gradientsAreKnownAsFarAsThePassHasCome() {
    Trace trace = trace("d = a*b; e = a+b; f = d*e");
    Progress progress = trace.run(false, 3, null);
    assertEquals(-6, progress.gradient().by("a"));
    assertEquals(0, progress.gradient().by("b"));
    assertEquals(1, progress.gradient().by("d"));
  }

  @Test
  void overwritingKeepsTheLastContribution() {
    Trace trace = trace("(a*b)*(a+b)");
    Overwriting overwriting = new Overwriting(trace);
    Graph graph = trace.evaluation().graph();
    Value a = graph.named("a");
    assertEquals(-3, overwriting.right().by("a"));
    assertEquals(3, overwriting.wrong().by("a"));
    assertEquals(-6, overwriting.lost(a));
    assertEquals("+", overwriting.source(a).operation().name());
    assertEquals("*", overwriting.kept(a).operation().name());
    assertEquals(-2, overwriting.wrong().by("b"));
    assertEquals(Fate.LOST, overwriting.fate(a));
    assertEquals(Fate.RIGHT, overwriting.fate(graph.output()));
  }

  @Test
  void anErrorIsHandedOn() {
    Trace trace = trace("c = -a; d = c*c; d");
    Overwriting overwriting = new Overwriting(trace);
    Graph graph = trace.evaluation().graph();
    assertEquals(Fate.LOST, overwriting.fate(graph.named("c")));
    assertEquals(Fate.INHERITED, overwriting.fate(graph.named("a")));
    assertEquals(graph.named("c"), overwriting.kept(graph.named("a")));
  }

  private static Trace trace(String formula) {
    Graph graph = Expression.parse(formula);
    Named output = new Named(graph.output().label(), graph.output());
    Question question = new Question(List.of(output), Map.of(), List.of(), false);
    return new Trace(Evaluation.at(graph, POINT), question);
  }
}
