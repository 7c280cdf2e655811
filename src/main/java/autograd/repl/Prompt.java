package autograd.repl;

import autograd.lang.Diagnostic;
import java.io.IOError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A session with a person at a terminal. */
public final class Prompt {
  private static final String FIRST = "> ";

  /** How often the terminal may refuse to be set before it is given up. */
  private static final int MOST_FAILURES = 5;

  /** What a formula takes that nests as deep as may be. */
  private static final long STACK = 64L << 20;

  private final Session session;
  private final Door door;
  private final Path history;
  private final boolean isColoured;

  /** With the file that remembers what was typed. */
  public Prompt(Session session, Door door, Path history, boolean isColoured) {
    this.session = session;
    this.door = door;
    this.history = history;
    this.isColoured = isColoured;
  }

  /** Answers until the person leaves, and then with the exit code. */
  public int run() throws IOException {
    // What this program prints is in UTF-8 wherever it runs.
    try (Terminal terminal =
        TerminalBuilder.builder()
            .system(true)
            .providers("exec")
            .dumb(true)
            .color(isColoured)
            .encoding(StandardCharsets.UTF_8)
            .build()) {
      run(terminal);
    }
    return 0;
  }

  /** Likewise, at that terminal. */
  void run(Terminal terminal) throws IOException {
    LineReader reader = reader(terminal);
    int failures = 0;
    while (!session.isOver()) {
      String text;
      try {
        text = reader.readLine(FIRST);
        failures = 0;
      } catch (IOError e) {
        // A Ctrl-C ends the programs too by which the terminal is set, if it meets one of them.
        if (++failures == MOST_FAILURES) {
          throw new IOException("the terminal cannot be set", e);
        }
        continue;
      } catch (UserInterruptException e) {
        continue;
      } catch (EndOfFileException e) {
        break;
      }
      if (!text.isBlank()) {
        answer(text, terminal);
      }
    }
  }

  private LineReader reader(Terminal terminal) throws IOException {
    boolean isRemembered = isWritable();
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("autograd")
            .parser(new RequestParser())
            .completer(new Completions(session, door))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.INSERT_TAB, false)
            .option(LineReader.Option.HISTORY_IGNORE_SPACE, false)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, "  ");
    if (isColoured) {
      builder.highlighter(new BracketColours());
    }
    if (isRemembered) {
      builder.variable(LineReader.HISTORY_FILE, history);
    }
    if (terminal.getType().toLowerCase(Locale.ROOT).startsWith("dumb")) {
      builder.option(LineReader.Option.BRACKETED_PASTE, false);
    }
    return builder.build();
  }

  /** Whether what is typed can be remembered; a prompt works without. */
  private boolean isWritable() {
    try {
      Files.createDirectories(history.getParent());
      return Files.isWritable(history.getParent())
          && (!Files.exists(history) || Files.isWritable(history));
    } catch (IOException e) {
      return false;
    }
  }

  /** Sees to a request in a thread of its own, which is left to itself if the person has enough. */
  private void answer(String text, Terminal terminal) {
    int columns = terminal.getSize().getColumns();
    Thread asking = Thread.currentThread();
    Thread worker = new Thread(null, () -> work(text, columns), "answer", STACK);
    worker.setDaemon(true);
    Terminal.SignalHandler before =
        terminal.handle(Terminal.Signal.INT, signal -> asking.interrupt());
    worker.start();
    try {
      worker.join();
    } catch (InterruptedException e) {
      door.stop();
      worker.interrupt();
      terminal.writer().println();
      terminal.writer().println("stopped");
      terminal.flush();
    } finally {
      terminal.handle(Terminal.Signal.INT, before);
      // It may have come between the answer and this.
      Thread.interrupted();
    }
  }

  private void work(String text, int columns) {
    try {
      door.begin(columns);
      session.request(text);
    } catch (CancellationException e) {
      // Nobody waits for it.
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      door.complain(
          Diagnostic.error("a defect of autograd: " + e)
              .hint("please report it, with what led to it"));
    }
  }
}
