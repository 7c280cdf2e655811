package autograd.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.graph.Span;
import autograd.lang.Diagnostic;
import autograd.lang.DiagnosticException;
import autograd.lang.Source;
import autograd.lang.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramTest {
  private final Program program = new Program();

  private void define(String text) {
    Statement.of(text).forEach(program::define);
  }

  private String textOf(String formula) {
    return program.textOf(Statement.of(formula)).text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a*b + a          | a b a
          d = a*b          | a b
          f(x, y) = x*y*z  | z
          g(g)             | g( g
          sin^2(x)         | sin sin( x
          sum(i = 1, n, i) | sum( n
          (t = a; t*t) + c | a c
          x[i] @ W.T       | x i W
          # nothing        | ''
          π + 𝑥'           | π 𝑥'
          """)
  void theNamesThatAStatementUsesAreThoseThatMeanSomethingOutside(String text, String uses) {
    StringBuilder found = new StringBuilder();
    for (Statement each : Statement.of(text)) {
      for (Statement.Use use : each.uses()) {
        String name = each.text().substring(use.start(), use.end());
        assertEquals(use.key().replace("(", ""), name);
        found.append(use.key()).append(' ');
      }
    }
    assertEquals(uses, found.toString().strip());
  }

  @Test
  void statementsEndOutsideOfParentheses() {
    List<String> texts =
        Statement.of("a = 1; (b = 2; # two\n b*a) # end\n\n ; c").stream()
            .map(Statement::text)
            .toList();
    assertEquals(List.of("a = 1", "(b = 2; # two\n b*a)", "c"), texts);
  }

  @Test
  void aTextHasWhatItNeedsInAnOrderInWhichItCanBeRead() {
    define("n = x*w + b; w = 2*u; u = 3; unused = 1; f(t) = t*b");
    assertEquals("u = 3\nw = 2*u\nn = x*w + b\nn + 1", textOf("n + 1"));
    assertEquals("f(t) = t*b\nf(u2)", textOf("f(u2)"));
    assertEquals("q", textOf("q"));
  }

  @Test
  void whatIsGivenAnewFlowsOn() {
    define("n = 2*w; w = 1");
    define("w = v^2");
    define("v = 5");
    assertEquals("v = 5\nw = v^2\nn = 2*w\nn", textOf("n"));
    assertTrue(program.forget("w"));
    assertFalse(program.forget("w"));
    assertEquals("n = 2*w\nn", textOf("n"));
  }

  @Test
  void nothingIsDefinedByItself() {
    define("a = b; b = c");
    assertThrows(DiagnosticException.class, () -> define("c = a + 1"));
    assertThrows(DiagnosticException.class, () -> define("c = c + 1"));
    assertEquals("b = c\na = b\na", textOf("a"));
    // A variable and a function of one name are two things.
    define("f(x) = x; f = f(2)");
    assertEquals("f(x) = x\nf = f(2)\nf", textOf("f"));
  }

  @Test
  void aChainMayBeLong() {
    for (int i = 20_000; i > 0; i--) {
      define("x" + i + " = x" + (i - 1));
    }
    String text = textOf("x20000");
    assertTrue(text.startsWith("x1 = x0\nx2 = x1\n"));
    assertTrue(text.endsWith("\nx20000"));
  }

  @Test
  void aPlaceIsSaidInTheStatementThatIsMeant() {
    define("𝑎 = 1");
    ProgramText text = program.textOf(Statement.of("𝑎*c"));
    Diagnostic told =
        text.byStatement(Diagnostic.error("m", Source.of(text.text()), new Span(8, 9)));
    assertEquals("𝑎*c", told.source().text());
    assertEquals("c", told.span().in("𝑎*c"));
  }

  @Test
  void wordsLieBetweenBlanks() {
    assertEquals(
        List.of("trace", "a * b'", "--set", "x=1 2", "x'", ""),
        Words.of("trace \"a * b'\"  --set x=\"1 2\" x' ''"));
    assertThrows(DiagnosticException.class, () -> Words.of("trace \"a"));
  }
}
