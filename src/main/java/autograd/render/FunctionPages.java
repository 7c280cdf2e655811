package autograd.render;

import autograd.graph.Operation;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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

  /** What a gradient is, for those who read how one is computed. */
  private static final String DEFINITION =
      """
      The gradient by an input is the derivative of the output as that input moves and all
      else stays, whatever the rules meet on the way: 0 times infinity, infinity less
      infinity, or a number beyond the range of doubles. Where it exists it is the answer,
      as 1 is of `1/(1/x)` and of `relu(x) - relu(-x)` at 0, where a backward pass alone,
      here as in other tools, has 0 or NaN. Where the slopes from the two sides differ, the
      convention stands as long as it lies between them, else the nearer of them, and a note
      has both; where the formula is defined on one side alone, that side's slope. Vertical
      tangents are infinite. What cannot be decided is NaN, and a note says why.
      """;

  /** A page in Markdown, a table under each banner. */
  public void writeMarkdown(Appendable out) throws IOException {
    out.append("# Functions and operators\n\n")
        .append(
            "Written by `autograd functions --format markdown`. In a rule, y is the result of a\n")
        .append("function of x, and z that of one of x and y. Of a function of any number of\n")
        .append("operands, the rule for each, x, speaks of their number n, of how many equal the\n")
        .append(
            "result, t, and of the result of all the others, r. The last column has the largest\n")
        .append(
            "errors of value and gradient, in units in the last place, that were found at so many\n")
        .append("points: over the whole range, at its edges and next to zeros. Where a result is\n")
        .append("ill-conditioned, near its zeros for one, the error is also said in terms of its\n")
        .append(
            "condition: a relative error in the operands is magnified c times there, and the error\n")
        .append(
            "is so many times 1 + c. Where calculus has no answer at a point, the fourth column has\n")
        .append("the convention.\n\n")
        .append(DEFINITION);
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
