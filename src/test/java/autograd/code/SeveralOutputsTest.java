package autograd.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import autograd.derive.Points;
import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions of several values and their Jacobian, of values alone, and of partials alone. */
class SeveralOutputsTest {
  /** Where the hand of an arm of two links is, and how it is turned. */
  private static final String ARM =
      "x = l1*cos(a) + l2*cos(a+b); y = l1*sin(a) + l2*sin(a+b); turn = a+b";

  private static final Map<String, Double> POINT =
      Map.of("l1", 1.25, "l2", 0.75, "a", 0.4, "b", -1.1);

  private static Map<String, Value> named(Graph graph, List<String> names) {
    Map<String, Value> named = new LinkedHashMap<>();
    names.forEach(name -> named.put(name, graph.named(name)));
    return named;
  }

  private static GradientFunction arm(Higher.Parts parts) {
    Graph graph = Expression.parse(ARM);
    return GradientFunction.ofSeveral(
        "arm",
        graph,
        named(graph, List.of("x", "y", "turn")),
        named(graph, List.of("l1", "a", "l2", "b")),
        Map.of(),
        parts);
  }

  @Test
  void theJacobianOfAnArmIsThatOfThePassesAndOfDifferences() {
    Graph graph = Expression.parse(ARM);
    GradientFunction function = arm(Higher.Parts.BOTH);
    Evaluation derived = Evaluation.at(function.graph(), POINT);
    Higher values = function.higher().get(0);
    Higher jacobian = function.higher().get(1);
    assertEquals(12, jacobian.entries().size());
    int k = 0;
    for (String output : List.of("x", "y", "turn")) {
      Evaluation at = Evaluation.at(graph, POINT);
      assertEquals(
          at.value(graph.named(output)),
          derived.value(values.entries().get(values.labels().indexOf(output))));
      for (String input : List.of("l1", "a", "l2", "b")) {
        String label = output + " by " + input;
        assertEquals(label, jacobian.labels().get(k));
        double slope = derived.value(jacobian.entries().get(k++));
        double pass = at.gradient(Map.of(graph.named(output), 1.0)).by(input);
        assertEquals(pass, slope, 1e-15 * Math.max(1, Math.abs(pass)), label);
        double h = 1e-5;
        double difference =
            (moved(graph, output, input, h) - moved(graph, output, input, -h)) / (2 * h);
        assertEquals(difference, slope, 1e-9, label);
      }
    }
  }

  private static double moved(Graph graph, String output, String input, double by) {
    Map<String, Double> point = new LinkedHashMap<>(POINT);
    point.merge(input, by, Double::sum);
    return Evaluation.at(graph, point).value(graph.named(output));
  }

  @Test
  void whatOutputsShareIsComputedOnce() {
    Graph graph = Expression.parse(ARM);
    Map<String, Value> by = named(graph, List.of("l1", "a", "l2", "b"));
    int alone = 0;
    for (String output : List.of("x", "y", "turn")) {
      alone +=
          GradientFunction.of("f", graph, graph.named(output), by, Map.of(), Points.EVERY)
              .needed()
              .cardinality();
    }
    int together = arm(Higher.Parts.BOTH).needed().cardinality();
    assertTrue(together < 0.6 * alone, together + " of " + alone);
    assertTrue(arm(Higher.Parts.VALUES).needed().cardinality() < together);
    assertTrue(arm(Higher.Parts.GRADIENTS).needed().cardinality() <= together);
  }

  @Test
  void partsAreWhatWasAskedFor() throws IOException {
    for (Higher.Parts parts : Higher.Parts.values()) {
      String text = text(arm(parts), "c");
      assertEquals(parts != Higher.Parts.GRADIENTS, text.contains("values[0] ="), text);
      assertEquals(parts != Higher.Parts.VALUES, text.contains("jacobian[11] ="), text);
    }
    for (String target : List.of("latex", "mathml")) {
      assertThrows(
          UntranslatableException.class,
          () -> SourceCode.function(arm(Higher.Parts.BOTH), Target.named(target)));
    }
  }

  private static String text(GradientFunction function, String target) throws IOException {
    StringBuilder text = new StringBuilder();
    SourceCode.Numbers numbers = point -> Evaluation.at(function.graph(), point)::value;
    SourceCode.tested(function, Target.named(target), numbers).write(text);
    return text.toString();
  }

  private static List<GradientFunction> functions() {
    Graph graph = Expression.parse("u = [1, 2]; (3*u[1] + u[2]^2)*sin(w)");
    Map<String, Value> by = new LinkedHashMap<>();
    graph.inputs().forEach(input -> by.put(input.label(), input));
    Map<String, Value> of = Map.of("value", graph.output());
    return List.of(
        arm(Higher.Parts.BOTH),
        arm(Higher.Parts.VALUES),
        arm(Higher.Parts.GRADIENTS),
        GradientFunction.ofSeveral("f", graph, of, by, Map.of(), Higher.Parts.GRADIENTS),
        GradientFunction.of("f", graph, graph.output(), Map.of(), Map.of(), Points.EVERY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          c          | F.c    | gcc -std=c99 -Wall -Wextra -Werror -pedantic -o f F.c -lm  | ./f
          cpp        | F.cpp  | g++ -std=c++11 -Wall -Wextra -Werror -pedantic -o f F.cpp  | ./f
          java       | F.java | javac -Xlint:all -Werror -d . F.java                       | java -cp . %sTest
          javascript | f.js   | node --check f.js                                          | node f.js
          python     | f.py   | python3 -m py_compile f.py                                 | python3 f.py
          rust       | f.rs   | rustc -D warnings -o f f.rs                                | ./f
          """)
  void passTheirOwnTests(
      String target, String file, String compile, String run, @TempDir Path directory)
      throws IOException, InterruptedException {
    String[] compiler = compile.split(" ", -1);
    boolean isThere = Toolchain.runs(compiler[0], target.equals("java") ? "-version" : "--version");
    assumeTrue(isThere, () -> "there is no " + compiler[0]);
    for (GradientFunction function : functions()) {
      String called = function.name().equals("arm") ? "Arm" : "F";
      Path path = directory.resolve(target.equals("java") ? called + ".java" : file);
      String text = text(function, target);
      String[] compiling = compile.replace("F.java", called + ".java").split(" ", -1);
      String[] running = run.replace("%s", called).split(" ", -1);
      Files.writeString(path, text);
      Toolchain.execute(directory, compiling);
      Toolchain.execute(directory, running);
      if (function.higher().size() == 2) {
        String wrong = text.replaceFirst("a \\+ b", "a - b");
        assertNotEquals(text, wrong);
        Files.writeString(path, wrong);
        Toolchain.execute(directory, compiling);
        assertThrows(AssertionError.class, () -> Toolchain.execute(directory, running));
      }
    }
  }

  @Test
  void fortranHasTheNumbersOfAnEvaluation(@TempDir Path directory)
      throws IOException, InterruptedException {
    assumeTrue(Toolchain.runs("gfortran", "--version"), "there is no gfortran");
    GradientFunction function = arm(Higher.Parts.BOTH);
    StringBuilder program = new StringBuilder();
    SourceCode.function(function, Target.named("fortran")).write(program);
    List<String> arguments = new ArrayList<>();
    function.inputs().forEach(input -> arguments.add(POINT.get(input) + "d0"));
    program.append(
        "program main\n  implicit none\n  real(8) :: values(3), jacobian(12)\n  call arm("
            + String.join(", ", arguments)
            + ", values, jacobian)\n  write(*, '(es25.17e3)') values, jacobian\nend program\n");
    Files.writeString(directory.resolve("arm.f90"), program);
    Toolchain.execute(directory, "gfortran", "-std=f2008", "-Wall", "-o", "arm", "arm.f90");
    String[] printed = Toolchain.execute(directory, "./arm").strip().split("\\s+", -1);
    Evaluation at = Evaluation.at(function.graph(), POINT);
    List<Value> wanted = new ArrayList<>();
    function.higher().forEach(array -> wanted.addAll(array.entries()));
    assertEquals(wanted.size(), printed.length);
    for (int k = 0; k < printed.length; k++) {
      assertEquals(at.value(wanted.get(k)), Double.parseDouble(printed[k]), 1e-14, "entry " + k);
    }
  }
}
