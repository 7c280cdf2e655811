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
import java.util.function.Predicate;

/** Steps along the gradient, written as they are made. */
public final class DescentReport implements Report {
  /** More inputs than these have no column each in a table for people. */
  private static final int MOST_COLUMNS = 5;

  private final Descent descent;
  private final List<Value> inputs;
  private final int steps;
  private final Predicate<Descent> stop;
  private int made;

  /**
   * Prepares to make so many steps.
   *
   * @param inputs what moves
   * @param stop where to make no more
   */
  public DescentReport(Descent descent, List<Value> inputs, int steps, Predicate<Descent> stop) {
    this.descent = descent;
    this.inputs = inputs;
    this.steps = steps;
    this.stop = stop;
  }

  /**
   * Makes the steps and writes them.
   *
   * @param digits how many digits
   * @throws IOException if {@code out} cannot take it
   */
  @Override
  public void write(AnswerFormat format, Digits digits, Style style, Appendable out)
      throws IOException {
    Numbers numbers = Numbers.shortest().digits(digits);
    switch (format) {
      case JSON -> writeJson(Numbers.json().digits(digits), out);
      case TABLE, MARKDOWN -> writeTable(format, numbers, style, out);
      default ->
          writeSteps(
              format.rows(out, style, header(inputs, " predicted", " seen")), inputs, numbers);
    }
  }

  /** Makes the steps, and tells nothing of them. */
  public void make() {
    while (!isEnough()) {
      step();
    }
  }

  /** Where they led: {@code value}, or an input by its name; null if there is no such number. */
  public Double number(String path) {
    if (path.equals("value")) {
      return descent.value();
    }
    for (Value input : inputs) {
      if (path.equals(input.label())) {
        return descent.here().evaluation().value(input);
      }
    }
    return null;
  }

  /** How many steps were made. */
  public int made() {
    return made;
  }

  private boolean isEnough() {
    return made >= steps || stop.test(descent);
  }

  private Descent.Step step() {
    made++;
    return descent.step();
  }

  /** A line for each step, and where they lead. */
  private void writeTable(AnswerFormat format, Numbers numbers, Style style, Appendable out)
      throws IOException {
    boolean isMarkdown = format == AnswerFormat.MARKDOWN;
    boolean isWide = inputs.size() > MOST_COLUMNS;
    Answer start = descent.here();
    writeSteps(
        format.rows(out, style, header(isWide ? List.of() : inputs, " change predicted", " seen")),
        isWide ? List.of() : inputs,
        numbers);
    if (isWide) {
      out.append(isMarkdown ? "" : "\n");
      Rows table = format.rows(out, style, "variable", " from", " to");
      for (List<String> row : moved(start, numbers)) {
        table.row(row.toArray(new String[0]));
      }
      table.end();
    }
    String outcome = outcome(isMarkdown ? Style.PLAIN : style);
    out.append(outcome.isEmpty() ? "" : "\n" + outcome + "\n");
  }

  /** From where to where each input moved, or each vector. */
  private List<List<String>> moved(Answer start, Numbers numbers) {
    List<List<String>> rows = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Value input : inputs) {
      names.add(input.label());
      rows.add(
          List.of(
              input.label(),
              numbers.text(start.evaluation().value(input)),
              numbers.text(descent.here().evaluation().value(input))));
    }
    return ElementRows.joined(rows, names, start.evaluation().graph().names()::containsKey);
  }

  private static String[] header(List<Value> shown, String... changes) {
    List<String> header = new ArrayList<>(List.of(" step"));
    shown.forEach(input -> header.add(" " + input.label()));
    header.add(" value");
    header.addAll(List.of(changes));
    return header.toArray(new String[0]);
  }

  private void writeSteps(Rows rows, List<Value> shown, Numbers numbers) throws IOException {
    rows.row(row(shown, numbers).toArray(new String[0]));
    while (!isEnough()) {
      Descent.Step step = step();
      List<String> row = row(shown, numbers);
      row.add(numbers.text(step.predicted()));
      row.add(numbers.text(step.seen()));
      rows.row(row.toArray(new String[0]));
    }
    rows.end();
  }

  private List<String> row(List<Value> shown, Numbers numbers) {
    List<String> row = new ArrayList<>();
    row.add(Integer.toString(made));
    for (Value input : shown) {
      row.add(numbers.text(descent.here().evaluation().value(input)));
    }
    row.add(numbers.text(descent.value()));
    return row;
  }

  private String outcome(Style style) {
    String rate = "each step is " + growth() + " times as long as the one before";
    String goal = descent.isUpwards() ? "maximum" : "minimum";
    return switch (descent.outcome()) {
      case OPEN -> "";
      case AT_REST -> style.bold("at rest") + ": the gradient is 0";
      case CONVERGING ->
          style.bold("converging")
              + (descent.isToAndFro() ? ", to and fro," : "")
              + " to a "
              + goal
              + end()
              + ": "
              + rate;
      case SLOWING ->
          style.yellow("slowing down")
              + (descent.isToAndFro() ? ", to and fro" : "")
              + ": "
              + rate
              + ", but nothing shows a "
              + goal
              + " near";
      case OSCILLATING ->
          style.yellow("oscillating")
              + ": the steps lead to and fro and become no shorter; try a smaller --rate";
      case DIVERGING ->
          style.red("diverging")
              + (Double.isFinite(descent.value())
                  ? ": " + rate
                  : ": the value is no longer a number")
              + "; try a smaller --rate";
      case SPEEDING ->
          style.yellow("speeding up")
              + ": "
              + rate
              + ", and the value "
              + (descent.isUpwards() ? "rises" : "falls")
              + " ever faster";
      case MOVING -> style.bold("moving on") + ": the steps stay as long as they are";
    };
  }

  /** Where that is, if it can be said in a line. */
  private String end() {
    if (inputs.size() > MOST_COLUMNS) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    for (int k = 0; k < inputs.size(); k++) {
      double number = descent.end()[k];
      parts.add(inputs.get(k).label() + " = " + MeasuredNumber.digits(number, 6));
    }
    return " at " + String.join(", ", parts);
  }

  private String growth() {
    if (descent.outcome() == Descent.Outcome.OPEN || descent.outcome() == Descent.Outcome.AT_REST) {
      return "";
    }
    double growth = descent.growth();
    return growth < 1000 && growth >= 0.001
        ? String.format(Locale.ROOT, "%.3f", growth)
        : Numbers.shortest().decimals(2).text(growth);
  }

  /** An object: an array of steps, one a line, and where they lead. */
  private void writeJson(Numbers form, Appendable out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(new AppendableWriter(out))) {
      json.setPrettyPrinter(new JsonLines());
      json.writeStartObject();
      json.writeArrayFieldStart("steps");
      object(json, form, null);
      while (!isEnough()) {
        object(json, form, step());
      }
      json.writeEndArray();
      json.writeStringField(
          "outcome", descent.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '));
      double[] end = descent.end();
      if (end != null) {
        json.writeObjectFieldStart(descent.isUpwards() ? "maximum" : "minimum");
        for (int k = 0; k < end.length; k++) {
          number(json, form, inputs.get(k).label(), end[k]);
        }
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    out.append('\n');
  }

  private void object(JsonGenerator json, Numbers form, Descent.Step step) throws IOException {
    json.writeStartObject();
    json.writeNumberField("step", made);
    json.writeObjectFieldStart("inputs");
    for (Value input : inputs) {
      number(json, form, input.label(), descent.here().evaluation().value(input));
    }
    json.writeEndObject();
    number(json, form, "value", descent.value());
    if (step != null) {
      number(json, form, "predicted", step.predicted());
      number(json, form, "seen", step.seen());
    }
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, Numbers form, String field, double number)
      throws IOException {
    json.writeFieldName(field);
    Json.number(json, form, number);
  }
}
