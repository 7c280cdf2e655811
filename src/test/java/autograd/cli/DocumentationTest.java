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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the README, the pages and the examples show is what happens, where no shell is needed to see
 * it; {@link DocumentationIT} has the rest.
 */
final class DocumentationTest {
  private static final Pattern JAVA = Pattern.compile("(?ms)^```java\n(.*?)^```$");

  /** Where the tutorial writes. */
  @TempDir Path course;

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
    check(shown, prompt);
  }

  private static void check(Transcript shown, Prompt prompt) throws Exception {
    Prompt.Result result = prompt.run(shown.command() + " 2>&1");
    assertEquals(shown.stdout(), Transcript.trim(result.stdout()), shown.command());
  }

  /** From top to bottom, as steps read what others before them wrote. */
  @Test
  void theTutorialRunsFromTopToBottom() throws Exception {
    Files.createSymbolicLink(
        course.resolve(Documentation.EXAMPLES), Documentation.EXAMPLES.toAbsolutePath());
    Prompt reader = new InProcess(course);
    for (Transcript each : Transcript.inProcess(Documentation.tutorial())) {
      check(each, reader);
    }
    for (String picture : List.of("saturation.svg", "training.svg")) {
      assertEquals(
          Files.readString(Documentation.EXAMPLES.resolve(picture)),
          Files.readString(course.resolve(picture)),
          picture + " is what the tutorial draws");
    }
  }

  @Test
  void everyExampleShowsHowToRunIt() throws IOException {
    for (Map.Entry<Path, List<Transcript>> file : Documentation.all().entrySet()) {
      boolean isPage = file.getKey().toString().endsWith(".md");
      assertFalse(!isPage && file.getValue().isEmpty(), file.getKey() + " shows how to run it");
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

  @Test
  void theCommandsPageIsThatOfTheProgram() throws IOException {
    assertEquals(
        CommandPages.markdown(),
        Files.readString(Path.of("examples/commands.md")),
        "to renew it: cp target/autograd/share/doc/autograd/commands.md examples");
  }

  /** Programs that pages show are examples, which are compiled and run as the pages say. */
  @Test
  void everyProgramShownIsAnExample() throws IOException {
    for (Path page : List.of(Documentation.README, Path.of("examples/library.md"))) {
      Matcher block = JAVA.matcher(Files.readString(page));
      int count = 0;
      for (; block.find(); count++) {
        Matcher name = Pattern.compile("class (\\w+)").matcher(block.group(1));
        assertTrue(name.find(), "a class");
        assertEquals(
            Files.readString(Path.of("examples/" + name.group(1) + ".java")), block.group(1));
      }
      assertTrue(count > 0, page + " shows a program");
    }
  }
}
