package autograd.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A layer that is typed with vectors is drawn as one that is typed number by number. */
class VectorPictureTest {
  @Test
  void isThatOfNumbersButForNamesAndClusters() throws IOException {
    String vectors = "W = [[-2, 4], [3, -1]]; x = [1, 0]; s = W @ x";
    String numbers =
        "W11 = -2; W12 = 4; W21 = 3; W22 = -1; x1 = 1; x2 = 0;"
            + " s1 = W11*x1 + W12*x2; s2 = W21*x1 + W22*x2";
    String drawn = dot(vectors, "s[1]", "s[2]");
    String plain =
        drawn.replaceAll("(?s)  subgraph .*?\n  }\n", "").replaceAll("\\[(\\d),?(\\d?)]", "$1$2");
    assertEquals(dot(numbers, "s1", "s2"), plain);
    assertEquals(3, drawn.lines().filter(line -> line.startsWith("  subgraph ")).count());
  }

  private static String dot(String program, String first, String second) throws IOException {
    Graph graph = Expression.parse(program);
    Map<Value, Double> seeds = new LinkedHashMap<>();
    seeds.put(graph.named(first), 0.25);
    seeds.put(graph.named(second), -0.125);
    Evaluation evaluation = Evaluation.at(graph, graph.defaults());
    StringBuilder out = new StringBuilder();
    new Picture(graph, seeds.keySet(), Picture.FEW)
        .at(evaluation, evaluation.gradient(seeds))
        .writeDot("LR", true, out);
    return out.toString();
  }
}
