package autograd.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import autograd.render.FormulaText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gradient takes a few operations for each one of the formula, whatever the number of inputs. */
class SizeTest {
  /** Operations of value and gradient for each operation of the formula. */
  private static final int MOST = 5;

  static Derivatives.Request all(Graph graph, Points points) {
    Map<String, Value> by = new LinkedHashMap<>();
    graph.inputs().forEach(input -> by.put(input.label(), input));
    return new Derivatives.Request(graph, Map.of("", graph.output()), by, Map.of(), points);
  }

  private static long operations(Graph graph) {
    return graph.values().stream().filter(value -> !value.isLeaf()).count();
  }

  private static String joined(int count, String operator, String term) {
    return IntStream.range(0, count)
        .mapToObj(i -> term.replace("#", String.valueOf(i)))
        .collect(Collectors.joining(operator));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100, 1_000, 10_000})
  void productOfSines(int count) {
    Graph graph = Expression.parse(joined(count, "*", "sin(x#)"));
    Derivation plain = Derivatives.gradient(all(graph, Points.EVERY));
    Derivation simple = Derivatives.partials(all(graph, Points.ORDINARY), 1);
    assertTrue(plain.operations() <= MOST * operations(graph), plain.operations() + " plain");
    assertTrue(simple.operations() <= MOST * operations(graph), simple.operations() + " simple");
    Map<String, Double> point = new HashMap<>();
    graph.inputs().forEach(input -> point.put(input.label(), 1.5 + input.index() * 1e-6));
    Gradient gradient = Evaluation.at(graph, point).gradient();
    Evaluation formulas = Evaluation.at(simple.graph(), point);
    for (Value input : graph.inputs()) {
      double expected = gradient.by(input);
      double actual = formulas.value(simple.results().get("d_" + input.label()));
      assertEquals(expected, actual, 1e-11 * Math.abs(expected) + 1e-290);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#*sin(#*x)",
        "x#*y#",
        "(x# - #)^2",
        "x#/(1 + x#)",
        "exp(-x#^2)*x",
        "tanh(w#*x + b)"
      })
  void sums(String term) {
    Graph graph = Expression.parse(joined(1_000, "+", term));
    Derivation plain = Derivatives.gradient(all(graph, Points.ORDINARY));
    assertTrue(plain.operations() <= MOST * operations(graph), plain.operations() + " plain");
  }

  @Test
  void aLongChainOfCalls() {
    int depth = 50_000;
    Graph graph = Expression.parse("sin(".repeat(depth) + "x" + ")".repeat(depth));
    Derivation plain = Derivatives.gradient(all(graph, Points.EVERY));
    assertTrue(plain.operations() <= MOST * operations(graph));
    Derivation simple = Derivatives.partials(all(graph, Points.ORDINARY), 1);
    // Each part holds the one before it: written out, the text would be as the square of the depth.
    long length = new FormulaText(simple.graph(), simple.results(), false).length();
    assertTrue(length < 60L * depth, length + " characters");
  }

  /** Branches that are not taken leave their condition behind, once and not once for each above. */
  @Test
  void aLongChainOfBranches() {
    int depth = 5_000;
    Graph graph =
        Expression.parse("relu(x# + ".replace("#", "").repeat(depth) + "y" + ")".repeat(depth));
    Derivation plain = Derivatives.gradient(all(graph, Points.EVERY));
    assertTrue(plain.operations() <= 2 * MOST * operations(graph), plain.operations() + " plain");
  }
}
