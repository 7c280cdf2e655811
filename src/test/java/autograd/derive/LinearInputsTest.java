package autograd.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which inputs a formula is linear in, so that they can be solved for together. */
final class LinearInputsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a + b*x                        | a b
          a*exp(-k*x) + c                | a c
          a*b*x + c                      | a c
          (a + b*x)/(1 + c*x)            | a b
          a*x^2 + b^2*x + c              | a c
          if(x > 1, a, b)*x              | a b
          if(a > 1, a, b)*x              | b
          abs(a)*x + relu(b) + c         | c
          max(a, b) + c*x                | c
          a/b + b/c                      | a
          sin(a*x) + cos(b*x)            | ''
          -(a - b)/2 + x*(a + 3*b)       | a b
          t = a*x; t + b*t + c           | a c
          a*(1 - k) + b*k                | a b
          """)
  void areThoseThatNoDerivativeByThemDependsOn(String formula, String expected) {
    Graph graph = Expression.parse(formula);
    List<String> candidates =
        graph.inputs().stream()
            .map(Value::label)
            .filter(name -> !name.equals("x"))
            .sorted()
            .toList();
    List<String> found = LinearInputs.of(graph, graph.output(), candidates, Map.of());
    assertEquals(expected, String.join(" ", found));
  }

  @ParameterizedTest
  @CsvSource({"a*b*x + b,b,2,a", "a*b*x + b,a,2,b", "a^b*x,b,1,a"})
  void numbersInPlaceOfInputsCount(String formula, String fixed, double number, String expected) {
    Graph graph = Expression.parse(formula);
    List<String> candidates = List.of(fixed.equals("a") ? "b" : "a");
    List<String> found = LinearInputs.of(graph, graph.output(), candidates, Map.of(fixed, number));
    assertEquals(expected, String.join(" ", found));
  }
}
