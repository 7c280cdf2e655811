package autograd.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A manual page, in the language of {@code man}, from what help says. */
final class ManualPage {
  private final StringBuilder page = new StringBuilder();

  private ManualPage() {}

  /** The page of one command. */
  static String of(Command command) {
    ManualPage page = new ManualPage();
    String title = "autograd-" + command.name();
    page.head(title, 1, command.summary());
    page.synopsis(List.of("autograd " + command.name() + " " + command.synopsis()));
    page.section("Description");
    page.text(command.summary() + ".");
    page.options(command.arguments());
    page.tail(title, command.examples());
    return page.page.toString();
  }

  /** The page of the program. */
  static String ofProgram() {
    ManualPage page = new ManualPage();
    page.head("autograd", 1, Help.SUMMARY);
    page.synopsis(Help.SYNOPSIS);
    page.section("Description");
    page.text(Help.SUMMARY + ".");
    page.section("Commands");
    for (String name : Commands.NAMES) {
      page.entry("\\fB" + name + "\\fR", Commands.named(name).summary() + ".");
    }
    page.section("Topics");
    for (Topic topic : Topic.values()) {
      page.entry("\\fBautograd help " + topic.word() + "\\fR", topic.summary() + ".");
    }
    page.options(Help.ownArguments());
    page.tail("autograd", Help.EXAMPLES);
    return page.page.toString();
  }

  /** The page of a topic, whose layout is kept. */
  static String of(Topic topic) throws IOException {
    ManualPage page = new ManualPage();
    page.head("autograd-" + topic.word(), 7, topic.summary());
    boolean isOpen = false;
    for (String line : topic.lines()) {
      if (Topic.isHeading(line)) {
        page.line(isOpen ? ".fi" : "");
        page.section(line);
        page.line(".nf");
        isOpen = true;
      } else {
        page.text(line.isEmpty() ? " " : line.substring(2));
      }
    }
    page.line(".fi");
    page.section("See also");
    page.line("\\fBautograd\\fR(1), \\fBautograd\\-functions\\fR(1)");
    return page.page.toString();
  }

  private void head(String title, int section, String summary) {
    String manual = section == 1 ? "User commands" : "Conventions";
    line(
        String.format(
            ".TH %s %d \"\" \"autograd\" \"%s\"", title.toUpperCase(Locale.ROOT), section, manual));
    section("Name");
    line(escape(title) + " \\- " + escape(uncapitalised(summary)));
  }

  private void synopsis(List<String> forms) {
    section("Synopsis");
    line(String.join("\n.br\n", forms.stream().map(ManualPage::escape).toList()));
  }

  private void options(Arguments arguments) {
    section("Options");
    for (Arguments.Group group : arguments.groups()) {
      if (arguments.groups().size() > 1) {
        line(".SS " + group.heading());
      }
      for (Option option : group.options()) {
        entry(forms(option), option.description());
      }
    }
  }

  private static String forms(Option option) {
    String label = "\\fI" + escape(String.valueOf(option.label())) + "\\fR";
    List<String> forms = new ArrayList<>();
    for (String name : option.names()) {
      String value = (name.startsWith("--") ? "=" : " ") + label;
      forms.add("\\fB" + escape(name) + "\\fR" + (option.takesValue() ? value : ""));
    }
    return option.isPositional() ? label : String.join(", ", forms);
  }

  private void tail(String title, List<String> examples) {
    section("Exit status");
    for (String code : ExitCode.HELP) {
      int colon = code.indexOf(':');
      entry("\\fB" + code.substring(0, colon) + "\\fR", code.substring(colon + 1));
    }
    section("Examples");
    line(".nf");
    examples.forEach(this::text);
    line(".fi");
    section("See also");
    List<String> pages = new ArrayList<>(List.of("autograd"));
    Commands.NAMES.forEach(name -> pages.add("autograd-" + name));
    pages.remove(title);
    pages.add("dot");
    pages.replaceAll(name -> "\\fB" + escape(name) + "\\fR(1)");
    Topic.WORDS.forEach(word -> pages.add("\\fBautograd\\-" + word + "\\fR(7)"));
    line(String.join(", ", pages));
  }

  private void section(String name) {
    line(".SH " + name.toUpperCase(Locale.ROOT));
  }

  private void entry(String term, String description) {
    line(".TP");
    line(term);
    text(description);
  }

  private void text(String text) {
    line(escape(text));
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
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
