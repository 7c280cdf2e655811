package autograd.render;

import autograd.evaluate.Answer;
import autograd.evaluate.Answer.Named;
import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.evaluate.Note;
import autograd.evaluate.Overwriting;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.measure.Propagation;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

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
      for (Named output : outputs) {
        number(labels.of(output), evaluation.value(output.value()));
      }
      json.writeEndObject();
      uncertainties();
    }
    json.writeObjectFieldStart("inputs");
    for (Named input : answer.inputs()) {
      number(input.name(), evaluation.value(input.value()));
    }
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

  private void gradients() throws IOException {
    boolean isJacobian = answer.question().isJacobian();
    json.writeObjectFieldStart(isJacobian ? "jacobian" : "gradient");
    for (int k = 0; k < answer.gradients().size(); k++) {
      if (isJacobian) {
        json.writeObjectFieldStart(labels.of(answer.question().outputs().get(k)));
      }
      for (Named variable : answer.variables()) {
        number(labels.of(variable), answer.gradients().get(k).by(variable.value()));
      }
      if (isJacobian) {
        json.writeEndObject();
      }
    }
    json.writeEndObject();
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
