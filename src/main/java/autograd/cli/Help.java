package autograd.cli;

import autograd.render.Style;
import java.util.List;

/** The help of the program and of each command. */
final class Help {
  private static final int WIDTH = 80;

  /** Where descriptions begin at the latest. */
  private static final int LAST_COLUMN = 29;

  /** So much further in a description goes on. */
  private static final int HANGING = 2;

  static final String SUMMARY = "Exact gradients of a formula by all of its variables";

  /** Lines for a shell that show the program at work. */
  static final List<String> EXAMPLES =
      List.of(
          "autograd eval \"(a*b)*(a+b)\" --set a=-2 --set b=3",
          "autograd dot \"(a*b)*(a+b)\" --set a=-2 --set b=3 | dot -Tsvg > graph.svg",
          "autograd help eval");

  /** How the program is called. */
  static final List<String> SYNOPSIS =
      List.of(
          "autograd COMMAND [EXPRESSION] [OPTIONS]",
          "autograd help COMMAND",
          "autograd --help | --version");

  private final Style style;
  private final StringBuilder text = new StringBuilder();

  private Help(Style style) {
    this.style = style;
  }

  /** The options that stand without a command. */
  static Arguments ownArguments() {
    return new Arguments()
        .group(
            "Options",
            Option.flag("Show this help.", "-h", "--help"),
            Option.flag("Show the version, and the Java it runs on.", "-V", "--version"));
  }

  /** The help of one command. */
  static String of(Command command, Style style) {
    Help help = new Help(style);
    help.begin(List.of("autograd " + command.name() + " " + command.synopsis()), command.summary());
    help.list(command.arguments());
    help.end(command.examples());
    return help.text.toString();
  }

  /** The help of the program. */
  static String ofProgram(Style style) {
    Help help = new Help(style);
    help.begin(SYNOPSIS, SUMMARY);
    help.list(ownArguments());
    help.heading("Commands");
    int column = 0;
    for (String name : Commands.NAMES) {
      column = Math.max(column, name.length() + 4);
    }
    for (String name : Commands.NAMES) {
      help.entry("  ", name, "", Commands.named(name).summary() + ".", column);
    }
    help.end(EXAMPLES);
    return help.text.toString();
  }

  private void begin(List<String> synopsis, String summary) {
    String before = "Usage: ";
    for (String line : synopsis) {
      text.append(before).append(line).append('\n');
      before = " ".repeat(before.length());
    }
    wrap(summary + ".", 0, 0);
  }

  private void list(Arguments arguments) {
    int column = 0;
    for (Arguments.Group group : arguments.groups()) {
      for (Option option : group.options()) {
        int width = before(option).length() + option.name().length() + after(option).length();
        column = Math.max(column, width + 3);
      }
    }
    for (Arguments.Group group : arguments.groups()) {
      heading(group.heading());
      for (Option option : group.options()) {
        entry(
            before(option),
            option.name(),
            after(option),
            option.description(),
            Math.min(column, LAST_COLUMN));
      }
    }
  }

  private static String before(Option option) {
    List<String> names = option.names();
    return names.size() > 1 ? "  " + names.get(0) + ", " : "      ";
  }

  private static String after(Option option) {
    return option.isPositional() || !option.takesValue() ? "" : "=" + option.label();
  }

  private void end(List<String> examples) {
    heading("Exit codes");
    for (String line : ExitCode.HELP) {
      int colon = line.indexOf(':');
      text.append("  ").append(line, 0, colon).append("   ");
      text.append(line, colon + 1, line.length()).append('\n');
    }
    heading("Examples");
    for (String example : examples) {
      text.append("  ").append(example).append('\n');
    }
  }

  private void heading(String heading) {
    text.append('\n').append(heading).append(":\n");
  }

  /** A name with what stands before and after it, and its description from a column on. */
  private void entry(String before, String name, String after, String description, int column) {
    text.append(before).append(style.bold(name)).append(after);
    int gap = column - before.length() - name.length() - after.length();
    text.append(gap > 0 ? " ".repeat(gap) : "\n" + " ".repeat(column));
    wrap(description, column, column + HANGING);
  }

  /** Writes words from {@code column} on, and those that do not fit below, further in. */
  private void wrap(String words, int column, int below) {
    int at = column;
    for (String word : words.split(" ", -1)) {
      if (at > column && at + 1 + word.length() > WIDTH) {
        text.append('\n').append(" ".repeat(below));
        at = below;
      } else if (at > column) {
        text.append(' ');
        at++;
      }
      text.append(word);
      at += word.length();
    }
    text.append('\n');
  }
}
