package autograd.cli;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs plain commands in this Java, which a start of the program for each would take a hundred
 * times as long for. There is no terminal, and nothing of the environment counts.
 */
final class InProcess implements Prompt {
  private final Path directory;

  /** Runs in that directory. */
  InProcess(Path directory) {
    this.directory = directory;
  }

  @Override
  public Result run(String line) throws IOException, InterruptedException {
    PlainCommand command =
        PlainCommand.parse(line)
            .orElseThrow(() -> new IllegalArgumentException("only a shell can run " + line));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = command.isMerged() ? out : new ByteArrayOutputStream();
    try (InputStream in = input(command)) {
      // Standard output is buffered in the program too: what is not flushed is lost.
      Console console = new Console(in, new BufferedOutputStream(out, 1 << 16), err, directory);
      int code = Main.call(console, command.arguments().toArray(new String[0]));
      return new Result(
          out.toString(StandardCharsets.UTF_8),
          command.isMerged() ? "" : err.toString(StandardCharsets.UTF_8),
          code);
    }
  }

  private InputStream input(PlainCommand command) throws IOException, InterruptedException {
    if (command.input() != null) {
      return Files.newInputStream(directory.resolve(command.input()));
    }
    if (command.feeder() == null) {
      return InputStream.nullInputStream();
    }
    Process feeder = new ProcessBuilder("sh", "-c", command.feeder()).start();
    byte[] fed = feeder.getInputStream().readAllBytes();
    if (feeder.waitFor() != 0) {
      throw new IOException("fails: " + command.feeder());
    }
    return new ByteArrayInputStream(fed);
  }
}
