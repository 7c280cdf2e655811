package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a person sees at a prompt, as data: after a line {@code $ command}, the lines it prints on
 * standard output, those on standard error behind {@code ! }, and, unless it is 0, the exit code
 * behind {@code ? }. Blank lines at the end of an output do not count, nor do lines from {@code
 * ##}. Each stands by itself, in a directory of its own.
 *
 * @param line where in its file the command stands, counted from 1
 * @param command for a shell to run
 * @param stdout what it prints on standard output
 * @param stderr what it prints on standard error
 * @param exitCode what it exits with
 */
record Transcript(int line, String command, String stdout, String stderr, int exitCode) {
  /** Where the files of cases are, and beside them those that commands read. */
  static final Path DIRECTORY = Path.of("src/test/resources/autograd/cli");

  private static final String COMMAND = "$ ";

  /** With it everything goes through the launcher. */
  private static final boolean IS_THOROUGH = Boolean.getBoolean("autograd.thorough");

  /** Of how many that need no shell one goes through the launcher nevertheless. */
  private static final int SAMPLE = 10;

  /** All there are, by the name of their file. */
  static Map<String, List<Transcript>> all() throws IOException {
    Map<String, List<Transcript>> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".txt")).toList()) {
        all.put(file.getFileName().toString(), readAll(file));
      }
    }
    return all;
  }

  /** Those that are run in the Java of the tests: a start for each would take minutes. */
  static List<Transcript> inProcess(List<Transcript> transcripts) {
    return transcripts.stream().filter(Transcript::isPlain).toList();
  }

  /**
   * Those that are run by a shell and the launcher: all that need it, and every tenth that does
   * not, to show that both ways lead to the same.
   */
  static List<Transcript> launched(List<Transcript> transcripts) {
    List<Transcript> launched = new ArrayList<>();
    int plain = 0;
    for (Transcript each : transcripts) {
      if (IS_THOROUGH || !each.isPlain() || plain++ % SAMPLE == 0) {
        launched.add(each);
      }
    }
    return launched;
  }

  private boolean isPlain() {
    return PlainCommand.parse(command).isPresent();
  }

  /** Runs it in a directory of its own under the one given, with the files that commands read. */
  void check(Path parent, Function<Path, Prompt> prompt) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(parent, "line" + line + "-");
    try (Stream<Path> files = Files.list(DIRECTORY.resolve("files"))) {
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
    Prompt.Result result = prompt.apply(directory).run(command);
    assertAll(
        () -> assertEquals(stdout, trim(result.stdout()), "stdout"),
        () -> assertEquals(stderr, trim(result.stderr()), "stderr"),
        () -> assertEquals(exitCode, result.exitCode(), "exit code"));
  }

  /** The transcripts of a file of cases. */
  static List<Transcript> readAll(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<Transcript> transcripts = new ArrayList<>();
    for (int start = 0; start < lines.size(); start++) {
      if (!lines.get(start).startsWith(COMMAND)) {
        continue;
      }
      int end = start + 1;
      while (end < lines.size() && !lines.get(end).startsWith(COMMAND)) {
        end++;
      }
      transcripts.add(read(start + 1, lines.get(start), lines.subList(start + 1, end)));
    }
    return transcripts;
  }

  private static Transcript read(int line, String command, List<String> lines) {
    StringBuilder stdout = new StringBuilder();
    StringBuilder stderr = new StringBuilder();
    int exitCode = 0;
    for (String each : lines) {
      if (each.startsWith("? ")) {
        exitCode = Integer.parseInt(each.substring(2));
      } else if (each.equals("!") || each.startsWith("! ")) {
        stderr.append(each.length() > 1 ? each.substring(2) : "").append('\n');
      } else if (!each.startsWith("##")) {
        stdout.append(each).append('\n');
      }
    }
    return new Transcript(
        line,
        command.substring(COMMAND.length()),
        trim(stdout.toString()),
        trim(stderr.toString()),
        exitCode);
  }

  /** Text without the blank lines it ends with. */
  static String trim(String text) {
    return text.replaceAll("\\s+$", "");
  }
}
