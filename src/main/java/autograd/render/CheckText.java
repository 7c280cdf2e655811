package autograd.render;

import autograd.evaluate.Check.Result;
import autograd.evaluate.Differences.Verdict;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a check found, as a table or as JSON. */
public final class CheckText {
  private final Numbers numbers;
  private final Style style;
  private final boolean hasClaims;

  /**
   * Prepares to write.
   *
   * @param digits how many digits
   * @param hasClaims whether gradients were claimed by somebody
   */
  public CheckText(Digits digits, Style style, boolean hasClaims) {
    this.numbers = Numbers.shortest().digits(digits);
    this.style = style;
    this.hasClaims = hasClaims;
  }

  /** A row for each input. */
  public void writeTable(List<Result> findings, Appendable out) throws IOException {
    RunningColumns rows =
        hasClaims
            ? new RunningColumns(
                out,
                style,
                "variable",
                " value",
                " gradient",
                " claim",
                " by differences",
                " off",
                " estimated error",
                "")
            : new RunningColumns(
                out,
                style,
                "variable",
                " value",
                " gradient",
                " by differences",
                " off",
                " estimated error",
                "");
    for (Result each : findings) {
      String off = size(Math.abs(each.claim() - each.slope()));
      String name = each.name();
      String at = numbers.text(each.at());
      String gradient = numbers.text(each.gradient());
      String slope = numbers.text(each.slope());
      String error = size(each.error());
      String verdict = verdict(each.verdict());
      if (hasClaims) {
        String claim = numbers.text(each.claim());
        rows.row(name, at, gradient, claim, slope, off, error, verdict);
      } else {
        rows.row(name, at, gradient, slope, off, error, verdict);
      }
    }
    rows.end();
  }

  /** A row for each input over many points; each point has its findings in the same order. */
  public void writeSummary(List<List<Result>> points, Appendable out) throws IOException {
    RunningColumns rows =
        new RunningColumns(
            out, style, "variable", " points", " pass", " kink", " unsure", " fail", " worst off");
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
  public void writeJson(List<List<Result>> points, Appendable out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(new AppendableWriter(out))) {
      json.setPrettyPrinter(new JsonLines());
      json.writeStartObject();
      json.writeArrayFieldStart("findings");
      for (int p = 0; p < points.size(); p++) {
        for (Result each : points.get(p)) {
          json.writeStartObject();
          json.writeNumberField("point", p);
          json.writeStringField("variable", each.name());
          number(json, "value", each.at());
          number(json, "gradient", each.gradient());
          if (hasClaims) {
            number(json, "claim", each.claim());
          }
          number(json, "differences", each.slope());
          number(json, "error", each.error());
          json.writeStringField("verdict", each.verdict().name().toLowerCase(Locale.ROOT));
          json.writeEndObject();
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.append('\n');
  }

  private static void number(JsonGenerator json, String field, double number) throws IOException {
    json.writeFieldName(field);
    if (Double.isFinite(number)) {
      json.writeNumber(Numbers.json().text(number));
    } else {
      json.writeString(Numbers.json().text(number));
    }
  }

  private String verdict(Verdict verdict) {
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
