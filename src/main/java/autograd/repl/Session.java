package autograd.repl;

import autograd.lang.Diagnostic;
import autograd.lang.DiagnosticException;
import autograd.lang.Nearest;
import autograd.lang.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that grows, and requests about it: definitions, formulas, and commands behind a colon.
 * An error ends nothing, and leaves the program as it was before the statement that is wrong.
 */
public final class Session {
  /** What a colon can stand before, beside the names of commands. */
  static final List<String> OWN = List.of("set", "list", "forget", "save", "load", "help", "quit");

  /** The name of the last answer. */
  private static final String LAST = "_";

  private static final int ANSWER = 0;

  private final Door door;
  private final Program program = new Program();

  /** The formula that commands are about where they are given none; null before the first. */
  private Statement question;

  private boolean isOver;

  /** A session with an empty program. */
  public Session(Door door) {
    this.door = door;
  }

  /** The program so far. */
  public Program program() {
    return program;
  }

  /** Whether the reader asked for its end. */
  public boolean isOver() {
    return isOver;
  }

  /** Every word that may follow a colon. */
  List<String> words() {
    List<String> words = new ArrayList<>(door.commands());
    words.addAll(OWN);
    return words;
  }

  /** Whether a request goes on in the next line. */
  public static boolean goesOn(String text) {
    return !isCommand(text) && Statement.isOpen(text);
  }

  private static boolean isCommand(String text) {
    return text.stripLeading().startsWith(":");
  }

  /**
   * Does what a request asks for, and answers with the exit code of the first thing that failed.
   */
  public int request(String text) {
    return isCommand(text) ? command(text.strip().substring(1)) : statements(text);
  }

  /**
   * Takes over what a file defines; the formulas in it are not answered but the last remembered.
   */
  public int load(String file) {
    List<Statement> statements = new ArrayList<>();
    int code = door.read(file, text -> statements.addAll(Statement.of(text)));
    for (Statement each : statements) {
      int one = each.name() == null ? ask(each, false) : define(each);
      code = code == ANSWER ? one : code;
    }
    return code;
  }

  private int statements(String text) {
    int code = ANSWER;
    List<String> defined = new ArrayList<>();
    for (Statement each : Statement.of(text)) {
      Statement meant = withLastAnswer(each);
      int one = each.name() == null ? ask(meant, true) : define(meant);
      code = code == ANSWER ? one : code;
      if (each.name() != null && one == ANSWER) {
        defined.add(each.name());
      }
    }
    return defined.isEmpty() ? code : Math.max(code, door.defined(defined));
  }

  /** The statement with numbers in the places of the last answer, which is another soon. */
  private Statement withLastAnswer(Statement statement) {
    String last = door.lastAnswer();
    boolean isBracketed = last != null && last.startsWith("[");
    return last == null ? statement : statement.with(LAST, isBracketed ? last : "(" + last + ")");
  }

  private int ask(Statement formula, boolean isAnswered) {
    ProgramText asked = program.textOf(List.of(formula));
    int code = isAnswered ? door.answer(asked) : door.check(asked);
    if (code <= 1) {
      question = formula;
    }
    return code;
  }

  private int define(Statement definition) {
    // A program that only defines functions has no answer, and is none.
    List<Statement> checked =
        definition.isFunction()
            ? List.of(definition, Statement.of("0").get(0))
            : List.of(definition);
    int code = door.check(program.textOf(checked));
    if (code != ANSWER) {
      return code;
    }
    try {
      program.define(definition);
      return ANSWER;
    } catch (DiagnosticException e) {
      return door.complain(e.diagnostic());
    }
  }

  private int command(String line) {
    List<String> words;
    try {
      words = Words.of(line);
    } catch (DiagnosticException e) {
      return door.complain(e.diagnostic());
    }
    String name = words.isEmpty() ? "" : words.get(0);
    List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
    String only = rest.size() == 1 ? rest.get(0) : null;
    switch (name) {
      case "set" -> {
        return set(line.substring(name.length()));
      }
      case "list" -> {
        String text = program.text().text();
        return door.print(text.isEmpty() ? "" : text + "\n");
      }
      case "forget" -> {
        return forget(rest);
      }
      case "save" -> {
        return only == null ? wants(":save FILE.ag") : door.write(only, saved());
      }
      case "load" -> {
        return only == null ? wants(":load FILE.ag") : load(only);
      }
      case "help" -> {
        return door.help(rest.isEmpty() ? null : rest.get(0));
      }
      case "quit" -> {
        isOver = true;
        return ANSWER;
      }
      default -> {
        if (door.commands().contains(name)) {
          return door.run(name, rest, this::whole);
        }
        String nearest = Nearest.to(name, words());
        return door.complain(
            Diagnostic.error("unknown command ':" + name + "'")
                .hint(
                    nearest == null
                        ? "the commands are :" + String.join(", :", words())
                        : "did you mean :" + nearest + "?"));
      }
    }
  }

  /** The program that ends with a formula; with that of the last question where there is none. */
  private ProgramText whole(String formula) {
    if (formula == null && question == null) {
      List<Statement> all = List.copyOf(program.definitions());
      return all.isEmpty() ? null : program.textOf(List.of(all.get(all.size() - 1)));
    }
    List<Statement> asked = new ArrayList<>();
    Statement.of(formula == null ? question.text() : formula)
        .forEach(each -> asked.add(withLastAnswer(each)));
    return asked.isEmpty() ? null : program.textOf(asked);
  }

  private int set(String bindings) {
    List<Statement> all = Statement.of(bindings);
    boolean isBinding = !all.isEmpty();
    for (Statement each : all) {
      isBinding &= each.name() != null && !each.isFunction();
    }
    return isBinding ? statements(bindings) : wants(":set x=2");
  }

  private int forget(List<String> names) {
    int code = names.isEmpty() ? wants(":forget NAME") : ANSWER;
    for (String name : names) {
      if (!program.forget(name)) {
        String nearest = Nearest.to(name, program.names());
        code =
            door.complain(
                Diagnostic.error("there is no definition of '" + name + "'")
                    .hint(nearest == null ? null : "did you mean " + nearest + "?"));
      }
    }
    return code;
  }

  /** The program as a file, with its comments: the definitions, and the last formula as output. */
  private String saved() {
    StringBuilder lines = new StringBuilder();
    program.text().statements().forEach(each -> lines.append(each.written()));
    return question == null ? lines.toString() : lines.append(question.written()).toString();
  }

  private int wants(String usage) {
    return door.complain(Diagnostic.error("write " + usage));
  }
}
