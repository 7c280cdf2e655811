package autograd.cli;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.lang.Expression;
import autograd.lang.Source;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Numbers for inputs from a file: a JSON object of numbers, or lines of {@code name = value}, which
 * are a program of nothing but defaults and are read as one.
 */
final class VarsFile {
  private VarsFile() {}

  static Map<String, Double> read(Source source) throws IOException {
    String start = source.text().replace("\uFEFF", "").stripLeading();
    if (start.isEmpty()) {
      return Map.of();
    }
    return start.startsWith("{") ? json(source) : lines(source);
  }

  private static Map<String, Double> lines(Source source) {
    Graph graph = Expression.parse(source, Expression.Options.standard());
    for (Map.Entry<String, Value> entry : graph.names().entrySet()) {
      Value value = entry.getValue();
      if (!value.isInput() || !graph.defaults().containsKey(value.label())) {
        throw notANumber(source, value);
      }
    }
    if (!graph.output().isInput()) {
      throw notANumber(source, graph.output());
    }
    Map<String, Double> numbers = new LinkedHashMap<>();
    graph.inputs().forEach(i -> numbers.put(i.label(), graph.defaults().get(i.label())));
    return numbers;
  }

  private static Failure notANumber(Source source, Value value) {
    return Failure.wrong(
        Diagnostic.error("this is not NAME=VALUE with a number as value", source, value.span())
            .hint("a line is such as a = 3 or b = pi/4"));
  }

  private static Map<String, Double> json(Source source) throws IOException {
    Map<String, Double> numbers = new LinkedHashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(source.text())) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        if (numbers.containsKey(name)) {
          throw Failure.wrong(
              place(source, parser.currentTokenLocation()) + ": '" + name + "' is set twice", null);
        }
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
          numbers.put(name, parser.getDoubleValue());
        } else if (token == JsonToken.VALUE_STRING) {
          numbers.put(name, PointOptions.constant(parser.getText(), 0));
        } else {
          throw Failure.wrong(
              place(source, parser.currentTokenLocation()) + ": '" + name + "' is not a number",
              null);
        }
      }
      if (parser.nextToken() != null) {
        throw Failure.wrong(
            place(source, parser.currentTokenLocation()) + ": there is more than one object", null);
      }
    } catch (JsonProcessingException e) {
      throw Failure.wrong(
          place(source, e.getLocation()) + ": not JSON: " + firstLine(e.getOriginalMessage()),
          null);
    }
    return numbers;
  }

  private static String place(Source source, JsonLocation location) {
    return source.name() + ":" + location.getLineNr() + ":" + location.getColumnNr();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
