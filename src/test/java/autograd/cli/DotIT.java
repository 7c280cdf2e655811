package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures, as Graphviz itself understands them. */
@Execution(ExecutionMode.CONCURRENT)
final class DotIT {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void requireGraphviz() throws Exception {
    shell = new Shell(directory, Map.of());
    // Where a check must not be passed over, CI says so.
    assumeTrue(
        System.getenv("CI") != null || shell.run("command -v dot").exitCode() == 0,
        "Graphviz is installed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a+a\" --set a=3",
        "\"a+a\"",
        "\"(a*b)*(a+b)\" --set a=-2 --set b=3",
        "\"if(a < b and b >= 2, a'*π, [b]^-1)\" --set \"a'=2\" --set a=1 --set b=3",
        "\"x1 = 2; s = (x1 # {<|>} \\\"quoted\\\" &lt; \\\\n\n + 1)*3\"",
        "\"µ₁*é + 日本\" --set µ₁=1 --set é=2 --set 日本=3",
        "\"3\"",
        "\"s1=a*b; s2=a+b\" --set a=1 --set b=2 --output s1,s2 --rankdir TB --digits 2"
      })
  void graphvizAcceptsEveryPictureWithoutAWarning(String arguments) throws Exception {
    Prompt.Result result = shell.run("autograd dot " + arguments + " | dot -Tsvg");
    assertEquals("", result.stderr());
    assertTrue(result.stdout().contains("</svg>"), result.stdout());
  }

  @Test
  void aValueUsedTwiceHasTwoEdges() throws Exception {
    String plain = shell.run("autograd dot a+a --set a=3 | dot -Tplain").stdout();
    assertEquals(2, Pattern.compile("(?m)^edge v0 v1op ").matcher(plain).results().count(), plain);
    assertEquals(1, Pattern.compile("(?m)^edge v1op v1 ").matcher(plain).results().count(), plain);
  }

  @Test
  void theSameGraphGivesTheSameBytes() throws Exception {
    String command = "autograd dot \"(a*b)*(a+b)\" --set a=-2 --set b=3";
    assertEquals(shell.run(command).stdout(), shell.run(command).stdout());
  }

  @ParameterizedTest
  @ValueSource(strings = {"svg", "png", "pdf"})
  void aNameThatAsksForAPictureGetsOne(String format) throws Exception {
    Prompt.Result result =
        shell.run("autograd dot a+a --set a=3 -o graph." + format + " && wc -c <graph." + format);
    assertEquals("", result.stderr());
    assertTrue(Integer.parseInt(result.stdout().trim()) > 500, result.stdout());
  }

  @Test
  void withoutGraphvizThePictureFailsAndSaysHowToGetIt() throws Exception {
    String java = Path.of(System.getProperty("java.home")).toString();
    Shell bare = new Shell(directory, Map.of("JAVA_HOME", java, "PATH", "/nonexistent"));
    Prompt.Result result = bare.run("'" + Shell.HOME + "/bin/autograd' dot a+a -o graph.svg");
    assertEquals(3, result.exitCode());
    assertTrue(result.stderr().startsWith("autograd: error: Graphviz"), result.stderr());
    assertTrue(result.stderr().contains("hint: install it"), result.stderr());
    assertEquals("", shell.run("ls").stdout());
  }
}
