package autograd.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.lang.Diagnostic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keys do at the prompt, at a terminal that is none. */
class PromptTest {
  /** What an arrow up sends once the program has asked for the application's keys. */
  private static final String UP = "\u001bOA";

  @TempDir private Path directory;

  /** Writes down what is asked. */
  private static final class Listener implements Door {
    private final List<String> heard = new ArrayList<>();

    private int hear(String text) {
      heard.add(text);
      return 0;
    }

    @Override
    public List<String> commands() {
      return List.of("eval", "hessian");
    }

    @Override
    public List<String> options(String command) {
      return List.of("--order", "--set");
    }

    @Override
    public void begin(int columns) {}

    @Override
    public void stop() {}

    @Override
    public int answer(ProgramText program) {
      return hear(program.text());
    }

    @Override
    public String lastAnswer() {
      return null;
    }

    @Override
    public int check(ProgramText program) {
      return 0;
    }

    @Override
    public int defined(List<String> names) {
      return 0;
    }

    @Override
    public int run(String command, List<String> words, Function<String, ProgramText> whole) {
      return hear(command + " " + words);
    }

    @Override
    public int help(String topic) {
      return hear("help " + topic);
    }

    @Override
    public int read(String file, Consumer<String> reader) {
      return hear("read " + file);
    }

    @Override
    public int write(String file, String text) {
      return hear("write " + file);
    }

    @Override
    public int print(String text) {
      return hear(text);
    }

    @Override
    public int complain(Diagnostic diagnostic) {
      return hear(diagnostic.message());
    }
  }

  private List<String> type(String keys) throws IOException {
    Listener listener = new Listener();
    Path history = directory.resolve("state").resolve("history");
    try (Terminal terminal =
        TerminalBuilder.builder()
            .streams(
                new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream())
            .type("xterm")
            .encoding(StandardCharsets.UTF_8)
            .build()) {
      new Prompt(new Session(listener), listener, history, false).run(terminal);
    }
    return listener.heard;
  }

  @Test
  void aRequestGoesOnUntilItsParenthesesClose() throws IOException {
    assertEquals(List.of("(a +\n1)*b", "c"), type("(a +\r1)*b\rc\r"));
  }

  @Test
  void tabCompletesCommandsOptionsNamesAndFunctions() throws IOException {
    assertEquals(
        List.of("hessian [a, --order, 2]", "weight = 1\nweight+sinh(x)"),
        type("weight = 1\r:hes\ta --or\t2\rwei\t+sinh\tx)\r"));
  }

  @Test
  void tabCompletesFilesWhereOneIsWanted() throws IOException {
    Path file = Files.createFile(directory.resolve("long-name.ag"));
    assertEquals(
        List.of("read " + file, "hessian [-f, " + file + "]"),
        type(":load " + directory + "/lon\t\r:hessian -f " + directory + "/lon\t\r"));
  }

  @Test
  void whatWasTypedIsThereAgainAlsoInTheNextSession() throws IOException {
    assertEquals(List.of("a", "a"), type("a\r" + UP + "\r"));
    assertEquals(List.of("a+1"), type(UP + "+1\r"));
  }

  @Test
  void theExclamationMarkIsAFactorial() throws IOException {
    assertEquals(List.of("a!", "3!!"), type("a!\r3!!\r"));
  }
}
