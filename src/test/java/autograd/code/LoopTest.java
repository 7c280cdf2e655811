package autograd.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that go over many points have the numbers of an evaluation at each of them. */
class LoopTest {
  /** With names that a loop would take, a choice, a constant partial, and a part of its own. */
  private static final String FORMULA = "i = w*x + b; if(i > 0, tanh(i), i) + x^2/n + 3*sum";

  private static final List<String> INPUTS = List.of("w", "x", "b", "n", "sum");
  private static final Set<String> SUMMED = new LinkedHashSet<>(List.of("w", "b"));
  private static final int POINTS = 7;

  private static double number(String input, int point) {
    boolean isOne = SUMMED.contains(input);
    return 0.5 + INPUTS.indexOf(input) * 0.25 - (isOne ? 0 : point * 0.375 % 1.5);
  }

  private static GradientFunction function(String name, Iterable<String> by) {
    Graph graph = Expression.parse(FORMULA);
    Map<String, Value> inputs = new LinkedHashMap<>();
    by.forEach(input -> inputs.put(input, graph.named(input)));
    return GradientFunction.of(name, graph, graph.output(), inputs, Map.of(), Points.EVERY);
  }

  /** At every point all numbers, or their sums. */
  private static List<Double> expected(GradientFunction function, boolean isSum) {
    List<Value> results = new ArrayList<>(List.of(function.value()));
    results.addAll(function.partials().values());
    List<Double> numbers = new ArrayList<>();
    for (Value result : results) {
      double sum = 0;
      for (int k = 0; k < POINTS; k++) {
        Map<String, Double> point = new LinkedHashMap<>();
        for (String input : INPUTS) {
          point.put(input, number(input, k));
        }
        double number = Evaluation.at(function.graph(), point).value(result);
        sum += number;
        if (!isSum) {
          numbers.add(number);
        }
      }
      if (isSum) {
        numbers.add(sum);
      }
    }
    return numbers;
  }

  private static String list(String input) {
    List<String> texts = new ArrayList<>();
    for (int k = 0; k < POINTS; k++) {
      texts.add(Double.toString(number(input, k)));
    }
    return String.join(", ", texts);
  }

  /** Arguments: numbers for those that are summed over, else what the language has for an array. */
  private static String arguments(GradientFunction function, boolean isSum, String array) {
    return function.inputs().stream()
        .map(
            input ->
                isSum && SUMMED.contains(input)
                    ? Double.toString(number(input, 0))
                    : array.replace("#", list(input)))
        .collect(Collectors.joining(", "));
  }

  private static String repeated(int count, String form) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < count; k++) {
      text.append(form.replace("#", Integer.toString(k)));
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"c", "cpp", "java", "javascript", "rust", "fortran"})
  void haveTheNumbersOfAnEvaluation(String target, @TempDir Path directory)
      throws IOException, InterruptedException {
    GradientFunction all = function("all", INPUTS);
    GradientFunction sums = function("sums", SUMMED);
    StringBuilder text = new StringBuilder();
    SourceCode.points(all, Target.named(target), Set.of()).write(text);
    StringBuilder other = new StringBuilder();
    SourceCode.points(sums, Target.named(target), SUMMED).write(other);
    int results = 1 + INPUTS.size();
    int numbers = POINTS * results;
    String program =
        switch (target) {
          case "c", "cpp" -> {
            String array =
                target.equals("c") ? "(const double[]) {#}" : "std::array<double, 7>{{#}}.data()";
            yield text
                + other.toString()
                + "#include <stdio.h>\nint main(void) {\nstatic double r["
                + results
                + "]["
                + POINTS
                + "];\n"
                + (target.equals("c") ? "double g[2];\n" : "std::array<double, 2> g;\n")
                + "all("
                + POINTS
                + ", "
                + arguments(all, false, array)
                + repeated(results, ", r[#]")
                + ");\n"
                + "double s = sums("
                + POINTS
                + ", "
                + arguments(sums, true, array)
                + ", g);\n"
                + "for (int k = 0; k < "
                + numbers
                + "; k++) printf(\"%.17g\\n\", r[k / 7][k % 7]);\n"
                + "printf(\"%.17g\\n%.17g\\n%.17g\\n\", s, g[0], g[1]);\nreturn 0;\n}\n";
          }
          case "java" ->
              text.toString().replace("public final class", "final class")
                  + other.toString().replace("public final class", "final class")
                  + "final class Main {\npublic static void main(String[] a) {\ndouble[][] r = new double["
                  + results
                  + "]["
                  + POINTS
                  + "];\ndouble[] g = new double[2];\n"
                  + "All.all("
                  + POINTS
                  + ", "
                  + arguments(all, false, "new double[] {#}")
                  + repeated(results, ", r[#]")
                  + ");\n"
                  + "double s = Sums.sums("
                  + POINTS
                  + ", "
                  + arguments(sums, true, "new double[] {#}")
                  + ", g);\n"
                  + "for (double[] row : r) for (double each : row) System.out.println(each);\n"
                  + "System.out.println(s);\nfor (double each : g) System.out.println(each);\n}\n}\n";
          case "javascript" ->
              text
                  + other.toString()
                  + "const r = ["
                  + repeated(results, "[], ")
                  + "];\nconst g = [];\n"
                  + "all("
                  + POINTS
                  + ", "
                  + arguments(all, false, "[#]")
                  + repeated(results, ", r[#]")
                  + ");\n"
                  + "const s = sums("
                  + POINTS
                  + ", "
                  + arguments(sums, true, "[#]")
                  + ", g);\n"
                  + "console.log([...r.flat(), s, ...g].join('\\n'));\n";
          case "rust" ->
              text
                  + other.toString()
                  + "fn main() {\n"
                  + repeated(results, "let mut r# = [0.0; 7];\n")
                  + "let mut g = [0.0; 2];\n"
                  + "all(7, "
                  + arguments(all, false, "&[#]")
                  + repeated(results, ", &mut r#")
                  + ");\n"
                  + "let s = sums(7, "
                  + arguments(sums, true, "&[#]")
                  + ", &mut g);\n"
                  + repeated(results, "for each in r#.iter() { println!(\"{:?}\", each); }\n")
                  + "println!(\"{:?}\\n{:?}\\n{:?}\", s, g[0], g[1]);\n}\n";
          default ->
              text
                  + other.toString()
                  + "program main\nimplicit none\nreal(8) :: r(7, "
                  + results
                  + "), s, g(2)\n"
                  + "call all(7, &\n"
                  + arguments(all, false, "[#]")
                      .replaceAll("(-?\\d+\\.\\d+)", "$1_8")
                      .replace("], ", "], &\n")
                  + repeated(results, ", &\nr(1, #+1)")
                  + ")\n"
                  + "call sums(7, &\n"
                  + arguments(sums, true, "[#]")
                      .replaceAll("(-?\\d+\\.\\d+)", "$1_8")
                      .replace("], ", "], &\n")
                  + ", s, g)\n"
                  + "write(*, '(es25.17e3)') r, s, g\nend program\n";
        };
    Map<String, List<String>> tools =
        Map.of(
            "c",
                List.of(
                    "F.c",
                    "gcc -std=c99 -Wall -Wextra -Werror -pedantic -ffp-contract=off -O2 -o f F.c -lm",
                    "./f"),
            "cpp",
                List.of(
                    "F.cpp",
                    "g++ -std=c++11 -Wall -Wextra -Werror -pedantic -ffp-contract=off -O2 -o f F.cpp",
                    "./f"),
            "java",
                List.of("Main.java", "javac -Xlint:all -Werror -d . Main.java", "java -cp . Main"),
            "javascript", List.of("f.js", "node --check f.js", "node f.js"),
            "rust", List.of("f.rs", "rustc -D warnings -o f f.rs", "./f"),
            "fortran", List.of("f.f90", "gfortran -std=f2008 -Wall -o f f.f90", "./f"));
    List<String> tool = tools.get(target);
    String[] compile = tool.get(1).split(" ", -1);
    boolean isThere = Toolchain.runs(compile[0], target.equals("java") ? "-version" : "--version");
    assumeTrue(isThere, () -> "there is no " + compile[0]);
    Files.writeString(directory.resolve(tool.get(0)), program);
    Toolchain.execute(directory, compile);
    String[] printed =
        Toolchain.execute(directory, tool.get(2).split(" ", -1)).strip().split("\\s+", -1);
    List<Double> wanted = expected(all, false);
    wanted.addAll(expected(sums, true));
    assertEquals(wanted.size(), printed.length);
    for (int k = 0; k < printed.length; k++) {
      assertEquals(wanted.get(k), Double.parseDouble(printed[k]), 1e-13, "number " + k);
    }
  }

  @Test
  void arraysNeedNoLoop() {
    for (String target : List.of("numpy", "jax", "python", "latex", "r")) {
      UntranslatableException refused =
          assertThrows(
              UntranslatableException.class,
              () -> SourceCode.points(function("f", INPUTS), Target.named(target), Set.of()));
      assertTrue(refused.hint().contains("--to c"), refused.hint());
    }
  }
}
