package autograd.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names are inputs, which have defaults, and what a caller's bindings change. */
class NamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        // formula | inputs | defaults | names
        "a*b + a          | a b   |          | a b",
        "b*a              | b a   |          | b a",
        "1 + 2            | ''    |          | ''",
        "2*pi*r           | r     |          | r",
        "e*x              | x     |          | x",
        "e = a; e*x       | a x   |          | a e x",
        "a = -2; a        | a     | a=-2.0   | a",
        "a = -2; b = 3    | a b   | a=-2.0 b=3.0 | a b",
        "a = -2; b = 3*a  | a     | a=-2.0   | a b",
        "y = 2*w; w = 5   | w     | w=5.0    | w y",
        "y = w; w = 5     | w     | w=5.0    | w y",
        "c = a; c*c       | a     |          | a c",
        "pi = 3           | pi    | pi=3.0   | pi",
        "x/tau            | x tau |          | x tau",
        "E*PI*M_PI        | E     |          | E",
        "E*Math.E*np.pi   | E     |          | E",
        "e = a; e*np.e    | a     |          | a e",
        "(t = 2; t*x)     | t x   | t=2.0    | t x",
        "(t = a; t*x)     | a x   |          | a t x",
        "gamma*max + beta | gamma max beta | | gamma max beta",
      })
  void programHas(String text, String inputs, String defaults, String names) {
    Graph graph = Expression.parse(text);
    assertEquals(inputs, join(graph.inputs().stream().map(Value::label).toList()));
    assertEquals(
        defaults == null ? "" : defaults,
        join(
            new TreeMap<>(graph.defaults())
                .entrySet().stream().map(each -> each.toString()).toList()));
    assertEquals(names, join(graph.names().keySet().stream().toList()));
  }

  @ParameterizedTest
  @CsvSource({
    // formula, the caller's names, inputs, value where each of the caller's is 10
    "e*2, e, e, 20",
    "pi*e, pi, pi, 27.18281828459045",
    "'e = 1; e*2', e, e, 20",
    "'x = 1; x*2', x, x, 20",
    "3*2, unused, '', 6",
    "inf + nan, inf nan, inf nan, 20",
    "π, pi, '', 3.141592653589793",
    "sin*2, sin, sin, 20",
    "np.e*2, e, '', 5.43656365691809",
    "true + PI, true PI, true PI, 20",
  })
  void callerBindsConstants(String text, String bound, String inputs, double value) {
    List<String> names = Arrays.asList(bound.split(" ", -1));
    Graph graph =
        Expression.parse(
            Source.of(text), Expression.Options.standard().withInputs(Set.copyOf(names)));
    assertEquals(inputs, join(graph.inputs().stream().map(Value::label).toList()));
    Map<String, Double> point = names.stream().collect(Collectors.toMap(n -> n, n -> 10.0));
    assertEquals(value, Evaluation.at(graph, point).value());
  }

  @Test
  void aliasIsTheSameValue() {
    Graph graph = Expression.parse("d = a*b; c = d; f = (c); c*f");
    assertSame(graph.named("d"), graph.named("c"));
    assertSame(graph.named("d"), graph.named("f"));
    assertEquals("d", graph.named("f").label());
    assertEquals(4, graph.size());
  }

  @Test
  void namesAreToldApartByEveryMark() {
    Graph graph = Expression.parse("x + x' + x'' + X + x₁ + x1 + x_1 + é + e\u0301");
    assertEquals(9, graph.inputs().size());
  }

  @Test
  void lastStatementIsTheOutput() {
    assertEquals("c", Expression.parse("a = 1; b = a*x; c = b*2; # end").output().label());
    assertNull(Expression.parse("c = x; c + 1").output().label());
    assertEquals("x", Expression.parse("y = 2*x; x").output().label());
    assertEquals("y", Expression.parse("y = 2*x; x = 3").output().label());
    assertEquals("z", Expression.parse("x = 3; z = 4").output().label());
    assertEquals("y", Expression.parse("y = 2*x; f(t) = t").output().label());
  }

  private static String join(List<String> words) {
    return String.join(" ", words);
  }
}
