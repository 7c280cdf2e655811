package autograd.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Tells a formula that begins with a minus, {@code -a*b} or {@code -f*o}, from an option, and moves
 * it behind {@code --}, where a parser of options leaves it alone.
 *
 * <p>The first argument that begins with one minus and is no option to the letter is the formula,
 * unless there is one already. So values are written apart from short options: {@code -o FILE}.
 */
final class ArgumentOrder {
  private static final String END_OF_OPTIONS = "--";

  private ArgumentOrder() {}

  static String[] of(List<String> arguments, CommandSpec spec) {
    Map<String, OptionSpec> known = spec.optionsMap();
    List<String> options = new ArrayList<>();
    List<String> others = new ArrayList<>();
    boolean hasFormula = arguments.contains("-f") || arguments.contains("--file");
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      OptionSpec option = known.get(argument);
      if (argument.equals(END_OF_OPTIONS)) {
        others.addAll(arguments.subList(i + 1, arguments.size()));
        break;
      } else if (option != null) {
        options.add(argument);
        if (option.arity().max() > 0) {
          if (++i == arguments.size()) {
            throw UsageError.missingValue(option);
          }
          options.add(arguments.get(i));
        }
      } else if (!argument.startsWith("-") || argument.equals("-")) {
        others.add(argument);
        hasFormula = true;
      } else if (hasFormula || isLongOption(argument)) {
        options.add(argument);
      } else {
        others.add(argument);
        hasFormula = true;
      }
    }
    options.add(END_OF_OPTIONS);
    options.addAll(others);
    return options.toArray(new String[0]);
  }

  /** Two minuses and a word: more likely an option misspelt than a double negation. */
  private static boolean isLongOption(String argument) {
    return argument.matches("--[a-z][a-z-]+(=.*)?");
  }
}
