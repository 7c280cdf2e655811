package autograd.cli;

import autograd.render.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of the program and of each command, laid out by picocli, which only this needs. */
final class Help {
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
          "autograd help COMMAND | FUNCTION | TOPIC",
          "autograd --help | --version");

  private Help() {}

  /** The options that stand without a command. */
  static Arguments ownArguments() {
    return new Arguments()
        .group(
            "Options",
            Option.flag("Show this help.", "-h", "--help"),
            Option.flag("Show the version, and the Java it runs on.", "-V", "--version"));
  }

  /** What there is to say of a word: the help of a command, of a topic, or all of a function. */
  static String on(String word, Console console) throws IOException {
    Command command = Commands.named(word);
    if (command != null) {
      return of(command, console.outStyle());
    }
    Topic topic = Topic.named(word);
    if (topic != null) {
      return topic.page(console.outStyle());
    }
    String page = FunctionsCommand.page(word, console.outStyle());
    if (page == null) {
      throw Main.unknown(word);
    }
    return page;
  }

  /** The help of one command. */
  static String of(Command command, Style style) {
    CommandSpec spec = CommandSpec.create().name("autograd " + command.name());
    spec.usageMessage().customSynopsis(spec.name() + " " + command.synopsis());
    return draw(spec, command.summary(), command.arguments(), command.examples(), style);
  }

  /** The help of the program. */
  static String ofProgram(Style style) {
    CommandSpec spec = CommandSpec.create().name("autograd");
    String[] synopsis = SYNOPSIS.toArray(new String[0]);
    for (int i = 1; i < synopsis.length; i++) {
      synopsis[i] = " ".repeat("Usage: ".length()) + synopsis[i];
    }
    spec.usageMessage().customSynopsis(synopsis).commandListHeading("%nCommands:%n");
    for (String name : Commands.NAMES) {
      CommandSpec command = CommandSpec.create().name(name);
      command.usageMessage().description(Commands.named(name).summary() + ".");
      spec.addSubcommand(name, new CommandLine(command));
    }
    List<String> topics = new ArrayList<>(List.of("", "Topics of help:"));
    for (Topic topic : Topic.values()) {
      topics.add("  %-11s%s.".formatted(topic.word(), topic.summary()));
    }
    return draw(spec, SUMMARY, ownArguments(), EXAMPLES, style)
        + String.join(System.lineSeparator(), topics)
        + System.lineSeparator();
  }

  private static String draw(
      CommandSpec spec, String summary, Arguments arguments, List<String> examples, Style style) {
    UsageMessageSpec usage = spec.usageMessage();
    usage.description(summary + ".").sortOptions(false);
    usage.exitCodeListHeading("%nExit codes:%n");
    usage.exitCodeList(UsageMessageSpec.keyValuesMap(ExitCode.HELP));
    usage.footerHeading("%nExamples:%n");
    String[] lines = examples.toArray(new String[0]);
    for (int i = 0; i < lines.length; i++) {
      // Help text is a format string.
      lines[i] = "  " + lines[i].replace("%", "%%");
    }
    usage.footer(lines);
    for (Arguments.Group group : arguments.groups()) {
      addGroup(spec, group);
    }
    return new CommandLine(spec).getUsageMessage(style == Style.COLOUR ? Ansi.ON : Ansi.OFF);
  }

  private static void addGroup(CommandSpec spec, Arguments.Group group) {
    ArgGroupSpec.Builder builder =
        ArgGroupSpec.builder().validate(false).heading("%n" + group.heading() + ":%n");
    for (Option option : group.options()) {
      String description = option.description().replace("%", "%%");
      if (option.isPositional()) {
        builder.addArg(
            PositionalParamSpec.builder()
                .index("0")
                .arity("1")
                .paramLabel(option.label())
                .description(description)
                .build());
      } else {
        builder.addArg(
            OptionSpec.builder(option.names().toArray(new String[0]))
                .arity(option.takesValue() ? "1" : "0")
                .type(String.class)
                .paramLabel(String.valueOf(option.label()))
                .description(description)
                .build());
      }
    }
    spec.addArgGroup(builder.order(spec.argGroups().size()).build());
  }
}
