package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the README, the tutorial and the examples show is what happens, where no shell is needed to
 * see it; {@link DocumentationIT} has the rest.
 */
final class DocumentationTest {
  private final Prompt prompt = new InProcess(Path.of("").toAbsolutePath());

  @TestFactory
  Stream<DynamicTest> whatIsShownHappens() throws IOException {
    return Documentation.all().entrySet().stream()
        .flatMap(
            file ->
                Transcript.inProcess(file.getValue()).stream()
                    .map(
                        each ->
                            dynamicTest(file.getKey() + ": " + each.command(), () -> check(each))));
  }

  private void check(Transcript shown) throws Exception {
    Prompt.Result result = prompt.run(shown.command() + " 2>&1");
    assertEquals(shown.stdout(), Transcript.trim(result.stdout()));
  }

  @Test
  void everyFileShowsSomething() throws IOException {
    for (Map.Entry<Path, List<Transcript>> file : Documentation.all().entrySet()) {
      assertFalse(file.getValue().isEmpty(), file.getKey() + " shows how to run it");
    }
  }

  @Test
  void everyBlockOfTheTutorialIsRun() throws IOException {
    for (String line : Files.readAllLines(Documentation.TUTORIAL)) {
      assertFalse(line.matches("```.+") && !line.equals("```console"), "a block that is not run");
    }
  }

  @Test
  void theFunctionsPageIsThatOfTheProgram() throws Exception {
    assertEquals(
        prompt.run("autograd functions --format markdown").stdout(),
        Files.readString(Path.of("examples/functions.md")),
        "to renew it: autograd functions --format markdown -o examples/functions.md");
  }

  /** The program that README shows is the example, which is run as README says. */
  @Test
  void theProgramOfTheReadmeIsTheExample() throws IOException {
    String example = Files.readString(Path.of("examples/Library.java"));
    assertTrue(Files.readString(Path.of("README.md")).contains("```java\n" + example + "```\n"));
  }
}
