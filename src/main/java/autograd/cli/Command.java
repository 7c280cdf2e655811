package autograd.cli;

import java.io.IOException;
import java.util.List;

/** One command: its name, its options and what it does. */
abstract class Command {
  private final String name;
  private final String summary;
  private final List<String> examples;
  private final Arguments arguments = new Arguments();
  private final Option help = Option.flag("Show this help.", "-h", "--help");

  /** The examples are lines a shell can run; help ends with them. */
  Command(String name, String summary, String... examples) {
    this.name = name;
    this.summary = summary;
    this.examples = List.of(examples);
  }

  /** The word after the program's. */
  String name() {
    return name;
  }

  /** What it does, as a sentence without its full stop. */
  String summary() {
    return summary;
  }

  /** Lines for a shell. */
  List<String> examples() {
    return examples;
  }

  /** What it can be told. */
  final Arguments arguments() {
    if (arguments.groups().isEmpty()) {
      describe(arguments);
      arguments.group("Help", help);
    }
    return arguments;
  }

  /** Whether it was asked to explain itself, and not to be carried out. */
  final boolean isHelpWanted() {
    return help.isGiven();
  }

  /** What stands behind its name in the line that shows its use. */
  String synopsis() {
    return "EXPRESSION [OPTIONS]";
  }

  /** Adds the options. */
  abstract void describe(Arguments arguments);

  /** Carries it out, once the options have their values, and answers with the exit code. */
  abstract int run(Console console) throws IOException;
}
