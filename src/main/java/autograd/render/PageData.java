package autograd.render;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Trace;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.operations.Convention;
import autograd.operations.Formula;
import autograd.operations.Operation;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a page's script knows of the graph, as JSON: its Values, how their operations and local
 * derivatives are written, and the numbers of the point, in the three lists that the function of
 * the page returns for other points: data, local derivatives, and which formula each is from.
 */
final class PageData {
  private final Trace trace;
  private final Evaluation evaluation;
  private final Function<Value, String> labels;
  private final RuleText formulas;
  private final StringBuilder text = new StringBuilder();
  private final JsonGenerator json;

  private PageData(Trace trace, Function<Value, String> labels) throws IOException {
    this.trace = trace;
    this.evaluation = trace.evaluation();
    this.labels = labels;
    this.formulas = new RuleText(Numbers.shortest(), labels);
    this.json = Json.generator(text);
  }

  static String of(
      Trace trace,
      Function<Value, String> labels,
      Digits digits,
      Folding folding,
      Page.Training training)
      throws IOException {
    PageData data = new PageData(trace, labels);
    data.object(digits, folding, training);
    data.json.close();
    return data.text.toString();
  }

  private void object(Digits digits, Folding folding, Page.Training training) throws IOException {
    Graph graph = evaluation.graph();
    json.writeStartObject();
    json.writeFieldName("digits");
    if (digits.areDecimals()) {
      json.writeNumber(digits.decimals());
    } else {
      json.writeNull();
    }
    json.writeBooleanField("full", digits == Digits.ALL);
    if (training != null) {
      training(training);
    }
    json.writeBooleanField("folds", evaluation.graph().size() > Folding.MANY);
    json.writeArrayFieldStart("hosts");
    for (Value value : evaluation.graph().values()) {
      json.writeNumber(folding.host(value.index()));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("values");
    for (Value value : graph.values()) {
      value(value);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("seeds");
    for (Map.Entry<Value, Double> seed : trace.question().start().entrySet()) {
      json.writeStartArray();
      json.writeNumber(seed.getKey().index());
      number(seed.getValue());
      json.writeEndArray();
    }
    json.writeEndArray();
    numbers();
    json.writeEndObject();
  }

  private void training(Page.Training training) throws IOException {
    json.writeObjectFieldStart("training");
    json.writeNumberField("rate", training.rate());
    json.writeArrayFieldStart("inputs");
    for (Value input : training.inputs()) {
      json.writeNumber(input.index());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void value(Value value) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", labels.apply(value));
    json.writeBooleanField("flows", value.dependsOnInput());
    if (value.isInput()) {
      json.writeBooleanField("input", true);
    }
    if (!value.isLeaf()) {
      Operation operation = value.operation();
      json.writeStringField("operation", operation.name());
      json.writeBooleanField("conditional", operation.isConditional());
      json.writeStringField("applied", RuleText.template(operation, value.arity()));
      json.writeArrayFieldStart("operands");
      for (Value operand : value.operands()) {
        json.writeNumber(operand.index());
      }
      json.writeEndArray();
      json.writeArrayFieldStart("rules");
      for (int k = 0; k < value.arity(); k++) {
        rules(value, k);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** The formulas of a local derivative: the rule, and then what each convention has; or null. */
  private void rules(Value value, int position) throws IOException {
    if (!value.operand(position).dependsOnInput()) {
      json.writeNull();
      return;
    }
    Operation operation = value.operation();
    json.writeStartArray();
    if (operation.hasDerivative(position)) {
      rule(operation.derivative(position), value, position);
      for (Convention convention : operation.conventions()) {
        rule(convention.gradient(operation.isVariadic() ? 0 : position), value, position);
      }
    }
    json.writeEndArray();
  }

  private void rule(Formula formula, Value value, int position) throws IOException {
    if (formula == null) {
      json.writeNull();
    } else {
      json.writeString(formulas.local(formula, value, position));
    }
  }

  private void numbers() throws IOException {
    List<Double> slopes = new ArrayList<>();
    List<Integer> sources = new ArrayList<>();
    Graph graph = evaluation.graph();
    double[] frame = graph.frame();
    for (Value value : graph.values()) {
      for (int k = 0; k < value.arity(); k++) {
        if (value.operand(k).dependsOnInput()) {
          evaluation.fill(frame, value);
          Operation operation = value.operation();
          slopes.add(operation.localDerivative(k, frame, value.arity()));
          sources.add(source(value, k, operation.derivativeAt(k, frame, value.arity())));
        }
      }
    }
    json.writeArrayFieldStart("numbers");
    json.writeStartArray();
    for (Value value : graph.values()) {
      number(evaluation.value(value));
    }
    json.writeEndArray();
    json.writeStartArray();
    for (double slope : slopes) {
      number(slope);
    }
    json.writeEndArray();
    json.writeStartArray();
    for (int source : sources) {
      json.writeNumber(source);
    }
    json.writeEndArray();
    json.writeEndArray();
  }

  /** 0 for the rule of a row, n for its n-th convention. */
  private static int source(Value value, int position, Formula formula) {
    Operation operation = value.operation();
    List<Convention> conventions = operation.conventions();
    for (int i = 0; i < conventions.size(); i++) {
      Formula agreed = conventions.get(i).gradient(operation.isVariadic() ? 0 : position);
      if (agreed != null && agreed == formula) {
        return i + 1;
      }
    }
    return 0;
  }

  private void number(double number) throws IOException {
    Json.number(json, Numbers.json(), number);
  }
}
