package autograd.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * One command: its name, its options and what it does. Options are built by hand rather than from
 * annotations, whose reflection would cost more at start-up than all the rest.
 */
abstract class Command {
  private final String name;
  private final String summary;
  private final String[] examples;

  /** The examples are lines a shell can run; help ends with them. */
  Command(String name, String summary, String... examples) {
    this.name = name;
    this.summary = summary;
    this.examples = examples;
  }

  String name() {
    return name;
  }

  String summary() {
    return summary;
  }

  /** Adds the options. */
  abstract void describe(Arguments arguments);

  /** Carries it out, once the options have their values. */
  abstract void run(Console console) throws IOException;

  /** The command as picocli parses it. */
  final CommandSpec specToParse(String parent) {
    return spec(parent, false);
  }

  /** The command as picocli describes it. */
  final CommandSpec specForHelp(String parent) {
    return spec(parent, true);
  }

  private CommandSpec spec(String parent, boolean isForHelp) {
    CommandSpec spec = CommandSpec.create().name(parent.isEmpty() ? name : parent + " " + name);
    if (isForHelp) {
      UsageMessageSpec usage = spec.usageMessage();
      usage.description(summary + ".");
      usage.sortOptions(false).customSynopsis(spec.name() + " EXPRESSION [OPTIONS]");
      usage.exitCodeListHeading("%nExit codes:%n");
      usage.exitCodeList(UsageMessageSpec.keyValuesMap(ExitCode.HELP));
      examples(spec, examples);
    }
    Arguments arguments = new Arguments(spec, isForHelp);
    describe(arguments);
    arguments.group("Help", help());
    return spec;
  }

  /** The option that every command has. */
  static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .arity("0")
        .type(boolean.class)
        .description("Show this help.")
        .build();
  }

  /** Examples for the end of the help, each a line a shell can run. */
  static void examples(CommandSpec spec, String... commands) {
    spec.usageMessage().footerHeading("%nExamples:%n");
    String[] lines = new String[commands.length];
    for (int i = 0; i < commands.length; i++) {
      // Help text is a format string.
      lines[i] = "  " + commands[i].replace("%", "%%");
    }
    spec.usageMessage().footer(lines);
  }
}
