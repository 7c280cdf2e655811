package autograd.cli;

import autograd.lang.Diagnostic;
import autograd.render.SessionJson;
import autograd.repl.ProgramText;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Collects what a request is answered with, as one object for a script to read. */
final class JsonDoor extends SessionDoor {
  private static final List<String> OPTIONS = List.of("--format", "json", "--quiet");

  private final ByteArrayOutputStream printed;
  private final List<String> answers = new ArrayList<>();
  private final List<String> defined = new ArrayList<>();
  private String error;

  JsonDoor(Console console) {
    this(console, new ByteArrayOutputStream());
  }

  private JsonDoor(Console console, ByteArrayOutputStream printed) {
    super(console.with(printed, OutputStream.nullOutputStream()), true);
    this.printed = printed;
  }

  /** The object for all that came of a request, on one line. */
  String reply() {
    String reply =
        error != null
            ? error
            : answers.isEmpty()
                ? SessionJson.defined(defined)
                : answers.size() == 1 ? answers.get(0) : SessionJson.several(answers);
    error = null;
    answers.clear();
    defined.clear();
    return reply + "\n";
  }

  /** Makes an answer of what was printed, if something was. */
  private int taken(int code, UnaryOperator<String> object) {
    if (printed.size() > 0) {
      answers.add(object.apply(printed.toString(StandardCharsets.UTF_8)));
      printed.reset();
    }
    return code;
  }

  @Override
  Diagnostic told(Diagnostic diagnostic) {
    if (diagnostic.severity() == Diagnostic.Severity.ERROR && error == null) {
      error = SessionJson.error(diagnostic);
    }
    return null;
  }

  @Override
  public int answer(ProgramText program) {
    return taken(answer(program, fresh(each -> each), OPTIONS), String::strip);
  }

  @Override
  int open(ProgramText program, List<String> inputs) {
    return guarded(
        fresh(program::byStatement),
        where -> {
          answers.add(SessionJson.open(formula(program), inputs));
          return ExitCode.ANSWER;
        });
  }

  @Override
  public int defined(List<String> names) {
    defined.addAll(names);
    return ExitCode.ANSWER;
  }

  @Override
  public int run(String name, List<String> words, Function<String, ProgramText> whole) {
    int code = super.run(name, words, whole);
    return taken(code, text -> SessionJson.output(name, code, text));
  }

  @Override
  public int help(String topic) {
    return taken(super.help(topic), text -> SessionJson.output("help", ExitCode.ANSWER, text));
  }

  @Override
  public int print(String text) {
    return taken(super.print(text), each -> SessionJson.output("list", ExitCode.ANSWER, each));
  }
}
