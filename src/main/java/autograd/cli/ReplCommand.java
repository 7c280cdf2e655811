package autograd.cli;

import autograd.render.Style;
import autograd.repl.Door;
import autograd.repl.Prompt;
import autograd.repl.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code autograd repl}: a program that grows, at a prompt, or line by line through a pipe. */
final class ReplCommand extends Command {
  private static final String STDIN_IS_TERMINAL = "autograd.stdin.terminal";

  private final Option file =
      Option.text("FILE", "Begin with the definitions of a file.", "-f", "--file");
  private final Option json =
      Option.flag("Answer each line with one JSON object on one line, for scripts.", "--json");
  private final OutputOptions output = new OutputOptions();

  ReplCommand() {
    super(
        "repl",
        "Define and ask line by line, with every other command behind a colon",
        "autograd repl",
        "printf 'n = 2*w + 1\\nw = 3\\ntanh(n)\\n' | autograd repl",
        "printf 'a = -2; b = 3\\n(a*b)*(a+b)\\n' | autograd repl --json");
  }

  @Override
  String synopsis() {
    return "[OPTIONS]";
  }

  @Override
  void describe(Arguments arguments) {
    arguments.group("Session", file, json);
    output.addTo(arguments, OutputOptions.Content.SESSION);
  }

  @Override
  int run(Console console) throws IOException {
    output.apply(console);
    if (json.isGiven()) {
      return jsonLines(console);
    }
    boolean isTyped = Boolean.getBoolean(STDIN_IS_TERMINAL);
    Door door = new SessionDoor(console, isTyped);
    Session session = new Session(door);
    int code = file.isGiven() ? session.load(file.value()) : ExitCode.ANSWER;
    if (isTyped) {
      boolean isColoured = console.outStyle() == Style.COLOUR;
      return new Prompt(session, door, history(), isColoured).run();
    }
    if (code == ExitCode.FILE) {
      return code;
    }
    BufferedReader lines = reader(console);
    for (String text = request(lines); text != null && !session.isOver(); text = request(lines)) {
      int one = session.request(text);
      code = code == ExitCode.ANSWER ? one : code;
    }
    return code;
  }

  private int jsonLines(Console console) throws IOException {
    JsonDoor door = new JsonDoor(console);
    Session session = new Session(door);
    int code = ExitCode.ANSWER;
    if (file.isGiven()) {
      code = session.load(file.value());
      String loaded = door.reply();
      if (code != ExitCode.ANSWER) {
        SessionDoor.printed(console, loaded);
        return code;
      }
    }
    BufferedReader lines = reader(console);
    for (String text = lines.readLine(); text != null; text = lines.readLine()) {
      int one = session.request(text);
      code = code == ExitCode.ANSWER ? one : code;
      SessionDoor.printed(console, door.reply());
      if (session.isOver()) {
        break;
      }
    }
    return code;
  }

  private static BufferedReader reader(Console console) {
    return new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
  }

  /** The next request, which goes on while a parenthesis is open; null at the end. */
  private static String request(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    if (line == null || !Session.goesOn(line)) {
      return line;
    }
    StringBuilder text = new StringBuilder(line);
    while (Session.goesOn(text.toString())) {
      String next = lines.readLine();
      if (next == null) {
        break;
      }
      text.append('\n').append(next);
    }
    return text.toString();
  }

  /** Where state belongs that is worth keeping but not worth moving to another machine. */
  private static Path history() {
    String state = System.getenv("XDG_STATE_HOME");
    Path folder =
        state == null || !state.startsWith("/")
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(state);
    return folder.resolve("autograd").resolve("history");
  }
}
