package autograd.cli;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.lang.Expression;
import autograd.lang.Source;
import autograd.rows.JsonFault;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Numbers for inputs from a file: a JSON object of numbers, or lines of {@code name = value}, which
 * are a program of nothing but defaults and are read as one. Of a JSON object with such an object
 * inside, as {@code eval} answers with, that part is read which is asked for.
 */
final class VarsFile {
  private VarsFile() {}

  /**
   * Reads them.
   *
   * @param part the member of an answer that holds them, if it is one
   */
  static Map<String, Double> read(Source source, String part) throws IOException {
    String start = source.text().replace("\uFEFF", "").stripLeading();
    if (start.isEmpty()) {
      return Map.of();
    }
    return start.startsWith("{") ? json(source, part) : lines(source);
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

  /**
   * A member of a JSON object.
   *
   * @param token what it is
   * @param text how it is written, or what the string holds
   * @param place where it stands
   */
  private record Member(JsonToken token, String text, String place) {}

  private static Map<String, Double> json(Source source, String part) throws IOException {
    // Numbers may be of any length.
    StreamReadConstraints anyLength =
        StreamReadConstraints.builder().maxNumberLength(Integer.MAX_VALUE).build();
    JsonFactory factory = JsonFactory.builder().streamReadConstraints(anyLength).build();
    Map<String, Member> members = new LinkedHashMap<>();
    try (JsonParser parser = factory.createParser(source.text())) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        if (parser.nextToken() == JsonToken.START_OBJECT && parser.currentName().equals(part)) {
          Map<String, Member> inner = new LinkedHashMap<>();
          while (parser.nextToken() != JsonToken.END_OBJECT) {
            parser.nextToken();
            add(inner, parser, source);
          }
          return numbers(inner);
        }
        add(members, parser, source);
      }
      if (parser.nextToken() != null) {
        throw Failure.wrong(
            place(source, parser.currentTokenLocation()) + ": there is more than one object", null);
      }
    } catch (JsonProcessingException e) {
      throw Failure.wrong(
          place(source, e.getLocation()) + ": not JSON: " + JsonFault.text(e), null);
    }
    return numbers(members);
  }

  private static void add(Map<String, Member> members, JsonParser parser, Source source)
      throws IOException {
    String name = parser.currentName();
    String place = place(source, parser.currentTokenLocation());
    Member member = new Member(parser.currentToken(), parser.getText(), place);
    if (members.put(name, member) != null) {
      throw Failure.wrong(place + ": '" + name + "' is set twice", null);
    }
    parser.skipChildren();
  }

  private static Map<String, Double> numbers(Map<String, Member> members) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    members.forEach((name, member) -> numbers.put(name, number(name, member)));
    return numbers;
  }

  private static double number(String name, Member member) {
    String text = member.text;
    if (member.token == JsonToken.VALUE_STRING) {
      // As answers write what JSON has no number for.
      return switch (text) {
        case "NaN" -> Double.NaN;
        case "Infinity" -> Double.POSITIVE_INFINITY;
        case "-Infinity" -> Double.NEGATIVE_INFINITY;
        default -> constant(name, member);
      };
    }
    if (!member.token.isNumeric()) {
      throw Failure.wrong(member.place + ": '" + name + "' is not a number", null);
    }
    double number = Double.parseDouble(text);
    if (Double.isInfinite(number)) {
      throw Failure.wrong(
          member.place + ": '" + name + "' is too large",
          "the largest number is 1.7976931348623157e308; infinity is written \"inf\"");
    }
    return number;
  }

  private static double constant(String name, Member member) {
    try {
      return PointOptions.constant(member.text, 0);
    } catch (Failure e) {
      String what = member.place + ": '" + name + "': " + e.diagnostic().message();
      throw Failure.wrong(what, e.diagnostic().hint());
    }
  }

  private static String place(Source source, JsonLocation location) {
    return source.name() + ":" + location.getLineNr() + ":" + location.getColumnNr();
  }
}
