package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the README and the examples show is what happens. In Markdown, every line {@code $ command}
 * of a block marked {@code console}; in the examples, every comment {@code # $ command}; and the
 * lines that follow are what it prints.
 */
final class DocumentationIT {
  private static final String COMMAND = "$ ";

  @TestFactory
  Stream<DynamicTest> theReadmeTellsTheTruth() throws IOException {
    return tests(Path.of("README.md"), consoleLines(Path.of("README.md")));
  }

  @TestFactory
  Stream<DynamicTest> theTutorialTellsTheTruth() throws IOException {
    Path tutorial = Path.of("examples/tutorial.md");
    for (String line : Files.readAllLines(tutorial)) {
      assertFalse(line.matches("```.+") && !line.equals("```console"), "a block that is not run");
    }
    return tests(tutorial, consoleLines(tutorial));
  }

  @TestFactory
  Stream<DynamicTest> theExamplesDoWhatTheySay() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("examples"))) {
      List<Path> examples =
          files.filter(f -> f.toString().matches(".*\\.(ag|sh)")).sorted().toList();
      List<DynamicTest> tests = new ArrayList<>();
      for (Path example : examples) {
        List<DynamicTest> own = tests(example, commentLines(example)).toList();
        assertFalse(own.isEmpty(), example + " shows how to run it");
        tests.addAll(own);
      }
      return tests.stream();
    }
  }

  @Test
  void theFunctionsPageIsThatOfTheProgram() throws Exception {
    Shell shell = new Shell(Path.of("").toAbsolutePath(), Map.of());
    String page = shell.run("autograd functions --format markdown").stdout();
    assertEquals(
        page,
        Files.readString(Path.of("examples/functions.md")),
        "to renew it: autograd functions --format markdown -o examples/functions.md");
  }

  private static Stream<DynamicTest> tests(Path file, List<String> lines) {
    List<DynamicTest> tests = new ArrayList<>();
    for (int start = 0; start < lines.size(); start++) {
      if (lines.get(start).startsWith(COMMAND)) {
        int end = start + 1;
        while (end < lines.size() && !lines.get(end).startsWith(COMMAND)) {
          end++;
        }
        String command = lines.get(start).substring(COMMAND.length());
        String expected = String.join("\n", lines.subList(start + 1, end));
        tests.add(dynamicTest(file + ": " + command, () -> check(command, expected)));
      }
    }
    return tests.stream();
  }

  private static void check(String command, String expected) throws Exception {
    Shell.Result result =
        new Shell(Path.of("").toAbsolutePath(), Map.of()).run("{ " + command + "\n} 2>&1");
    assertEquals(Transcript.trim(expected), Transcript.trim(result.stdout()));
  }

  private static List<String> consoleLines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("```")) {
        inside = line.equals("```console");
      } else if (inside) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** The comments from the first command on; those behind two signs are for the reader alone. */
  private static List<String> commentLines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      boolean isPart = !lines.isEmpty() && line.startsWith("#") && !line.startsWith("##");
      if (isPart || line.startsWith("# " + COMMAND)) {
        lines.add(line.substring(Math.min(line.length(), 2)));
      }
    }
    return lines;
  }
}
