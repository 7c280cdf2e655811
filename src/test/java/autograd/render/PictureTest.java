package autograd.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.graph.Graph;
import autograd.lang.Expression;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pictures of graphs that are too large to read. */
class PictureTest {
  @Test
  void aLargeGraphBecomesAFewNodes() throws IOException {
    String sum =
        IntStream.range(0, 100_000)
            .mapToObj(i -> "w" + i + "*sin(x)")
            .collect(Collectors.joining("+"));
    String dot = dot(sum, false);
    assertTrue(dot.contains("299,999 operations"), dot);
    assertTrue(dot.contains("more values"), dot);
    assertTrue(dot.lines().count() < 150, dot);
  }

  @Test
  void namesSurviveASummary() throws IOException {
    String chain =
        "h0 = x\n"
            + IntStream.range(1, 200)
                .mapToObj(i -> "h" + i + " = tanh(w*h" + (i - 1) + " + b)")
                .collect(Collectors.joining("\n"));
    String dot = dot(chain, false);
    assertTrue(dot.contains("{h199}"), dot);
    assertTrue(dot.contains("3 operations"), dot);
    assertTrue(dot.lines().count() < 150, dot);
  }

  @Test
  void theWholeIsToBeHad() throws IOException {
    String chain = "x" + "+1".repeat(500);
    Graph graph = Expression.parse(chain);
    assertEquals(
        graph.size(), dot(chain, true).lines().filter(l -> l.contains("shape=record")).count());
  }

  private static String dot(String formula, boolean isWhole) throws IOException {
    Graph graph = Expression.parse(formula);
    StringBuilder dot = new StringBuilder();
    new Picture(graph, Set.of(graph.output()), Picture.FEW).writeDot("LR", isWhole, dot);
    return dot.toString();
  }
}
