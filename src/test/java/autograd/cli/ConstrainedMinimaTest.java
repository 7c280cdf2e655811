package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Problems of Hock and Schittkowski from their starts, held against the values of their minima. */
final class ConstrainedMinimaTest {
  private static final Path PROBLEMS =
      Path.of("src/test/resources/autograd/optimize/constrained.tsv");

  @TempDir private static Path directory;

  @TestFactory
  Stream<DynamicTest> everyProblemIsSolved() throws IOException {
    return Files.readAllLines(PROBLEMS).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .map(problem -> dynamicTest("problem " + problem[0], () -> solve(problem)));
  }

  private static void solve(String[] problem) throws Exception {
    StringBuilder command = new StringBuilder("autograd minimize \"" + problem[1] + "\"");
    command.append(" --subject-to \"").append(problem[2]).append('"');
    for (String start : problem[3].split(" ", -1)) {
      command.append(" --set ").append(start);
    }
    for (String range : problem[4].split(" ", -1)) {
      command.append(range.isEmpty() ? "" : " --range " + range);
    }
    Prompt.Result result = new InProcess(directory).run(command + " --get value");
    double least = Double.parseDouble(problem[5]);
    assertAll(
        () -> assertEquals(0, result.exitCode(), result.stderr()),
        () ->
            assertEquals(
                least,
                Double.parseDouble(result.stdout().strip()),
                1e-13 * Math.max(1, Math.abs(least))));
  }
}
