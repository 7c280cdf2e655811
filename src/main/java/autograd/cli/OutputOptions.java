package autograd.cli;

import autograd.render.Digits;
import autograd.render.Style;
import java.util.ArrayList;
import java.util.List;

/** Where the answer goes and how it may look; every command has these. */
final class OutputOptions {
  private final Option digits =
      Option.text("N", "Round to N digits after the decimal point (0 to 100).", "--digits");
  private final Option full =
      Option.flag("All digits, where a terminal or a picture has few.", "--full");
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
      all.add(full);
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
    Option.requireNone(why, hint, digits, full);
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
  Integer decimals() {
    if (digits.isGiven() && full.isGiven()) {
      throw Failure.wrong("--digits and --full contradict each other", "leave out one of them");
    }
    return digits.wholeNumber(0, 100);
  }

  /** How the answer may look: plain in a file. */
  Style style(Console console) {
    return file() == null ? console.outStyle() : Style.PLAIN;
  }

  /** The digits of numbers that a program may read: all, or as many as were asked for. */
  Digits digits() {
    return digits(Digits.ALL);
  }

  /** The digits that were asked for, which may be all, or else those. */
  Digits digits(Digits otherwise) {
    Integer decimals = decimals();
    if (decimals != null) {
      return Digits.decimals(decimals);
    }
    return full.isGiven() ? Digits.ALL : otherwise;
  }

  /** The digits of an answer; of a table that somebody reads on a terminal, six. */
  Digits digits(Console console, boolean isTable) {
    boolean isRead = isTable && file() == null && console.isOutTerminal();
    return digits(isRead ? Digits.SIX : Digits.ALL);
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
