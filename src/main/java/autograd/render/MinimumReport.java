package autograd.render;

import autograd.optimize.Minimum;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A minimum, or a maximum, as a table for people or in a form for programs. */
public final class MinimumReport implements Report {
  /** So many digits of a number are shown to people. */
  private static final int DIGITS = 10;

  private static final List<String> HEADER = List.of("input", "start", "end", "gradient", "range");

  private static final List<String> CONSTRAINTS =
      List.of("constraint", "left", "right", "multiplier");

  private final Minimum minimum;
  private final Map<String, Double> inputs;
  private final double[] start;
  private final List<String> constraints;
  private final List<String> notes;

  /**
   * A report.
   *
   * @param inputs the numbers of all inputs there, those that did not move too
   * @param start where those that did began
   * @param constraints how they are written
   * @param notes what there is to be told besides
   */
  public MinimumReport(
      Minimum minimum,
      Map<String, Double> inputs,
      double[] start,
      List<String> constraints,
      List<String> notes) {
    this.minimum = minimum;
    this.inputs = inputs;
    this.start = start.clone();
    this.constraints = List.copyOf(constraints);
    this.notes = List.copyOf(notes);
  }

  /** The names of the inputs that moved. */
  public List<String> names() {
    return minimum.inputs();
  }

  /**
   * Writes it.
   *
   * @param digits how many digits after the decimal point; null for ten of each number in a table
   *     for people, and all elsewhere
   * @throws IOException if {@code out} cannot take it
   */
  @Override
  public void write(AnswerFormat format, Digits digits, Style style, Appendable out)
      throws IOException {
    switch (format) {
      case TABLE -> {
        out.append(style.bold("value  " + shown(minimum.value(), digits))).append("\n\n");
        Columns.write(out, header(), rows(digits, true), style);
        out.append('\n');
        if (!constraints.isEmpty()) {
          Columns.write(out, CONSTRAINTS, constraintRows(digits), style);
          out.append('\n');
        }
        List<List<String>> facts = facts(digits);
        Columns.write(out, facts.get(0), facts.subList(1, facts.size()), Style.PLAIN);
        out.append('\n').append(ending()).append('\n');
      }
      case MARKDOWN -> {
        Markdown.write(out, header(), rows(digits, true));
        out.append('\n');
        if (!constraints.isEmpty()) {
          Markdown.write(out, CONSTRAINTS, constraintRows(digits));
          out.append('\n');
        }
        List<List<String>> facts = facts(digits);
        facts.add(0, List.of("value", shown(minimum.value(), digits)));
        Markdown.write(out, List.of(ending(), ""), facts);
      }
      case JSON -> writeJson(Numbers.json().digits(digits), out);
      case CSV -> Delimited.write(out, ',', HEADER, rows(digits, false));
      case TSV -> Delimited.write(out, '\t', HEADER, rows(digits, false));
    }
  }

  private boolean isAnyHeld() {
    for (int j = 0; j < names().size(); j++) {
      if (minimum.isHeld(j)) {
        return true;
      }
    }
    return false;
  }

  private List<String> header() {
    return isAnyHeld() ? HEADER : HEADER.subList(0, HEADER.size() - 1);
  }

  private List<List<String>> rows(Digits digits, boolean isForPeople) {
    Numbers all = Numbers.shortest().digits(digits);
    List<List<String>> rows = new ArrayList<>();
    for (int j = 0; j < names().size(); j++) {
      List<String> row = new ArrayList<>(List.of(names().get(j), all.text(start[j])));
      row.add(isForPeople ? shown(minimum.input(j), digits) : all.text(minimum.input(j)));
      row.add(
          isForPeople && !digits.areDecimals()
              ? MeasuredNumber.digits(minimum.gradient(j), 3)
              : all.text(minimum.gradient(j)));
      if (!isForPeople || isAnyHeld()) {
        row.add(minimum.isHeld(j) ? "at its end" : "");
      }
      rows.add(row);
    }
    return rows;
  }

  private List<List<String>> constraintRows(Digits digits) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < constraints.size(); i++) {
      rows.add(
          List.of(
              constraints.get(i),
              shown(minimum.left(i), digits),
              shown(minimum.right(i), digits),
              !minimum.isConverged()
                  ? "-"
                  : minimum.isActive(i) ? brief(minimum.multiplier(i), digits) : "not active"));
    }
    return rows;
  }

  private static String shown(double number, Digits digits) {
    return !digits.areDecimals()
        ? MeasuredNumber.digits(number, DIGITS)
        : Numbers.shortest().digits(digits).text(number);
  }

  private static String brief(double number, Digits digits) {
    return !digits.areDecimals()
        ? MeasuredNumber.digits(number, 6)
        : Numbers.shortest().digits(digits).text(number);
  }

  private List<List<String>> facts(Digits digits) {
    List<List<String>> facts = new ArrayList<>();
    facts.add(
        List.of(
            "gradient norm",
            !digits.areDecimals()
                ? MeasuredNumber.digits(minimum.gradientNorm(), 3)
                : Numbers.shortest().digits(digits).text(minimum.gradientNorm())));
    double[] eigenvalues = minimum.eigenvalues();
    if (eigenvalues != null && eigenvalues.length > 0) {
      facts.add(List.of("smallest eigenvalue", brief(eigenvalues[0], digits)));
      facts.add(List.of("largest eigenvalue", brief(eigenvalues[eigenvalues.length - 1], digits)));
    }
    facts.add(List.of("evaluations", String.valueOf(minimum.evaluations())));
    return facts;
  }

  private String ending() {
    String kind = minimum.isMaximum() ? "maximum" : "minimum";
    return switch (minimum.outcome()) {
      case CONVERGED ->
          minimum.eigenvalues() == null
              ? "converged"
              : "converged to a "
                  + kind
                  + (isAnyHeld() ? " at the end of a range" : "")
                  + (constraints.isEmpty() ? "" : " under the constraints");
      case FLAT -> "converged to a " + kind + " that second derivatives do not confirm";
      default -> minimum.outcome().text();
    };
  }

  /**
   * One number: {@code value}, {@code x}, {@code gradient.x}, {@code gradient_norm}, {@code
   * eigenvalues.1}, {@code start.x}, {@code evaluations}; null if there is none of that name.
   */
  public Double number(String path) {
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    String rest = path.substring(dot + 1);
    int j = names().indexOf(rest);
    if (dot < 0) {
      switch (path) {
        case "value" -> {
          return minimum.value();
        }
        case "gradient_norm" -> {
          return minimum.gradientNorm();
        }
        case "evaluations" -> {
          return (double) minimum.evaluations();
        }
        default -> {
          return inputs.get(path);
        }
      }
    }
    switch (first) {
      case "inputs" -> {
        return inputs.get(rest);
      }
      case "gradient" -> {
        return j < 0 ? null : Double.valueOf(minimum.gradient(j));
      }
      case "start" -> {
        return j < 0 ? null : Double.valueOf(start[j]);
      }
      case "eigenvalues" -> {
        double[] eigenvalues = minimum.eigenvalues();
        int which = rest.matches("[0-9]{1,6}") ? Integer.parseInt(rest) : 0;
        return eigenvalues == null || which < 1 || which > eigenvalues.length
            ? null
            : Double.valueOf(eigenvalues[which - 1]);
      }
      default -> {
        return null;
      }
    }
  }

  private void writeConstraints(JsonGenerator json, Numbers form) throws IOException {
    json.writeArrayFieldStart("constraints");
    for (int i = 0; i < constraints.size(); i++) {
      json.writeStartObject();
      json.writeStringField("constraint", constraints.get(i));
      Json.number(json, form, "left", minimum.left(i));
      Json.number(json, form, "right", minimum.right(i));
      Json.number(json, form, "multiplier", minimum.multiplier(i));
      json.writeBooleanField("active", minimum.isActive(i));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeJson(Numbers form, Appendable out) throws IOException {
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      Json.number(json, form, "value", minimum.value());
      Json.numbers(json, form, "inputs", inputs);
      json.writeObjectFieldStart("gradient");
      for (int j = 0; j < names().size(); j++) {
        Json.number(json, form, names().get(j), minimum.gradient(j));
      }
      json.writeEndObject();
      Json.number(json, form, "gradient_norm", minimum.gradientNorm());
      json.writeFieldName("eigenvalues");
      if (minimum.eigenvalues() == null) {
        json.writeNull();
      } else {
        json.writeStartArray();
        for (double each : minimum.eigenvalues()) {
          Json.number(json, form, each);
        }
        json.writeEndArray();
      }
      json.writeArrayFieldStart("at_bound");
      for (int j = 0; j < names().size(); j++) {
        if (minimum.isHeld(j)) {
          json.writeString(names().get(j));
        }
      }
      json.writeEndArray();
      if (!constraints.isEmpty()) {
        writeConstraints(json, form);
      }
      json.writeObjectFieldStart("start");
      for (int j = 0; j < names().size(); j++) {
        Json.number(json, form, names().get(j), start[j]);
      }
      json.writeEndObject();
      json.writeNumberField("evaluations", minimum.evaluations());
      Json.ending(json, minimum.isConverged(), minimum.outcome().text(), notes);
      json.writeEndObject();
    }
    out.append('\n');
  }
}
