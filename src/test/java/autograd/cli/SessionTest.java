package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.lang.VectorFunction;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session through a pipe is as good as a start of the program for each of its lines. */
class SessionTest {
  private static String run(String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new BufferedOutputStream(out, 1 << 16),
            new ByteArrayOutputStream());
    Main.call(console, arguments);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<String> formulas() {
    List<String> formulas = new ArrayList<>();
    for (OperationTable.Family family : OperationTable.standard().families()) {
      for (Operation operation : family.operations()) {
        formulas.add("t = 0.5; " + operation.example() + " + t");
      }
    }
    for (VectorFunction each : VectorFunction.values()) {
      if (each.example() != null) {
        formulas.add("t = 1.5; t*(" + each.example() + ")");
      }
    }
    return formulas;
  }

  @Test
  void aHundredLinesAreAnsweredWithTheBytesOfEval() {
    List<String> formulas = formulas();
    assertTrue(formulas.size() > 100, () -> formulas.size() + " formulas");
    StringBuilder expected = new StringBuilder();
    formulas.forEach(each -> expected.append(run("", "eval", each)));
    assertEquals(expected.toString(), run(String.join("\n", formulas) + "\n", "repl"));
  }

  @Test
  void aScriptGetsOneLineForEachOfItsOwn() {
    List<String> formulas = formulas();
    List<String> lines = run(String.join("\n", formulas) + "\n", "repl", "--json").lines().toList();
    assertEquals(formulas.size(), lines.size());
    for (int i = 0; i < lines.size(); i++) {
      String program = formulas.get(i).replaceFirst("; ", "\n");
      assertEquals(run("", "eval", program, "--format", "json").strip(), lines.get(i));
    }
  }
}
