package autograd.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands as a user's shell would, with the packaged program on the path. */
final class Shell implements Prompt {
  /** The folder that the build leaves, {@code target/autograd}. */
  static final Path HOME =
      Path.of(System.getProperty("autograd.home", "target/autograd")).toAbsolutePath();

  private final Path directory;
  private final Map<String, String> environment;

  /** Runs in that directory, with these variables added to the environment. */
  Shell(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = environment;
  }

  @Override
  public Result run(String command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("stdout", "");
    Path err = Files.createTempFile("stderr", "");
    try {
      ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
      builder
          .directory(directory.toFile())
          .redirectOutput(out.toFile())
          .redirectError(err.toFile());
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.environment().put("PATH", HOME.resolve("bin") + ":" + System.getenv("PATH"));
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running after two minutes: " + command);
      }
      return new Result(text(out), text(err), process.exitValue());
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
