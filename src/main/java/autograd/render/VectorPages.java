package autograd.render;

import autograd.lang.VectorFunction;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The functions of vectors and matrices for people, as {@link FunctionPages} has the operations.
 */
public final class VectorPages {
  /** The banner they stand under. */
  public static final String FAMILY = "vectors and matrices";

  private static final String RULES =
      """
      A vector or a matrix is a way of writing many numbers, its elements. Operators and
      functions work element by element, between equal shapes or with one number. A function
      of any number of operands takes all elements of its operands, as `sum(x)`, `mean(x, y)`
      and `norm(W)` do; `max`, `min` and `hypot` do so with one operand, and work element by
      element with several: `max(x)` is the largest element, and `max(x, 0)` a vector. They
      also take an index: `sum(i = 1, n, x[i]^2)`.
      """;

  /**
   * One of them.
   *
   * @param function which
   * @param answer what its example is worth
   */
  public record Entry(VectorFunction function, double answer) {}

  private final List<Entry> entries;

  /** Pages of these entries, in their order. */
  public VectorPages(List<Entry> entries) {
    this.entries = entries;
  }

  /** A line for each, under a banner. */
  public void writeList(Appendable out, Style style) throws IOException {
    if (entries.isEmpty()) {
      return;
    }
    out.append(style.bold(FAMILY)).append('\n');
    int widest = 0;
    for (Entry entry : entries) {
      widest = Math.max(widest, entry.function().signature().length());
    }
    for (Entry entry : entries) {
      String signature = entry.function().signature();
      out.append("  ").append(signature).append(" ".repeat(widest - signature.length()));
      out.append("  ").append(entry.function().meaning()).append('\n');
    }
  }

  /** All there is to say of each. */
  public void writeDetails(Appendable out, Style style) throws IOException {
    for (Entry entry : entries) {
      VectorFunction function = entry.function();
      out.append(style.bold(function.signature())).append("  ").append(function.meaning());
      out.append('\n');
      if (function.example() != null) {
        out.append("  example       ").append(example(entry)).append('\n');
      }
    }
  }

  /** A line of the index of functions. */
  void writeIndex(Appendable out) throws IOException {
    if (!entries.isEmpty()) {
      List<String> names = new ArrayList<>();
      entries.forEach(entry -> names.add("`" + entry.function().functionName() + "`"));
      FunctionPages.writeIndexLine(out, FAMILY, new LinkedHashSet<>(names));
    }
  }

  /** A section in Markdown; nothing if there are none. */
  void writeMarkdown(Appendable out) throws IOException {
    if (entries.isEmpty()) {
      return;
    }
    out.append("\n## " + FAMILY + "\n\n").append(RULES);
    out.append("\n| | | example |\n|---|---|---|\n");
    for (Entry entry : entries) {
      out.append("| `" + entry.function().signature() + "` | " + entry.function().meaning());
      out.append(" | " + (entry.function().example() == null ? "" : "`" + example(entry) + "`"));
      out.append(" |\n");
    }
  }

  /** A row for each, in a table that is open. */
  void writeRows(Rows rows) throws IOException {
    for (Entry entry : entries) {
      VectorFunction function = entry.function();
      boolean isShown = function.example() != null;
      rows.row(
          function.functionName(),
          function.signature(),
          FAMILY,
          function.meaning(),
          isShown ? function.example() : "",
          isShown ? Numbers.shortest().text(entry.answer()) : "");
    }
  }

  /** An object for each, in an array that is open. */
  void writeJson(JsonGenerator json) throws IOException {
    for (Entry entry : entries) {
      VectorFunction function = entry.function();
      json.writeStartObject();
      json.writeStringField("name", function.functionName());
      json.writeStringField("signature", function.signature());
      json.writeStringField("family", FAMILY);
      json.writeStringField("meaning", function.meaning());
      if (function.example() != null) {
        json.writeStringField("example", function.example());
        json.writeStringField("answer", Numbers.shortest().text(entry.answer()));
      }
      json.writeEndObject();
    }
  }

  private static String example(Entry entry) {
    return entry.function().example() + " = " + Numbers.shortest().text(entry.answer());
  }
}
