package autograd.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Something a command can be told: how it is written, what help says of it, and, once the command
 * line has been read, what it was given. A {@linkplain #isPositional positional} one has no name
 * and is told by its place.
 */
final class Option {
  private final String label;
  private final String description;
  private final List<String> names;
  private final List<String> choices;
  private final boolean isRepeatable;
  private final boolean isList;
  private final List<String> values = new ArrayList<>();

  private Option(
      String label,
      String description,
      List<String> names,
      List<String> choices,
      boolean isRepeatable,
      boolean isList) {
    this.label = label;
    this.description = description;
    this.names = names;
    this.choices = choices;
    this.isRepeatable = isRepeatable;
    this.isList = isList;
  }

  /** One without a value. */
  static Option flag(String description, String... names) {
    return new Option(null, description, List.of(names), List.of(), false, false);
  }

  /** One with one value. */
  static Option text(String label, String description, String... names) {
    return new Option(label, description, List.of(names), List.of(), false, false);
  }

  /** One that may be repeated. */
  static Option many(String label, String description, String... names) {
    return new Option(label, description, List.of(names), List.of(), true, false);
  }

  /** One that may be repeated, or given several values separated by commas. */
  static Option list(String label, String description, String... names) {
    return new Option(label, description, List.of(names), List.of(), true, true);
  }

  /** One with one of several values, of which the first holds where none is given. */
  static Option choice(String label, List<String> choices, String description, String... names) {
    return new Option(label, description, List.of(names), choices, false, false);
  }

  /** One that is told by its place. */
  static Option positional(String label, String description) {
    return new Option(label, description, List.of(), List.of(), false, false);
  }

  /** As {@link #positional}, and a choice. */
  static Option positionalChoice(String label, List<String> choices, String description) {
    return new Option(label, description, List.of(), choices, false, false);
  }

  /** Every way to write it, a short one first. */
  List<String> names() {
    return names;
  }

  /** The way to write it that explains itself. */
  String name() {
    return isPositional() ? label : names.get(names.size() - 1);
  }

  /** What its value is called; null if it takes none. */
  String label() {
    return label;
  }

  /** What help says of it. */
  String description() {
    return choices.isEmpty()
        ? description
        : description
            + ": "
            + String.join(", ", choices)
            + (isPositional() ? "." : " (" + choices.get(0) + ").");
  }

  /** The values there are; empty if it is no choice. */
  List<String> choices() {
    return choices;
  }

  boolean takesValue() {
    return label != null;
  }

  boolean isPositional() {
    return names.isEmpty();
  }

  boolean isRepeatable() {
    return isRepeatable;
  }

  /** Whether it is separated by commas. */
  boolean isList() {
    return isList;
  }

  /** Notes what was given. */
  void give(String value) {
    if (!values.isEmpty() && !isRepeatable) {
      throw Failure.wrong(name() + " is given twice", null);
    }
    if (!isList) {
      values.add(value);
      return;
    }
    int start = 0;
    int depth = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      // The comma in W[1,2] separates nothing.
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (c == ',' && depth <= 0) {
        values.add(value.substring(start, i).trim());
        start = i + 1;
      }
    }
    values.add(value.substring(start).trim());
  }

  /** Notes another value in the place of what was given. */
  void giveInstead(String value) {
    values.clear();
    values.add(value);
  }

  /**
   * Complains of options that would have no effect.
   *
   * @param why what to say of one, behind its name
   * @param hint what to do about it; {@code {}} stands for the name
   */
  static void requireNone(String why, String hint, Option... options) {
    for (Option option : options) {
      if (option.isGiven()) {
        throw Failure.wrong(option.name() + " " + why, hint.replace("{}", option.name()));
      }
    }
  }

  /** Whether it was given. */
  boolean isGiven() {
    return !values.isEmpty();
  }

  /** What was given; null if nothing was. */
  String value() {
    return values.isEmpty() ? null : values.get(0);
  }

  /** All that was given. */
  List<String> values() {
    return values;
  }

  /** What was chosen. */
  String chosen() {
    String value = values.isEmpty() ? choices.get(0) : values.get(0);
    if (!choices.contains(value)) {
      throw Failure.wrong(
          "'" + value + "' is no value of " + name(), "it takes " + String.join(", ", choices));
    }
    return value;
  }

  /** What was given as a whole number; null if nothing was. */
  Integer wholeNumber(int least, int most) {
    if (values.isEmpty()) {
      return null;
    }
    try {
      int number = Integer.parseInt(values.get(0));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw Failure.wrong(
        name()
            + " takes a whole number from "
            + least
            + " to "
            + most
            + ", not '"
            + values.get(0)
            + "'",
        null);
  }
}
