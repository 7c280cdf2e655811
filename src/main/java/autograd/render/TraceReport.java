package autograd.render;

import autograd.evaluate.Answer.Named;
import autograd.evaluate.Trace;
import autograd.graph.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

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
   * A number of where the passes stand in the end, or after the steps that are shown: {@code
   * value.NAME} of any name, {@code value} of the output if there is one, {@code gradient.NAME},
   * and {@code right.NAME} what adding would give; null if there is none by that path.
   */
  public Double number(String path) {
    List<Named> outputs = trace.question().outputs();
    if (path.equals("value") && outputs.size() == 1) {
      return trace.evaluation().value(outputs.get(0).value());
    }
    int dot = path.indexOf('.');
    Value value = dot < 0 ? null : trace.evaluation().graph().named(path.substring(dot + 1));
    if (value == null) {
      return null;
    }
    int steps = most == null ? Integer.MAX_VALUE : most;
    return switch (path.substring(0, dot)) {
      case "value" -> trace.evaluation().value(value);
      case "gradient" -> trace.run(overwrites, steps, null).gradient().by(value);
      case "right" -> trace.run(false, steps, null).gradient().by(value);
      default -> null;
    };
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
