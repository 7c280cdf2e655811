package autograd.render;

import autograd.lang.Diagnostic;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What a session tells a script beside answers: an object on one line for each request. */
public final class SessionJson {
  private SessionJson() {}

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static String object(Fields fields) {
    StringBuilder text = new StringBuilder();
    try (JsonGenerator json = Json.generator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The names that were defined; none where a request held nothing. */
  public static String defined(List<String> names) {
    return object(json -> Json.names(json, "defined", names));
  }

  /** Several answers to one request, each an object already. */
  public static String several(List<String> answers) {
    return "{\"answers\": [" + String.join(", ", answers) + "]}";
  }

  /** A formula that has no value while some of its inputs have none. */
  public static String open(String formula, List<String> inputs) {
    return object(
        json -> {
          json.writeStringField("formula", formula);
          Json.names(json, "open", inputs);
        });
  }

  /** What a command printed. */
  public static String output(String command, int exitCode, String text) {
    return object(
        json -> {
          json.writeStringField("command", command);
          json.writeNumberField("exit", exitCode);
          json.writeStringField("output", text);
        });
  }

  /** What is wrong, and, counted in characters as Unicode counts them, where in which text. */
  public static String error(Diagnostic diagnostic) {
    return object(
        json -> {
          json.writeStringField("error", diagnostic.message());
          if (diagnostic.source() != null) {
            json.writeStringField("text", diagnostic.source().text());
            json.writeNumberField("start", diagnostic.span().start());
            json.writeNumberField("end", diagnostic.span().end());
          }
          if (diagnostic.hint() != null) {
            json.writeStringField("hint", diagnostic.hint());
          }
        });
  }
}
