package autograd.cli;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands as a user's shell would, with the packaged program on the path. */
final class Shell implements Prompt {
  /** The folder that the build leaves, {@code target/autograd}. */
  static final Path HOME =
      Path.of(System.getProperty("autograd.home", "target/autograd")).toAbsolutePath();

  /** After so many minutes a command is taken to hang; no slow machine should need as many. */
  static final long PATIENCE = 8;

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
      Process process =
          builder("sh", "-c", command)
              .redirectInput(Redirect.from(new File("/dev/null")))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      int exitCode = await(process, command);
      return new Result(text(out), text(err), exitCode);
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Whether {@link #signal} can be called here. */
  boolean canSignal() throws IOException, InterruptedException {
    return run("env --default-signal=INT true").exitCode() == 0;
  }

  /**
   * Squares numbers without end into a file, sends a signal when the file that becomes it has
   * begun, and answers with the exit code: the number of the signal and 128, unless the program has
   * another.
   */
  int signal(String signal, String file) throws IOException, InterruptedException {
    ProcessBuilder numbers = builder("sh", "-c", "echo x; exec yes 1.5");
    // Who is started in the background may have been told to ignore what a keyboard sends.
    ProcessBuilder program =
        builder(
                "env",
                "--default-signal=INT",
                "autograd",
                "batch",
                "x^2",
                "--data",
                "-",
                "-o",
                file)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD);
    List<Process> processes = ProcessBuilder.startPipeline(List.of(numbers, program));
    Process process = processes.get(1);
    try {
      while (!hasBegun()) {
        if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
          throw new AssertionError("ends with " + process.exitValue() + " before it is told to");
        }
      }
      run("kill -s " + signal + " " + process.pid());
      return await(process, "after " + signal);
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
  }

  /** Whether something has been written to what becomes the only file that is written here. */
  private boolean hasBegun() throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory, ".autograd-*.part")) {
      for (Path part : parts) {
        return Files.size(part) > 0;
      }
    }
    return false;
  }

  private ProcessBuilder builder(String... words) {
    ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("PATH", HOME.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().putAll(environment);
    return builder;
  }

  private static int await(Process process, String command) throws InterruptedException {
    if (!process.waitFor(PATIENCE, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("still running after " + PATIENCE + " minutes: " + command);
    }
    return process.exitValue();
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
