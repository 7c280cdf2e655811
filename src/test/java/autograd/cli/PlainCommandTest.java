package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for a plain command is read as a shell reads it. */
final class PlainCommandTest {
  private static final List<String> AWKWARD =
      List.of(
          "autograd",
          " autograd\teval  a",
          "autograd ''",
          "autograd \"\" a",
          "autograd 'a \"b\" $c `d` \\ e'",
          "autograd \"a 'b' \\\" \\\\ \\$ \\` \\x # & | < > ; ( ) * ? [ ~ !\"",
          "autograd a\\ b\\'c\\\"d \\$e",
          "autograd 'a'\"b\"c'd e'",
          "autograd --set=a=1 2 -- -x",
          "autograd %x @y +z ^ , . : / _ α'β' \"日本\"");

  /** One shell for all: it prints the words that each line gives the program. */
  @Test
  void itsWordsAreThoseOfTheShell() throws Exception {
    List<String> lines = new ArrayList<>(AWKWARD);
    for (List<Transcript> transcripts : Transcript.all().values()) {
      Transcript.inProcess(transcripts).forEach(each -> lines.add(each.command()));
    }
    StringBuilder script =
        new StringBuilder(
            String.format("autograd() { printf '%%s\\037' \"$#\" \"$@\"; printf '\\036'; }%n"));
    List<List<String>> ours = new ArrayList<>();
    for (String line : lines) {
      PlainCommand command = PlainCommand.parse(line).orElseThrow(() -> new AssertionError(line));
      List<String> words = new ArrayList<>(command.arguments());
      words.add(0, Integer.toString(command.arguments().size()));
      ours.add(words);
      String input = command.input();
      // The words alone are in question, so the file need not be there.
      script.append(input == null ? line : line.replace("< " + input, "")).append('\n');
    }
    Process shell = new ProcessBuilder("sh").redirectErrorStream(true).start();
    shell.getOutputStream().write(script.toString().getBytes(StandardCharsets.UTF_8));
    shell.getOutputStream().close();
    String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, shell.waitFor(), printed);
    String[] theirs = printed.split("\036", -1);
    assertEquals(lines.size(), theirs.length - 1, printed);
    for (int i = 0; i < lines.size(); i++) {
      String joined = String.join("\037", ours.get(i)) + "\037";
      assertEquals(theirs[i], joined, lines.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ls",
        "NO_COLOR=1 autograd eval a",
        "autograd eval a | head -1",
        "autograd eval a || echo",
        "autograd eval a; ls",
        "autograd eval a && ls",
        "autograd eval a &",
        "autograd eval a > out",
        "autograd eval a >/dev/full",
        "autograd eval a 2>&1 > out",
        "autograd eval a 2>/dev/null",
        "autograd eval \"$a\"",
        "autograd eval \"`a`\"",
        "autograd eval $a",
        "autograd eval a*b",
        "autograd eval (a)",
        "autograd eval 'a",
        "autograd eval \"a",
        "autograd eval a\\",
        "autograd eval a # comment",
        "autograd eval a --vars ~/x",
        "cat x | autograd eval -",
        "seq 3 | sed s/1/2/ | autograd eval -",
        "printf x; printf y | autograd eval -",
        "printf \"$x\" | autograd eval -",
        "autograd diff x | autograd eval -",
        "autograd --version",
        "autograd batch x --data y --fast",
      })
  void theRestIsForAShell(String line) {
    assertTrue(PlainCommand.parse(line).isEmpty(), line);
  }

  @Test
  void aPlainCommandMayBeFedAndItsErrorsMerged() {
    assertEquals(
        Optional.of(new PlainCommand("printf 'x\\n' ", List.of("eval", "-"), null, false)),
        PlainCommand.parse("printf 'x\\n' | autograd eval -"));
    assertEquals(
        Optional.of(new PlainCommand(null, List.of("eval", "-"), "a b", true)),
        PlainCommand.parse("autograd eval - <'a b' 2>&1"));
  }

  @Test
  void whatItIsFedArrives() throws Exception {
    InProcess prompt = new InProcess(Path.of(""));
    assertEquals("7\n", prompt.run("printf '3+4' | autograd eval - --get value").stdout());
  }
}
