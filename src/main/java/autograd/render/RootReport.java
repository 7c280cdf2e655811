package autograd.render;

import autograd.optimize.Root;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The root of equations, as a table for people or in a form for programs. */
public final class RootReport implements Report {
  /** Longer equations are cut in a table. */
  private static final int LONGEST = 40;

  private static final List<String> HEADER = List.of("unknown", "start", "value");

  private final Root root;
  private final List<String> equations;
  private final Map<String, Double> inputs;
  private final List<String> notes;

  /**
   * A report.
   *
   * @param equations as they are written
   * @param inputs the numbers of all inputs, those that were given too
   * @param notes what there is to be told besides
   */
  public RootReport(
      Root root, List<String> equations, Map<String, Double> inputs, List<String> notes) {
    this.root = root;
    this.equations = List.copyOf(equations);
    this.inputs = inputs;
    this.notes = List.copyOf(notes);
  }

  /** The names of the unknowns. */
  public List<String> names() {
    return root.unknowns();
  }

  /**
   * Writes it.
   *
   * @param digits how many digits
   * @throws IOException if {@code out} cannot take it
   */
  @Override
  public void write(AnswerFormat format, Digits digits, Style style, Appendable out)
      throws IOException {
    Numbers numbers = Numbers.shortest().digits(digits);
    switch (format) {
      case TABLE -> {
        Columns.write(out, HEADER, rows(numbers), style);
        out.append('\n');
        Columns.write(out, List.of("equation", "left", "right", "residual"), met(digits), style);
        out.append('\n');
        List<List<String>> facts = facts(digits);
        Columns.write(out, facts.get(0), facts.subList(1, facts.size()), Style.PLAIN);
        out.append('\n').append(root.outcome().text()).append('\n');
      }
      case MARKDOWN -> {
        Markdown.write(out, HEADER, rows(numbers));
        out.append('\n');
        Markdown.write(out, List.of("equation", "left", "right", "residual"), met(digits));
        out.append('\n');
        Markdown.write(out, List.of(root.outcome().text(), ""), facts(digits));
      }
      case JSON -> writeJson(Numbers.json().digits(digits), out);
      case CSV -> Delimited.write(out, ',', HEADER, rows(numbers));
      case TSV -> Delimited.write(out, '\t', HEADER, rows(numbers));
    }
  }

  private List<List<String>> rows(Numbers numbers) {
    List<List<String>> rows = new ArrayList<>();
    for (int j = 0; j < names().size(); j++) {
      rows.add(List.of(names().get(j), numbers.text(root.start(j)), numbers.text(root.value(j))));
    }
    return rows;
  }

  private List<List<String>> met(Digits digits) {
    Numbers numbers = Numbers.shortest().digits(digits);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < equations.size(); i++) {
      String text = equations.get(i);
      int length = text.codePointCount(0, text.length());
      String shown =
          length <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
      rows.add(
          List.of(
              shown,
              numbers.text(root.left(i)),
              numbers.text(root.right(i)),
              brief(root.residual(i), digits)));
    }
    return rows;
  }

  private static String brief(double number, Digits digits) {
    return !digits.areDecimals()
        ? MeasuredNumber.digits(number, 3)
        : Numbers.shortest().digits(digits).text(number);
  }

  private List<List<String>> facts(Digits digits) {
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of("condition", brief(root.condition(), digits)));
    facts.add(List.of("evaluations", String.valueOf(root.evaluations())));
    return facts;
  }

  /**
   * One number: {@code x}, {@code start.x}, {@code residual.1}, {@code condition}, {@code
   * evaluations}; null if there is none of that name.
   */
  public Double number(String path) {
    int dot = path.indexOf('.');
    String rest = path.substring(dot + 1);
    if (inputs.containsKey(path)) {
      return inputs.get(path);
    }
    switch (dot < 0 ? path : path.substring(0, dot)) {
      case "condition" -> {
        return dot < 0 ? root.condition() : null;
      }
      case "evaluations" -> {
        return dot < 0 ? Double.valueOf(root.evaluations()) : null;
      }
      case "inputs" -> {
        return inputs.get(rest);
      }
      case "start" -> {
        int j = names().indexOf(rest);
        return j < 0 ? null : Double.valueOf(root.start(j));
      }
      case "residual" -> {
        int which = rest.matches("[0-9]{1,6}") ? Integer.parseInt(rest) : 0;
        return which < 1 || which > equations.size()
            ? null
            : Double.valueOf(root.residual(which - 1));
      }
      default -> {
        return null;
      }
    }
  }

  private void writeJson(Numbers form, Appendable out) throws IOException {
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      Json.numbers(json, form, "inputs", inputs);
      Json.names(json, "unknowns", names());
      json.writeArrayFieldStart("equations");
      for (int i = 0; i < equations.size(); i++) {
        json.writeStartObject();
        json.writeStringField("equation", equations.get(i));
        Json.number(json, form, "left", root.left(i));
        Json.number(json, form, "right", root.right(i));
        Json.number(json, form, "residual", root.residual(i));
        json.writeEndObject();
      }
      json.writeEndArray();
      Json.number(json, form, "condition", root.condition());
      json.writeNumberField("evaluations", root.evaluations());
      Json.ending(json, root.isConverged(), root.outcome().text(), notes);
      json.writeEndObject();
    }
    out.append('\n');
  }
}
