package autograd.render;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Trace;
import autograd.evaluate.Trace.Step;
import autograd.graph.Value;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Both passes as one table for programs: a row for each Value as it is computed, and one for each
 * contribution to a gradient.
 */
final class TraceRows implements Trace.Listener {
  /**
   * Which pass and which step of the backward one; the Value that receives a number, and from where
   * it comes; the local derivative, as a rule and as a number, and the adjoint it is multiplied by;
   * the product, and what the Value has with it.
   */
  static final String[] HEADER = {
    "pass", "step", "value", "from", "rule", "local", "adjoint", "contribution", "result"
  };

  private final Trace trace;
  private final Numbers numbers;
  private final Rows rows;
  private final UniqueLabels labels;
  private final RuleText formulas;

  TraceRows(Trace trace, Numbers numbers, Rows rows) {
    this.trace = trace;
    this.numbers = numbers;
    this.rows = rows;
    this.labels = new UniqueLabels(trace.evaluation().graph());
    this.formulas = new RuleText(numbers, labels::of);
  }

  void write(Integer most, boolean overwrites) throws IOException {
    Evaluation evaluation = trace.evaluation();
    for (Value value : evaluation.graph().values()) {
      if (trace.isNeeded(value) && !value.isConstant()) {
        String name = value.isLeaf() ? "" : value.operation().name();
        String result = numbers.text(evaluation.value(value));
        rows.row("forward", "", labels.of(value), "", name, "", "", "", result);
      }
    }
    trace.run(overwrites, most == null ? Integer.MAX_VALUE : most, this);
    rows.end();
  }

  @Override
  public void seeded(Value value, double seed) {
    String text = numbers.text(seed);
    row("", labels.of(value), "", "", "", "", text, text);
  }

  @Override
  public void stepped(Step step) {
    row(
        Integer.toString(step.number()),
        labels.of(step.to()),
        labels.of(step.from()),
        step.rule() == null ? "" : formulas.local(step.rule(), step.from(), step.position()),
        numbers.text(step.local()),
        numbers.text(step.adjoint()),
        numbers.text(step.amount()),
        numbers.text(step.sum()));
  }

  @Override
  public void stopped(Value value) {
    // Its gradient is 0, and nothing flows on.
  }

  private void row(String... cells) {
    String[] row = new String[cells.length + 1];
    row[0] = "backward";
    System.arraycopy(cells, 0, row, 1, cells.length);
    try {
      rows.row(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
