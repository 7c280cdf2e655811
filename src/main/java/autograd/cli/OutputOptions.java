package autograd.cli;

import java.util.Arrays;
import java.util.List;

/** Where the answer goes and how it may look; every command has these. */
final class OutputOptions {
  private final Option digits =
      Option.text("N", "Round to N digits after the decimal point (0 to 100).", "--digits");
  private final Option file =
      Option.text("FILE", "Write to a file, whole or not at all.", "-o", "--out");
  private final Option colour =
      Option.choice("WHEN", List.of("auto", "always", "never"), "Colour", "--color");
  private final Option quiet = Option.flag("No warnings and no notes.", "-q", "--quiet");

  private final Option strict =
      Option.flag(
          "Exit with 1 if there is a note: a kink, or a value outside a domain.", "--strict");

  /** Adds these options behind those by which one command alone shapes its answer. */
  void addTo(Arguments arguments, Option... own) {
    Option[] all = Arrays.copyOf(own, own.length + 5);
    System.arraycopy(new Option[] {digits, file, strict, colour, quiet}, 0, all, own.length, 5);
    arguments.group("Answer", all);
  }

  /** Adds those of these options that make sense where there are no numbers. */
  void addPlainTo(Arguments arguments, Option own) {
    arguments.group("Answer", own, file, colour, quiet);
  }

  /** Tells the console what was asked for. To be called before anything is said. */
  void apply(Console console) {
    console.quiet(quiet.isGiven());
    console.colour(colour.chosen());
  }

  /** Whether a note makes the answer no. */
  boolean isStrict() {
    return strict.isGiven();
  }

  /** How many digits after the decimal point; null for as many as needed. */
  Integer digits() {
    return digits.wholeNumber(0, 100);
  }

  /** The form to answer in, which an option says, or else the file's name. */
  String form(Option option) {
    return file() == null ? option.chosen() : Ending.choose(option, file());
  }

  /** The file to write; null for standard output. */
  String file() {
    return file.value();
  }
}
