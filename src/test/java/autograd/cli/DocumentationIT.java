package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What the README, the tutorial and the examples show is what happens in a shell, with the packaged
 * program: what needs a shell, and a sample of what {@link DocumentationTest} sees without one.
 */
final class DocumentationIT {
  private final Prompt prompt = new Shell(Path.of("").toAbsolutePath(), Map.of());

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicTest> whatIsShownHappens() throws IOException {
    return Documentation.all().entrySet().stream()
        .flatMap(
            file ->
                Transcript.launched(file.getValue()).stream()
                    .map(
                        each ->
                            dynamicTest(file.getKey() + ": " + each.command(), () -> check(each))));
  }

  private void check(Transcript shown) throws Exception {
    Prompt.Result result = prompt.run("{ " + shown.command() + "\n} 2>&1");
    assertEquals(shown.stdout(), Transcript.trim(result.stdout()));
  }
}
