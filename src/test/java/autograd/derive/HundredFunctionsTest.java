package autograd.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import autograd.render.FormulaText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Derivatives beside what SymPy and Maxima answer: worth the same, and hardly ever longer than the
 * shorter of the two, in operations as in characters.
 */
class HundredFunctionsTest {
  private static final int POINTS = 50;

  /**
   * A function and its derivative by x.
   *
   * @param printed SymPy's and Maxima's answers to diff
   * @param simplified the same when each was asked to simplify them
   */
  record Row(String formula, String ours, List<String> printed, List<String> simplified) {
    @Override
    public String toString() {
      return formula;
    }

    boolean isAsShortAs(List<String> theirs) {
      int operations = theirs.stream().mapToInt(Row::operations).min().orElseThrow();
      int characters = theirs.stream().mapToInt(Row::characters).min().orElseThrow();
      return operations(ours) <= operations && characters(ours) <= characters + 2;
    }

    private static int operations(String text) {
      int operations = 0;
      for (Value value : Expression.parse(text).values()) {
        operations += value.isLeaf() ? 0 : 1;
      }
      return operations;
    }

    private static int characters(String text) {
      return text.replace(" ", "").length();
    }
  }

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    InputStream data = HundredFunctionsTest.class.getResourceAsStream("hundred.tsv");
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] cells = line.split("\t", -1);
          rows.add(
              new Row(
                  cells[0],
                  derivative(cells[0]),
                  List.of(cells[1], cells[3]),
                  List.of(cells[2], cells[4])));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static String derivative(String formula) throws IOException {
    Graph graph = Expression.parse(formula);
    Derivation derived =
        Derivatives.partials(
            new Derivatives.Request(
                graph,
                Map.of("", graph.output()),
                Map.of("x", graph.named("x")),
                Map.of(),
                Points.ORDINARY),
            1);
    StringBuilder text = new StringBuilder();
    new FormulaText(derived.graph(), derived.results(), true).write(text);
    return text.toString().trim();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void isWorthTheSame(Row row) {
    Graph ours = Expression.parse(row.ours());
    Graph theirs = Expression.parse(row.printed().get(1));
    Random dice = new Random(3);
    for (int i = 0; i < POINTS; i++) {
      Map<String, Double> point = new HashMap<>();
      for (String name : List.of("x", "y", "a", "b", "c", "d", "m", "n", "s")) {
        point.put(name, 0.05 + 0.9 * dice.nextDouble());
      }
      point.put("a", point.get("a") + 1);
      double expected = at(theirs, point);
      assertEquals(expected, at(ours, point), 1e-9 * Math.max(1, Math.abs(expected)), row.ours());
    }
  }

  private static double at(Graph graph, Map<String, Double> point) {
    Map<String, Double> needed = new HashMap<>();
    graph.inputs().forEach(input -> needed.put(input.label(), point.get(input.label())));
    return Evaluation.at(graph, needed).value();
  }

  @Test
  void isHardlyEverLonger() {
    List<Row> longer = new ArrayList<>(rows());
    longer.removeIf(row -> row.isAsShortAs(row.printed()));
    assertTrue(longer.size() <= 5, told(longer));
  }

  /** Both were free to write sin(2x) for 2 sin x cos x, and to leave out where it is defined. */
  @Test
  void isSeldomLongerThanWhatWasSimplified() {
    List<Row> longer = new ArrayList<>(rows());
    longer.removeIf(row -> row.isAsShortAs(row.simplified()));
    assertTrue(longer.size() <= 12, told(longer));
  }

  private static String told(List<Row> rows) {
    StringBuilder text = new StringBuilder(rows.size() + " are longer:\n");
    for (Row row : rows) {
      text.append(row.formula()).append("\n    ours ").append(row.ours()).append("\n    theirs ");
      text.append(row.printed()).append(' ').append(row.simplified()).append('\n');
    }
    return text.toString();
  }
}
