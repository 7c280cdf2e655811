package autograd.cli;

import java.util.ArrayList;
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

  /** What an answer is made of, and so which options can shape it. */
  enum Content {
    /** Answers to come, each of which is told where it is to go. */
    SESSION,
    /** Neither numbers nor notes. */
    TEXT,
    /** Numbers, of which no notes are made. */
    NUMBERS,
    /** Numbers, and notes of kinks and domains. */
    NOTED_NUMBERS
  }

  /** Adds these options behind those by which one command alone shapes its answer. */
  void addTo(Arguments arguments, Content content, Option... own) {
    List<Option> all = new ArrayList<>(List.of(own));
    if (content == Content.NUMBERS || content == Content.NOTED_NUMBERS) {
      all.add(digits);
    }
    if (content != Content.SESSION) {
      all.add(file);
    }
    if (content == Content.NOTED_NUMBERS) {
      all.add(strict);
    }
    all.add(colour);
    all.add(quiet);
    arguments.group("Answer", all.toArray(new Option[0]));
  }

  /** Complains of options about numbers where the answer has none. */
  void requireNoNumbers(String why, String hint) {
    requireNoDigits(why, hint);
    Option.requireNone(why, hint, strict);
  }

  /** Complains of digits where numbers are told with all they have. */
  void requireNoDigits(String why, String hint) {
    Option.requireNone(why, hint, digits);
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
