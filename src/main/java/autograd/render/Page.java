package autograd.render;

import autograd.evaluate.Answer.Named;
import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.evaluate.Note;
import autograd.evaluate.Trace;
import autograd.graph.Value;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A formula at a point as one HTML file that needs nothing else: the graph with data and gradients,
 * both passes step by step, inputs to move, and the mistake of writing {@code =} for {@code +=}.
 * Without scripts it still shows the graph and the table.
 */
public final class Page {
  /** Of more Values a picture tells a reader nothing, and a browser is slow to draw them. */
  public static final int MOST_VALUES = 1_000;

  /** What a script of ours may not say, lest the page end it early. */
  private static final List<String> ENDS = List.of("</script", "<!--", "<script");

  /** Each says what the next ones use; the last begins. */
  private static final List<String> SCRIPTS =
      List.of(
          "numbers", "passes", "fold", "picture", "table", "telling", "quiz", "training", "page");

  /** Of more inputs that are trained, the number is told. */
  private static final int MOST_NAMES = 6;

  private final Trace trace;
  private final List<Note> notes;
  private final Digits digits;
  private final String code;
  private final String reason;
  private final Training training;

  /**
   * Steps that a reader may make down the gradient.
   *
   * @param rate how far a step goes for each unit of a gradient, above 0
   * @param inputs what is moved
   */
  public record Training(double rate, List<Value> inputs) {}

  private Page(
      Trace trace, List<Note> notes, Digits digits, String code, String reason, Training training) {
    this.trace = trace;
    this.notes = notes;
    this.digits = digits;
    this.code = code;
    this.reason = reason;
    this.training = training;
  }

  /**
   * A page whose inputs can be moved.
   *
   * @param notes what is to be told of the point
   * @param digits of the numbers beside the graph, and in it if they are counted behind the point
   * @param code a function {@code passes} in JavaScript that gives both passes' numbers
   * @param training null for a page without
   */
  public static Page live(
      Trace trace, List<Note> notes, Digits digits, String code, Training training) {
    return new Page(trace, notes, digits, code, null, training);
  }

  /**
   * A page that stays at its point.
   *
   * @param reason why, as the end of a sentence
   */
  public static Page still(Trace trace, List<Note> notes, Digits digits, String reason) {
    return new Page(trace, notes, digits, "const passes = null;\n", reason, null);
  }

  /**
   * Writes it.
   *
   * @param isDownward whether the graph runs from top to bottom and not from left to right; null if
   *     the page may turn it as it fits
   * @throws IOException if {@code out} cannot take it
   */
  public void write(Boolean isDownward, Appendable out) throws IOException {
    Evaluation evaluation = trace.evaluation();
    Gradient gradient = trace.run(false, Integer.MAX_VALUE, null).gradient();
    UniqueLabels unique = new UniqueLabels(evaluation.graph());
    Function<Value, String> labels = unique::of;
    PageNumbers numbers = new PageNumbers(digits);
    Set<Value> outputs = new LinkedHashSet<>();
    for (Named output : trace.question().outputs()) {
      outputs.add(output.value());
    }
    boolean runsDown = isDownward != null && isDownward;
    Folding folding = Folding.of(evaluation.graph(), outputs);
    PageGraph graph =
        new PageGraph(evaluation, gradient, outputs, labels, numbers, folding, runsDown);
    PagePanels panels = new PagePanels(evaluation, gradient, labels, numbers);
    String script = script();
    String style = Html.resource("page.css");
    Map<String, String> words = new HashMap<>();
    words.put("style-hash", Html.hash(style));
    words.put("script-hash", Html.hash(script));
    words.put("style", style);
    words.put("script", script);
    PageHeading heading = new PageHeading(trace);
    words.put("title", Html.escape(heading.title()));
    words.put("heading", heading.draw());
    words.put("graph", graph.draw());
    words.put("layouts", graph.layouts());
    words.put("may-turn", isDownward == null ? "data-may-turn" : "");
    words.put("outputs", panels.outputs(List.copyOf(outputs)));
    words.put("inputs", panels.inputs(reason == null));
    words.put("still", reason == null ? "" : still());
    words.put("digits", digits.areDecimals() ? "hidden" : "");
    words.put("trains", training == null ? "" : "class=\"trains\"");
    words.put("training", training == null ? "" : training());
    words.put("reset", reason == null ? "" : "disabled hidden");
    words.put("rows", panels.rows());
    words.put("notes", notes());
    words.put("data", Html.escapeJson(PageData.of(trace, labels, digits, folding, training)));
    out.append(Html.fill(Html.resource("page.html"), words));
  }

  private String script() {
    StringBuilder script = new StringBuilder("\"use strict\";\n" + code);
    for (String part : SCRIPTS) {
      script.append(Html.resource(part + ".js"));
    }
    for (String end : ENDS) {
      if (script.indexOf(end) >= 0) {
        throw new IllegalStateException("the page's script says " + end);
      }
    }
    return script.toString();
  }

  private String training() {
    List<String> names = training.inputs().stream().map(Value::label).toList();
    String moved = names.size() > MOST_NAMES ? names.size() + " inputs" : String.join(", ", names);
    return Html.fill(Html.resource("training.html"), Map.of("moved", Html.escape(moved)));
  }

  private String still() {
    return "<p class=\"still\">The inputs stay as they are: " + Html.escape(reason) + ".</p>";
  }

  private String notes() {
    if (notes.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<ul class=\"notes\" id=\"notes\">\n");
    for (Note note : notes) {
      String place = note.value().span().in(trace.evaluation().graph().source());
      html.append("<li>" + Html.escape(NoteText.of(note)));
      html.append(" <code>" + Html.escape(place) + "</code></li>\n");
    }
    return html.append("</ul>\n").toString();
  }
}
