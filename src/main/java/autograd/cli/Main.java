package autograd.cli;

import autograd.lang.Diagnostic;
import autograd.lang.DiagnosticException;
import autograd.lang.Nearest;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The program: finds the command, runs it, and turns whatever happens into an exit code. */
public final class Main {
  private static final int BUFFER = 1 << 16;

  private final Console console;

  private Main(Console console) {
    this.console = console;
  }

  /** Runs the command that the arguments name. */
  public static void main(String[] args) {
    int code = call(args);
    // Returning is cheaper than exiting.
    if (code != ExitCode.ANSWER) {
      System.exit(code);
    }
  }

  /** Runs the command that the arguments name, and answers with the exit code. */
  static int call(String... args) {
    return call(
        new Console(
            System.in,
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
            standardError()),
        args);
  }

  /**
   * Standard error; where the launcher silenced it while Java starts, the descriptor it kept. What
   * is opened again through that is written at its end.
   */
  private static FileOutputStream standardError() {
    String kept = System.getProperty("autograd.stderr");
    if (kept != null) {
      try {
        return new FileOutputStream(kept, true);
      } catch (IOException e) {
        // Nothing better is left.
      }
    }
    return new FileOutputStream(FileDescriptor.err);
  }

  /** Likewise, with other streams. */
  static int call(Console console, String... args) {
    return new Main(console).run(List.of(args));
  }

  private int run(List<String> args) {
    try {
      return dispatch(args);
    } catch (IOException | RuntimeException | Error e) {
      return tell(e, console);
    }
  }

  /** Tells what ended the work, and answers with the exit code that it makes. */
  static int tell(Throwable ended, Console console) {
    try {
      throw ended;
    } catch (ClosedPipeException e) {
      return ExitCode.ANSWER;
    } catch (Failure e) {
      console.tell(e.diagnostic());
      return e.exitCode();
    } catch (DiagnosticException e) {
      console.tell(e.diagnostic());
      return ExitCode.WRONG;
    } catch (IOException e) {
      console.tell(Diagnostic.error("cannot read the input: " + OutputFile.reason(e)));
      return ExitCode.FILE;
    } catch (OutOfMemoryError e) {
      console.tell(
          Diagnostic.error("the formula needs more memory than Java may take")
              .hint("allow it more, with AUTOGRAD_JAVA_OPTS=-Xmx8g for example"));
      return ExitCode.WRONG;
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      console.tell(
          Diagnostic.error("a defect of autograd: " + e)
              .hint("please report it, with the command that led to it"));
      return ExitCode.DEFECT;
    } catch (Throwable e) {
      throw (Error) e;
    }
  }

  private int dispatch(List<String> args) throws IOException {
    String first = args.isEmpty() ? "" : args.get(0);
    Command command = Commands.named(first);
    if (command != null) {
      return run(command, args.subList(1, args.size()));
    }
    switch (first) {
      case "" -> {
        console.err().print(Help.ofProgram(console.errStyle()));
        return ExitCode.WRONG;
      }
      case "-h", "--help" -> print(Help.ofProgram(console.outStyle()));
      case "-V", "--version" -> print(version() + System.lineSeparator());
      case "help" ->
          print(
              args.size() > 1 ? Help.on(args.get(1), console) : Help.ofProgram(console.outStyle()));
      default -> throw unknown(first);
    }
    return ExitCode.ANSWER;
  }

  private int run(Command command, List<String> args) throws IOException {
    command.arguments().read(args);
    if (command.isHelpWanted()) {
      print(Help.of(command, console.outStyle()));
      return ExitCode.ANSWER;
    }
    return command.run(console);
  }

  private void print(String text) {
    OutputFile.writeText(console, null, out -> out.append(text));
  }

  /** The error that there is no such command. */
  static Failure unknown(String first) {
    List<String> candidates = new ArrayList<>(Commands.NAMES);
    candidates.addAll(Topic.WORDS);
    candidates.addAll(Arrays.asList("help", "--help", "--version"));
    String nearest = Topic.named(first) != null ? first : Nearest.to(first, candidates);
    boolean isFormula = !first.matches("-{0,2}[a-z-]*");
    return Failure.wrong(
        "unknown command '" + first + "'",
        isFormula
            ? "to evaluate a formula, write autograd eval \"" + first + "\""
            : nearest != null
                ? "did you mean " + (Topic.named(nearest) == null ? "" : "help ") + nearest + "?"
                : "the commands are " + String.join(", ", Commands.NAMES));
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return "autograd "
        + (version == null ? "(unpackaged)" : version)
        + " (Java "
        + System.getProperty("java.version")
        + ", "
        + System.getProperty("java.vendor")
        + ")";
  }
}
