package autograd.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import autograd.derive.Points;
import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Elements;
import autograd.lang.Expression;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions with vectors for operands take the arrays of their language, and answer as eval. */
class ArrayArgumentsTest {
  private static final double ROUNDING = 1e-13;

  private static final List<String> PROGRAMS =
      List.of(
          "W = [[1, 2], [3, 4]]; x = [1, 1.5]; y = [0.25, 0]; sum((W @ x - y)^2)",
          "A = [[2, 1, 0.5], [1, 3, 0.25], [0, 1, 1]]; x = [1, -2, 0.5]; 0.5*x @ A @ x",
          "W = [[1, -2, 0.5], [0.25, 4, 1]]; b = [0.5, 0.25]; x = [1, 2, 3]; a = 0.7;"
              + " s = tanh(W @ x/10 + b); a*norm(s) + logsumexp(s)",
          "A = [[2, 1], [1, 3]]; b = [1, 2]; sum(solve(A, b)) + log(det(A))",
          "x = [1, 2, 3, 4]; c = 2; sum(i = 1, 4, x[i]^c*i) - prod(x[2:3])");

  /** A language: what it runs with, and how it writes the call of a function. */
  enum Language {
    C("gcc", "--version") {
      @Override
      String argument(String name, Elements group, String numbers) {
        return switch (group.shape().rank()) {
          case 0 -> "double " + name + " = " + numbers + ";";
          case 1 -> "double " + name + "[" + group.shape().rows() + "] = " + braces(numbers) + ";";
          default ->
              String.format(
                  "double %s[%d][%d] = %s;",
                  name, group.shape().rows(), group.shape().columns(), braces(numbers));
        };
      }

      @Override
      String call(String function, List<String> names, int count) {
        return String.format(
            "double g[%d]; double v = %s(%s, g); printf(\"%%.17g\", v);"
                + " for (int k = 0; k < %d; k++) printf(\" %%.17g\", g[k]); puts(\"\");",
            count, function, String.join(", ", names), count);
      }

      @Override
      String run(String functions, List<String> calls, Path directory) throws Exception {
        String main = "#include <stdio.h>\nint main(void) {\n" + blocks(calls) + "return 0; }\n";
        Files.writeString(directory.resolve("all.c"), functions + main);
        Toolchain.execute(
            directory, "gcc", "-std=c99", "-ffp-contract=off", "-o", "all", "all.c", "-lm");
        return Toolchain.execute(directory, "./all");
      }
    },
    CPP("g++", "--version") {
      @Override
      String argument(String name, Elements group, String numbers) {
        String row = "std::array<double, " + group.shape().rows() + ">";
        return switch (group.shape().rank()) {
          case 0 -> "double " + name + " = " + numbers + ";";
          case 1 -> row + " " + name + " = {{" + inside(numbers) + "}};";
          default ->
              String.format(
                  "std::array<std::array<double, %d>, %d> %s = {{%s}};",
                  group.shape().columns(),
                  group.shape().rows(),
                  name,
                  inside(numbers).replace("[", "{{").replace("]", "}}"));
        };
      }

      @Override
      String call(String function, List<String> names, int count) {
        return String.format(
            "std::array<double, %d> g; double v = %s(%s, g); printf(\"%%.17g\", v);"
                + " for (double each : g) printf(\" %%.17g\", each); puts(\"\");",
            count, function, String.join(", ", names));
      }

      @Override
      String run(String functions, List<String> calls, Path directory) throws Exception {
        String main = "#include <cstdio>\nint main() {\n" + blocks(calls) + "}\n";
        Files.writeString(directory.resolve("all.cpp"), functions + main);
        Toolchain.execute(
            directory, "g++", "-std=c++17", "-ffp-contract=off", "-o", "all", "all.cpp");
        return Toolchain.execute(directory, "./all");
      }
    },
    JAVA("javac", "-version") {
      @Override
      String argument(String name, Elements group, String numbers) {
        String brackets = "[]".repeat(group.shape().rank());
        return "double" + brackets + " " + name + " = " + braces(numbers) + ";";
      }

      @Override
      String call(String function, List<String> names, int count) {
        String type = Character.toUpperCase(function.charAt(0)) + function.substring(1);
        return String.format(
            "double[] g = new double[%d]; StringBuilder line = new StringBuilder();"
                + " line.append(%s.%s(%s, g)); for (double each : g) line.append(\" \" + each);"
                + " System.out.println(line);",
            count, type, function, String.join(", ", names));
      }

      @Override
      String run(String functions, List<String> calls, Path directory) throws Exception {
        String main =
            "class All { public static void main(String[] args) {\n" + blocks(calls) + "} }\n";
        Files.writeString(
            directory.resolve("All.java"),
            functions.replace("public final class", "final class") + main);
        Toolchain.execute(directory, "javac", "All.java");
        return Toolchain.execute(directory, "java", "All");
      }
    },
    RUST("rustc", "--version") {
      @Override
      String argument(String name, Elements group, String numbers) {
        return "let " + name + " = " + (group.isNumber() ? "" : "&") + numbers + ";";
      }

      @Override
      String call(String function, List<String> names, int count) {
        return String.format(
            "let (v, g) = %s(%s); print!(\"{:?}\", v); for each in g { print!(\" {:?}\", each); }"
                + " println!();",
            function, String.join(", ", names));
      }

      @Override
      String run(String functions, List<String> calls, Path directory) throws Exception {
        String all = "#![allow(non_snake_case)]\n" + functions;
        Files.writeString(
            directory.resolve("all.rs"), all + "fn main() {\n" + blocks(calls) + "}\n");
        Toolchain.execute(directory, "rustc", "all.rs");
        return Toolchain.execute(directory, "./all");
      }
    },
    JAVASCRIPT("node", "--version") {
      @Override
      String argument(String name, Elements group, String numbers) {
        return "const " + name + " = " + numbers + ";";
      }

      @Override
      String call(String function, List<String> names, int count) {
        return String.format(
            "const {value, gradient} = %s(%s);"
                + " console.log([value, Object.values(gradient)].flat(9).join(\" \"));",
            function, String.join(", ", names));
      }

      @Override
      String run(String functions, List<String> calls, Path directory) throws Exception {
        Files.writeString(directory.resolve("all.js"), functions + blocks(calls));
        return Toolchain.execute(directory, "node", "all.js");
      }
    },
    PYTHON("python3", "--version") {
      @Override
      String argument(String name, Elements group, String numbers) {
        return name + " = " + numbers;
      }

      @Override
      String call(String function, List<String> names, int count) {
        return "show(*" + function + "(" + String.join(", ", names) + "))";
      }

      @Override
      String run(String functions, List<String> calls, Path directory) throws Exception {
        String show =
            """
            def flat(x):
                return [z for y in x for z in flat(y)] if hasattr(x, '__len__') else [x]
            def show(value, gradient):
                print(*(repr(float(x)) for x in [value, *flat(list(gradient.values()))]))
            """;
        Files.writeString(
            directory.resolve("all.py"), functions + show + String.join("\n", calls) + "\n");
        return Toolchain.execute(directory, command(), "all.py");
      }
    },
    NUMPY("/usr/bin/python3", "-c", "import numpy") {
      @Override
      String argument(String name, Elements group, String numbers) {
        return PYTHON.argument(name, group, numbers);
      }

      @Override
      String call(String function, List<String> names, int count) {
        return "value, gradient = "
            + function
            + "("
            + String.join(", ", names)
            + ")\nprint(*(repr(float(x)) for x in [value,"
            + " *np.concatenate([np.ravel(each) for each in gradient.values()])]))";
      }

      @Override
      String run(String functions, List<String> calls, Path directory) throws Exception {
        Files.writeString(directory.resolve("all.py"), functions + String.join("\n", calls) + "\n");
        return Toolchain.execute(directory, command(), "all.py");
      }
    };

    private final String test;

    /** With the command that shows whether it is there, a word behind the other. */
    Language(String... test) {
      this.test = String.join("\n", test);
    }

    String command() {
      return test.split("\n", 2)[0];
    }

    boolean isThere() {
      return Toolchain.runs(test.split("\n", -1));
    }

    abstract String argument(String name, Elements group, String numbers);

    abstract String call(String function, List<String> names, int count);

    abstract String run(String functions, List<String> calls, Path directory) throws Exception;

    private static String braces(String numbers) {
      return numbers.replace('[', '{').replace(']', '}');
    }

    private static String inside(String numbers) {
      return numbers.substring(1, numbers.length() - 1);
    }

    private static String blocks(List<String> calls) {
      StringBuilder blocks = new StringBuilder();
      calls.forEach(call -> blocks.append("{ ").append(call).append(" }\n"));
      return blocks.toString();
    }
  }

  @ParameterizedTest
  @EnumSource
  void answerAsEval(Language language, @TempDir Path directory) throws Exception {
    assumeTrue(language.isThere());
    Target target = Target.named(language.name().toLowerCase(java.util.Locale.ROOT));
    StringBuilder functions = new StringBuilder();
    List<String> calls = new ArrayList<>();
    List<double[]> expected = new ArrayList<>();
    for (int i = 0; i < PROGRAMS.size(); i++) {
      Graph graph = Expression.parse(PROGRAMS.get(i));
      Evaluation evaluation = Evaluation.at(graph, graph.defaults());
      Gradient gradient = evaluation.gradient();
      Map<String, Value> by = new LinkedHashMap<>();
      graph.inputs().forEach(input -> by.put(input.label(), input));
      expected.add(numbers(evaluation.value(), gradient, graph));
      GradientFunction function =
          GradientFunction.of("f" + i, graph, graph.output(), by, Map.of(), Points.ORDINARY);
      SourceCode.function(function, target).write(functions);
      functions.append('\n');
      List<String> names = new ArrayList<>();
      StringBuilder call = new StringBuilder();
      List<String> labels = List.copyOf(by.keySet());
      for (Elements group : Elements.of(labels, by::containsKey)) {
        String numbers = group.text(k -> graph.defaults().get(labels.get(k)).toString());
        names.add(group.name());
        call.append(language.argument(group.name(), group, numbers)).append('\n');
      }
      calls.add(call + language.call("f" + i, names, by.size()));
    }
    List<String> lines = language.run(functions.toString(), calls, directory).lines().toList();
    assertEquals(expected.size(), lines.size());
    for (int i = 0; i < lines.size(); i++) {
      String[] words = lines.get(i).split(" ", -1);
      assertEquals(expected.get(i).length, words.length, PROGRAMS.get(i));
      for (int k = 0; k < words.length; k++) {
        double right = expected.get(i)[k];
        assertEquals(
            right, Double.parseDouble(words[k]), ROUNDING * (1 + Math.abs(right)), PROGRAMS.get(i));
      }
    }
  }

  private static double[] numbers(double value, Gradient gradient, Graph graph) {
    double[] numbers = new double[1 + graph.inputs().size()];
    numbers[0] = value;
    for (int k = 1; k < numbers.length; k++) {
      numbers[k] = gradient.by(graph.inputs().get(k - 1));
    }
    return numbers;
  }
}
