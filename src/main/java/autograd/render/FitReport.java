package autograd.render;

import autograd.optimize.Fit;
import autograd.optimize.Loss;
import autograd.optimize.Robustness;
import autograd.optimize.Tries;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A fit: its parameters with their errors, and how good it is. */
public final class FitReport implements Report {
  /** More parameters than these have correlations that nobody reads in a table. */
  private static final int MOST_CORRELATIONS = 12;

  static final List<String> HEADER =
      List.of("parameter", "value", "error", "relative", "lower", "upper", "start");

  private static final Set<String> COUNTS =
      Set.of(
          "points",
          "degrees_of_freedom",
          "beyond",
          "evaluations",
          "starts",
          "starts_to_the_best",
          "starts_to_nowhere");

  private final Fit fit;
  private final boolean hasSigmas;
  private final List<String> notes;

  /**
   * A report.
   *
   * @param hasSigmas whether residuals were divided by standard deviations
   * @param notes what there is to be told besides
   */
  public FitReport(Fit fit, boolean hasSigmas, List<String> notes) {
    this.fit = fit;
    this.hasSigmas = hasSigmas;
    this.notes = List.copyOf(notes);
  }

  /**
   * Writes it.
   *
   * @param digits how many digits; unless decimals were asked for, as many as mean something in a
   *     table for people, and all elsewhere
   * @throws IOException if {@code out} cannot take it
   */
  @Override
  public void write(AnswerFormat format, Digits digits, Style style, Appendable out)
      throws IOException {
    switch (format) {
      case TABLE -> writeTable(digits, style, out);
      case MARKDOWN -> {
        Markdown.write(out, HEADER, rows(digits, true));
        out.append('\n');
        Markdown.write(out, List.of("fit", "value"), statisticsRows(digits));
      }
      case JSON -> writeJson(Numbers.json().digits(digits), out);
      case CSV -> Delimited.write(out, ',', HEADER, rows(digits, false));
      case TSV -> Delimited.write(out, '\t', HEADER, rows(digits, false));
    }
  }

  private void writeTable(Digits digits, Style style, Appendable out) throws IOException {
    Columns.write(out, HEADER, rows(digits, true), style);
    List<String> names = fit.parameters();
    if (names.size() > 1 && names.size() <= MOST_CORRELATIONS) {
      out.append('\n');
      writeCorrelations(digits, style, out);
    }
    out.append('\n');
    List<List<String>> rows = statisticsRows(digits);
    Columns.write(out, rows.get(0), rows.subList(1, rows.size()), Style.PLAIN);
    out.append('\n').append(ending()).append('\n');
  }

  private void writeCorrelations(Digits digits, Style style, Appendable out) throws IOException {
    List<String> names = fit.parameters();
    List<String> header = new ArrayList<>(List.of("correlation"));
    header.addAll(names.subList(0, names.size() - 1));
    Numbers numbers = Numbers.shortest().digits(digits.areDecimals() ? digits : Digits.decimals(3));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 1; i < names.size(); i++) {
      List<String> row = new ArrayList<>(List.of(names.get(i)));
      for (int j = 0; j < names.size() - 1; j++) {
        double correlation = fit.correlation(i, j);
        row.add(j >= i ? "" : Double.isNaN(correlation) ? "-" : numbers.text(correlation));
      }
      rows.add(row);
    }
    Columns.write(out, header, rows, style);
  }

  /** How the errors are to be understood, and why it stopped. */
  private String ending() {
    return fit.outcome().text() + "; " + errors();
  }

  /** How the errors are to be understood. */
  String errors() {
    String errors =
        fit.isAbsolute()
            ? "errors follow from the given sigmas alone"
            : "errors are scaled by the residual deviation";
    return errors + robustness();
  }

  Fit fit() {
    return fit;
  }

  /** What became of a loss. */
  private String robustness() {
    Robustness robustness = fit.robustness();
    if (robustness == null) {
      return "";
    }
    return ", which follows from the loss " + lossText();
  }

  private String lossText() {
    Loss loss = fit.robustness().loss();
    return loss.shape().name().toLowerCase(Locale.ROOT)
        + ":"
        + Numbers.shortest().text(loss.scale());
  }

  /** A row for each parameter. */
  List<List<String>> rows(Digits digits, boolean isForPeople) {
    Numbers all = Numbers.shortest().digits(digits);
    List<List<String>> rows = new ArrayList<>();
    for (int j = 0; j < fit.parameters().size(); j++) {
      String name = fit.parameters().get(j);
      double value = fit.value(j);
      double error = fit.error(name);
      double reach = fit.reach(name);
      double relative = error / Math.abs(value);
      if (!isForPeople) {
        rows.add(
            List.of(
                name,
                all.text(value),
                all.text(error),
                all.text(relative),
                all.text(value - reach),
                all.text(value + reach),
                all.text(fit.start(j))));
      } else {
        rows.add(
            List.of(
                name,
                !digits.areDecimals() ? value(value, error) : all.text(value),
                known(
                    error,
                    !digits.areDecimals() ? MeasuredNumber.text(error, error) : all.text(error)),
                known(error, percent(relative)),
                known(error, bound(value - reach, error, digits)),
                known(error, bound(value + reach, error, digits)),
                start(j)));
      }
    }
    return rows;
  }

  /** Where a parameter began; of one that was drawn from its range, some digits. */
  private String start(int j) {
    if (fit.isSolved(j)) {
      return "solved";
    }
    return fit.tries() == null
        ? Numbers.shortest().text(fit.start(j))
        : MeasuredNumber.digits(fit.start(j), 4);
  }

  private static String value(double value, double error) {
    return Double.isNaN(error)
        ? MeasuredNumber.digits(value, 6)
        : MeasuredNumber.text(value, error);
  }

  private static String bound(double number, double error, Digits digits) {
    return !digits.areDecimals()
        ? MeasuredNumber.text(number, error)
        : Numbers.shortest().digits(digits).text(number);
  }

  private static String known(double error, String text) {
    return Double.isNaN(error) ? "-" : text;
  }

  private static String percent(double share) {
    return MeasuredNumber.digits(100 * share, 2) + " %";
  }

  /** Every number of the fit as a whole, by its name in JSON. */
  private Map<String, Double> statistics() {
    Map<String, Double> statistics = new LinkedHashMap<>();
    statistics.put("points", (double) fit.points());
    statistics.put("degrees_of_freedom", (double) fit.freedom());
    if (fit.robustness() != null) {
      statistics.put("cost", fit.cost());
      statistics.put("sum_of_squares", fit.sumOfSquares());
      statistics.put("residual_deviation", fit.residualDeviation());
      statistics.put("beyond", (double) fit.robustness().beyond());
      addTries(statistics);
      return statistics;
    }
    statistics.put("sum_of_squares", fit.sumOfSquares());
    statistics.put("residual_deviation", fit.residualDeviation());
    if (hasSigmas) {
      double deviation = fit.residualDeviation();
      statistics.put("reduced_chi_square", deviation * deviation);
    }
    if (!fit.hasVariableErrors()) {
      statistics.put("r_squared", fit.rSquared());
      statistics.put("adjusted_r_squared", fit.adjustedRSquared());
      statistics.put("aic", fit.aic());
      statistics.put("bic", fit.bic());
    }
    addTries(statistics);
    return statistics;
  }

  private void addTries(Map<String, Double> statistics) {
    statistics.put("evaluations", (double) fit.evaluations());
    Tries tries = fit.tries();
    if (tries != null) {
      statistics.put("starts", (double) tries.count());
      statistics.put("starts_to_the_best", (double) tries.same());
      statistics.put("starts_to_nowhere", (double) tries.nowhere());
    }
  }

  private static boolean isCount(String name) {
    return COUNTS.contains(name);
  }

  /** What the fit as a whole is told by, in words, and its number. */
  List<List<String>> statisticsRows(Digits digits) {
    Numbers all = Numbers.shortest().digits(digits);
    List<List<String>> rows = new ArrayList<>();
    statistics()
        .forEach(
            (name, number) -> {
              String text =
                  isCount(name)
                      ? String.valueOf(number.longValue())
                      : !digits.areDecimals() ? MeasuredNumber.digits(number, 6) : all.text(number);
              rows.add(List.of(inWords(name), text));
            });
    return rows;
  }

  private String inWords(String name) {
    return switch (name) {
      case "r_squared" -> "R²";
      case "adjusted_r_squared" -> "adjusted R²";
      case "reduced_chi_square" -> "χ² / degrees of freedom";
      case "beyond" ->
          "residuals beyond " + Numbers.shortest().text(fit.robustness().loss().scale());
      case "aic", "bic" -> name.toUpperCase(Locale.ROOT);
      default -> name.replace('_', ' ');
    };
  }

  /**
   * One number: {@code b1}, {@code error.b1}, {@code correlation.b1.b2}, {@code sum_of_squares} and
   * so on; null if there is none of that name.
   */
  public Double number(String path) {
    List<String> names = fit.parameters();
    int whole = names.indexOf(path);
    if (whole >= 0) {
      return fit.value(whole);
    }
    int dot = path.indexOf('.');
    if (dot < 0) {
      return statistics().get(path);
    }
    // A name may hold dots, where it names a group.
    String rest = path.substring(dot + 1);
    if (path.startsWith("correlation.")) {
      for (int i = 0; i < names.size(); i++) {
        String before = names.get(i) + ".";
        int j = rest.startsWith(before) ? names.indexOf(rest.substring(before.length())) : -1;
        if (j >= 0) {
          return fit.correlation(i, j);
        }
      }
      return null;
    }
    int j = names.indexOf(rest);
    return j < 0 ? null : number(path.substring(0, dot), j);
  }

  private Double number(String part, int j) {
    String name = fit.parameters().get(j);
    return switch (part) {
      case "value" -> fit.value(j);
      case "error" -> fit.error(name);
      case "lower" -> fit.value(j) - fit.reach(name);
      case "upper" -> fit.value(j) + fit.reach(name);
      case "start" -> fit.start(j);
      default -> null;
    };
  }

  private void writeJson(Numbers form, Appendable out) throws IOException {
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      writeFields(form, json);
      json.writeEndObject();
    }
    out.append('\n');
  }

  /** Writes what the object holds. */
  void writeFields(Numbers form, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("parameters");
    for (int j = 0; j < fit.parameters().size(); j++) {
      String name = fit.parameters().get(j);
      json.writeStartObject();
      json.writeStringField("name", name);
      for (String part : List.of("value", "error", "lower", "upper", "start")) {
        Json.number(json, form, part, number(part, j));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("correlation");
    for (int i = 0; i < fit.parameters().size(); i++) {
      json.writeObjectFieldStart(fit.parameters().get(i));
      for (int j = 0; j < fit.parameters().size(); j++) {
        if (i != j) {
          Json.number(json, form, fit.parameters().get(j), fit.correlation(i, j));
        }
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    for (Map.Entry<String, Double> each : statistics().entrySet()) {
      json.writeFieldName(each.getKey());
      if (isCount(each.getKey())) {
        json.writeNumber(each.getValue().longValue());
      } else {
        Json.number(json, form, each.getValue());
      }
    }
    json.writeStringField("errors", fit.isAbsolute() ? "absolute" : "scaled");
    if (fit.robustness() != null) {
      json.writeStringField("loss", lossText());
    }
    Json.ending(json, fit.isConverged(), fit.outcome().text(), notes);
  }
}
