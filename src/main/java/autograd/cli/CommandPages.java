package autograd.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A page in Markdown of all commands and their options, from what help says. */
final class CommandPages {
  /** An option that so many commands have in the same words is described once, for all of them. */
  private static final int SHARED = 4;

  private final StringBuilder page = new StringBuilder();
  private final Map<String, Integer> uses = new HashMap<>();

  private CommandPages() {}

  /** The whole page. */
  static String markdown() {
    CommandPages pages = new CommandPages();
    pages.write();
    return pages.page.toString();
  }

  private void write() {
    List<Command> commands = Commands.NAMES.stream().map(Commands::named).toList();
    for (Command command : commands) {
      command.arguments().options().forEach(option -> uses.merge(key(option), 1, Integer::sum));
    }
    page.append(
        """
        # Commands

        Made from the program, as `autograd help COMMAND` and the manual pages are.

        A formula is the first argument. It may begin with a minus sign, and is read from a file
        with `-f FILE` or from standard input with `-`. Answers go to standard output, everything
        else to standard error.

        """);
    for (Command command : commands) {
      page.append("- [`").append(command.name()).append("`](#").append(command.name());
      page.append("): ").append(command.summary()).append(".\n");
    }
    page.append("\n## Exit codes\n\n| code | meaning |\n|---|---|\n");
    for (String code : ExitCode.HELP) {
      int colon = code.indexOf(':');
      row(code.substring(0, colon), code.substring(colon + 1));
    }
    writeShared(commands);
    commands.forEach(this::write);
  }

  /** The options that many commands have, under the headings that help has for them. */
  private void writeShared(List<Command> commands) {
    Map<String, Map<String, Option>> groups = new LinkedHashMap<>();
    for (Command command : commands) {
      for (Arguments.Group group : command.arguments().groups()) {
        for (Option option : group.options()) {
          if (isShared(option)) {
            groups
                .computeIfAbsent(group.heading(), heading -> new LinkedHashMap<>())
                .putIfAbsent(key(option), option);
          }
        }
      }
    }
    page.append("\n## Options that many commands share\n");
    groups.forEach(
        (heading, options) -> {
          page.append("\n**").append(heading).append("**\n\n| option | meaning |\n|---|---|\n");
          options.values().forEach(this::row);
        });
  }

  private void write(Command command) {
    page.append("\n## ").append(command.name()).append("\n\n").append(command.summary());
    page.append(".\n\n```sh\n").append(String.join("\n", command.examples())).append("\n```\n");
    List<String> shared = new ArrayList<>();
    List<Option> own = new ArrayList<>();
    for (Option option : command.arguments().options()) {
      if (isShared(option)) {
        shared.add("`" + option.name() + "`");
      } else {
        own.add(option);
      }
    }
    if (!own.isEmpty()) {
      page.append("\n| option | meaning |\n|---|---|\n");
      own.forEach(this::row);
    }
    page.append("\nShared with others: ").append(String.join(", ", shared)).append(".\n");
  }

  private boolean isShared(Option option) {
    return uses.get(key(option)) >= SHARED;
  }

  private static String key(Option option) {
    return option.name() + " " + option.label() + " " + option.description();
  }

  private void row(Option option) {
    List<String> forms = new ArrayList<>();
    String value = option.takesValue() && !option.isPositional() ? " " + option.label() : "";
    option.names().forEach(name -> forms.add("`" + name + value + "`"));
    row(
        option.isPositional() ? "`" + option.label() + "`" : String.join(", ", forms),
        option.description());
  }

  private void row(String first, String second) {
    String escaped = second.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
    page.append("| ").append(first.replace("|", "\\|")).append(" | ").append(escaped);
    page.append(" |\n");
  }
}
