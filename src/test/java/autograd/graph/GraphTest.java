package autograd.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.lang.Expression;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphTest {
  private static final Span NOWHERE = new Span(0, 0);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a*b)*(a+b)",
        "b=a+a; c=b+b",
        "if(x > 0, x^2, -x) + atan2(y, x)",
        "p=x; q=p*p; r=q-p"
      })
  void operandsStandBeforeTheirUses(String text) {
    Graph graph = Expression.parse(text);
    for (int i = 0; i < graph.size(); i++) {
      Value value = graph.values().get(i);
      assertEquals(i, value.index());
      for (Value operand : value.operands()) {
        assertTrue(operand.index() < i);
        assertSame(graph.values().get(operand.index()), operand);
      }
    }
  }

  @Test
  void nameIsOneValueAndTextIsAsManyAsAreWritten() {
    Graph graph = Expression.parse("a*b + a*b + 2 + 2");
    assertEquals(List.of("a", "b"), graph.inputs().stream().map(Value::label).toList());
    assertEquals(2 + 2 + 2 + 3, graph.size());
    Value twice = Expression.parse("a+a").output();
    assertSame(twice.operand(0), twice.operand(1));
  }

  @Test
  void valueKnowsWhatItIs() {
    Graph graph = Expression.parse("p = 2*pi*x");
    Value product = graph.output();
    assertEquals("p", product.label());
    assertEquals("*", product.operation().name());
    assertTrue(product.dependsOnInput());
    assertFalse(product.isLeaf());
    assertTrue(Double.isNaN(product.number()));
    Value constants = product.operand(0);
    assertFalse(constants.dependsOnInput());
    assertFalse(constants.isConstant());
    Value pi = constants.operand(1);
    assertTrue(pi.isConstant());
    assertEquals(Math.PI, pi.number());
    assertEquals("pi", pi.label());
    assertEquals(0, pi.arity());
    assertNull(constants.operand(0).label());
    assertTrue(graph.named("x").isInput());
    assertThrows(IllegalStateException.class, pi::operation);
  }

  @Test
  void spansAreWhereValuesStand() {
    String text = "y = 2*(a + sin(b)) # why";
    Graph graph = Expression.parse(text);
    List<String> places = graph.values().stream().map(v -> v.span().in(text)).toList();
    assertEquals(List.of("2", "a", "b", "sin(b)", "a + sin(b)", "2*(a + sin(b))"), places);
    assertEquals(text, graph.source());
  }

  @Test
  void spansCountCodePoints() {
    String text = "𝑥 + 𝑦*α";
    Graph graph = Expression.parse(text);
    assertEquals("𝑦*α", graph.output().operand(1).span().in(text));
    assertEquals(new Span(0, 7), graph.output().span());
  }

  @Test
  void defaultLeavesNoTraceOfItsRightSide() {
    Graph graph = Expression.parse("w = 2*pi/4; x*w");
    assertEquals(3, graph.size());
    assertEquals(Map.of("w", Math.PI / 2), graph.defaults());
    assertTrue(graph.named("w").isInput());
  }

  @Test
  void listsCannotBeChanged() {
    Graph graph = Expression.parse("p = x*x");
    Value x = graph.named("x");
    assertThrows(UnsupportedOperationException.class, () -> graph.values().clear());
    assertThrows(UnsupportedOperationException.class, () -> graph.inputs().clear());
    assertThrows(UnsupportedOperationException.class, () -> graph.names().clear());
    assertThrows(UnsupportedOperationException.class, () -> graph.defaults().put("x", 1.0));
    assertThrows(UnsupportedOperationException.class, () -> graph.output().operands().set(0, x));
  }

  @Test
  void builderRefusesWhatMakesNoGraph() {
    Graph.Builder builder = new Graph.Builder("");
    assertThrows(IllegalStateException.class, builder::build);
    Value a = builder.input("a", NOWHERE);
    Operation sin = OperationTable.standard().function("sin");
    assertThrows(IllegalArgumentException.class, () -> builder.input("a", NOWHERE));
    assertThrows(IllegalArgumentException.class, () -> builder.name("a", a));
    assertThrows(IllegalArgumentException.class, () -> builder.apply(sin, NOWHERE, a, a));
  }

  @Test
  void builderKnowsWhatFeedsWhat() {
    Graph.Builder builder = new Graph.Builder("");
    OperationTable table = OperationTable.standard();
    Value a = builder.input("a", NOWHERE);
    Value b = builder.input("b", NOWHERE);
    Value square = builder.apply(table.operator("*", 2), NOWHERE, a, a);
    Value root = builder.apply(table.function("sqrt"), NOWHERE, square);
    assertTrue(builder.feeds(a, root));
    assertTrue(builder.feeds(root, root));
    assertFalse(builder.feeds(b, root));
    assertFalse(builder.feeds(root, a));
  }
}
