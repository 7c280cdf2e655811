package autograd.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import autograd.derive.Points;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.DiagnosticException;
import autograd.lang.Expression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An input may be called by any word that some language keeps for itself. */
class ReservedWordsTest {
  private static List<GradientFunction> functions() throws IOException {
    List<GradientFunction> functions = new ArrayList<>();
    Path list = Path.of("src/test/resources/autograd/code/words.txt");
    for (String line : Files.readAllLines(list)) {
      for (String word :
          line.startsWith("#") ? List.<String>of() : Arrays.asList(line.split(" "))) {
        try {
          GradientFunction function = function("f_" + functions.size(), "2*" + word);
          if (!function.inputs().isEmpty()) {
            functions.add(function);
          }
        } catch (DiagnosticException e) {
          // It is a word of formulas too, as constants are, and so no name.
        }
      }
    }
    return functions;
  }

  private static GradientFunction function(String name, String text) {
    Graph graph = Expression.parse(text);
    Map<String, Value> by = new LinkedHashMap<>();
    graph.inputs().forEach(input -> by.put(input.label(), input));
    return GradientFunction.of(name, graph, graph.output(), by, Map.of(), Points.EVERY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          c          | .c   | gcc                 | gcc -std=gnu17 -fsyntax-only -Werror all.c
          c          | .c   | gcc                 | gcc -std=c99 -fsyntax-only -Werror all.c
          cpp        | .cpp | g++                 | g++ -std=c++11 -fsyntax-only -Werror all.cpp
          cpp        | .cpp | g++                 | g++ -std=gnu++20 -fsyntax-only -Werror all.cpp
          javascript | .js  | node                | node all.js
          python     | .py  | python3             | python3 all.py
          rust       | .rs  | rustc               | rustc --edition=2021 --crate-type lib all.rs
          """)
  void canNameAnInput(
      String target, String ending, String tool, String command, @TempDir Path directory)
      throws IOException, InterruptedException {
    assumeTrue(Toolchain.runs(tool, "--version"), () -> "there is no " + tool);
    StringBuilder program = new StringBuilder();
    for (GradientFunction each : functions()) {
      SourceCode.function(each, Target.named(target)).write(program.append('\n'));
      String word = each.inputs().get(0);
      if (target.equals("javascript")) {
        program.append(
            String.format(
                "if (%s(3).gradient['%s'] !== 2) throw Error('%s');%n", each.name(), word, word));
      } else if (target.equals("python")) {
        program.append(String.format("assert %s(3) == (6, {'%s': 2})%n", each.name(), word));
      }
    }
    Files.writeString(directory.resolve("all" + ending), program);
    Toolchain.execute(directory, command.split(" ", -1));
  }

  /** A query reads the column of that very name. */
  @Test
  void namesAColumnAsTheTableDoes() throws IOException, SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      List<GradientFunction> functions = functions();
      functions.add(function("f", "2*α"));
      functions.add(function("f", "2*x'"));
      for (GradientFunction each : functions) {
        String word = each.inputs().get(0);
        statement.execute("CREATE OR REPLACE TABLE points (\"" + word + "\" DOUBLE)");
        statement.execute("INSERT INTO points VALUES (3)");
        StringBuilder query = new StringBuilder();
        SourceCode.query(each, "points").write(query);
        try (ResultSet row = statement.executeQuery(query.toString())) {
          assertTrue(row.next());
          assertEquals(word, row.getMetaData().getColumnLabel(1));
          assertEquals(6, row.getDouble(2), word);
          assertEquals("d_" + word, row.getMetaData().getColumnLabel(3));
          assertEquals(2, row.getDouble(3), word);
        }
      }
    }
  }
}
