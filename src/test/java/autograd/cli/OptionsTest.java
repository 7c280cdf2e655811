package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An option changes the answer or is refused; none is taken and passed over. */
class OptionsTest {
  /**
   * What every command has, what counts on a terminal, what only changes how long an answer takes,
   * or counts for large ones.
   */
  private static final Set<String> EVERYWHERE =
      Set.of(
          "--help",
          "--file",
          "--out",
          "--color",
          "--full",
          "--quiet",
          "--data",
          "--threads",
          "--fast",
          "--whole");

  /** Others see to it that a fit's options do what they say. */
  private static final Set<String> ELSEWHERE = Set.of("fit");

  @TempDir Path directory;

  /** What is asked without an option, and the option. */
  record Case(String base, String option) {
    String command() {
      return base.split(" ", 2)[0];
    }

    @Override
    public String toString() {
      return base + " | " + option;
    }
  }

  static Stream<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    String base = null;
    try (InputStream in = OptionsTest.class.getResourceAsStream("options.txt")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("  ")) {
          cases.add(new Case(base, line.strip()));
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          base = line;
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shapesTheAnswerOrIsRefused(Case each) throws IOException {
    writeFiles(directory);
    assertNotEquals(
        answer(directory, each.base()), answer(directory, each.base() + " " + each.option()));
  }

  @Test
  void areAllTried() throws IOException {
    Set<String> tried = new TreeSet<>();
    cases().forEach(each -> tried.add(each.command() + " " + each.option().split(" ", 2)[0]));
    Set<String> untried = new TreeSet<>();
    for (String name : Commands.NAMES) {
      for (Arguments.Group group : Commands.named(name).arguments().groups()) {
        for (Option option : group.options()) {
          boolean isTold = option.isPositional() || ELSEWHERE.contains(name);
          if (!isTold && option.names().stream().noneMatch(EVERYWHERE::contains)) {
            untried.add(name + " " + option.names().get(0));
          }
        }
      }
    }
    untried.removeAll(tried);
    assertEquals(Set.of(), untried);
  }

  /** Writes the files that the commands read. */
  static void writeFiles(Path directory) throws IOException {
    Files.writeString(directory.resolve("table.csv"), "x,y\n1,2\n3,4\n0.5,0.25\n");
    Files.writeString(directory.resolve("words.csv"), "x\n1.000\n5%\nnone\n");
    Files.writeString(directory.resolve("point.txt"), "x = 3\n");
    Files.writeString(directory.resolve("covariance.txt"), "x y\n0.04 0.01\n0.01 0.09\n");
  }

  /** All that a command says and writes. */
  static String answer(Path directory, String words) throws IOException {
    Path file = directory.resolve("out.svg");
    Files.deleteIfExists(file);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(InputStream.nullInputStream(), out, err, directory);
    int code = Main.call(console, words.split(" "));
    String said =
        code + out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    return said + (Files.exists(file) ? Files.readString(file) : "");
  }
}
