package autograd.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.util.List;

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

  /** The notes, with which an answer ends. */
  static void notes(JsonGenerator json, List<String> notes) throws IOException {
    json.writeArrayFieldStart("notes");
    for (String note : notes) {
      json.writeString(note);
    }
    json.writeEndArray();
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
