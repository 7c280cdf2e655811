package autograd.cli;

import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The kinds of option there are, in few words. Values stay text until the command reads them. */
final class Options {
  private Options() {}

  /** An option without a value. */
  static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names)
        .arity("0")
        .type(boolean.class)
        .defaultValue("false")
        .description(description)
        .build();
  }

  /** An option with one value. */
  static OptionSpec text(String label, String description, String... names) {
    return OptionSpec.builder(names)
        .paramLabel(label)
        .arity("1")
        .type(String.class)
        .description(description)
        .build();
  }

  /** An option that may be repeated. */
  static OptionSpec many(String label, String description, String... names) {
    return OptionSpec.builder(names)
        .paramLabel(label)
        .arity("1")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .description(description)
        .build();
  }

  /** An option that may be repeated, or given several values separated by commas. */
  static OptionSpec list(String label, String description, String... names) {
    return OptionSpec.builder(names)
        .paramLabel(label)
        .arity("1")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .splitRegex(",")
        .description(description)
        .build();
  }

  /** An option with one of several values. */
  static OptionSpec choice(
      String label, List<String> values, String initial, String description, String... names) {
    return OptionSpec.builder(names)
        .paramLabel(label)
        .arity("1")
        .type(String.class)
        .defaultValue(initial)
        .completionCandidates(values)
        .description(description)
        .build();
  }

  /** What help says of an option, in one line. */
  static String description(ArgSpec option) {
    String text = String.join(" ", option.description());
    return option.completionCandidates() == null
        ? text
        : text.replace(
            "${COMPLETION-CANDIDATES}", String.join(", ", option.completionCandidates()));
  }

  /** What was given for a repeatable option; empty if nothing was. */
  static List<String> values(OptionSpec option) {
    List<String> values = option.getValue();
    return values == null ? List.of() : values;
  }

  /** What was given for a choice. */
  static String chosen(OptionSpec option) {
    String value = option.getValue();
    for (String candidate : option.completionCandidates()) {
      if (candidate.equals(value)) {
        return value;
      }
    }
    throw Failure.wrong(
        "'" + value + "' is no value of " + option.longestName(),
        "it takes " + String.join(", ", option.completionCandidates()));
  }

  /** What was given as a whole number, or null if nothing was. */
  static Integer wholeNumber(OptionSpec option, int least, int most) {
    String text = option.getValue();
    if (text == null) {
      return null;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw Failure.wrong(
        option.longestName()
            + " takes a whole number from "
            + least
            + " to "
            + most
            + ", not '"
            + text
            + "'",
        null);
  }
}
