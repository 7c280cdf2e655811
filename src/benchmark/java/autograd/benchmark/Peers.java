package autograd.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same in other programs, which measure themselves: C, numpy and a small engine in Python. Of
 * several measurements the least counts. Who is not installed has no times.
 */
final class Peers implements AutoCloseable {
  private static final Path SOURCES = Path.of("src", "benchmark");
  private static final List<String> LEVELS = List.of("-O3", "-Ofast");

  private final Map<String, Double> times = new HashMap<>();
  private final Path directory;

  Peers() throws IOException, InterruptedException {
    directory = Files.createTempDirectory("kernels");
    for (String level : LEVELS) {
      String source = SOURCES.resolve("kernels.c").toString();
      String binary = binary(level).toString();
      lines("gcc", level, "-march=native", "-o", binary, source, "-lm");
    }
  }

  private Path binary(String level) {
    return directory.resolve("kernels" + level);
  }

  /** Nanoseconds a row; NaN if there was no measurement. */
  double time(Model model, String peer) {
    return times.getOrDefault(model.title() + " " + peer, Double.NaN);
  }

  void runC() throws InterruptedException {
    for (String level : LEVELS) {
      if (Files.exists(binary(level))) {
        for (String line : lines(binary(level).toString())) {
          String[] words = line.split(" ", -1);
          note(words[0] + " gcc " + level, words[1]);
        }
      }
    }
  }

  void runPython() throws InterruptedException {
    for (String line : lines("python3", SOURCES.resolve("kernels.py").toString())) {
      String[] words = line.split(" ", -1);
      note(words[0] + " " + words[1], words[2]);
    }
  }

  private void note(String name, String time) {
    times.merge(name, Double.valueOf(time), Math::min);
  }

  /** What it printed; nothing if it could not run. */
  private static List<String> lines(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      byte[] output = process.getInputStream().readAllBytes();
      if (process.waitFor() == 0) {
        return new String(output, StandardCharsets.UTF_8).lines().toList();
      }
    } catch (IOException e) {
      System.err.println(e.getMessage());
    }
    return List.of();
  }

  @Override
  public void close() throws IOException {
    for (String level : LEVELS) {
      Files.deleteIfExists(binary(level));
    }
    Files.delete(directory);
  }
}
