package autograd.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command's manual page, in the language of {@code man}, from what its help says. */
final class ManualPage {
  private final StringBuilder page = new StringBuilder();
  private final CommandSpec spec;

  private ManualPage(CommandSpec spec) {
    this.spec = spec;
  }

  /** The page of a command that was described for help. */
  static String of(CommandSpec spec) {
    return new ManualPage(spec).write();
  }

  private String write() {
    String title = spec.name().replace(' ', '-');
    line(".TH " + title.toUpperCase(Locale.ROOT) + " 1 \"\" \"autograd\" \"User commands\"");
    section("Name");
    line(escape(title) + " \\- " + escape(uncapitalised(spec.usageMessage().description()[0])));
    synopsis();
    section("Description");
    line(escape(String.join(" ", spec.usageMessage().description())));
    commands();
    options();
    section("Exit status");
    for (Map.Entry<String, String> code : spec.usageMessage().exitCodeList().entrySet()) {
      entry("\\fB" + code.getKey() + "\\fR", code.getValue());
    }
    examples();
    seeAlso();
    return page.toString();
  }

  private void synopsis() {
    section("Synopsis");
    boolean first = true;
    for (String usage : spec.usageMessage().customSynopsis()) {
      if (!first) {
        line(".br");
      }
      first = false;
      line(escape(usage.strip()));
    }
  }

  private void commands() {
    if (!spec.subcommands().isEmpty()) {
      section("Commands");
      for (Map.Entry<String, CommandLine> each : spec.subcommands().entrySet()) {
        String[] summary = each.getValue().getCommandSpec().usageMessage().description();
        entry("\\fB" + each.getKey() + "\\fR", summary[0]);
      }
    }
  }

  private void options() {
    section("Options");
    for (ArgGroupSpec group : spec.argGroups()) {
      line(".SS " + group.heading().replace("%n", "").replace(":", ""));
      for (ArgSpec argument : group.args()) {
        option(argument);
      }
    }
    for (OptionSpec option : spec.options()) {
      if (option.group() == null) {
        option(option);
      }
    }
  }

  private void option(ArgSpec argument) {
    List<String> forms = new ArrayList<>();
    String label = "\\fI" + escape(argument.paramLabel()) + "\\fR";
    if (argument instanceof OptionSpec option) {
      for (String name : option.names()) {
        String value = option.arity().max() == 0 ? "" : (name.startsWith("--") ? "=" : " ") + label;
        forms.add("\\fB" + escape(name) + "\\fR" + value);
      }
    } else {
      forms.add(label);
    }
    entry(String.join(", ", forms), Options.description(argument));
  }

  private void examples() {
    section("Examples");
    line(".nf");
    for (String example : spec.usageMessage().footer()) {
      line(escape(example.replace("%%", "%")));
    }
    line(".fi");
  }

  private void seeAlso() {
    section("See also");
    List<String> pages = new ArrayList<>();
    pages.add("autograd");
    Commands.NAMES.forEach(name -> pages.add("autograd-" + name));
    pages.remove(spec.name().replace(' ', '-'));
    pages.add("dot");
    pages.replaceAll(name -> "\\fB" + escape(name) + "\\fR(1)");
    line(String.join(", ", pages));
  }

  private void section(String name) {
    line(".SH " + name.toUpperCase(Locale.ROOT));
  }

  private void entry(String term, String description) {
    line(".TP");
    line(term);
    line(escape(description));
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  /**
   * Plain text: a backslash and a hyphen mean something to man, as do a line's first characters.
   */
  private static String escape(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }

  private static String uncapitalised(String text) {
    String plain = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    return plain.substring(0, 1).toLowerCase(Locale.ROOT) + plain.substring(1);
  }
}
