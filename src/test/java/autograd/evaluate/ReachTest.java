package autograd.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {
  @ParameterizedTest
  @CsvSource({
    "a = x*y; b = y + z; c = b^2, c, y z b c",
    "a = x*y; b = y + z; c = b^2, a, x y a",
    "a = x*y; b = y + z; c = b^2, a b, x y a z b",
    "a = x*y; b = a*a; c = b*b, x, x",
    "'p = if(x > 0, y, z)', p, x y z p",
    "1 + 2, '', ''",
  })
  void followsEveryUse(String formula, String outputs, String reached) {
    Graph graph = Expression.parse(formula);
    assertEquals(reached, names(graph, Reach.of(graph, named(graph, outputs))));
  }

  @ParameterizedTest
  @CsvSource({
    "'p = if(x > 0, y, z)', 1, x y p",
    "'p = if(x > 0, y, z)', -1, x z p",
    "'q = y*z; p = if(x > 0, q, z)', -1, z x p",
    "'q = y*z; p = if(x > 0, q, z) + y', -1, y z x p",
    "'p = if(x > 0, if(x > 1, x, y), z)', 1, x y p",
  })
  void followsOnlyTheLiveBranchAtAPoint(String formula, double x, String reached) {
    Graph graph = Expression.parse(formula);
    Evaluation at = Evaluation.at(graph, Map.of("x", x, "y", 2.0, "z", 3.0));
    assertEquals(reached, names(graph, Reach.at(at, named(graph, "p"))));
  }

  private static List<Value> named(Graph graph, String names) {
    return Arrays.stream(names.split(" ", -1))
        .filter(name -> !name.isEmpty())
        .map(graph::named)
        .toList();
  }

  private static String names(Graph graph, BitSet marks) {
    return marks.stream()
        .mapToObj(i -> graph.values().get(i).label())
        .filter(label -> label != null)
        .collect(Collectors.joining(" "));
  }
}
