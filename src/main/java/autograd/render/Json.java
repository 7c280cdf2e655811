package autograd.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** How JSON is written here: on one line, with a space after each comma and colon. */
final class Json {
  private Json() {}

  /** What writes an object to {@code out}, and leaves it open when it is closed. */
  static JsonGenerator generator(Appendable out) throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(new AppendableWriter(out));
    json.setPrettyPrinter(new Spaced());
    return json;
  }

  /** A number; one that JSON has no form for as a string. */
  static void number(JsonGenerator json, Numbers numbers, double number) throws IOException {
    String text = numbers.text(number);
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      json.writeString(text);
    } else {
      json.writeNumber(text);
    }
  }

  /** Numbers by their names, as an object. */
  static void numbers(JsonGenerator json, Numbers form, String name, Map<String, Double> numbers)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Double> each : numbers.entrySet()) {
      number(json, form, each.getKey(), each.getValue());
    }
    json.writeEndObject();
  }

  /** A field that holds a number. */
  static void number(JsonGenerator json, Numbers form, String name, double number)
      throws IOException {
    json.writeFieldName(name);
    number(json, form, number);
  }

  /** Names, as an array. */
  static void names(JsonGenerator json, String name, List<String> names) throws IOException {
    json.writeArrayFieldStart(name);
    for (String each : names) {
      json.writeString(each);
    }
    json.writeEndArray();
  }

  /** How a search ended, with which its answer does. */
  static void ending(JsonGenerator json, boolean isConverged, String outcome, List<String> notes)
      throws IOException {
    json.writeBooleanField("converged", isConverged);
    json.writeStringField("outcome", outcome);
    notes(json, notes);
  }

  /** The notes, with which an answer ends. */
  static void notes(JsonGenerator json, List<String> notes) throws IOException {
    names(json, "notes", notes);
  }

  private static final class Spaced extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1L;

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator generator) throws IOException {
      generator.writeRaw(": ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator generator) throws IOException {
      generator.writeRaw(", ");
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator generator) throws IOException {
      generator.writeRaw(", ");
    }
  }
}
