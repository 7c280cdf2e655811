package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command line's behaviour, as the transcripts in {@code src/test/resources/autograd/cli}
 * specify it, against the packaged program. The files that commands read lie beside them.
 */
final class CommandIT {
  private static final Path CASES = Path.of("src/test/resources/autograd/cli");

  @TempDir private static Path directory;

  @TestFactory
  Stream<DynamicNode> theProgramDoesAsItsTranscriptsSay() throws IOException {
    copy(CASES.resolve("files"), directory);
    try (Stream<Path> files = Files.list(CASES)) {
      List<Path> cases = files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
      assertTrue(cases.size() > 3, "there are transcripts");
      return cases.stream().map(CommandIT::container).toList().stream();
    }
  }

  private static DynamicNode container(Path file) {
    try {
      return dynamicContainer(
          file.getFileName().toString(),
          Transcript.readAll(file).stream()
              .map(t -> dynamicTest(t.line() + ": " + t.command(), () -> check(t))));
    } catch (IOException e) {
      throw new AssertionError(file + " cannot be read", e);
    }
  }

  private static void check(Transcript expected) throws IOException, InterruptedException {
    Shell.Result result = new Shell(directory, Map.of()).run(expected.command());
    assertAll(
        () -> assertEquals(expected.stdout(), Transcript.trim(result.stdout()), "stdout"),
        () -> assertEquals(expected.stderr(), Transcript.trim(result.stderr()), "stderr"),
        () -> assertEquals(expected.exitCode(), result.exitCode(), "exit code"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
