package autograd.cli;

import autograd.lang.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a command can be told, in groups as help shows them, and the reading of a command line.
 *
 * <p>A formula may begin with a minus: {@code -a*b}, {@code -f*o}. So the first argument that
 * begins with one minus and is no option to the letter is the formula, unless there is one already;
 * and a value is written apart from a short option, {@code -o FILE}. Whatever follows {@code --} is
 * no option.
 */
final class Arguments {
  private final List<Group> groups = new ArrayList<>();

  /**
   * Options that belong together.
   *
   * @param heading what they have in common
   * @param options the options, in the order of help
   */
  record Group(String heading, List<Option> options) {}

  /** Adds what belongs together. */
  Arguments group(String heading, Option... options) {
    groups.add(new Group(heading, Arrays.asList(options)));
    return this;
  }

  /** What was added, in order. */
  List<Group> groups() {
    return groups;
  }

  /** Every option, in the order of help. */
  List<Option> options() {
    List<Option> options = new ArrayList<>();
    for (Group group : groups) {
      options.addAll(group.options());
    }
    return options;
  }

  /** Gives the options their values. */
  void read(List<String> words) {
    Option operand = positional();
    // With a formula from a file, an unknown option cannot be one.
    boolean hasOperand = operand == null || words.contains("-f") || words.contains("--file");
    boolean isAfterOptions = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      Option option = isAfterOptions ? null : named(word);
      if (option != null) {
        if (option.takesValue() && ++i == words.size()) {
          throw Failure.wrong(
              option.name() + " needs a value", "write " + option.name() + " " + option.label());
        }
        option.give(option.takesValue() ? words.get(i) : "");
      } else if (!isAfterOptions && word.equals("--")) {
        isAfterOptions = true;
      } else if (isAfterOptions || !word.startsWith("-") || word.equals("-")) {
        giveOperand(operand, word);
        hasOperand = true;
      } else if (!giveJoined(word)) {
        if (hasOperand || isLongOption(word)) {
          throw unknown(word);
        }
        giveOperand(operand, word);
        hasOperand = true;
      }
    }
  }

  private static void giveOperand(Option operand, String word) {
    if (operand == null || operand.isGiven()) {
      throw Failure.wrong(
          "unexpected argument '" + word + "'",
          operand != null && operand.label().equals("EXPRESSION")
              ? "the expression is one argument: put it in quotes"
              : null);
    }
    operand.give(word);
  }

  /** Reads {@code --name=value}; false if that is not what this is. */
  private boolean giveJoined(String word) {
    int equals = word.indexOf('=');
    Option option = equals < 0 || !word.startsWith("--") ? null : named(word.substring(0, equals));
    if (option == null) {
      return false;
    }
    if (!option.takesValue()) {
      throw Failure.wrong(option.name() + " takes no value", null);
    }
    option.give(word.substring(equals + 1));
    return true;
  }

  private Option named(String word) {
    if (word.startsWith("-")) {
      for (Group group : groups) {
        for (Option option : group.options()) {
          if (option.names().contains(word)) {
            return option;
          }
        }
      }
    }
    return null;
  }

  private Option positional() {
    for (Group group : groups) {
      for (Option option : group.options()) {
        if (option.isPositional()) {
          return option;
        }
      }
    }
    return null;
  }

  /** Two minuses and a word: more likely an option misspelt than a double negation. */
  private static boolean isLongOption(String word) {
    return word.matches("--[a-z][a-z-]+(=.*)?");
  }

  private Failure unknown(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    List<String> names = new ArrayList<>();
    options().forEach(option -> names.addAll(option.names()));
    String nearest = Nearest.to(name, names);
    return Failure.wrong(
        "unknown option '" + name + "'",
        nearest == null ? "--help lists them" : "did you mean " + nearest + "?");
  }
}
