package autograd.cli;

import autograd.derive.Derivation;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.lang.Expression;
import autograd.lang.Source;
import autograd.render.FormulaText;
import autograd.repl.Door;
import autograd.repl.ProgramText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a session has the commands of the program do, each as if it had been started by itself. */
class SessionDoor implements Door {
  /** A hint need not be longer. */
  private static final int MOST_SET = 3;

  private final Console console;

  /** Whether a person reads, to whom a formula with open inputs is no error. */
  private final boolean showsFormulas;

  /** What the request of a thread may still tell; none where requests are not stopped. */
  private static final ThreadLocal<Gate> GATE = new ThreadLocal<>();

  private volatile Gate latest;
  private String lastAnswer;

  SessionDoor(Console console, boolean showsFormulas) {
    this.console = console;
    this.showsFormulas = showsFormulas;
  }

  /** Something to do with a console, which ends with an exit code. */
  interface Work {
    int on(Console console) throws IOException;
  }

  /** Does it as if it were the program's only work, and answers with the exit code. */
  final int guarded(Console where, Work work) {
    Gate open = GATE.get();
    requireOpen(open);
    int code;
    try {
      code = work.on(where);
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException | Error e) {
      requireOpen(open);
      // Without its reader a session has no sense.
      if (e instanceof ClosedPipeException closed) {
        throw closed;
      }
      code = Main.tell(e, where);
    }
    requireOpen(open);
    return code;
  }

  private static void requireOpen(Gate gate) {
    if (gate != null) {
      gate.requireOpen();
    }
  }

  /** A console for one piece of work. */
  final Console fresh(UnaryOperator<Diagnostic> lens) {
    Gate open = GATE.get();
    Console fresh =
        open == null
            ? console.with(console.out(), console.err())
            : console.with(open.guard(console.out()), open.guard(console.err()));
    look(fresh, lens);
    return fresh;
  }

  private void look(Console where, UnaryOperator<Diagnostic> lens) {
    where.through(
        told -> {
          Diagnostic seen = lens.apply(told);
          return seen == null ? null : told(seen);
        });
  }

  /** What becomes of a diagnostic before it is drawn; null if it need not be. */
  Diagnostic told(Diagnostic diagnostic) {
    return diagnostic;
  }

  @Override
  public final void begin(int columns) {
    if (columns > 0) {
      Console.isAsWideAs(columns);
    }
    Gate mine = new Gate();
    GATE.set(mine);
    latest = mine;
  }

  @Override
  public final void stop() {
    latest.close();
  }

  @Override
  public final List<String> commands() {
    return Commands.NAMES.stream().filter(name -> !name.equals("repl")).toList();
  }

  @Override
  public final List<String> options(String command) {
    List<String> names = new ArrayList<>();
    Command known = Commands.named(command);
    if (known != null) {
      known.arguments().options().forEach(option -> names.addAll(option.names()));
    }
    return names;
  }

  @Override
  public final String lastAnswer() {
    return lastAnswer;
  }

  @Override
  public int answer(ProgramText program) {
    return answer(program, fresh(told -> told), List.of());
  }

  /** Answers as {@code eval} does, with these options. */
  final int answer(ProgramText program, Console where, List<String> options) {
    EvalCommand eval = new EvalCommand();
    look(
        where,
        told -> {
          boolean isUnset = !eval.unset().isEmpty() && told.severity() == Diagnostic.Severity.ERROR;
          Diagnostic here = program.byStatement(told);
          return !isUnset ? here : showsFormulas ? null : here.hint(setting(labels(eval)));
        });
    List<String> words = new ArrayList<>(options);
    words.add("--");
    words.add(program.text());
    int code =
        guarded(
            where,
            any -> {
              eval.arguments().read(words);
              return eval.run(where);
            });
    keep(eval);
    if (showsFormulas && !eval.unset().isEmpty()) {
      return open(program, labels(eval));
    }
    return code;
  }

  private void keep(EvalCommand eval) {
    String value = eval.value();
    lastAnswer = value == null ? lastAnswer : value;
  }

  /** Shows a formula, of which some inputs have no numbers. */
  int open(ProgramText program, List<String> inputs) {
    return guarded(
        fresh(program::byStatement),
        where -> {
          OutputFile.writeText(where, null, out -> out.append(formula(program)).append('\n'));
          String verb = inputs.size() == 1 ? " is open" : " are open";
          Diagnostic note = Diagnostic.note(String.join(", ", inputs) + verb, null, null);
          where.tell(note.hint(setting(inputs)));
          return ExitCode.ANSWER;
        });
  }

  private static List<String> labels(EvalCommand eval) {
    return eval.unset().stream().map(Value::label).toList();
  }

  /** What to type so that inputs are open no more. */
  private static String setting(List<String> inputs) {
    return "give numbers to them, as in "
        + inputs.stream()
            .limit(MOST_SET)
            .map(each -> each + " = 1")
            .collect(Collectors.joining("; "));
  }

  /** The last formula of a program, with all it uses written out. */
  static String formula(ProgramText program) throws IOException {
    Graph graph = parse(program);
    Map<String, Value> results = new LinkedHashMap<>();
    for (int i = 0; i < graph.outputs().size(); i++) {
      results.put(String.valueOf(i + 1), graph.outputs().get(i));
    }
    StringBuilder text = new StringBuilder();
    Derivation whole = new Derivation(graph, results);
    new FormulaText(whole.graph(), whole.results(), false).write(text);
    return text.toString().strip();
  }

  private static Graph parse(ProgramText program) {
    PointOptions point = new PointOptions();
    Source plain = point.withoutUncertainties(Source.of(program.text()));
    return Expression.parse(plain, Expression.Options.standard());
  }

  @Override
  public int check(ProgramText program) {
    return guarded(
        fresh(program::byStatement),
        where -> {
          parse(program);
          return ExitCode.ANSWER;
        });
  }

  @Override
  public int defined(List<String> names) {
    return ExitCode.ANSWER;
  }

  @Override
  public int run(String name, List<String> words, Function<String, ProgramText> whole) {
    return run(name, words, whole, fresh(told -> told));
  }

  /** Carries a command out, with the session's program where it wants a formula. */
  final int run(
      String name, List<String> words, Function<String, ProgramText> whole, Console where) {
    return guarded(
        where,
        any -> {
          Command command = Commands.named(name);
          command.arguments().read(words);
          if (command.isHelpWanted()) {
            return printed(where, Help.of(command, where.outStyle()));
          }
          giveFormula(command, whole, where);
          int code = command.run(where);
          if (command instanceof EvalCommand eval) {
            keep(eval);
          }
          return code;
        });
  }

  private void giveFormula(Command command, Function<String, ProgramText> whole, Console where) {
    if (command instanceof FunctionsCommand) {
      return;
    }
    Option expression = null;
    for (Option each : command.arguments().options()) {
      if (each.names().contains("--file") && each.isGiven()) {
        return;
      }
      expression = each.isPositional() ? each : expression;
    }
    ProgramText program = expression == null ? null : whole.apply(expression.value());
    if (program != null) {
      expression.giveInstead(program.text());
      look(where, program::byStatement);
    }
  }

  @Override
  public int help(String topic) {
    return guarded(fresh(told -> told), where -> printed(where, text(topic, where)));
  }

  private String text(String topic, Console where) throws IOException {
    return topic == null ? SessionHelp.TEXT : Help.on(topic, where);
  }

  @Override
  public final int read(String file, Consumer<String> reader) {
    return guarded(
        fresh(told -> told),
        where -> {
          reader.accept(FormulaOptions.file(file, where).text());
          return ExitCode.ANSWER;
        });
  }

  @Override
  public final int write(String file, String text) {
    return guarded(
        fresh(told -> told),
        where -> {
          OutputFile.writeText(where, file, out -> out.append(text));
          return ExitCode.ANSWER;
        });
  }

  @Override
  public int print(String text) {
    return guarded(fresh(told -> told), where -> printed(where, text));
  }

  static int printed(Console where, String text) {
    OutputFile.writeText(where, null, out -> out.append(text));
    return ExitCode.ANSWER;
  }

  @Override
  public int complain(Diagnostic diagnostic) {
    return guarded(
        fresh(told -> told),
        where -> {
          throw Failure.wrong(diagnostic);
        });
  }
}
