package autograd.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a note carries, and which outputs it is for; what there is to note is data elsewhere. */
class NoteTest {
  @Test
  void carriesOperandsAndTheDerivativesTaken() {
    Note kink = notes("max(x, 2)", "x", 2).get(0);
    assertEquals(Note.Kind.KINK, kink.kind());
    assertEquals(List.of(2.0, 2.0), kink.operands());
    assertEquals(List.of(0.5), kink.gradients(), "one for each operand that an input feeds");
    Note undefined = notes("y = 1 + log(x)", "x", -3).get(0);
    assertEquals(Note.Kind.UNDEFINED, undefined.kind());
    assertEquals(List.of(-3.0), undefined.operands());
    assertEquals(List.of(), undefined.gradients());
  }

  @ParameterizedTest
  @CsvSource({
    // a place that is used twice is spoken of once
    "b = abs(x); b + 2*b, 1",
    "abs(x) + abs(x), 2",
    // where no adjoint arrives, no convention was needed
    "abs(x) * 0, 0",
    "abs(x) * x, 0",
    "'a = abs(x); x', 0",
    "'if(x > 0, abs(x), 5)', 0",
    "'if(x >= 0, abs(x), 5)', 1",
    // what is undefined from the start is spoken of where it arose, and only there
    "2*sqrt(x - 1) + 1, 1",
    "sqrt(x - 1) + sqrt(x - 2), 2",
    "abs(0) + x, 0",
    "sqrt(-1) + x, 1",
  })
  void countsPlacesAtZero(String formula, int expected) {
    assertEquals(expected, notes(formula, "x", 0).size());
  }

  @Test
  void onlyTheOutputsAskedForCount() {
    Graph graph = Expression.parse("p = abs(x); q = relu(x); r = log(x)");
    Evaluation at = Evaluation.at(graph, Map.of("x", 0.0));
    List<Value> outputs = Stream.of("p", "q").map(graph::named).toList();
    List<Gradient> gradients = outputs.stream().map(o -> at.gradient(Map.of(o, 1.0))).toList();
    assertEquals(
        List.of("abs(x)", "relu(x)"),
        Note.of(at, outputs, gradients).stream()
            .map(note -> note.value().span().in(graph.source()))
            .toList());
  }

  private static List<Note> notes(String formula, String name, double number) {
    Graph graph = Expression.parse(formula);
    Evaluation at = Evaluation.at(graph, Map.of(name, number));
    return Note.of(at, List.of(graph.output()), List.of(at.gradient()));
  }
}
