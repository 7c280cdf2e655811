package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What the README, the pages and the examples show is what happens in a shell, with the packaged
 * program: what needs a shell, and a sample of what {@link DocumentationTest} sees without one.
 */
final class DocumentationIT {
  /** Where examples may write; what they read is linked from there. */
  @TempDir Path directory;

  /** Where the tutorial writes. */
  @TempDir Path course;

  private Prompt prompt;

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicTest> whatIsShownHappens() throws IOException {
    prompt = in(directory);
    return Documentation.all().entrySet().stream()
        .flatMap(
            file ->
                Transcript.launched(file.getValue()).stream()
                    .map(
                        each ->
                            dynamicTest(file.getKey() + ": " + each.command(), () -> check(each))));
  }

  /** All of the tutorial in a shell, from top to bottom, as a reader types it. */
  @Test
  void theTutorialRunsFromTopToBottom() throws Exception {
    prompt = in(course);
    for (Transcript each : Documentation.tutorial()) {
      check(each);
    }
  }

  /** A shell in that directory, in which all of the repository is to be found. */
  private static Prompt in(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("").toAbsolutePath())) {
      for (Path each : all.toList()) {
        Files.createSymbolicLink(directory.resolve(each.getFileName()), each);
      }
    }
    return new Shell(directory, Map.of());
  }

  private void check(Transcript shown) throws Exception {
    Prompt.Result result = prompt.run("{ " + shown.command() + "\n} 2>&1");
    assertEquals(shown.stdout(), Transcript.trim(result.stdout()), shown.command());
  }
}
