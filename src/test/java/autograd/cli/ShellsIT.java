package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Completion in the shells themselves, manual pages in man, and help as a terminal shows it. */
final class ShellsIT {
  private static final Path SCRIPTS =
      Path.of("src/test/resources/autograd/cli/shells").toAbsolutePath();
  private static final Path SHARE = Shell.HOME.resolve("share");

  private final Shell shell = new Shell(Path.of("").toAbsolutePath(), Map.of());

  static List<String> commands() {
    return Commands.NAMES;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ev                  | eval",
        "help d              | dot",
        "eval --fo           | --format",
        "eval --format j     | json",
        "eval --format = j   | json",
        "dot --rankdir T     | TB",
        "eval 2*asin         | 2*asinh(",
        "eval \\\"sqr        | \"sqrt(",
        "eval -f pom         | pom.xml",
      })
  void bashCompletes(String line, String expected) throws Exception {
    Prompt.Result result = complete("bash", "autograd " + line);
    assertTrue(result.stdout().lines().toList().contains(expected), result.toString());
    assertEquals("", result.stderr());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "autograd ev               | autograd eval",
        "autograd dot --rank       | autograd dot --rankdir",
        "autograd eval --format js | autograd eval --format json",
        "autograd eval 2*cbr       | autograd eval 2*cbrt(",
        "autograd eval --          | Answer for intermediates too",
      })
  void zshCompletes(String line, String expected) throws Exception {
    Prompt.Result result = complete("zsh", "'" + line + "'");
    String shown = result.stdout().replaceAll("\u001b\\[[0-9;?]*[a-zA-Z]", "");
    assertTrue(shown.contains(expected), shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "autograd ev              | eval",
        "autograd eval --form     | --format",
        "autograd eval --format j | json",
        "autograd help d          | dot",
      })
  void fishCompletes(String line, String expected) throws Exception {
    Prompt.Result result = complete("fish", "'" + line + "'");
    assertTrue(
        result.stdout().lines().map(each -> each.split("\t", 2)[0]).toList().contains(expected),
        result.toString());
    assertEquals("", result.stderr());
  }

  private Prompt.Result complete(String name, String line) throws Exception {
    require(name);
    return shell.run(name + " '" + SCRIPTS + "/complete." + name + "' '" + SHARE + "' " + line);
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
  @MethodSource("commands")
  void helpFitsEightyColumns(String name) throws Exception {
    Prompt.Result result = shell.run("autograd help " + name);
    assertEquals(0, result.exitCode());
    List<String> tooLong = result.stdout().lines().filter(line -> line.length() > 80).toList();
    assertEquals(List.of(), tooLong);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theExamplesOfHelpRun(String name) throws Exception {
    for (String example : Commands.named(name).examples()) {
      Prompt.Result result = shell.run("cd \"$(mktemp -d)\" && " + example);
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
