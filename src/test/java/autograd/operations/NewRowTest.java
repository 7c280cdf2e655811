package autograd.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.evaluate.Note;
import autograd.graph.Graph;
import autograd.lang.DiagnosticException;
import autograd.lang.Expression;
import autograd.lang.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A row of the table is all it takes to add an operation. */
class NewRowTest {
  private static final OperationTable TABLE =
      OperationTable.standardWith(
          """
          ── more ──────────────────────────────────────────────────────────────────────
          cube(x)        | x^3                  | 3*x^2      |                 |         | cube             | cube(2)
          degrees(x)     | StrictMath.toDegrees | 180/pi     |                 |         | degrees of an arc | degrees(pi)
          tent(x, y)     | y - abs(x)           | -sign(x), 1 | kink x == 0: 0, _ |       | a tent of height y | tent(1, 2)
          average(x, y, z)  | (x + y + z)/3        | 1/3, 1/3, 1/3 |              |         | mean of three    | average(1, 2, 3)
          root(x)        | sqrt(x)              | 1/(2*y)    |                 | x >= 0  | square root      | root(4)
          third(x)       | = cube               |            |                 |         |                  |
          """);

  private static Graph parse(String text) {
    return Expression.parse(Source.of(text), Expression.Options.standard().withTable(TABLE));
  }

  private static void assertAt(Map<String, Double> point, String text, double value, double slope) {
    Evaluation at = Evaluation.at(parse(text), point);
    assertEquals(value, at.value(), 1e-15 * Math.abs(value));
    assertEquals(slope, at.gradient("x"), 1e-15 * Math.abs(slope));
  }

  @Test
  void parserForwardAndBackwardFollow() {
    assertAt(Map.of("x", 2.0), "cube(x)", 8, 12);
    assertAt(Map.of("x", 2.0), "third(2*x)", 64, 96);
    assertAt(Map.of("x", Math.PI), "degrees(x)", 180, 180 / Math.PI);
    assertAt(Map.of("x", -2.0), "tent(x, 3)", 1, 1);
    assertAt(Map.of("x", 1.0), "average(x, cube(x), 4)", 2, 4.0 / 3);
  }

  @Test
  void notesFollow() {
    assertEquals(List.of(Note.Kind.KINK), kinds("tent(x, 1)", 0));
    assertEquals(List.of(Note.Kind.UNDEFINED), kinds("root(x)", -1));
    assertEquals(List.of(), kinds("cube(x)", 0));
  }

  private static List<Note.Kind> kinds(String text, double x) {
    Graph graph = parse(text);
    Evaluation at = Evaluation.at(graph, Map.of("x", x));
    Gradient gradient = at.gradient();
    return Note.of(at, List.of(graph.output()), List.of(gradient)).stream()
        .map(Note::kind)
        .toList();
  }

  @Test
  void diagnosticsFollow() {
    assertEquals("did you mean cube?", hint("cbe(x)"));
    assertEquals("its signature is average(x, y, z)", hint("average(x)"));
    assertTrue(TABLE.functionNames().containsAll(List.of("cube", "degrees", "tent", "average")));
  }

  private static String hint(String text) {
    return assertThrows(DiagnosticException.class, () -> parse(text)).diagnostic().hint();
  }

  @Test
  void familiesFollow() {
    List<OperationTable.Family> families = TABLE.families();
    OperationTable.Family more = families.get(families.size() - 1);
    assertEquals("more", more.name());
    assertEquals(
        List.of("cube", "degrees", "tent", "average", "root"),
        more.operations().stream().map(Operation::name).toList());
  }
}
