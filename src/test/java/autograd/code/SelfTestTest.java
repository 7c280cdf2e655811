package autograd.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import autograd.derive.Points;
import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Expression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program that comes with a function on wish: it passes, and it notices what is wrong. */
class SelfTestTest {
  private static String text(String name, String target) throws IOException {
    Graph graph =
        Expression.parse(
            "v = [1, 2]; M = [[1, 2], [3, 4]];"
                + " 5*u + v[1]*v[2]^2*sin(u) + max(u, v[2]) + M[1,1]*M[2,2]^3");
    Map<String, Value> by = new LinkedHashMap<>();
    graph.inputs().forEach(input -> by.put(input.label(), input));
    Higher.Wanted wanted = new Higher.Wanted(2, Higher.Layout.SPARSE, true);
    GradientFunction function =
        GradientFunction.of(name, graph, graph.output(), by, Map.of(), Points.EVERY, wanted);
    StringBuilder text = new StringBuilder();
    SourceCode.Numbers numbers = point -> Evaluation.at(function.graph(), point)::value;
    SourceCode.tested(function, Target.named(target), numbers).write(text);
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          c          | F.c    | gcc -std=c99 -Wall -Wextra -Werror -pedantic -o f F.c -lm  | ./f
          cpp        | F.cpp  | g++ -std=c++11 -Wall -Wextra -Werror -pedantic -o f F.cpp  | ./f
          java       | F.java | javac -Xlint:all -Werror F.java                            | java FTest
          javascript | f.js   | node --check f.js                                          | node f.js
          python     | f.py   | python3 -m py_compile f.py                                 | python3 f.py
          numpy      | f.py   | (in one go)                                           | python3 f.py
          rust       | f.rs   | rustc -D warnings -o f f.rs                                | ./f
          """)
  void tellsRightFromWrong(
      String target, String file, String compile, String run, @TempDir Path directory)
      throws IOException, InterruptedException {
    String[] compiler =
        target.equals("numpy")
            ? new String[] {"python3", "-c", "import numpy"}
            : compile.split(" ", -1);
    boolean isThere = Toolchain.runs(compiler[0], target.equals("java") ? "-version" : "--version");
    assumeTrue(isThere, () -> "there is no " + compiler[0]);
    assumeTrue(!target.equals("numpy") || Toolchain.runs(compiler), "there is no NumPy");
    String text = text("f", target);
    String wrong = text.replaceFirst("5(\\.0)? \\* u", "6$1 * u");
    assertNotEquals(text, wrong);
    Files.writeString(directory.resolve(file), text);
    Toolchain.execute(directory, compiler);
    Toolchain.execute(directory, run.split(" ", -1));
    Files.writeString(directory.resolve(file), wrong);
    Toolchain.execute(directory, compiler);
    AssertionError failed =
        assertThrows(AssertionError.class, () -> Toolchain.execute(directory, run.split(" ", -1)));
    assertEquals(
        true, failed.getMessage().contains("exits with 1:\nvalue is "), failed::getMessage);
  }

  @Test
  void aNameOfTheProgramsOwnIsRefused() {
    for (String name : List.of("value", "differences")) {
      assertThrows(UntranslatableException.class, () -> text(name, "python"));
    }
    assertThrows(UntranslatableException.class, () -> text("f", "latex"));
  }
}
