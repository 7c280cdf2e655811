package autograd.cli;

import autograd.lang.Diagnostic;
import autograd.lang.Nearest;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in the form that every error has. */
final class UsageError {
  private UsageError() {}

  static Diagnostic of(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched, unmatched.getUnmatched().get(0));
    }
    if (e instanceof OverwrittenOptionException twice
        && twice.getOverwritten() instanceof OptionSpec option) {
      return Diagnostic.error(option.longestName() + " is given twice");
    }
    return Diagnostic.error(e.getMessage());
  }

  static Failure missingValue(OptionSpec option) {
    return Failure.wrong(
        option.longestName() + " needs a value",
        "write " + option.longestName() + " " + option.paramLabel());
  }

  private static Diagnostic unmatched(UnmatchedArgumentException e, String argument) {
    if (!argument.startsWith("-")) {
      return Diagnostic.error("unexpected argument '" + argument + "'")
          .hint("the expression is one argument: put it in quotes");
    }
    String name = argument.split("=", 2)[0];
    String nearest = Nearest.to(name, e.getCommandLine().getCommandSpec().optionsMap().keySet());
    return Diagnostic.error("unknown option '" + name + "'")
        .hint(
            nearest != null
                ? "did you mean " + nearest + "?"
                : "see " + e.getCommandLine().getCommandName() + " --help");
  }
}
