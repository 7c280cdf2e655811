package autograd.render;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Overwriting;
import autograd.evaluate.Progress;
import autograd.evaluate.Trace;
import autograd.evaluate.Trace.Step;
import autograd.graph.Value;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.ToDoubleFunction;

/**
 * Both passes as one JSON object, a line for each Value and each contribution. Values are referred
 * to by {@code id}, their place in the graph's order; their names are cut where they are long.
 */
final class TraceJson {
  private static final int LONGEST_LABEL = 40;

  private final Trace trace;
  private final Evaluation evaluation;
  private final Numbers numbers;
  private final Labels labels;
  private final RuleText formulas;
  private final JsonGenerator json;

  private TraceJson(Trace trace, Numbers numbers, JsonGenerator json) {
    this.trace = trace;
    this.evaluation = trace.evaluation();
    this.numbers = numbers;
    this.labels = new Labels(evaluation.graph(), LONGEST_LABEL);
    this.formulas = new RuleText(Numbers.shortest(), labels::of);
    this.json = json;
  }

  static void write(Trace trace, Integer most, boolean overwrites, Numbers numbers, Appendable out)
      throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(new AppendableWriter(out))) {
      json.setPrettyPrinter(new JsonLines());
      new TraceJson(trace, numbers, json).object(most, overwrites);
    }
    out.append('\n');
  }

  private void object(Integer most, boolean overwrites) throws IOException {
    json.writeStartObject();
    json.writeStringField("expression", evaluation.graph().source());
    json.writeArrayFieldStart("forward");
    for (Value value : evaluation.graph().values()) {
      if (trace.isNeeded(value)) {
        forward(value);
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("backward");
    int last = most == null ? Integer.MAX_VALUE : most;
    Progress progress = trace.run(overwrites, last, new Lines());
    json.writeEndArray();
    gradients("gradient", progress, progress.gradient()::by);
    if (overwrites && most == null) {
      Overwriting overwriting = new Overwriting(trace);
      gradients("right", progress, overwriting.right()::by);
    }
    json.writeEndObject();
  }

  private void forward(Value value) throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", value.index());
    json.writeStringField("name", labels.of(value));
    if (!value.isLeaf()) {
      json.writeStringField("operation", value.operation().name());
      json.writeArrayFieldStart("operands");
      for (int k = 0; k < value.arity(); k++) {
        json.writeNumber(value.operand(k).index());
      }
      json.writeEndArray();
    }
    number("value", evaluation.value(value));
    json.writeEndObject();
  }

  /** By input; what is not yet complete has a null. */
  private void gradients(String field, Progress progress, ToDoubleFunction<Value> gradient)
      throws IOException {
    json.writeObjectFieldStart(field);
    for (Value input : evaluation.graph().inputs()) {
      if (trace.isNeeded(input)) {
        if (progress.isComplete(input)) {
          number(input.label(), gradient.applyAsDouble(input));
        } else {
          json.writeNullField(input.label());
        }
      }
    }
    json.writeEndObject();
  }

  private void number(String field, double number) throws IOException {
    json.writeFieldName(field);
    String text = numbers.text(number);
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      json.writeString(text);
    } else {
      json.writeNumber(text);
    }
  }

  /** Writes an object for each thing the pass tells. */
  private final class Lines implements Trace.Listener {
    @Override
    public void seeded(Value value, double seed) {
      try {
        json.writeStartObject();
        json.writeNumberField("seed", value.index());
        number("sum", seed);
        json.writeEndObject();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void stepped(Step step) {
      try {
        json.writeStartObject();
        json.writeNumberField("step", step.number());
        json.writeNumberField("from", step.from().index());
        json.writeNumberField("to", step.to().index());
        json.writeNumberField("operand", step.position());
        number("adjoint", step.adjoint());
        if (step.rule() != null) {
          json.writeStringField("rule", formulas.local(step.rule(), step.from(), step.position()));
          json.writeBooleanField("convention", step.isAgreed());
        }
        number("local", step.local());
        number("contribution", step.amount());
        number("before", step.before());
        number("sum", step.sum());
        json.writeNumberField("count", step.count());
        json.writeEndObject();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void stopped(Value value) {
      try {
        json.writeStartObject();
        json.writeNumberField("stopped", value.index());
        json.writeEndObject();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
