package autograd.render;

import java.io.IOException;

/** An answer of named numbers, which can be written in each of the forms that answers have. */
@FunctionalInterface
public interface Report {
  /**
   * Writes the answer.
   *
   * @param format the form: a table for people, or one of those that programs read
   * @param digits how many digits of each number
   * @param style what marks words on a terminal; counts in a table for people alone
   * @throws IOException if {@code out} cannot take it
   */
  void write(AnswerFormat format, Digits digits, Style style, Appendable out) throws IOException;
}
