package autograd.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Where the answer goes and how it may look; every command has these. */
final class OutputOptions {
  private final OptionSpec digits =
      Options.text("N", "Round to N digits after the decimal point (0 to 100).", "--digits");
  private final OptionSpec file =
      Options.text("FILE", "Write to a file, whole or not at all.", "-o", "--out");
  private final OptionSpec colour =
      Options.choice(
          "WHEN",
          List.of("auto", "always", "never"),
          "auto",
          "Colour: ${COMPLETION-CANDIDATES} (auto).",
          "--color");
  private final OptionSpec quiet = Options.flag("No warnings and no notes.", "-q", "--quiet");

  /** Adds these options behind those by which one command alone shapes its answer. */
  void addTo(Arguments arguments, OptionSpec... own) {
    ArgSpec[] all = Arrays.copyOf((ArgSpec[]) own, own.length + 4, ArgSpec[].class);
    System.arraycopy(new ArgSpec[] {digits, file, colour, quiet}, 0, all, own.length, 4);
    arguments.group("Answer", all);
  }

  /** Tells the console what was asked for. To be called before anything is said. */
  void apply(Console console) {
    boolean isQuiet = quiet.getValue();
    console.quiet(isQuiet);
    console.colour(Options.chosen(colour));
  }

  /** How many digits after the decimal point; null for as many as needed. */
  Integer digits() {
    return Options.wholeNumber(digits, 0, 100);
  }

  /** The file to write; null for standard output. */
  String file() {
    return file.getValue();
  }
}
