package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Completion in the shells themselves, manual pages in man, and help as a terminal shows it. */
@Execution(ExecutionMode.CONCURRENT)
final class ShellsIT {
  private static final Path SCRIPTS =
      Path.of("src/test/resources/autograd/cli/shells").toAbsolutePath();
  private static final Path SHARE = Shell.HOME.resolve("share");

  @TempDir private Path directory;

  private final Shell shell = new Shell(Path.of("").toAbsolutePath(), Map.of());

  static List<String> commands() {
    return Commands.NAMES;
  }

  @TestFactory
  Stream<DynamicTest> bashCompletes() throws Exception {
    return completes(
        "bash",
        (offered, expected) -> offered.lines().toList().contains(expected),
        """
        autograd ev              | eval
        autograd help d          | dot
        autograd eval --fo       | --format
        autograd eval --format j | json
        autograd eval --format = j | json
        autograd dot --rankdir T | TB
        autograd eval 2*asin     | 2*asinh(
        autograd eval \\"sqr      | "sqrt(
        autograd eval -f pom     | pom.xml
        """);
  }

  @TestFactory
  Stream<DynamicTest> zshCompletes() throws Exception {
    return completes(
        "zsh",
        (shown, expected) -> shown.replaceAll("\u001b\\[[0-9;?]*[a-zA-Z]", "").contains(expected),
        """
        autograd ev               | autograd eval
        autograd dot --rank       | autograd dot --rankdir
        autograd eval --format js | autograd eval --format json
        autograd eval 2*cbr       | autograd eval 2*cbrt(
        autograd eval --          | Answer for intermediates too
        """);
  }

  @TestFactory
  Stream<DynamicTest> fishCompletes() throws Exception {
    return completes(
        "fish",
        (offered, expected) ->
            offered.lines().map(each -> each.split("\t", 2)[0]).toList().contains(expected),
        """
        autograd ev              | eval
        autograd eval --form     | --format
        autograd eval --format j | json
        autograd help d          | dot
        """);
  }

  /**
   * Has one shell complete all the lines of a table.
   *
   * @param isExpected of what a shell prints for a line, and what the table holds beside that
   */
  private Stream<DynamicTest> completes(
      String name, BiPredicate<String, String> isExpected, String table) throws Exception {
    require(name);
    List<String[]> rows = table.lines().map(row -> row.split(" *\\| ", 2)).toList();
    String lines = rows.stream().map(row -> row[0]).collect(Collectors.joining("\n"));
    Prompt.Result result =
        shell.run(
            "%s '%s/complete.%s' '%s' <<'END'\n%s\nEND\n"
                .formatted(name, SCRIPTS, name, SHARE, lines));
    assertEquals("", result.stderr());
    String[] printed = result.stdout().split("(?m)^--$", -1);
    assertEquals(rows.size(), printed.length - 1, result.stdout());
    return IntStream.range(0, rows.size())
        .mapToObj(
            i ->
                dynamicTest(
                    rows.get(i)[0],
                    () -> assertTrue(isExpected.test(printed[i], rows.get(i)[1]), printed[i])));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void manShowsThePageOfACommandWithoutAWarning(String name) throws Exception {
    require("man");
    String page = "'" + SHARE + "/man/man1/autograd-" + name + ".1'";
    Prompt.Result result = shell.run("MANWIDTH=80 man --warnings -l " + page + " | cat");
    assertEquals("", result.stderr());
    for (Option option : Commands.named(name).arguments().options()) {
      assertTrue(result.stdout().contains(option.name()), option.name());
    }
  }

  @Test
  void manShowsThePageOfTheProgramWithoutAWarning() throws Exception {
    require("man");
    Prompt.Result result = shell.run("man --warnings -l '" + SHARE + "/man/man1/autograd.1' | cat");
    assertEquals("", result.stderr());
    Commands.NAMES.forEach(name -> assertTrue(result.stdout().contains(name), name));
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void manShowsThePageOfATopicWithoutAWarning(Topic topic) throws Exception {
    require("man");
    String page = "'" + SHARE + "/man/man7/autograd-" + topic.word() + ".7'";
    Prompt.Result result = shell.run("MANWIDTH=90 man --warnings -l " + page + " | cat");
    assertEquals("", result.stderr());
    topic.lines().stream()
        .filter(line -> !Topic.isHeading(line))
        .forEach(line -> assertTrue(result.stdout().contains(line.strip()), line));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpFitsEightyColumns(String name) throws Exception {
    Prompt.Result result = new InProcess(directory).run("autograd help " + name);
    assertEquals(0, result.exitCode());
    List<String> tooLong = result.stdout().lines().filter(line -> line.length() > 80).toList();
    assertEquals(List.of(), tooLong);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theExamplesOfHelpRun(String name) throws Exception {
    for (String example : Commands.named(name).examples()) {
      Prompt prompt =
          PlainCommand.parse(example).isPresent()
              ? new InProcess(directory)
              : new Shell(directory, Map.of());
      Prompt.Result result = prompt.run(example);
      assertEquals(0, result.exitCode(), example + ": " + result);
    }
  }

  /** Where a check must not be passed over, CI says so. */
  private void require(String program) throws Exception {
    assumeTrue(
        System.getenv("CI") != null || shell.run("command -v " + program).exitCode() == 0,
        program + " is installed");
  }
}
