package autograd.render;

import autograd.evaluate.Answer.Named;
import autograd.evaluate.Evaluation;
import autograd.evaluate.Overwriting;
import autograd.evaluate.Progress;
import autograd.evaluate.Trace;
import autograd.evaluate.Trace.Step;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Both passes as tables: a line for each Value, then one for each contribution. */
final class TraceTables {
  private final Trace trace;
  private final Evaluation evaluation;
  private final Numbers numbers;
  private final Style style;
  private final AnswerFormat format;
  private final boolean isMarkdown;
  private final Appendable out;
  private final UniqueLabels labels;
  private final RuleText formulas;

  TraceTables(Trace trace, Numbers numbers, AnswerFormat format, Style style, Appendable out) {
    this.trace = trace;
    this.evaluation = trace.evaluation();
    this.numbers = numbers;
    this.format = format;
    this.isMarkdown = format == AnswerFormat.MARKDOWN;
    this.style = isMarkdown ? Style.PLAIN : style;
    this.out = out;
    this.labels = new UniqueLabels(evaluation.graph());
    this.formulas = new RuleText(numbers, labels::of);
  }

  void write(Integer most, boolean overwrites) throws IOException {
    forward();
    Progress progress = backward(most, overwrites);
    out.append(isMarkdown ? "" : "\n");
    if (most != null) {
      standing(progress);
    } else if (overwrites) {
      comparison(new Overwriting(trace));
    } else {
      gradients(progress);
    }
  }

  private void forward() throws IOException {
    title("forward");
    Rows rows = rows("value", "operation", " result");
    for (Value value : evaluation.graph().values()) {
      if (trace.isNeeded(value) && !value.isConstant()) {
        rows.row(labels.of(value), operation(value), number(evaluation.value(value)));
      }
    }
    rows.end();
  }

  private String operation(Value value) {
    if (value.isLeaf()) {
      return "input";
    }
    List<Double> operands = new ArrayList<>();
    for (int k = 0; k < value.arity(); k++) {
      operands.add(evaluation.value(value.operand(k)));
    }
    return formulas.applied(value.operation(), operands);
  }

  private Progress backward(Integer most, boolean overwrites) throws IOException {
    out.append('\n');
    title(overwrites ? "backward, with = in place of +=" : "backward");
    String sum = overwrites ? " left" : " sum";
    Rows rows = rows(" step", "contribution", "from", "local derivative", sum, "");
    int last = most == null ? Integer.MAX_VALUE : most;
    Progress progress = trace.run(overwrites, last, new Lines(rows, overwrites));
    rows.end();
    return progress;
  }

  /** What each Value has after some steps. */
  private void standing(Progress progress) throws IOException {
    int all = trace.run(false, Integer.MAX_VALUE, null).steps();
    title("after step " + progress.steps() + " of " + all);
    Rows rows = rows("value", " data", " gradient", "");
    for (Value value : flowing()) {
      boolean isEmpty = !progress.isComplete(value) && progress.count(value) == 0;
      rows.row(
          labels.of(value),
          number(evaluation.value(value)),
          isEmpty ? "…" : number(progress.gradient().by(value)),
          progress.isComplete(value) ? "done" : isEmpty ? "waiting" : "so far");
    }
    rows.end();
  }

  private void comparison(Overwriting overwriting) throws IOException {
    Rows rows = rows("value", " data", " gradient", " with =", "");
    for (Value value : flowing()) {
      rows.row(
          labels.of(value),
          number(evaluation.value(value)),
          number(overwriting.right().by(value)),
          number(overwriting.wrong().by(value)),
          style.yellow(OverwritingText.of(overwriting, value, numbers, labels::of)));
    }
    rows.end();
  }

  private void gradients(Progress progress) throws IOException {
    Graph graph = evaluation.graph();
    List<Named> wanted = new ArrayList<>(trace.question().wanted());
    if (wanted.isEmpty()) {
      for (Value input : graph.inputs()) {
        if (trace.isNeeded(input)) {
          wanted.add(new Named(input.label(), input));
        }
      }
    }
    List<List<String>> lines = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Named each : wanted) {
      names.add(each.name());
      lines.add(
          List.of(
              each.name(),
              number(evaluation.value(each.value())),
              number(progress.gradient().by(each.value()))));
    }
    Rows rows = rows("variable", " value", " gradient");
    for (List<String> line : ElementRows.joined(lines, names, graph.names()::containsKey)) {
      rows.row(line.toArray(new String[0]));
    }
    rows.end();
  }

  /** The Values through which a gradient may flow. */
  private Iterable<Value> flowing() {
    return () ->
        evaluation.graph().values().stream()
            .filter(value -> trace.isNeeded(value) && value.dependsOnInput())
            .iterator();
  }

  private Rows rows(String... header) throws IOException {
    return format.rows(out, style, header);
  }

  private void title(String text) throws IOException {
    out.append(isMarkdown ? "**" + text + "**" : style.cyan(text)).append('\n');
  }

  private String number(double number) {
    return numbers.text(number);
  }

  /** Writes a line for each thing the pass tells. */
  private final class Lines implements Trace.Listener {
    private final Rows rows;
    private final boolean overwrites;

    Lines(Rows rows, boolean overwrites) {
      this.rows = rows;
      this.overwrites = overwrites;
    }

    @Override
    public void seeded(Value value, double seed) {
      String text = number(seed);
      row("", labels.of(value) + " = " + text, "", "", text, "the adjoint it starts with");
    }

    @Override
    public void stepped(Step step) {
      String product = number(step.adjoint()) + " × " + number(step.local());
      row(
          Integer.toString(step.number()),
          labels.of(step.to())
              + (overwrites ? " = " : " += ")
              + product
              + " = "
              + number(step.amount()),
          labels.of(step.from()),
          local(step),
          number(step.sum()),
          style.yellow(mark(step)));
    }

    @Override
    public void stopped(Value value) {
      row("", labels.of(value) + " has 0: nothing flows on");
    }

    private String local(Step step) {
      if (step.rule() == null) {
        return "undefined";
      }
      String text = formulas.local(step.rule(), step.from(), step.position());
      return step.isAgreed() ? text + " by convention" : text;
    }

    private String mark(Step step) {
      if (step.count() < 2) {
        return "";
      }
      return ordinal(step.count())
          + (overwrites ? ": " + number(step.before()) + " is lost" : ": added to ")
          + (overwrites ? "" : number(step.before()));
    }

    private void row(String... cells) {
      try {
        rows.row(cells);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String ordinal(int number) {
    boolean isTeen = number / 10 % 10 == 1;
    return number
        + switch (isTeen ? 0 : number % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
  }
}
