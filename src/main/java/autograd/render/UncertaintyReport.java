package autograd.render;

import autograd.measure.Measurement;
import autograd.measure.Measurements;
import autograd.measure.MonteCarlo;
import autograd.measure.Propagation;
import autograd.measure.Uncertainty;
import autograd.measure.WorstCase;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The uncertainty of results and where it comes from, for people or in a form for programs. */
public final class UncertaintyReport implements Report {
  private static final List<String> BUDGET =
      List.of("input", "estimate", "u", "df", "sensitivity", "contribution", "share");

  private final List<Uncertainty> results;
  private final List<String> notes;

  /**
   * A report.
   *
   * @param results one or more, each with a name if there are more
   * @param notes what there is to be told besides
   */
  public UncertaintyReport(List<Uncertainty> results, List<String> notes) {
    this.results = List.copyOf(results);
    this.notes = List.copyOf(notes);
  }

  /**
   * Writes it.
   *
   * @param digits how many digits; those that mean something unless decimals were asked for
   * @throws IOException if {@code out} cannot take it
   */
  @Override
  public void write(AnswerFormat format, Digits digits, Style style, Appendable out)
      throws IOException {
    switch (format) {
      case TABLE -> {
        for (Uncertainty each : results) {
          out.append(style.bold(each.name() == null ? "value" : each.name()))
              .append("  ")
              .append(
                  Numbers.shortest()
                      .digits(digits)
                      .measured(each.linear().value(), each.linear().u()))
              .append("\n\n");
          List<List<String>> facts = facts(each, digits);
          Columns.write(out, facts.get(0), facts.subList(1, facts.size()), Style.PLAIN);
          out.append('\n');
          Columns.write(out, BUDGET, budget(each, digits, true), style);
          out.append(results.size() > 1 ? "\n" : "");
        }
        if (results.size() > 1) {
          Columns.write(out, correlationHeader(), correlations(digits), style);
        }
      }
      case MARKDOWN -> {
        for (Uncertainty each : results) {
          Markdown.write(
              out,
              List.of(
                  each.name() == null ? "value" : each.name(),
                  Numbers.shortest()
                      .digits(digits)
                      .measured(each.linear().value(), each.linear().u())),
              facts(each, digits));
          out.append('\n');
          Markdown.write(out, BUDGET, budget(each, digits, true));
          out.append(results.size() > 1 ? "\n" : "");
        }
        if (results.size() > 1) {
          Markdown.write(out, correlationHeader(), correlations(digits));
        }
      }
      case JSON -> writeJson(Numbers.json().digits(digits), out);
      case CSV -> writeDelimited(',', digits, out);
      case TSV -> writeDelimited('\t', digits, out);
    }
  }

  /** A number and its uncertainty, both to two digits of that. */
  public static String measured(double value, double u) {
    return Numbers.shortest().measured(value, u);
  }

  /** A contribution to an uncertainty, and its share of the variance. */
  public static String contribution(double contribution, double share) {
    String size = MeasuredNumber.digits(contribution, 2);
    return Double.isNaN(share) ? size : size + "  " + share(share, null);
  }

  /** An uncertainty to two digits. */
  public static String brief(double u) {
    return MeasuredNumber.text(u, u);
  }

  /** A number to two digits of its uncertainty, or as it was asked for. */
  static String rounded(double number, double u, Digits digits) {
    return !digits.areDecimals()
        ? MeasuredNumber.text(number, u)
        : Numbers.shortest().digits(digits).text(number);
  }

  private static String brief(double number, int count, Digits digits) {
    return !digits.areDecimals()
        ? MeasuredNumber.digits(number, count)
        : Numbers.shortest().digits(digits).text(number);
  }

  /** What is told of a result, in words, and its numbers. */
  private static List<List<String>> facts(Uncertainty one, Digits digits) {
    Propagation linear = one.linear();
    double u = linear.u();
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of("u", rounded(u, u, digits)));
    if (one.bent() != null) {
      facts.add(List.of("u, second order", rounded(one.bent().u(), one.bent().u(), digits)));
      facts.add(List.of("bias", rounded(one.bent().bias(), one.bent().u(), digits)));
    }
    double freedom = linear.freedom();
    if (Double.isFinite(freedom)) {
      facts.add(
          List.of(
              "degrees of freedom",
              !digits.areDecimals() ? String.valueOf((long) freedom) : brief(freedom, 3, digits)));
    }
    if (!Double.isNaN(freedom)) {
      String percent = MeasuredNumber.digits(100 * one.coverage(), 6) + " %";
      facts.add(List.of("k for " + percent, brief(linear.factor(one.coverage()), 3, digits)));
      facts.add(List.of("expanded, " + percent, rounded(one.expanded(), u, digits)));
    }
    if (one.drawn() != null) {
      addDrawn(facts, one, digits);
    }
    WorstCase worst = one.worst();
    if (worst != null) {
      double half = Math.abs(worst.most() - worst.least()) / 2;
      facts.add(
          List.of(
              worst.isMonotone()
                  ? "between the limits (monotone)"
                  : "between the limits (searched)",
              rounded(worst.least(), half / 100, digits)
                  + " to "
                  + rounded(worst.most(), half / 100, digits)));
    }
    return facts;
  }

  private static void addDrawn(List<List<String>> facts, Uncertainty one, Digits digits) {
    MonteCarlo drawn = one.drawn();
    double u = drawn.deviation();
    // One digit more than means something, to compare.
    double fine = u / 10;
    MonteCarlo.Interval shortest = drawn.shortest(one.coverage());
    MonteCarlo.Interval symmetric = drawn.symmetric(one.coverage());
    facts.add(List.of("draws", String.format(Locale.ROOT, "%,d", drawn.draws())));
    facts.add(List.of("mean of draws", rounded(drawn.mean(), fine, digits)));
    facts.add(List.of("deviation of draws", rounded(u, fine, digits)));
    facts.add(
        List.of(
            "shortest interval",
            rounded(shortest.lower(), fine, digits)
                + " to "
                + rounded(shortest.upper(), fine, digits)));
    facts.add(
        List.of(
            "symmetric interval",
            rounded(symmetric.lower(), fine, digits)
                + " to "
                + rounded(symmetric.upper(), fine, digits)));
    facts.add(
        List.of(
            "linear result",
            (one.isValidated() ? "validated" : "not validated")
                + ": ends differ by "
                + brief(one.distance(), 2, digits)
                + ", allowed "
                + brief(one.tolerance(), 1, digits)));
  }

  private static List<List<String>> budget(Uncertainty one, Digits digits, boolean isForPeople) {
    Propagation linear = one.linear();
    Measurements inputs = linear.inputs();
    Numbers all = Numbers.shortest().digits(digits);
    boolean isRounded = isForPeople && !digits.areDecimals();
    List<List<String>> rows = new ArrayList<>();
    for (int i : linear.byShare()) {
      Measurement input = inputs.get(i);
      double freedom = input.freedom();
      rows.add(
          List.of(
              inputs.names().get(i),
              isRounded
                  ? MeasuredNumber.text(input.estimate(), input.u())
                  : all.text(input.estimate()),
              isRounded ? MeasuredNumber.text(input.u(), input.u()) : all.text(input.u()),
              Double.isInfinite(freedom) && isForPeople ? "-" : all.text(freedom),
              isRounded
                  ? MeasuredNumber.digits(linear.sensitivity(i), 4)
                  : all.text(linear.sensitivity(i)),
              isRounded
                  ? MeasuredNumber.digits(linear.contribution(i), 2)
                  : all.text(linear.contribution(i)),
              isForPeople ? share(linear.share(i), digits) : all.text(linear.share(i))));
    }
    return rows;
  }

  private static String share(double share, Digits digits) {
    return Double.isNaN(share) ? "-" : brief(100 * share, 3, digits) + " %";
  }

  private void writeDelimited(char separator, Digits digits, Appendable out) throws IOException {
    List<String> header = new ArrayList<>(BUDGET);
    List<List<String>> rows = new ArrayList<>();
    boolean areMany = results.size() > 1;
    if (areMany) {
      header.add(0, "output");
    }
    for (Uncertainty each : results) {
      for (List<String> row : budget(each, digits, false)) {
        List<String> whole = new ArrayList<>(row);
        if (areMany) {
          whole.add(0, each.name());
        }
        rows.add(whole);
      }
    }
    Delimited.write(out, separator, header, rows);
  }

  private List<String> correlationHeader() {
    List<String> header = new ArrayList<>(List.of("correlation"));
    results.subList(0, results.size() - 1).forEach(each -> header.add(each.name()));
    return header;
  }

  private List<List<String>> correlations(Digits digits) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 1; i < results.size(); i++) {
      List<String> row = new ArrayList<>(List.of(results.get(i).name()));
      for (int j = 0; j < results.size() - 1; j++) {
        row.add(j >= i ? "" : brief(correlation(i, j), 3, digits));
      }
      rows.add(row);
    }
    return rows;
  }

  private double correlation(int i, int j) {
    return results.get(i).linear().correlation(results.get(j).linear());
  }

  /** All numbers of a result, by their names in JSON. */
  private static Map<String, Double> numbers(Uncertainty one) {
    Propagation linear = one.linear();
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("value", linear.value());
    numbers.put("u", linear.u());
    if (one.bent() != null) {
      numbers.put("u_second_order", one.bent().u());
      numbers.put("bias", one.bent().bias());
    }
    numbers.put("degrees_of_freedom", linear.freedom());
    numbers.put("coverage", one.coverage());
    numbers.put("k", linear.factor(one.coverage()));
    numbers.put("expanded", one.expanded());
    return numbers;
  }

  private static Map<String, Double> drawn(Uncertainty one) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    if (one.drawn() != null) {
      MonteCarlo drawn = one.drawn();
      numbers.put("draws", (double) drawn.draws());
      numbers.put("undefined", (double) drawn.undefined());
      numbers.put("mean", drawn.mean());
      numbers.put("standard_deviation", drawn.deviation());
      numbers.put("shortest_lower", drawn.shortest(one.coverage()).lower());
      numbers.put("shortest_upper", drawn.shortest(one.coverage()).upper());
      numbers.put("symmetric_lower", drawn.symmetric(one.coverage()).lower());
      numbers.put("symmetric_upper", drawn.symmetric(one.coverage()).upper());
      numbers.put("distance", one.distance());
      numbers.put("tolerance", one.tolerance());
    }
    return numbers;
  }

  private static Map<String, Double> worst(Uncertainty one) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    if (one.worst() != null) {
      numbers.put("least", one.worst().least());
      numbers.put("most", one.worst().most());
    }
    return numbers;
  }

  /**
   * One number: {@code value}, {@code u}, {@code expanded}, {@code mean}, {@code least}, {@code
   * share.NAME} and so on; of several results with the result's name behind it, {@code u.R}, {@code
   * share.R.V}, {@code correlation.R.X}. Null if there is none of that name.
   */
  public Double number(String path) {
    List<String> parts = List.of(path.split("\\.", -1));
    if (results.size() == 1) {
      return number(results.get(0), parts);
    }
    for (int i = 0; i < results.size() && parts.size() > 1; i++) {
      if (!results.get(i).name().equals(parts.get(1))) {
        continue;
      }
      if (parts.get(0).equals("correlation") && parts.size() == 3) {
        for (int j = 0; j < results.size(); j++) {
          if (results.get(j).name().equals(parts.get(2))) {
            return correlation(i, j);
          }
        }
        return null;
      }
      List<String> rest = new ArrayList<>(parts);
      rest.remove(1);
      return number(results.get(i), rest);
    }
    return null;
  }

  private static Double number(Uncertainty one, List<String> parts) {
    String first = parts.get(0);
    if (parts.size() == 1) {
      Map<String, Double> all = numbers(one);
      all.putAll(drawn(one));
      all.putAll(worst(one));
      return all.get(first);
    }
    int i = one.linear().inputs().names().indexOf(parts.get(1));
    if (i < 0 || parts.size() > 2) {
      return null;
    }
    return switch (first) {
      case "sensitivity" -> one.linear().sensitivity(i);
      case "contribution" -> one.linear().contribution(i);
      case "share" -> one.linear().share(i);
      default -> null;
    };
  }

  private void writeJson(Numbers form, Appendable out) throws IOException {
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      if (results.size() == 1) {
        writeFields(results.get(0), form, json);
      } else {
        json.writeArrayFieldStart("outputs");
        for (Uncertainty each : results) {
          json.writeStartObject();
          json.writeStringField("name", each.name());
          writeFields(each, form, json);
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("correlation");
        for (int i = 0; i < results.size(); i++) {
          json.writeObjectFieldStart(results.get(i).name());
          for (int j = 0; j < results.size(); j++) {
            if (i != j) {
              Json.number(json, form, results.get(j).name(), correlation(i, j));
            }
          }
          json.writeEndObject();
        }
        json.writeEndObject();
      }
      Json.notes(json, notes);
      json.writeEndObject();
    }
    out.append('\n');
  }

  private static void writeFields(Uncertainty one, Numbers form, JsonGenerator json)
      throws IOException {
    for (Map.Entry<String, Double> each : numbers(one).entrySet()) {
      Json.number(json, form, each.getKey(), each.getValue());
    }
    Propagation linear = one.linear();
    json.writeArrayFieldStart("budget");
    for (int i : linear.byShare()) {
      Measurement input = linear.inputs().get(i);
      json.writeStartObject();
      json.writeStringField("name", linear.inputs().names().get(i));
      Json.number(json, form, "estimate", input.estimate());
      Json.number(json, form, "u", input.u());
      Json.number(json, form, "degrees_of_freedom", input.freedom());
      Json.number(json, form, "sensitivity", linear.sensitivity(i));
      Json.number(json, form, "contribution", linear.contribution(i));
      Json.number(json, form, "share", linear.share(i));
      json.writeEndObject();
    }
    json.writeEndArray();
    if (one.drawn() != null) {
      Json.numbers(json, form, "monte_carlo", drawn(one));
      json.writeBooleanField("validated", one.isValidated());
    }
    if (one.worst() != null) {
      Json.numbers(json, form, "worst_case", worst(one));
      json.writeBooleanField("monotone", one.worst().isMonotone());
    }
  }
}
