package autograd.operations;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTableTest {
  private static final OperationTable TABLE = OperationTable.standard();

  static Stream<Operation> operations() {
    return TABLE.operations().stream();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void rowCanBeReadToTheEnd(Operation operation) {
    int count = operation.arity();
    double[] frame = {0.5, 0.25, 0.125, 0.5, 0.5};
    operation.complete(frame, count, operation.value(frame, count));
    for (int k = 0; k < count; k++) {
      assertEquals(
          Double.isNaN(frame[count]) || !operation.hasDerivative(k),
          Double.isNaN(operation.localDerivative(k, frame, count)));
    }
    assertFalse(operation.meaning().isEmpty());
    assertFalse(operation.meaning().endsWith("."));
    assertFalse(operation.operandNames().contains(operation.resultName()));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void exampleShowsTheOperation(Operation operation) {
    Graph graph = Expression.parse(operation.example());
    assertSame(operation, graph.output().operation());
    assertTrue(Double.isFinite(Evaluation.at(graph, Map.of()).value()));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void signatureReadsAsAFormula(Operation operation) {
    Graph graph = Expression.parse(operation.signature().replace("x, …", "x1, x2, x3"));
    assertSame(operation, graph.output().operation());
    List<String> names =
        operation.isVariadic() ? List.of("x1", "x2", "x3") : operation.operandNames();
    assertEquals(names, graph.inputs().stream().map(Value::label).toList());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void undefinedOperandsLeaveNoFiniteGradient(Operation operation) {
    int count = operation.arity();
    double[] frame = {Double.NaN, Double.NaN, Double.NaN, 0, 0};
    operation.complete(frame, count, operation.value(frame, count));
    if (Double.isNaN(frame[count])) {
      for (int k = 0; k < count; k++) {
        assertEquals(Double.NaN, operation.localDerivative(k, frame, count));
      }
    } else {
      assertTrue(isCondition(operation));
    }
  }

  private static boolean isCondition(Operation operation) {
    return TABLE.families().stream()
        .filter(family -> family.operations().contains(operation))
        .allMatch(family -> family.name().startsWith("conditions"));
  }

  @Test
  void otherNamesFindTheSameOperation() {
    assertSame(TABLE.operator("^", 2), TABLE.function("pow"));
    assertTrue(TABLE.functionNames().contains("pow"));
    assertFalse(TABLE.operations().stream().anyMatch(each -> each.name().equals("pow")));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertEquals(null, TABLE.function("nosuch"));
    assertThrows(IllegalArgumentException.class, () -> TABLE.operator("*", 1));
  }

  @Test
  void everyOperationStandsUnderABanner() {
    List<String> banners = TABLE.families().stream().map(OperationTable.Family::name).toList();
    assertEquals(banners.size(), banners.stream().distinct().count());
    assertAll(
        TABLE.families().stream().map(f -> () -> assertFalse(f.operations().isEmpty(), f.name())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f(x) | x", // too few columns
        "f(x) | x | 1 | | | | f(1) | | rising | ", // too many
        "f(x) | x + | 1 | | | | f(1)",
        "f(x) | (x | 1 | | | | f(1)",
        "f(x) | x | z | | | | f(1)", // no operand and not the result
        "f(x) | x | 1, 1 | | | | f(1)", // a derivative too many
        "f(x) | x | nosuch(x) | | | | f(1)",
        "f(x) | x | sin(x, x) | | | | f(1)",
        "f(x) | x | 1 | kink x == 0 | | | f(1)", // no gradient
        "f(x) | x | 1 | x == 0: 1 | | | f(1)", // neither kink nor where
        "f(x) | x | 1 | kink x == 0: 1, 1 | | | f(1)",
        "f(x) | StrictMath.nosuch | 1 | | | | f(1)",
        "f(x) | Nosuch.sin | 1 | | | | f(1)",
        "f(x, y) | StrictMath.sin | 1, 1 | | | | f(1, 2)", // takes one
      })
  void mistakenRowIsRefusedWithItsText(String row) {
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () -> {
              Operation f = OperationTable.standardWith(row).function("f");
              int count = f.arity();
              f.localDerivative(0, new double[] {0, f.value(new double[4], count), 0, 0}, count);
            });
    String message = thrown.getMessage();
    assertTrue(message.contains("f(x") || message.contains(row.split("\\|", -1)[1].trim()));
  }
}
