package autograd.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person sees at a prompt, as data: after a line {@code $ command}, the lines it prints on
 * standard output, those on standard error behind {@code ! }, and, unless it is 0, the exit code
 * behind {@code ? }. Blank lines at the end of an output do not count, nor do lines from {@code
 * ##}.
 *
 * @param line where in its file the command stands, counted from 1
 * @param command for a shell to run
 * @param stdout what it prints on standard output
 * @param stderr what it prints on standard error
 * @param exitCode what it exits with
 */
record Transcript(int line, String command, String stdout, String stderr, int exitCode) {
  private static final String COMMAND = "$ ";

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
