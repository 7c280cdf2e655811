package autograd.render;

import autograd.evaluate.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** The forms in which a trace can be printed. Each is written while the pass runs. */
public enum TraceFormat {
  /** Aligned columns, for people. */
  TABLE,
  /** One object; a line for each step. */
  JSON,
  /** Tables that Markdown renders. */
  MARKDOWN;

  /** Every name on the command line. */
  public static List<String> optionNames() {
    return List.of("table", "json", "markdown");
  }

  /** The format of that name on the command line. */
  public static TraceFormat named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /**
   * Runs the pass and writes it.
   *
   * @param most after how many steps to stop; null for none
   * @param overwrites whether to show what a pass without adding does
   * @param digits how many digits
   * @throws IOException if {@code out} cannot take it
   */
  public void write(
      Trace trace, Integer most, boolean overwrites, Digits digits, Style style, Appendable out)
      throws IOException {
    try {
      if (this == JSON) {
        TraceJson.write(trace, most, overwrites, Numbers.json().digits(digits), out);
      } else {
        Numbers numbers = Numbers.shortest().digits(digits);
        new TraceTables(trace, numbers, style, this == MARKDOWN, out).write(most, overwrites);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
