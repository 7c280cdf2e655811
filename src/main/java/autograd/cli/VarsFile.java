package autograd.cli;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Diagnostic;
import autograd.lang.Dimensions;
import autograd.lang.Expression;
import autograd.lang.Source;
import autograd.lang.Subscript;
import autograd.measure.Measurement;
import autograd.measure.Shape;
import autograd.render.FittedJson;
import autograd.rows.JsonFault;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Numbers for inputs from a file: a JSON object of numbers, or lines of {@code name = value}, which
 * are a program of nothing but defaults and are read as one. Of a JSON object with such an object
 * inside, as {@code eval} answers with, that part is read which is asked for.
 */
final class VarsFile {
  /** The member of a JSON object that holds coefficients of correlation. */
  private static final String CORRELATION = FittedJson.CORRELATION;

  /** The member of an answer that holds the inputs. */
  static final String INPUTS = "inputs";

  private final Map<String, Double> numbers = new LinkedHashMap<>();
  private final Map<String, Measurement> measured = new LinkedHashMap<>();
  private final Map<List<String>, Double> correlations = new LinkedHashMap<>();

  private final Map<String, Dimensions> shapes = new LinkedHashMap<>();

  private VarsFile() {}

  /** The shapes of names that are given vectors and matrices. */
  Map<String, Dimensions> shapes() {
    return shapes;
  }

  /** The numbers, by name; of measured ones the estimates. */
  Map<String, Double> numbers() {
    return numbers;
  }

  /** What has an uncertainty. */
  Map<String, Measurement> measured() {
    return measured;
  }

  /** Coefficients of correlation between some of those. */
  Map<List<String>, Double> correlations() {
    return correlations;
  }

  /**
   * Reads them.
   *
   * @param part the member of an answer that holds them, if it is one
   */
  static VarsFile read(Source source, String part) throws IOException {
    VarsFile vars = new VarsFile();
    String start = source.text().replace("\uFEFF", "").stripLeading();
    if (start.startsWith("{")) {
      vars.json(source, part);
    } else if (!start.isEmpty()) {
      vars.lines(source);
    }
    return vars;
  }

  /** Whether an object of that name is something else than a measured number. */
  static boolean isReserved(String name) {
    return name.equals(CORRELATION) || name.equals(INPUTS);
  }

  private void lines(Source source) {
    Source plain = MeasuredProgram.plain(source, measured);
    Graph graph = Expression.parse(plain, Expression.Options.standard());
    for (Map.Entry<String, Value> entry : graph.names().entrySet()) {
      Value value = entry.getValue();
      if (!value.isInput() || !graph.defaults().containsKey(value.label())) {
        throw notANumber(source, value);
      }
    }
    if (!graph.outputs().get(0).isInput()) {
      throw notANumber(source, graph.outputs().get(0));
    }
    for (String name : graph.names().keySet()) {
      Subscript element = Subscript.of(name);
      if (element != null) {
        // The last element has the largest subscripts.
        shapes.put(element.base(), element.dimensions());
      }
    }
    graph.inputs().forEach(i -> numbers.put(i.label(), graph.defaults().get(i.label())));
    measured.forEach((name, measurement) -> numbers.put(name, measurement.estimate()));
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

  private void json(Source source, String part) throws IOException {
    // Numbers may be of any length.
    StreamReadConstraints anyLength =
        StreamReadConstraints.builder().maxNumberLength(Integer.MAX_VALUE).build();
    JsonFactory factory = JsonFactory.builder().streamReadConstraints(anyLength).build();
    Map<String, Member> members = new LinkedHashMap<>();
    Map<String, Map<String, Member>> objects = new LinkedHashMap<>();
    Map<String, String> places = new HashMap<>();
    try (JsonParser parser = factory.createParser(source.text())) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
        if (isObject && name.equals(part)) {
          // Those of other parts of an answer are not asked for.
          shapes.clear();
          numbers(object(parser, source));
          return;
        }
        if (isObject && name.equals(CORRELATION)) {
          correlations(parser, source);
        } else if (isObject) {
          places.put(name, place(source, parser.currentTokenLocation()));
          objects.put(name, object(parser, source));
        } else {
          add(members, parser, source);
        }
      }
      if (parser.nextToken() != null) {
        throw Failure.wrong(
            place(source, parser.currentTokenLocation()) + ": there is more than one object", null);
      }
    } catch (JsonProcessingException e) {
      throw Failure.wrong(
          place(source, e.getLocation()) + ": not JSON: " + JsonFault.text(e), null);
    }
    numbers(members);
    objects.forEach((name, inner) -> measured(name, places.get(name), inner));
  }

  /** The members of an object that has just begun. */
  private Map<String, Member> object(JsonParser parser, Source source) throws IOException {
    Map<String, Member> inner = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      parser.nextToken();
      add(inner, parser, source);
    }
    return inner;
  }

  /** A measured number: {@code {"value": 2, "u": 0.1, "df": 5}}. */
  private void measured(String name, String place, Map<String, Member> members) {
    Member value = members.get("value");
    Member u = members.get("u");
    if (value == null || u == null) {
      throw Failure.wrong(
          place + ": '" + name + "' is not a number",
          "a measured one is written {\"value\": 2, \"u\": 0.1}");
    }
    double df =
        members.containsKey("df") ? number("df", members.get("df")) : Double.POSITIVE_INFINITY;
    Member kind = members.get("distribution");
    try {
      Shape shape = kind == null ? Shape.NORMAL : Shape.valueOf(kind.text.toUpperCase(Locale.ROOT));
      Measurement one = new Measurement(number("value", value), number("u", u), df, shape);
      measured.put(name, one);
      numbers.put(name, one.estimate());
    } catch (IllegalArgumentException e) {
      throw Failure.wrong(
          place + ": '" + name + "' is no measured number",
          "value and u are finite, u is not negative, df is above 0, distribution is normal,"
              + " uniform, triangular or arcsine");
    }
  }

  /** Coefficients, by pairs of names: an object of objects. */
  private void correlations(JsonParser parser, Source source) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw Failure.wrong(
            place(source, parser.currentTokenLocation()) + ": this is no object of numbers",
            "write {\"correlation\": {\"a\": {\"b\": 0.5}}}");
      }
      object(parser, source)
          .forEach(
              (other, member) -> {
                if (!name.equals(other)) {
                  correlations.put(List.of(name, other), number(other, member));
                }
              });
    }
  }

  private void add(Map<String, Member> members, JsonParser parser, Source source)
      throws IOException {
    String name = parser.currentName();
    String place = place(source, parser.currentTokenLocation());
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      Map<String, Member> elements = new LinkedHashMap<>();
      Dimensions shape = elements(name, elements, parser, source);
      if (shapes.put(name, shape) != null) {
        throw Failure.wrong(place + ": '" + name + "' is set twice", null);
      }
      members.putAll(elements);
      return;
    }
    Member member = new Member(parser.currentToken(), parser.getText(), place);
    if (members.put(name, member) != null) {
      throw Failure.wrong(place + ": '" + name + "' is set twice", null);
    }
    parser.skipChildren();
  }

  /** The elements of an array of numbers, or of an array of such, and its shape. */
  private static Dimensions elements(
      String name, Map<String, Member> elements, JsonParser parser, Source source)
      throws IOException {
    String place = place(source, parser.currentTokenLocation());
    List<Integer> lengths = new ArrayList<>();
    int rows = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      rows++;
      String row = name + "[" + rows;
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        elements.put(row + "]", element(parser, source));
        continue;
      }
      int columns = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        columns++;
        elements.put(row + "," + columns + "]", element(parser, source));
      }
      lengths.add(columns);
    }
    boolean isVector = lengths.isEmpty() && rows > 0;
    boolean isMatrix =
        lengths.size() == rows && rows > 0 && Set.copyOf(lengths).size() == 1 && lengths.get(0) > 0;
    if (!isVector && !isMatrix) {
      throw Failure.wrong(
          place + ": '" + name + "' is neither a vector nor a matrix",
          "write [1, 2], or rows of one length: [[1, 2], [3, 4]]");
    }
    return isVector ? Dimensions.vector(rows) : Dimensions.matrix(rows, lengths.get(0));
  }

  private static Member element(JsonParser parser, Source source) throws IOException {
    Member member =
        new Member(
            parser.currentToken(), parser.getText(), place(source, parser.currentTokenLocation()));
    parser.skipChildren();
    return member;
  }

  private void numbers(Map<String, Member> members) {
    members.forEach((name, member) -> numbers.put(name, number(name, member)));
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
