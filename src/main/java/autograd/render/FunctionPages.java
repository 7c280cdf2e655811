package autograd.render;

import autograd.operations.Operation;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The table of operations for people: as a list, one at a time, as a page, and as data. */
public final class FunctionPages {
  /**
   * A row of the table, with what follows from it.
   *
   * @param family the banner it stands under
   * @param operation the row
   * @param otherNames what else it can be called
   * @param answer what its example is worth
   * @param accuracy its largest errors at many points, or null if it has none
   */
  public record Entry(
      String family,
      Operation operation,
      List<String> otherNames,
      double answer,
      Accuracy accuracy) {}

  /**
   * Largest errors, in units in the last place.
   *
   * @param value of the value
   * @param slope of any local derivative
   * @param points over how many points
   */
  public record Accuracy(String value, String slope, int points) {}

  private final List<Entry> entries;

  /** Pages of these entries, in their order. */
  public FunctionPages(List<Entry> entries) {
    this.entries = entries;
  }

  /** A line for each, under the banners. */
  public void writeList(Appendable out, Style style) throws IOException {
    int widest = 0;
    for (Entry entry : entries) {
      widest = Math.max(widest, Columns.width(entry.operation().signature()));
    }
    String family = "";
    for (Entry entry : entries) {
      if (!entry.family().equals(family)) {
        out.append(family.isEmpty() ? "" : "\n").append(style.bold(entry.family())).append('\n');
        family = entry.family();
      }
      String signature = entry.operation().signature();
      out.append("  ").append(signature).append(" ".repeat(widest - Columns.width(signature)));
      out.append("  ").append(entry.operation().meaning()).append('\n');
    }
  }

  /** All there is to say of each. */
  public void writeDetails(Appendable out, Style style) throws IOException {
    boolean first = true;
    for (Entry entry : entries) {
      out.append(first ? "" : "\n");
      first = false;
      Operation operation = entry.operation();
      out.append(style.bold(operation.signature())).append("  ").append(operation.meaning());
      out.append('\n');
      if (!entry.otherNames().isEmpty()) {
        line(out, "also written", String.join(", ", entry.otherNames()));
      }
      List<String> derivatives = derivatives(operation);
      for (int k = 0; k < derivatives.size(); k++) {
        line(out, "∂/∂" + operation.operandNames().get(k), derivatives.get(k));
      }
      String result = operation.resultName();
      if (operation.derivativeText().matches(".*\\b" + result + "\\b.*")) {
        line(out, "where", result + " is the result");
      }
      for (String convention : conventions(operation)) {
        line(out, "convention", convention);
      }
      line(out, "domain", domain(operation));
      if (entry.accuracy() != null) {
        Accuracy accuracy = entry.accuracy();
        line(
            out,
            "error",
            ulp(accuracy.value())
                + ", of the gradient "
                + ulp(accuracy.slope())
                + ", the largest of "
                + accuracy.points()
                + " points");
      }
      if (!operation.accuracy().isEmpty()) {
        line(out, "because", operation.accuracy());
      }
      line(out, "example", operation.example() + " = " + answer(entry));
    }
  }

  private static final String INTRODUCTION =
      """
      # Functions and operators

      This page is written by `autograd functions --format markdown`.

      """;

  /** How to read a row, and what a gradient is. */
  private static final String EXPLANATION =
      """

      **Local derivatives**: one for each operand. `y` is the result of a function of `x`, and `z`
      that of a function of `x` and `y`. For a function of any number of operands the rule holds for
      each, `x`; there `n` is their number, `t` how many of them equal the result, and `r` the result
      of all the others.

      **At kinks**: the convention at points where calculus has no derivative.

      **Ulp**: the largest errors of value and derivative that were found at so many points, over the
      whole range, at its edges and next to zeros, in units in the last place. Where a result is
      ill-conditioned, near its zeros for one, a relative error in the operands is magnified by a
      factor, the condition `c`; there the error is also given as a multiple of 1 + `c`.
      [Numbers](numbers.md#accuracy) explains both by an example.

      The gradient by an input is the derivative of the output as that input moves and everything else
      stays, whatever the rules meet on the way: 0 times infinity, infinity less infinity, or a number
      beyond the range of doubles. So it is 1 for `1/(1/x)` and for `relu(x) - relu(-x)` at 0, where a
      backward pass alone has 0 or NaN. [More on that](numbers.md#what-a-gradient-is).
      """;

  /** A page in Markdown: an index, and a table under each banner. */
  public void writeMarkdown(VectorPages vectors, Appendable out) throws IOException {
    out.append(INTRODUCTION);
    writeIndex(out);
    vectors.writeIndex(out);
    out.append(EXPLANATION);
    String family = "";
    for (Entry entry : entries) {
      Operation operation = entry.operation();
      if (!entry.family().equals(family)) {
        family = entry.family();
        out.append("\n## ").append(family).append("\n\n");
        out.append("| | | local derivatives | at kinks | domain | example | ulp |\n");
        out.append("|---|---|---|---|---|---|---|\n");
      }
      cell(out, code(operation.signature()) + also(entry));
      cell(out, operation.meaning());
      cell(out, codes(derivatives(operation)));
      cell(out, codes(conventions(operation)));
      cell(out, operation.domain().isEmpty() ? "" : code(operation.domain()));
      cell(out, code(operation.example() + " = " + answer(entry)));
      Accuracy accuracy = entry.accuracy();
      cell(
          out,
          (accuracy == null
                  ? ""
                  : accuracy.value() + ", " + accuracy.slope() + " of " + accuracy.points())
              + (operation.accuracy().isEmpty() ? "" : "<br>" + operation.accuracy()));
      out.append("|\n");
    }
    vectors.writeMarkdown(out);
  }

  /** A line for each banner, with the names below it. */
  private void writeIndex(Appendable out) throws IOException {
    Map<String, Set<String>> names = new LinkedHashMap<>();
    for (Entry entry : entries) {
      names
          .computeIfAbsent(entry.family(), family -> new LinkedHashSet<>())
          .add(code(entry.operation().name()));
    }
    for (Map.Entry<String, Set<String>> family : names.entrySet()) {
      writeIndexLine(out, family.getKey(), family.getValue());
    }
  }

  /** A link to the section of that heading, and what is in it. */
  static void writeIndexLine(Appendable out, String heading, Collection<String> names)
      throws IOException {
    String anchor =
        heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    out.append("- [").append(heading).append("](#").append(anchor).append("): ");
    out.append(String.join(" ", names)).append('\n');
  }

  /** A row for each, with those of the functions of vectors behind, as CSV or TSV. */
  public void writeRows(VectorPages vectors, AnswerFormat format, Appendable out)
      throws IOException {
    Rows rows =
        format.rows(
            out,
            Style.PLAIN,
            "name",
            "signature",
            "family",
            "meaning",
            "example",
            "answer",
            "other names",
            "domain",
            "derivatives",
            "conventions");
    for (Entry entry : entries) {
      Operation operation = entry.operation();
      rows.row(
          operation.name(),
          operation.signature(),
          entry.family(),
          operation.meaning(),
          operation.example(),
          answer(entry),
          String.join(" ", entry.otherNames()),
          operation.domain(),
          String.join(", ", derivatives(operation)),
          String.join("; ", conventions(operation)));
    }
    vectors.writeRows(rows);
    rows.end();
  }

  /** An array of objects, with those of the functions of vectors behind. */
  public void writeJson(VectorPages vectors, Appendable out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(new AppendableWriter(out))) {
      json.useDefaultPrettyPrinter();
      json.writeStartArray();
      for (Entry entry : entries) {
        Operation operation = entry.operation();
        json.writeStartObject();
        json.writeStringField("name", operation.name());
        json.writeStringField("signature", operation.signature());
        strings(json, "otherNames", entry.otherNames());
        json.writeStringField("family", entry.family());
        json.writeStringField("meaning", operation.meaning());
        json.writeStringField("domain", operation.domain());
        strings(json, "derivatives", derivatives(operation));
        strings(json, "conventions", conventions(operation));
        json.writeStringField("example", operation.example());
        json.writeStringField("answer", answer(entry));
        json.writeEndObject();
      }
      vectors.writeJson(json);
      json.writeEndArray();
    }
    out.append('\n');
  }

  /** Says the unit behind the number itself: {@code 5.53 ulp (0.50 × condition)}. */
  private static String ulp(String error) {
    int rest = error.indexOf(" (");
    return rest < 0 ? error + " ulp" : error.substring(0, rest) + " ulp" + error.substring(rest);
  }

  private static void strings(JsonGenerator json, String field, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static String answer(Entry entry) {
    return Numbers.shortest().text(entry.answer());
  }

  private static String domain(Operation operation) {
    return operation.domain().isEmpty() ? "everywhere" : operation.domain();
  }

  /** The rules, one for each operand, split at the commas between them. */
  private static List<String> derivatives(Operation operation) {
    List<String> rules = new ArrayList<>();
    String text = operation.derivativeText();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        rules.add(text.substring(start, i).trim());
        start = i + 1;
      }
    }
    rules.add(text.substring(start).trim());
    return rules;
  }

  /** The conventions at kinks; limits that only the arithmetic needs are nobody's business. */
  private static List<String> conventions(Operation operation) {
    List<String> conventions = new ArrayList<>();
    for (String entry : operation.conventionText().split(";", -1)) {
      String text = entry.trim();
      if (text.startsWith("kink ") && !text.replace(" ", "").endsWith(":_,_")) {
        conventions.add(text.substring("kink ".length()));
      }
    }
    return conventions;
  }

  private static String also(Entry entry) {
    return entry.otherNames().isEmpty() ? "" : "<br>also " + codes(entry.otherNames());
  }

  private static String codes(List<String> texts) {
    return String.join("<br>", texts.stream().map(FunctionPages::code).toList());
  }

  private static String code(String text) {
    return "`" + text.replace("|", "\\|") + "`";
  }

  private static void cell(Appendable out, String text) throws IOException {
    out.append("| ").append(text).append(' ');
  }

  private static void line(Appendable out, String what, String text) throws IOException {
    out.append("  ").append(what).append(" ".repeat(Math.max(1, 14 - Columns.width(what))));
    out.append(text).append('\n');
  }
}
