package autograd.cli;

import autograd.lang.Diagnostic;
import java.io.Serial;

/** The command cannot be carried out: what to tell the user, and the code to exit with. */
final class Failure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;
  private final int exitCode;

  private Failure(Diagnostic diagnostic, int exitCode) {
    super(diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
    this.exitCode = exitCode;
  }

  /** What was asked for makes no sense. */
  static Failure wrong(Diagnostic diagnostic) {
    return new Failure(diagnostic, ExitCode.WRONG);
  }

  /** What was asked for makes no sense; with a hint, or null. */
  static Failure wrong(String message, String hint) {
    return wrong(Diagnostic.error(message).hint(hint));
  }

  /** A file, or what reads and writes it, failed. */
  static Failure file(String message, String hint) {
    return new Failure(Diagnostic.error(message).hint(hint), ExitCode.FILE);
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }

  int exitCode() {
    return exitCode;
  }
}
