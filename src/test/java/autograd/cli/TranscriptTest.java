package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The command line's behaviour, as the transcripts specify it, where no shell and no launcher is
 * needed to see it, and so no packaged program; {@link CommandIT} has the rest.
 */
final class TranscriptTest {
  @TempDir private static Path directory;

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicNode> theProgramDoesAsItsTranscriptsSay() throws IOException {
    assertTrue(Transcript.all().size() > 3, "there are transcripts");
    return Transcript.all().entrySet().stream()
        .map(
            file ->
                dynamicContainer(
                    file.getKey(),
                    Transcript.inProcess(file.getValue()).stream()
                        .map(
                            each ->
                                dynamicTest(
                                    each.line() + ": " + each.command(),
                                    () -> each.check(directory, InProcess::new)))));
  }
}
