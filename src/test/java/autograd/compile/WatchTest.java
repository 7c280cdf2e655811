package autograd.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Limits;
import autograd.evaluate.NoDerivativeException;
import autograd.evaluate.Note;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row at which an evaluation is in doubt is marked, whatever is ruled out for its block. */
class WatchTest {
  private static final double[] AWKWARD = {
    0, -0.0, 1, -1, 0.5, 2, 3, -7, 1e-17, 1e17, 400, -745, 1e155, -1e-155, 1e200, 1e-320, 1e308
  };

  private static final double[] MILD = {0.5, 0.75, 1, 1.25, 1.5, 2, 2.5};

  private static final double[] SMALL = {0, 1, -1, 2, -2, 3, 0.5};

  /** Each function of the table where its result goes on, and where its operands come from. */
  static Stream<String> formulas() {
    List<String> formulas = new ArrayList<>();
    for (Operation each : OperationTable.standard().operations()) {
      List<String> operands =
          IntStream.range(0, each.arity()).mapToObj(k -> "xyzw".substring(k, k + 1)).toList();
      if (!each.isInfix()) {
        String call = each.name() + "(" + String.join(", ", operands) + ")";
        formulas.add(call + "*x + y");
        formulas.add("2 - " + each.name() + "(" + String.join("*y, ", operands) + "*y)");
      }
    }
    formulas.addAll(
        List.of(
            "x/y + y/x",
            "x^y*y^x",
            "(x - y)^2/(x + y)",
            "if(x < y, log(x), y*z)*x",
            "if(x, y, z) + if(x - y, x, y)",
            "if(x > 0 and y > 0, sqrt(x*y), x)",
            "exp(x)/(1 + exp(x))^2",
            "(1 - x)^2 + 100*(y - x^2)^2",
            "x*y - x*y",
            "1/(1/x + 1/y)",
            "exp(-800)*exp(x + 800)",
            "max(x, y, z)*min(x, y, z)",
            "not x + (x or y)*z"));
    return formulas.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("formulas")
  void everyRowInDoubtIsMarked(String text) {
    Graph graph = Expression.parse(text);
    for (double[] numbers : new double[][] {AWKWARD, MILD, SMALL}) {
      check(graph, numbers);
    }
  }

  private static void check(Graph graph, double[] numbers) {
    int count = graph.inputs().size();
    int rows = 400;
    Random random = new Random(7);
    double[][] columns = new double[count][rows];
    for (double[] column : columns) {
      for (int i = 0; i < rows; i++) {
        column[i] = numbers[random.nextInt(numbers.length)];
      }
    }
    Translation translation;
    try {
      translation = translation(graph);
    } catch (NoDerivativeException none) {
      return;
    }
    Columns ranges = new Columns(count);
    ranges.take(columns, 0, rows);
    BitSet possible = translation.possibleMarks(ranges);
    boolean[] looked = run(translation.program(possible), columns, rows);
    for (int i = 0; i < rows; i++) {
      Map<String, Double> point = new HashMap<>();
      for (int c = 0; c < count; c++) {
        point.put(graph.inputs().get(c).label(), columns[c][i]);
      }
      Evaluation at = Evaluation.at(graph, point);
      boolean isInDoubt = Limits.isInDoubt(at, Map.of(graph.output(), 1.0), graph.inputs());
      assertTrue(looked[i] || !isInDoubt, () -> graph.source() + " at " + point);
      List<Note> notes =
          Note.of(at, List.of(graph.output()), List.of(at.gradient(Map.of(graph.output(), 1.0))));
      assertTrue(looked[i] || notes.isEmpty(), () -> graph.source() + " at " + point + notes);
    }
  }

  private static Translation translation(Graph graph) {
    Map<Integer, Integer> positions = new HashMap<>();
    for (Value input : graph.inputs()) {
      positions.put(input.index(), positions.size());
    }
    return Translation.of(graph, graph.output(), positions, Map.of(), graph.inputs(), false);
  }

  /** Which rows are looked at again, since they are marked or NaN came out. */
  private static boolean[] run(Program program, double[][] columns, int rows) {
    Workspace space = new Workspace(program, null);
    double[][] results = new double[columns.length + 1][];
    for (int c = 0; c < columns.length; c++) {
      if (program.input(c) >= 0) {
        space.read(program.input(c), columns[c], 0, rows, false);
      }
    }
    for (int which = 0; which < results.length; which++) {
      if (program.isOwn(which)) {
        space.write(program.result(which), null, false);
      }
    }
    program.run(space, rows);
    for (int which = 0; which < results.length; which++) {
      results[which] = space.registers[program.result(which)];
    }
    boolean[] looked = space.suspect.clone();
    for (int i = 0; i < rows; i++) {
      for (double[] result : results) {
        looked[i] |= Double.isNaN(result[i]);
      }
    }
    return looked;
  }

  /** Where nothing can go wrong, nothing is looked at. */
  @Test
  void ordinaryBlocksHaveFewMarks() {
    assertEquals(0, marks("tanh(x*0.7 - y*0.3 + 0.1)"));
    assertEquals(0, marks("1/(1 + exp(-(x*y + 0.3)))"));
    assertEquals(1, marks("relu(x*0.7 - y*0.3 + 0.1)"), "its corner");
    assertEquals(1, marks("(1 - x)^2 + 100*(y - x^2)^2"), "a sum that may cancel");
  }

  private static int marks(String text) {
    Graph graph = Expression.parse(text);
    Random random = new Random(1);
    double[][] columns = new double[2][1024];
    for (double[] column : columns) {
      for (int i = 0; i < column.length; i++) {
        column[i] = 6 * random.nextDouble() - 3;
      }
    }
    Columns ranges = new Columns(2);
    ranges.take(columns, 0, 1024);
    return translation(graph).possibleMarks(ranges).cardinality();
  }

  /** Where the answer is not that of the passes, it is that of an evaluation. */
  @Test
  void markedRowsHaveTheAnswerByDefinition() {
    Graph graph = Expression.parse("1/(1/a + 1/b) + relu(a - b) - relu(b - a)");
    double[] a = {0, 1, 2, 1e200, 3};
    double[] b = {2, 1, 0, 1e200, 4};
    Kernel.Rows rows = Kernel.of(graph).over(Map.of("a", a, "b", b));
    for (int i = 0; i < a.length; i++) {
      Evaluation at = Evaluation.at(graph, Map.of("a", a[i], "b", b[i]));
      Limits limits = Limits.of(at, Map.of(graph.output(), 1.0), graph.inputs());
      assertEquals(limits.value(graph.output()), rows.value()[i]);
      assertEquals(limits.gradient().by("a"), rows.gradient("a")[i]);
      assertEquals(limits.gradient().by("b"), rows.gradient("b")[i]);
    }
    assertEquals(2, rows.gradient("a")[0], "1 of the quotient and 1 of the difference");
  }
}
