package autograd.render;

import autograd.evaluate.Check.Result;
import autograd.evaluate.Differences.Verdict;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a check found at a point, or at many. */
public final class CheckReport implements Report {
  private static final String[] SUMMARY = {
    "variable", " points", " pass", " kink", " unsure", " fail", " worst off"
  };

  private final List<List<Result>> points;
  private final boolean hasClaims;
  private final boolean isSummary;

  /**
   * A report of these findings.
   *
   * @param points at each point a finding for each input, in the same order
   * @param hasClaims whether gradients were claimed by somebody
   * @param isSummary whether people are told of all points together; programs get every finding
   */
  public CheckReport(List<List<Result>> points, boolean hasClaims, boolean isSummary) {
    this.points = points;
    this.hasClaims = hasClaims;
    this.isSummary = isSummary;
  }

  /**
   * Writes it. Who compares numbers wants to see where they part: a terminal gets all digits too.
   *
   * @param digits how many digits
   * @throws IOException if {@code out} cannot take it
   */
  @Override
  public void write(AnswerFormat format, Digits digits, Style style, Appendable out)
      throws IOException {
    Numbers numbers = Numbers.shortest().digits(digits.areDecimals() ? digits : Digits.ALL);
    boolean isForPeople = format == AnswerFormat.TABLE || format == AnswerFormat.MARKDOWN;
    Style own = format == AnswerFormat.TABLE ? style : Style.PLAIN;
    if (format == AnswerFormat.JSON) {
      writeJson(Numbers.json().digits(digits), out);
    } else if (!isForPeople) {
      writeFindings(format, numbers, out);
    } else if (isSummary) {
      writeSummary(format.rows(out, own, SUMMARY));
    } else {
      writeTable(format.rows(out, own, header()), numbers, own);
    }
  }

  /**
   * A number of the findings at one point, as {@code gradient.NAME} or {@code differences.NAME};
   * null if there is none.
   */
  public Double number(String path) {
    for (Result each : points.get(0)) {
      String name = "." + each.name();
      if (path.equals("gradient" + name)) {
        return each.gradient();
      }
      if (path.equals("claim" + name) && hasClaims) {
        return each.claim();
      }
      if (path.equals("differences" + name)) {
        return each.slope();
      }
      if (path.equals("error" + name)) {
        return each.error();
      }
    }
    return null;
  }

  private String[] header() {
    List<String> header = new ArrayList<>(List.of("variable", " value", " gradient"));
    if (hasClaims) {
      header.add(" claim");
    }
    header.addAll(List.of(" by differences", " off", " estimated error", ""));
    return header.toArray(new String[0]);
  }

  /** A row for each input. */
  private void writeTable(Rows rows, Numbers numbers, Style style) throws IOException {
    for (Result each : points.get(0)) {
      List<String> row = numbers(each, numbers);
      row.add(size(Math.abs(each.claim() - each.slope())));
      row.add(size(each.error()));
      row.add(verdict(each.verdict(), style));
      rows.row(row.toArray(new String[0]));
    }
    rows.end();
  }

  /** A row for each input at each point, for programs. */
  private void writeFindings(AnswerFormat format, Numbers numbers, Appendable out)
      throws IOException {
    List<String> header = new ArrayList<>(List.of("point", "variable", "value", "gradient"));
    if (hasClaims) {
      header.add("claim");
    }
    header.addAll(List.of("differences", "error", "verdict"));
    Rows rows = format.rows(out, Style.PLAIN, header.toArray(new String[0]));
    for (int p = 0; p < points.size(); p++) {
      for (Result each : points.get(p)) {
        List<String> row = numbers(each, numbers);
        row.add(0, Integer.toString(p));
        row.add(numbers.text(each.error()));
        row.add(name(each.verdict()));
        rows.row(row.toArray(new String[0]));
      }
    }
    rows.end();
  }

  /** What stands in every row: the input, where it is, and its slope as each sees it. */
  private List<String> numbers(Result each, Numbers numbers) {
    List<String> row = new ArrayList<>();
    row.add(each.name());
    row.add(numbers.text(each.at()));
    row.add(numbers.text(each.gradient()));
    if (hasClaims) {
      row.add(numbers.text(each.claim()));
    }
    row.add(numbers.text(each.slope()));
    return row;
  }

  private static String name(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  /** A row for each input over all points. */
  private void writeSummary(Rows rows) throws IOException {
    for (int k = 0; k < points.get(0).size(); k++) {
      Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
      double worst = 0;
      for (List<Result> point : points) {
        Result result = point.get(k);
        counts.merge(result.verdict(), 1, Integer::sum);
        if (result.verdict() == Verdict.PASS) {
          double size = Math.max(Math.abs(result.claim()), Math.abs(result.slope()));
          double off = Math.abs(result.claim() - result.slope());
          worst = Math.max(worst, size == 0 ? 0 : off / size);
        }
      }
      rows.row(
          points.get(0).get(k).name(),
          Integer.toString(points.size()),
          Integer.toString(counts.getOrDefault(Verdict.PASS, 0)),
          Integer.toString(counts.getOrDefault(Verdict.KINK, 0)),
          Integer.toString(counts.getOrDefault(Verdict.UNSURE, 0)),
          Integer.toString(counts.getOrDefault(Verdict.FAIL, 0)),
          size(worst));
    }
    rows.end();
  }

  /** An object with an array of findings, one a line. */
  private void writeJson(Numbers form, Appendable out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(new AppendableWriter(out))) {
      json.setPrettyPrinter(new JsonLines());
      json.writeStartObject();
      json.writeArrayFieldStart("findings");
      for (int p = 0; p < points.size(); p++) {
        for (Result each : points.get(p)) {
          json.writeStartObject();
          json.writeNumberField("point", p);
          json.writeStringField("variable", each.name());
          number(json, form, "value", each.at());
          number(json, form, "gradient", each.gradient());
          if (hasClaims) {
            number(json, form, "claim", each.claim());
          }
          number(json, form, "differences", each.slope());
          number(json, form, "error", each.error());
          json.writeStringField("verdict", name(each.verdict()));
          json.writeEndObject();
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.append('\n');
  }

  private static void number(JsonGenerator json, Numbers form, String field, double number)
      throws IOException {
    json.writeFieldName(field);
    Json.number(json, form, number);
  }

  private static String verdict(Verdict verdict, Style style) {
    return switch (verdict) {
      case PASS -> "pass";
      case KINK -> style.yellow("kink near");
      case UNSURE -> style.yellow("unsure");
      case FAIL -> style.red("FAIL");
    };
  }

  /** Of an error only the size matters. */
  private static String size(double error) {
    return error == 0 || !Double.isFinite(error)
        ? Numbers.shortest().text(error)
        : String.format(Locale.ROOT, "%.0e", error)
            .replaceAll("e([+-])0?", "e$1")
            .replace("e+", "e");
  }
}
