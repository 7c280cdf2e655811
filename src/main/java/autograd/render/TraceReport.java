package autograd.render;

import autograd.evaluate.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Both passes, step by step. It is written while the pass runs. */
public final class TraceReport implements Report {
  private final Trace trace;
  private final Integer most;
  private final boolean overwrites;

  /**
   * A report to be written.
   *
   * @param most after how many steps to stop; null for none
   * @param overwrites whether to show what a pass without adding does
   */
  public TraceReport(Trace trace, Integer most, boolean overwrites) {
    this.trace = trace;
    this.most = most;
    this.overwrites = overwrites;
  }

  /**
   * Runs the pass and writes it.
   *
   * @throws IOException if {@code out} cannot take it
   */
  @Override
  public void write(AnswerFormat format, Digits digits, Style style, Appendable out)
      throws IOException {
    Numbers numbers = Numbers.shortest().digits(digits);
    try {
      switch (format) {
        case JSON -> TraceJson.write(trace, most, overwrites, Numbers.json().digits(digits), out);
        case CSV, TSV -> {
          Rows rows = format.rows(out, style, TraceRows.HEADER);
          new TraceRows(trace, numbers, rows).write(most, overwrites);
        }
        default -> new TraceTables(trace, numbers, format, style, out).write(most, overwrites);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
