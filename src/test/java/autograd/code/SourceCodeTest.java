package autograd.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.derive.Points;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** What the text of functions, queries and formulas is like, beyond its numbers. */
class SourceCodeTest {
  private static GradientFunction function(String formula) {
    Graph graph = Expression.parse(formula);
    Map<String, Value> by = new LinkedHashMap<>();
    graph.inputs().forEach(input -> by.put(input.label(), input));
    return GradientFunction.of("f", graph, graph.output(), by, Map.of(), Points.EVERY);
  }

  private static String text(SourceCode.Text text) throws IOException {
    StringBuilder out = new StringBuilder();
    text.write(out);
    return out.toString();
  }

  private static String code(String formula, String target) throws IOException {
    return text(SourceCode.function(function(formula), Target.named(target)));
  }

  @Test
  void nothingInAFormulaEndsItsComment() {
    assertEquals(List.of("x + y"), Comment.lines("x + y # */ system(\"rm\")"));
    assertEquals(List.of("x", "+ y"), Comment.lines("x\u2028+ y\r\n\u0085"));
    assertEquals(List.of("x   + y"), Comment.lines("x \\ + y"));
    assertEquals(21, Comment.lines("x\n".repeat(100)).size());
    assertTrue(Comment.lines("x+".repeat(1000)).get(0).length() <= 100);
  }

  @Test
  void longFormulasAreCutIntoShortExpressions() throws IOException {
    StringBuilder formula = new StringBuilder("x");
    for (int i = 1; i < 20_000; i++) {
      formula.append(i % 3 == 0 ? "*y+" : "+").append("sin(x*").append(i).append(')');
    }
    String code = code(formula.toString(), "c");
    assertTrue(code.lines().allMatch(line -> line.length() < 400), "no line is long");
  }

  @Test
  void deepFormulasDoNotExhaustTheStack() throws IOException {
    String formula = "sin(".repeat(20_000) + "x" + ")".repeat(20_000);
    for (String target : List.of("c", "latex", "mathml")) {
      assertTrue(code(formula, target).length() > 100_000);
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    StringBuilder many = new StringBuilder("x0");
    for (int i = 1; i < 200; i++) {
      many.append("*x").append(i);
    }
    assertThrows(UntranslatableException.class, () -> code(many.toString(), "java"));
    String chain = "sin(".repeat(20_000) + "x" + ")".repeat(20_000);
    assertThrows(UntranslatableException.class, () -> code(chain, "java"));
    assertThrows(
        UntranslatableException.class, () -> text(SourceCode.query(function(chain), "points")));
  }

  @Test
  void markupIsWellFormed() throws Exception {
    List<String> unreadable = new ArrayList<>();
    for (TableCases.Case each : TableCases.all()) {
      String markup = text(SourceCode.function(each.function(), Target.named("mathml")));
      try {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setErrorHandler(null);
        assertNotNull(builder.parse(new InputSource(new StringReader(markup))));
      } catch (org.xml.sax.SAXException e) {
        unreadable.add(each.operation() + ": " + e.getMessage());
      }
    }
    assertEquals(List.of(), unreadable);
  }

  @Test
  void bracesOfLatexPairUp() throws IOException {
    for (TableCases.Case each : TableCases.all()) {
      String latex = text(SourceCode.function(each.function(), Target.named("latex")));
      int depth = 0;
      for (char c : latex.replace("\\{", "").replace("\\}", "").toCharArray()) {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        assertTrue(depth >= 0, latex);
      }
      assertEquals(0, depth, latex);
      assertEquals(latex.split("\\\\left", -1).length, latex.split("\\\\right", -1).length, latex);
    }
  }

  /** A row without an input has no answer; one outside a domain has NaN, and does not fail. */
  @Test
  void queriesTellNullFromNan() throws IOException, SQLException {
    String query = text(SourceCode.query(function("if(x > 0, log(x), y)*sqrt(y)"), "points"));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("CREATE TABLE points (id INTEGER, x INTEGER, y DOUBLE)");
      statement.execute("INSERT INTO points VALUES (1, 1, 4), (2, NULL, 4), (3, 2, -1), (4, 0, 1)");
      try (ResultSet rows = statement.executeQuery(query)) {
        rows.next();
        assertEquals(0, rows.getDouble("value"));
        assertEquals(2, rows.getDouble("d_x"));
        rows.next();
        assertTrue(rows.getObject("value") == null && rows.getObject("d_y") == null);
        rows.next();
        assertTrue(Double.isNaN(rows.getDouble("value")));
        rows.next();
        assertEquals(1, rows.getDouble("value"));
        assertEquals(1.5, rows.getDouble("d_y"));
      }
    }
  }

  @Test
  void formulasStandWithoutAFunction() throws IOException {
    Graph graph = Expression.parse("s = sin(x)*y; t = s + s^2");
    Map<String, Value> one = Map.of("d_x", graph.output());
    assertEquals(
        "const s = Math.sin(x) * y;\ns + s * s\n",
        text(SourceCode.formulas(graph, one, Target.named("javascript"))).replace("t1", "s"));
    Map<String, Value> two = new LinkedHashMap<>();
    two.put("d_x", graph.named("s"));
    two.put("d_y", graph.named("x"));
    assertEquals(
        "d_x = np.sin(x) * y\nd_y = x\n",
        text(SourceCode.formulas(graph, two, Target.named("numpy"))));
  }
}
