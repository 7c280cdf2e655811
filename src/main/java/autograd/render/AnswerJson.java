package autograd.render;

import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.evaluate.Note;
import autograd.evaluate.Overwriting;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.lang.Elements;
import autograd.measure.Propagation;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * An answer as one JSON object on one line, its keys always in the same order. Numbers are in their
 * shortest form that reads back to the same double; those JSON has no form for are strings.
 */
final class AnswerJson {
  private final Answer answer;
  private final Overwriting overwriting;

  /** The uncertainty of each output; none if no input has one. */
  private final List<Propagation> unsure;

  private final Numbers numbers;
  private final Labels labels;
  private final JsonGenerator json;

  private AnswerJson(
      Answer answer,
      Overwriting overwriting,
      List<Propagation> unsure,
      Numbers numbers,
      JsonGenerator json) {
    this.answer = answer;
    this.overwriting = overwriting;
    this.unsure = unsure;
    this.numbers = numbers;
    this.labels = new Labels(answer.evaluation().graph(), Integer.MAX_VALUE);
    this.json = json;
  }

  static void write(
      Answer answer,
      Overwriting overwriting,
      List<Propagation> unsure,
      Numbers numbers,
      Appendable out)
      throws IOException {
    try (JsonGenerator json = Json.generator(out)) {
      new AnswerJson(answer, overwriting, unsure, numbers, json).object();
    }
    out.append('\n');
  }

  private void object() throws IOException {
    Evaluation evaluation = answer.evaluation();
    List<Named> outputs = answer.question().outputs();
    json.writeStartObject();
    json.writeStringField("expression", evaluation.graph().source());
    if (outputs.size() == 1) {
      number("value", evaluation.value(outputs.get(0).value()));
      if (!unsure.isEmpty()) {
        number("u", unsure.get(0).u());
      }
    } else {
      json.writeObjectFieldStart("outputs");
      numbers(outputs, evaluation::value);
      json.writeEndObject();
      uncertainties();
    }
    json.writeObjectFieldStart("inputs");
    numbers(answer.inputs(), evaluation::value);
    json.writeEndObject();
    gradients();
    if (overwriting != null) {
      overwritten();
    }
    if (answer.question().all()) {
      intermediates();
    }
    notes();
    json.writeEndObject();
  }

  private void uncertainties() throws IOException {
    if (unsure.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("u");
    for (int k = 0; k < unsure.size(); k++) {
      number(labels.of(answer.question().outputs().get(k)), unsure.get(k).u());
    }
    json.writeEndObject();
  }

  /** The gradient, or one for each output: those of a vector's elements in its shape. */
  private void gradients() throws IOException {
    List<Gradient> gradients = answer.gradients();
    if (!answer.question().isJacobian()) {
      json.writeObjectFieldStart("gradient");
      numbers(answer.variables(), gradients.get(0)::by);
      json.writeEndObject();
      return;
    }
    json.writeObjectFieldStart("jacobian");
    for (Elements group : groups(answer.question().outputs())) {
      json.writeFieldName(group.name());
      array(
          group,
          k -> {
            json.writeStartObject();
            numbers(answer.variables(), gradients.get(k)::by);
            json.writeEndObject();
          });
    }
    json.writeEndObject();
  }

  /** Names and what each is worth, those of the elements of a vector in its shape. */
  private void numbers(List<Named> named, ToDoubleFunction<Value> worth) throws IOException {
    for (Elements group : groups(named)) {
      json.writeFieldName(group.name());
      array(group, k -> Json.number(json, numbers, worth.applyAsDouble(named.get(k).value())));
    }
  }

  private List<Elements> groups(List<Named> named) {
    List<String> names = new ArrayList<>();
    named.forEach(each -> names.add(labels.of(each)));
    return Elements.of(names, answer.evaluation().graph().names()::containsKey);
  }

  /** What writes an element by its place. */
  private interface Element {
    void write(int place) throws IOException;
  }

  private void array(Elements group, Element element) throws IOException {
    int rank = group.shape().rank();
    int last = group.shape().columns() - 1;
    if (rank > 0) {
      json.writeStartArray();
    }
    for (int i = 0; i < group.shape().size(); i++) {
      int column = i % group.shape().columns();
      if (rank == 2 && column == 0) {
        json.writeStartArray();
      }
      element.write(group.start() + i);
      if (rank == 2 && column == last) {
        json.writeEndArray();
      }
    }
    if (rank > 0) {
      json.writeEndArray();
    }
  }

  /** What a pass with = in place of += leaves, and of that which is wrong, why. */
  private void overwritten() throws IOException {
    json.writeObjectFieldStart("overwritten");
    for (Named variable : answer.variables()) {
      number(labels.of(variable), overwriting.wrong().by(variable.value()));
    }
    json.writeEndObject();
    json.writeObjectFieldStart("because");
    for (Named variable : answer.variables()) {
      String text =
          OverwritingText.of(overwriting, variable.value(), Numbers.shortest(), labels::of);
      if (!text.isEmpty()) {
        json.writeStringField(labels.of(variable), text);
      }
    }
    json.writeEndObject();
  }

  private void intermediates() throws IOException {
    json.writeArrayFieldStart("intermediates");
    for (Named each : answer.intermediates()) {
      json.writeStartObject();
      json.writeStringField("name", labels.of(each));
      number("value", answer.evaluation().value(each.value()));
      if (answer.question().isJacobian()) {
        json.writeObjectFieldStart("gradient");
        for (int k = 0; k < answer.gradients().size(); k++) {
          number(labels.of(answer.question().outputs().get(k)), gradient(k, each.value()));
        }
        json.writeEndObject();
      } else {
        number("gradient", gradient(0, each.value()));
      }
      if (overwriting != null) {
        number("overwritten", overwriting.wrong().by(each.value()));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private double gradient(int pass, Value value) {
    Gradient gradient = answer.gradients().get(pass);
    return gradient.by(value);
  }

  /** Each with its place in the expression, counted in characters from 0, the end excluded. */
  private void notes() throws IOException {
    json.writeArrayFieldStart("notes");
    for (Note note : answer.notes()) {
      Span span = note.value().span();
      json.writeStartObject();
      json.writeStringField("message", NoteText.of(note));
      json.writeNumberField("start", span.start());
      json.writeNumberField("end", span.end());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void number(String field, double number) throws IOException {
    json.writeFieldName(field);
    Json.number(json, numbers, number);
  }
}
