package autograd.cli;

import autograd.lang.Diagnostic;
import autograd.render.DiagnosticText;
import autograd.render.Style;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * The three streams, the directory in which names of files are meant, and what is known of the
 * terminal. The launcher looks whether there is one, since only the shell can tell cheaply.
 */
final class Console {
  private static final String STDOUT_IS_TERMINAL = "autograd.stdout.terminal";
  private static final String STDERR_IS_TERMINAL = "autograd.stderr.terminal";
  private static final String COLUMNS = "autograd.columns";

  private final InputStream in;
  private final java.io.OutputStream out;
  private final PrintStream err;
  private final Path directory;
  private String colour = "auto";
  private boolean quiet;

  /** What becomes of a diagnostic before it is told; null for nothing. */
  private UnaryOperator<Diagnostic> lens;

  Console(InputStream in, java.io.OutputStream out, java.io.OutputStream err) {
    this(in, out, err, Path.of(""));
  }

  /** Names of files are meant in that directory. */
  Console(InputStream in, java.io.OutputStream out, java.io.OutputStream err, Path directory) {
    this.in = in;
    this.directory = directory;
    this.out = out;
    this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
  }

  /** Another, with the same directory, nothing to read, and streams of its own. */
  Console with(java.io.OutputStream itsOut, java.io.OutputStream itsErr) {
    Console other = new Console(InputStream.nullInputStream(), itsOut, itsErr, directory);
    other.colour = colour;
    return other;
  }

  /** Has diagnostics seen through that; those that it makes null are not told. */
  void through(UnaryOperator<Diagnostic> newLens) {
    lens = newLens;
  }

  InputStream in() {
    return in;
  }

  java.io.OutputStream out() {
    return out;
  }

  /** Where help goes when it was not asked for, and diagnostics. */
  PrintStream err() {
    return err;
  }

  /** The file of that name; an {@link InvalidPathException} if there can be none. */
  Path path(String file) {
    return directory.resolve(file);
  }

  /** Sets {@code --color}: auto, always or never. */
  void colour(String when) {
    colour = when;
  }

  /** How many characters the terminal has in a line, as far as the launcher knows. */
  static int columns(int otherwise) {
    int columns = Integer.getInteger(COLUMNS, otherwise);
    return columns < 20 ? otherwise : columns;
  }

  /** Sets what the launcher knew once; windows change. */
  static void isAsWideAs(int columns) {
    System.setProperty(COLUMNS, String.valueOf(columns));
  }

  /** Sets {@code --quiet}: errors only. */
  void quiet(boolean isQuiet) {
    quiet = isQuiet;
  }

  /** Whether somebody looks on who may like to know how far the work has come. */
  boolean showsProgress() {
    return Boolean.getBoolean(STDERR_IS_TERMINAL) && !quiet;
  }

  /** Whether somebody reads the answer as it is printed. */
  boolean isOutTerminal() {
    return Boolean.getBoolean(STDOUT_IS_TERMINAL);
  }

  /** How the answer may look. */
  Style outStyle() {
    return style(STDOUT_IS_TERMINAL);
  }

  Style errStyle() {
    return style(STDERR_IS_TERMINAL);
  }

  private Style style(String terminalProperty) {
    String noColour = System.getenv("NO_COLOR");
    boolean coloured =
        switch (colour) {
          case "always" -> true;
          case "never" -> false;
          default ->
              Boolean.getBoolean(terminalProperty)
                  && (noColour == null || noColour.isEmpty())
                  && !"dumb".equals(System.getenv("TERM"));
        };
    return coloured ? Style.COLOUR : Style.PLAIN;
  }

  /** Tells the user; warnings and notes only if they are welcome. */
  void tell(Diagnostic diagnostic) {
    if (lens != null) {
      UnaryOperator<Diagnostic> seen = lens;
      lens = null;
      Diagnostic told = seen.apply(diagnostic);
      if (told != null) {
        tell(told);
      }
      lens = seen;
      return;
    }
    if (!quiet || diagnostic.severity() == Diagnostic.Severity.ERROR) {
      err.print(new DiagnosticText(errStyle()).draw(diagnostic));
    }
  }
}
