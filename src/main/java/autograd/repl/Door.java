package autograd.repl;

import autograd.lang.Diagnostic;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a session has others do: to answer, to carry commands out, and to tell its reader. Each
 * method answers with an exit code, 0 where all is well, and has told what there is to tell.
 */
public interface Door {
  /** The names of the commands, without a colon. */
  List<String> commands();

  /** The options that a command takes. */
  List<String> options(String command);

  /**
   * Begins a request in the thread that will see to it.
   *
   * @param columns how wide the terminal is now; 0 if that is not known
   */
  void begin(int columns);

  /** Has the request that was begun last tell and change nothing any more. */
  void stop();

  /** Answers for the formula at a program's end, or shows it where inputs are open. */
  int answer(ProgramText program);

  /** The last answer as a text of numbers; null if there was none. */
  String lastAnswer();

  /** Whether a program can be read. */
  int check(ProgramText program);

  /** Tells that names have new definitions. */
  int defined(List<String> names);

  /**
   * Carries a command out.
   *
   * @param words what stands behind its name
   * @param whole makes a formula, or null for none, into a program; null if there is nothing to ask
   *     about
   */
  int run(String command, List<String> words, Function<String, ProgramText> whole);

  /** Explains a command, a function or a subject; null for the session itself. */
  int help(String topic);

  /** Reads a file, and hands its text on. */
  int read(String file, Consumer<String> reader);

  /** Writes a file, whole or not at all. */
  int write(String file, String text);

  /** Prints a text. */
  int print(String text);

  /** Tells what is wrong. */
  int complain(Diagnostic diagnostic);
}
