package autograd.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the README, the tutorial and the examples show, as transcripts. In Markdown, every line
 * {@code $ command} of a block marked {@code console}; in the examples, every comment {@code # $
 * command}; and the lines that follow are what it prints and says.
 */
final class Documentation {
  static final Path TUTORIAL = Path.of("examples/tutorial.md");

  private static final Path README = Path.of("README.md");
  private static final String COMMAND = "$ ";

  private Documentation() {}

  /** All that is shown, by file. */
  static Map<Path, List<Transcript>> all() throws IOException {
    Map<Path, List<Transcript>> all = new TreeMap<>();
    all.put(README, transcripts(consoleLines(README)));
    all.put(TUTORIAL, transcripts(consoleLines(TUTORIAL)));
    try (Stream<Path> files = Files.list(Path.of("examples"))) {
      for (Path example : files.filter(f -> f.toString().matches(".*\\.(ag|sh)")).toList()) {
        all.put(example, transcripts(commentLines(example)));
      }
    }
    return all;
  }

  private static List<Transcript> transcripts(List<String> lines) {
    List<Transcript> transcripts = new ArrayList<>();
    for (int start = 0; start < lines.size(); start++) {
      if (lines.get(start).startsWith(COMMAND)) {
        int end = start + 1;
        while (end < lines.size() && !lines.get(end).startsWith(COMMAND)) {
          end++;
        }
        String command = lines.get(start).substring(COMMAND.length());
        String shown = Transcript.trim(String.join("\n", lines.subList(start + 1, end)));
        transcripts.add(new Transcript(start + 1, command, shown, "", 0));
      }
    }
    return transcripts;
  }

  private static List<String> consoleLines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("```")) {
        inside = line.equals("```console");
      } else if (inside) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** The comments from the first command on; those behind two signs are for the reader alone. */
  private static List<String> commentLines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      boolean isPart = !lines.isEmpty() && line.startsWith("#") && !line.startsWith("##");
      if (isPart || line.startsWith("# " + COMMAND)) {
        lines.add(line.substring(Math.min(line.length(), 2)));
      }
    }
    return lines;
  }
}
