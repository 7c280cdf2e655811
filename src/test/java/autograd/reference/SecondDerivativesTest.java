package autograd.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.derive.Derivation;
import autograd.derive.Derivatives;
import autograd.derive.Hessian;
import autograd.derive.Points;
import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Second derivatives of every operation at the points of {@code second.tsv}: as numbers of the
 * Hessian, and as formulas that hold at every point. A rule whose own derivative cancels shows here
 * however close it is itself.
 */
class SecondDerivativesTest {
  /** Units in the last place, times 1 and the condition. */
  private static final double BOUND = 8;

  /** Where factors vanish on the way though their product does not, digits are lost. */
  private static final double TINY = 1e-290;

  private record Line(
      String signature, List<Double> point, List<String> expected, List<Double> conditions) {}

  private static final Map<String, List<Line>> LINES = read();

  static Stream<Operation> operations() {
    return OperationTable.standard().operations().stream()
        .filter(each -> LINES.containsKey(each.signature()));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void areAsCloseAsTheirConditionAllows(Operation operation) {
    List<String> misses = new ArrayList<>();
    Map<Integer, Derivation> formulas = new LinkedHashMap<>();
    for (Line line : LINES.get(operation.signature())) {
      int count = line.point.size();
      List<String> names = new ArrayList<>();
      Map<String, Double> point = new LinkedHashMap<>();
      for (int k = 0; k < count; k++) {
        names.add(operation.isVariadic() ? "x" + k : operation.operandNames().get(k));
        point.put(names.get(k), line.point.get(k));
      }
      String formula =
          operation.isVariadic()
              ? operation.name() + "(" + String.join(", ", names) + ")"
              : operation.signature();
      Graph graph = Expression.parse(formula);
      Map<String, Value> by = new LinkedHashMap<>();
      for (int k = 0; k < count; k++) {
        if (operation.hasDerivative(k)) {
          by.put(names.get(k), graph.named(names.get(k)));
        }
      }
      double[][] matrix = Hessian.at(graph, graph.output(), by, point).matrix();
      Derivation exact =
          formulas.computeIfAbsent(
              count,
              any ->
                  Derivatives.partials(
                      new Derivatives.Request(
                          graph, Map.of("", graph.output()), by, Map.of(), Points.EVERY),
                      2));
      Evaluation at = Evaluation.at(exact.graph(), point);
      List<String> free = List.copyOf(by.keySet());
      int next = 0;
      for (int i = 0; i < free.size(); i++) {
        for (int k = i; k < free.size(); k++, next++) {
          String what = operation + " " + line.point + " " + i + k;
          check("numbers " + what, matrix[i][k], line, next, misses);
          Value term = exact.results().get("d_" + free.get(i) + "_" + free.get(k));
          check("formulas " + what, at.value(term), line, next, misses);
        }
      }
      assertEquals(line.expected.size(), next, operation::signature);
    }
    assertEquals("", String.join("\n", misses));
  }

  private static void check(String what, double actual, Line line, int i, List<String> misses) {
    double nearest = Ulps.number(line.expected.get(i));
    boolean isLost = Math.abs(nearest) < TINY && Math.abs(actual) < TINY;
    if (Double.isInfinite(nearest) || isLost) {
      return;
    }
    double error = Ulps.between(actual, line.expected.get(i));
    if (error > BOUND * (1 + line.conditions.get(i))) {
      misses.add(
          String.format(
              "%s is %s, not %s: %.3g ulp, %.3g x condition",
              what, actual, line.expected.get(i), error, error / (1 + line.conditions.get(i))));
    }
  }

  private static Map<String, List<Line>> read() {
    try (InputStream in = SecondDerivativesTest.class.getResourceAsStream("second.tsv")) {
      List<Line> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(SecondDerivativesTest::line)
              .toList();
      assertTrue(lines.size() > 1000, "there are points");
      return lines.stream().collect(Collectors.groupingBy(Line::signature));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Line line(String text) {
    List<String> cells = List.of(text.split("\t", -1));
    int count = Integer.parseInt(cells.get(1));
    int results = (cells.size() - 2 - count) / 2;
    return new Line(
        cells.get(0),
        numbers(cells.subList(2, 2 + count)),
        cells.subList(2 + count, 2 + count + results),
        numbers(cells.subList(2 + count + results, cells.size())));
  }

  private static List<Double> numbers(List<String> cells) {
    return cells.stream().map(Double::valueOf).toList();
  }
}
