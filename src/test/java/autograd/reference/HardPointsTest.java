package autograd.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.lang.Expression;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values and gradients at the points of {@code points.tsv}, which others found hard. */
class HardPointsTest {
  /** Relative, and absolute where the truth is below 1. */
  private static final BigDecimal TOLERANCE = new BigDecimal("1e-13");

  @Test
  void areRightAtEachPoint() throws IOException {
    List<String> misses = new ArrayList<>();
    for (String line : lines()) {
      String[] cells = line.split("\t", -1);
      Graph graph = Expression.parse(cells[0]);
      Map<String, Double> point = new LinkedHashMap<>();
      pairs(cells[1]).forEach((name, number) -> point.put(name, Double.valueOf(number)));
      Evaluation evaluation = Evaluation.at(graph, point);
      check(line, "value", evaluation.value(), cells[2], misses);
      pairs(cells[3])
          .forEach((name, slope) -> check(line, name, evaluation.gradient(name), slope, misses));
    }
    assertEquals("", String.join("\n", misses));
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = HardPointsTest.class.getResourceAsStream("points.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  private static Map<String, String> pairs(String cell) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : cell.isEmpty() ? new String[0] : cell.split(";")) {
      int equals = pair.indexOf('=');
      pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return pairs;
  }

  private static void check(
      String line, String what, double actual, String expected, List<String> misses) {
    double nearest = Ulps.number(expected);
    boolean isRight;
    if (Double.isFinite(nearest) && Double.isFinite(actual)) {
      BigDecimal truth = new BigDecimal(expected);
      BigDecimal scale = truth.abs().max(BigDecimal.ONE);
      BigDecimal distance = truth.subtract(new BigDecimal(actual)).abs();
      isRight = distance.compareTo(TOLERANCE.multiply(scale)) <= 0;
    } else {
      isRight = Double.compare(nearest, actual) == 0;
    }
    if (!isRight) {
      misses.add(what + " is " + actual + " in " + line);
    }
  }
}
