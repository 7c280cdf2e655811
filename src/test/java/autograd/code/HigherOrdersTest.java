package autograd.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import autograd.derive.Hessian;
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

/** Functions that return partials of higher orders, beside what {@code hessian} answers. */
class HigherOrdersTest {
  /** A formula and a point, by the name of its function. */
  private record Problem(String formula, Map<String, Double> point, int order) {}

  private static final String BLACK_SCHOLES =
      """
      d1 = (log(s/k) + (r + v^2/2)*t)/(v*sqrt(t))
      d2 = d1 - v*sqrt(t)
      s*normcdf(d1) - k*exp(-r*t)*normcdf(d2)
      """;

  /** Correlation of Perdew, Burke and Ernzerhof without spin, by rs and t, from their formula. */
  private static final String PBE =
      """
      ec = -0.0621814*(1 + 0.2137*rs)*log(1 + 1/(0.0621814*(7.5957*sqrt(rs) + 3.5876*rs + 1.6382*rs^1.5 + 0.49294*rs^2)))
      a = 2.1461263399673642/expm1(-ec/0.031090690869654895)
      ec + 0.031090690869654895*log(1 + 2.1461263399673642*t^2*(1 + a*t^2)/(1 + a*t^2 + a^2*t^4))
      """;

  private static final Map<String, Problem> PROBLEMS = problems();

  private static Map<String, Problem> problems() {
    Map<String, Problem> problems = new LinkedHashMap<>();
    Map<String, Double> option = new LinkedHashMap<>();
    option.put("s", 100.0);
    option.put("k", 95.0);
    option.put("r", 0.03);
    option.put("v", 0.25);
    option.put("t", 0.75);
    problems.put("greeks", new Problem(BLACK_SCHOLES, option, 2));
    problems.put("functional", new Problem(PBE, Map.of("rs", 2.0, "t", 0.6), 4));
    Map<String, Double> atoms = new LinkedHashMap<>();
    StringBuilder energy = new StringBuilder("0");
    for (int i = 0; i < 4; i++) {
      for (int k = 0; k < 3; k++) {
        atoms.put("xyz".charAt(k) + "" + i, 1.1 * ((i >> k) & 1) + 0.03 * i * (k + 1));
      }
      for (int j = 0; j < i; j++) {
        String square = String.format("((x%d-x%d)^2+(y%d-y%d)^2+(z%d-z%d)^2)", i, j, i, j, i, j);
        energy.append(String.format("+4*(%s^(-6) - %s^(-3))", square, square));
      }
    }
    problems.put("cluster", new Problem(energy.toString(), atoms, 2));
    problems.put(
        "kinks", new Problem("abs(x)*y + max(x, y)^2 + sqrt(x*y)", Map.of("x", 2.0, "y", 0.5), 2));
    problems.put(
        "outside", new Problem("log(x)*y + 0*z", Map.of("x", -1.0, "y", 2.0, "z", 1.0), 2));
    problems.put("limit", new Problem("x^y + xlogx(x)", Map.of("x", 1.0, "y", 0.0), 2));
    return problems;
  }

  private static GradientFunction function(String name, Higher.Wanted wanted) {
    Graph graph = Expression.parse(PROBLEMS.get(name).formula());
    Map<String, Value> by = new LinkedHashMap<>();
    graph.inputs().forEach(input -> by.put(input.label(), input));
    return GradientFunction.of(name, graph, graph.output(), by, Map.of(), Points.EVERY, wanted);
  }

  /** The entries that a full layout has, as the command hessian computes them. */
  private static List<Double> hessian(String name) {
    Graph graph = Expression.parse(PROBLEMS.get(name).formula());
    Map<String, Value> by = new LinkedHashMap<>();
    graph.inputs().forEach(input -> by.put(input.label(), input));
    List<Double> entries = new ArrayList<>();
    for (double[] row :
        Hessian.at(graph, graph.output(), by, PROBLEMS.get(name).point()).matrix()) {
      for (double entry : row) {
        entries.add(entry);
      }
    }
    return entries;
  }

  @Test
  void generatedCIsWhatHessianAnswers(@TempDir Path directory)
      throws IOException, InterruptedException {
    assumeTrue(Toolchain.runs("gcc", "--version"), "there is no gcc");
    StringBuilder program = new StringBuilder();
    StringBuilder main = new StringBuilder("#include <stdio.h>\nint main(void) {\n");
    List<Double> expected = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (Map.Entry<String, Problem> each : PROBLEMS.entrySet()) {
      String name = each.getKey();
      Higher.Wanted wanted = new Higher.Wanted(each.getValue().order(), Higher.Layout.FULL, true);
      GradientFunction function = function(name, wanted);
      SourceCode.function(function, Target.named("c")).write(program);
      List<String> arguments = new ArrayList<>();
      Map<String, Double> point = new LinkedHashMap<>(each.getValue().point());
      function
          .partials()
          .keySet()
          .forEach(input -> point.put(Higher.direction(input), 0.5 + input.length()));
      function.inputs().forEach(input -> arguments.add(Double.toString(point.get(input))));
      arguments.add("g");
      main.append("{ double g[" + function.partials().size() + "];\n");
      for (Higher array : function.higher()) {
        main.append("double " + array.name() + "[" + array.entries().size() + "];\n");
        arguments.add(array.name());
      }
      main.append(name + "(" + String.join(", ", arguments) + ");\n");
      Evaluation evaluation = Evaluation.at(function.graph(), point);
      for (Higher array : function.higher()) {
        List<Double> numbers =
            array.name().equals("hessian")
                ? hessian(name)
                : array.entries().stream().map(evaluation::value).toList();
        for (int k = 0; k < numbers.size(); k++) {
          main.append("printf(\"%.17g\\n\", " + array.name() + "[" + k + "]);\n");
          labels.add(name + " " + array.name() + " " + array.labels().get(k));
          expected.add(numbers.get(k));
        }
      }
      main.append("}\n");
    }
    Files.writeString(directory.resolve("all.c"), program.append(main).append("return 0;\n}\n"));
    Toolchain.execute(
        directory,
        "gcc",
        "-std=c99",
        "-O1",
        "-Wall",
        "-Wextra",
        "-Werror",
        "-pedantic",
        "-o",
        "all",
        "all.c",
        "-lm");
    String[] printed = Toolchain.execute(directory, "./all").trim().split("\n", -1);
    List<String> misses = new ArrayList<>();
    for (int i = 0; i < printed.length; i++) {
      double actual =
          printed[i].contains("nan") ? Double.NaN : Double.parseDouble(printed[i].trim());
      double wanted = expected.get(i);
      boolean isSame = actual == wanted || (Double.isNaN(actual) && Double.isNaN(wanted));
      if (!isSame && !(Math.abs(actual - wanted) <= 1e-9 * (Math.abs(wanted) + 1e-3))) {
        misses.add(labels.get(i) + ": " + actual + ", not " + wanted);
      }
    }
    assertEquals("", String.join("\n", misses));
    assertEquals(expected.size(), printed.length);
  }

  /** Partials of higher orders are those of the gradient's own differences. */
  @Test
  void eachOrderIsTheSlopeOfTheOneBefore() {
    Map<String, Double> point = PROBLEMS.get("functional").point();
    GradientFunction function =
        function("functional", new Higher.Wanted(4, Higher.Layout.FULL, false));
    double h = 1e-5;
    int above = 2;
    List<Value> lower = new ArrayList<>(function.partials().values());
    for (Higher array : function.higher()) {
      for (int k = 0; k < array.entries().size(); k++) {
        String by = k % above == 0 ? "rs" : "t";
        Map<String, Double> left = new LinkedHashMap<>(point);
        Map<String, Double> right = new LinkedHashMap<>(point);
        left.merge(by, -h, Double::sum);
        right.merge(by, h, Double::sum);
        Value of = lower.get(k / above);
        double difference =
            (Evaluation.at(function.graph(), right).value(of)
                    - Evaluation.at(function.graph(), left).value(of))
                / (2 * h);
        double actual = Evaluation.at(function.graph(), point).value(array.entries().get(k));
        assertEquals(
            difference, actual, 1e-6 * Math.max(1e-2, Math.abs(actual)), array.labels().get(k));
      }
      lower = array.entries();
    }
  }

  @Test
  void whatIsZeroEverywhereIsLeftOut() {
    Graph graph = Expression.parse("x^3 + exp(y) + z");
    Map<String, Value> by = new LinkedHashMap<>();
    graph.inputs().forEach(input -> by.put(input.label(), input));
    Higher.Wanted wanted = new Higher.Wanted(2, Higher.Layout.SPARSE, false);
    GradientFunction sparse =
        GradientFunction.of("f", graph, graph.output(), by, Map.of(), Points.EVERY, wanted);
    assertEquals(List.of("x x", "y y"), sparse.higher().get(0).labels());
  }
}
