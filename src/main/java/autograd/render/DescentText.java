package autograd.render;

import autograd.evaluate.Answer;
import autograd.evaluate.Descent;
import autograd.graph.Value;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Steps along the gradient, written as they are made. */
public final class DescentText {
  /** More inputs than these have no column each. */
  private static final int MOST_COLUMNS = 5;

  private final Descent descent;
  private final List<Value> inputs;
  private final int steps;
  private final Numbers numbers;
  private final Style style;

  /**
   * Prepares to make so many steps.
   *
   * @param inputs what moves
   * @param digits how many digits after the decimal point; null for as many as needed
   */
  public DescentText(Descent descent, List<Value> inputs, int steps, Integer digits, Style style) {
    this.descent = descent;
    this.inputs = inputs;
    this.steps = steps;
    this.numbers = Numbers.shortest().digits(digits);
    this.style = style;
  }

  /** A line for each step, and where they lead. */
  public void writeTable(Appendable out) throws IOException {
    List<Value> shown = inputs.size() > MOST_COLUMNS ? List.of() : inputs;
    List<String> header = new ArrayList<>(List.of(" step"));
    shown.forEach(input -> header.add(" " + input.label()));
    header.addAll(List.of(" value", " change predicted", " seen"));
    RunningColumns rows = new RunningColumns(out, style, header.toArray(new String[0]));
    Answer start = descent.here();
    rows.row(row(0, shown, descent.value()).toArray(new String[0]));
    for (int n = 1; n <= steps; n++) {
      Descent.Step step = descent.step();
      List<String> row = row(n, shown, step.value());
      row.add(numbers.text(step.predicted()));
      row.add(numbers.text(step.seen()));
      rows.row(row.toArray(new String[0]));
    }
    rows.end();
    if (shown.isEmpty()) {
      out.append('\n');
      RunningColumns moved = new RunningColumns(out, style, "variable", " from", " to");
      for (Value input : inputs) {
        moved.row(
            input.label(),
            numbers.text(start.evaluation().value(input)),
            numbers.text(descent.here().evaluation().value(input)));
      }
      moved.end();
    }
    String outcome = outcome();
    out.append(outcome.isEmpty() ? "" : "\n" + outcome + "\n");
  }

  private List<String> row(int step, List<Value> shown, double value) {
    List<String> row = new ArrayList<>();
    row.add(Integer.toString(step));
    for (Value input : shown) {
      row.add(numbers.text(descent.here().evaluation().value(input)));
    }
    row.add(numbers.text(value));
    return row;
  }

  private String outcome() {
    return switch (descent.outcome()) {
      case OPEN -> "";
      case AT_REST -> style.bold("at rest") + ": the gradient is 0";
      case CONVERGING ->
          style.bold("converging")
              + (descent.isToAndFro() ? ", to and fro" : "")
              + ": each step is "
              + growth()
              + " times as long as the one before";
      case OSCILLATING ->
          style.yellow("oscillating")
              + ": the steps lead to and fro and become no shorter; try a smaller --rate";
      case DIVERGING ->
          style.red("diverging")
              + (Double.isFinite(descent.value())
                  ? ": each step is " + growth() + " times as long as the one before"
                  : ": the value is no longer a number")
              + "; try a smaller --rate";
      case MOVING -> style.bold("moving on") + ": the steps stay as long as they are";
    };
  }

  private String growth() {
    double growth = descent.growth();
    return growth < 1000 && growth >= 0.001
        ? String.format(Locale.ROOT, "%.3f", growth)
        : Numbers.shortest().digits(2).text(growth);
  }

  /** An object: an array of steps, one a line, and where they lead. */
  public void writeJson(Appendable out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(new AppendableWriter(out))) {
      json.setPrettyPrinter(new JsonLines());
      json.writeStartObject();
      json.writeArrayFieldStart("steps");
      object(json, 0, descent.value(), null);
      for (int n = 1; n <= steps; n++) {
        Descent.Step step = descent.step();
        object(json, n, step.value(), step);
      }
      json.writeEndArray();
      json.writeStringField(
          "outcome", descent.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '));
      json.writeEndObject();
    }
    out.append('\n');
  }

  private void object(JsonGenerator json, int number, double value, Descent.Step step)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("step", number);
    json.writeObjectFieldStart("inputs");
    for (Value input : inputs) {
      number(json, input.label(), descent.here().evaluation().value(input));
    }
    json.writeEndObject();
    number(json, "value", value);
    if (step != null) {
      number(json, "predicted", step.predicted());
      number(json, "seen", step.seen());
    }
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String field, double number) throws IOException {
    json.writeFieldName(field);
    String text = Numbers.json().text(number);
    if (Double.isFinite(number)) {
      json.writeNumber(text);
    } else {
      json.writeString(text);
    }
  }
}
