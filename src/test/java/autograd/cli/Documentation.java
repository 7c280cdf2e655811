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
 * What the README, the pages and the examples show, as transcripts. In Markdown, every line {@code
 * $ command} of a block marked {@code console}; in the examples, every comment {@code # $ command};
 * and the lines that follow are what it prints and says.
 */
final class Documentation {
  static final Path README = Path.of("README.md");
  static final Path EXAMPLES = Path.of("examples");
  static final Path TUTORIAL = EXAMPLES.resolve("tutorial.md");

  private static final String COMMAND = "$ ";

  private Documentation() {}

  /** All that is shown, by file, but for what the tutorial shows, which has an order. */
  static Map<Path, List<Transcript>> all() throws IOException {
    Map<Path, List<Transcript>> all = new TreeMap<>();
    for (Path page : pages()) {
      if (!page.equals(TUTORIAL)) {
        all.put(page, transcripts(consoleLines(page)));
      }
    }
    for (Path example : examples(".*\\.(ag|sh)")) {
      all.put(example, transcripts(commentLines(example)));
    }
    return all;
  }

  /** What the tutorial shows, from top to bottom: files that a step writes are read by others. */
  static List<Transcript> tutorial() throws IOException {
    return transcripts(consoleLines(TUTORIAL));
  }

  /** Every page of the documentation. */
  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(examples(".*\\.md"));
    pages.add(README);
    try (Stream<Path> files = Files.list(Path.of(".github"))) {
      files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
    }
    return pages;
  }

  private static List<Path> examples(String name) throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.filter(file -> file.toString().matches(name)).sorted().toList();
    }
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
