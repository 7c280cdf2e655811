package autograd.render;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.lang.Elements;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The parts of a page beside its graph: what moves the inputs, and the table of all Values. */
final class PagePanels {
  /** A vector of more elements is shown closed. */
  private static final int LONG = 4;

  /** Of more inputs, every vector is. */
  private static final int MANY = 12;

  /** The shortest way from 0 that a slider goes, unless its input is tiny. */
  private static final double USUAL_REACH = 5;

  private static final double TINY = 0.05;

  private final Evaluation evaluation;
  private final Gradient gradient;
  private final Function<Value, String> labels;
  private final PageNumbers numbers;

  PagePanels(
      Evaluation evaluation,
      Gradient gradient,
      Function<Value, String> labels,
      PageNumbers numbers) {
    this.evaluation = evaluation;
    this.gradient = gradient;
    this.labels = labels;
    this.numbers = numbers;
  }

  /** The outputs with their numbers. */
  String outputs(List<Value> outputs) {
    StringBuilder html = new StringBuilder();
    for (Value output : outputs) {
      html.append("<p class=\"answer\"><span class=\"formula\">")
          .append(Html.escape(labels.apply(output)))
          .append("</span> <output data-data=\"" + output.index() + "\"")
          .append(numbers.shown(evaluation.value(output)))
          .append("</output></p>\n");
    }
    return html.toString();
  }

  /**
   * A row for each input, in which it can be moved if {@code isLive}; those of a vector together.
   */
  String inputs(boolean isLive) {
    StringBuilder html = new StringBuilder();
    Graph graph = evaluation.graph();
    List<String> names = new ArrayList<>();
    graph.inputs().forEach(input -> names.add(input.label()));
    for (Elements group : Elements.of(names, graph.names()::containsKey)) {
      int end = group.start() + group.shape().size();
      String rows = inputs(graph.inputs().subList(group.start(), end), isLive);
      html.append(group.isNumber() ? rows : vector(group, rows));
    }
    return html.toString();
  }

  /** A part that opens and closes, closed if it is long or one of many. */
  private String vector(Elements group, String rows) {
    boolean isMany = evaluation.graph().inputs().size() > MANY;
    String name = Html.escape(group.name()) + " (" + group.shape() + ")";
    return "<details class=\"vector\""
        + (isMany || group.shape().size() > LONG ? "" : " open")
        + "><summary class=\"formula\">"
        + name
        + "</summary>\n"
        + rows
        + "</details>\n";
  }

  private String inputs(List<Value> inputs, boolean isLive) {
    StringBuilder html = new StringBuilder();
    String state = isLive ? "" : " disabled";
    for (Value input : inputs) {
      String id = "i" + input.index();
      String name = Html.escape(input.label());
      double number = evaluation.value(input);
      double reach = reach(number);
      String at = Double.isFinite(number) ? Numbers.shortest().text(number) : "";
      String limit = Numbers.shortest().text(reach);
      html.append("<div class=\"input-row\" role=\"group\" aria-label=\"" + name + "\">\n")
          .append("<label class=\"formula\" for=\"" + id + "\">" + name + "</label>\n")
          .append("<input type=\"range\" id=\"" + id + "r\" data-input=\"" + input.index() + "\"")
          .append(" min=\"-" + limit + "\" max=\"" + limit + "\" step=\"any\" value=\"" + at + "\"")
          .append(" aria-label=\"" + name + ", slider\"" + state + ">\n")
          .append("<input type=\"number\" id=\"" + id + "\" data-input=\"" + input.index() + "\"")
          .append(" step=\"any\" value=\"" + at + "\"")
          .append(at.isEmpty() ? " placeholder=\"" + Numbers.shortest().text(number) + "\"" : "")
          .append(state + ">\n")
          .append("<p class=\"slope\">gradient <output data-grad=\"" + input.index() + "\"")
          .append(numbers.shown(gradient.by(input)))
          .append("</output><span class=\"loss\">, with = <output data-wrong=\"" + input.index())
          .append("\"></output></span></p>\n</div>\n");
    }
    return html.toString();
  }

  /** How far from 0 a slider goes: 1, 2 or 5 times a power of ten, at least twice the number. */
  static double reach(double number) {
    double size = Math.abs(number);
    if (!Double.isFinite(number) || number == 0 || (size >= TINY && 2 * size <= USUAL_REACH)) {
      return USUAL_REACH;
    }
    double wanted = Math.min(2 * size, 1e300);
    double power = Double.parseDouble("1e" + (int) Math.floor(StrictMath.log10(wanted)));
    for (double step : new double[] {1, 2, 5}) {
      if (step * power >= wanted) {
        return step * power;
      }
    }
    return 10 * power;
  }

  /** The rows of the table. */
  String rows() {
    StringBuilder html = new StringBuilder();
    for (Value value : evaluation.graph().values()) {
      int i = value.index();
      boolean flows = value.dependsOnInput();
      html.append(
          String.format(
              Locale.ROOT,
              "<tr data-row=\"%d\"><th scope=\"row\" class=\"formula\">%s</th><td>%s</td>"
                  + "<td class=\"number\" data-data=\"%d\"%s</td>",
              i,
              Html.escape(labels.apply(value)),
              value.isInput() ? "input" : value.isConstant() ? "number" : operation(value),
              i,
              numbers.shown(evaluation.value(value))));
      html.append("<td class=\"number\"" + (flows ? " data-grad=\"" + i + "\"" : ""))
          .append(flows ? numbers.shown(gradient.by(value)) : ">")
          .append("</td><td class=\"number wrong\"" + (flows ? " data-wrong=\"" + i + "\"" : ""))
          .append("></td><td class=\"wrong why\"" + (flows ? " data-why=\"" + i + "\"" : ""))
          .append("></td></tr>\n");
    }
    return html.toString();
  }

  private static String operation(Value value) {
    return "<span class=\"formula\">" + Html.escape(value.operation().name()) + "</span>";
  }
}
