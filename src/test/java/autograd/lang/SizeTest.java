package autograd.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import autograd.Sweep;
import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.graph.Span;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas far larger than anybody types, and the limit on depth. */
class SizeTest {
  private static final int DEEPEST = 100_000;
  private static final int DEEP = Sweep.of(DEEPEST, 20_000);

  @ParameterizedTest
  @CsvSource({
    // before, in the middle, after, value at x = 1, gradient
    "(, x, ), 1, 1",
    "[, x, ], 1, 1",
    "-, x, '', 1, 1",
    "+, x, '', 1, 1",
    "-(, x, ), 1, 1",
    "'not ', x, '', 1, 0",
    "abs(, x, ), 1, 1",
    "'max(0, ', x, ), 1, 1",
    "'if(1, ', x, ', 0)', 1, 1",
    "'', x, ^1, 1, 1",
    "2*x-(, x, ), 1, 1",
    "x^-, x, '', 1, -1",
    "'x > 0 ? ', x, ' : 0', 1, 1",
    "'x < 0 ? 0 : ', x, '', 1, 1",
    "abs^1(, x, ), 1, 1",
    "'', x, ' mod 3', 1, 1",
  })
  void nestsDeep(String before, String middle, String after, double value, double gradient) {
    Graph graph = Expression.parse(before.repeat(DEEP) + middle + after.repeat(DEEP));
    Evaluation at = Evaluation.at(graph, Map.of("x", 1.0));
    assertEquals(value, at.value());
    assertEquals(gradient, at.gradient("x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "sin(", "-"})
  void nestsAsDeepAsIsUsual(String opening) {
    String closing = opening.endsWith("(") ? ")" : "";
    Graph graph = Expression.parse(opening.repeat(DEEPEST) + "x" + closing.repeat(DEEPEST));
    Evaluation at = Evaluation.at(graph, Map.of("x", 0.0));
    assertEquals(0, Math.abs(at.value()));
    assertEquals(1, at.gradient("x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "-(", "sin(", "2^(", "-", "2^-", "max(1, ", "(x*", "not "})
  void unfinishedDeepNestingIsAnError(String opening) {
    String text = opening.repeat(DEEP);
    DiagnosticException thrown =
        assertThrows(DiagnosticException.class, () -> Expression.parse(text));
    assertEquals(text.length(), thrown.diagnostic().span().start());
  }

  @Test
  void tooDeepIsAnErrorThatSaysWhere() {
    Expression.Options options = Expression.Options.standard().withMaxDepth(50);
    String deepest = "(".repeat(50) + "1" + ")".repeat(50);
    assertEquals(1, Expression.parse(Source.of(deepest), options).size());
    Diagnostic diagnostic =
        assertThrows(
                DiagnosticException.class,
                () -> Expression.parse(Source.of("(" + deepest + ")"), options))
            .diagnostic();
    assertEquals("the formula is nested deeper than 50 levels", diagnostic.message());
    assertEquals("raise the limit with --max-depth", diagnostic.hint());
    assertEquals(new Span(51, 52), diagnostic.span());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "-1", "2^3", "sin(1)", "(1)", "1 + 2 + 3 + 4", "a = 1; b = 2; c = 3"})
  void depthOfOneIsEnoughForOneLevel(String text) {
    Expression.Options options = Expression.Options.standard().withMaxDepth(1);
    assertEquals(text, Expression.parse(Source.of(text), options).source());
  }

  @Test
  void beyondTheUsualDepthIsAnErrorToo() {
    String text = "(".repeat(1_000_000) + "1" + ")".repeat(1_000_000);
    Diagnostic diagnostic =
        assertThrows(DiagnosticException.class, () -> Expression.parse(text)).diagnostic();
    assertEquals(
        "the formula is nested deeper than " + Expression.DEFAULT_MAX_DEPTH + " levels",
        diagnostic.message());
  }

  @Test
  void sumOfManyTerms() {
    String text =
        IntStream.rangeClosed(1, 100_000)
            .mapToObj(i -> i + "*sin(" + i + "*x)")
            .collect(Collectors.joining(" + "));
    Graph graph = Expression.parse(text);
    Evaluation at = Evaluation.at(graph, Map.of("x", 0.0));
    assertEquals(0, at.value());
    // Σ i² = n(n + 1)(2n + 1)/6
    assertEquals(333_338_333_350_000.0, at.gradient("x"));
  }

  @Test
  void manyStatements() {
    int count = Sweep.of(1_000_000, 100_000);
    StringBuilder text = new StringBuilder("x0 = x\n");
    for (int i = 1; i < count; i++) {
      text.append('x').append(i).append(" = x").append(i - 1).append(" + x\n");
    }
    Graph graph = Expression.parse(text.toString());
    Evaluation at = Evaluation.at(graph, Map.of("x", 0.5));
    assertEquals(0.5 * count, at.value());
    assertEquals(count, at.gradient("x"));
  }

  @Test
  void functionOfManyParameters() {
    String parameters =
        IntStream.range(0, DEEP).mapToObj(i -> "p" + i).collect(Collectors.joining(", "));
    String body = parameters.replace(",", " +");
    String arguments = "x, ".repeat(DEEP - 1) + "x";
    Graph graph = Expression.parse("f(" + parameters + ") = " + body + "; f(" + arguments + ")");
    assertEquals(DEEP, Evaluation.at(graph, Map.of("x", 1.0)).gradient("x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", ";", " ", "# words words\n", "\r\n"})
  void muchOfNothing(String nothing) {
    Graph graph = Expression.parse(nothing.repeat(DEEP) + "x" + nothing.repeat(DEEP));
    assertEquals(1, graph.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", ";;;", "# only a comment", "\uFEFF", "\n\r\n\t;#\n"})
  void nothingAtAllIsAnError(String text) {
    Diagnostic diagnostic =
        assertThrows(DiagnosticException.class, () -> Expression.parse(text)).diagnostic();
    assertEquals("the formula is empty", diagnostic.message());
    assertEquals(new Span(0, 0), diagnostic.span());
  }
}
