package autograd.render;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.render.PageLayout.Box;
import autograd.render.PageLayout.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The graph of a page as SVG: the picture that {@code dot} draws, with an id for every part that
 * the page's script moves or lights. It stands complete, with the numbers of the point.
 */
final class PageGraph {
  private static final double CHARACTER = 7.9;
  private static final double LINE = 19;
  private static final double EDGE = 11;
  private static final double NARROWEST = 132;
  private static final double OPERATION_HEIGHT = 30;

  private final Graph graph;
  private final Evaluation evaluation;
  private final Gradient gradient;
  private final Set<Value> outputs;
  private final Function<Value, String> labels;
  private final PageNumbers numbers;
  private final boolean isDownward;
  private final Folding folding;
  private final PageLayout layout;
  private final StringBuilder svg = new StringBuilder();

  /** Lays the graph out from top to bottom if {@code isDownward}, else from left to right. */
  PageGraph(
      Evaluation evaluation,
      Gradient gradient,
      Set<Value> outputs,
      Function<Value, String> labels,
      PageNumbers numbers,
      Folding folding,
      boolean isDownward) {
    this.graph = evaluation.graph();
    this.evaluation = evaluation;
    this.gradient = gradient;
    this.outputs = outputs;
    this.labels = labels;
    this.numbers = numbers;
    this.folding = folding;
    this.isDownward = isDownward;
    this.layout = layout();
  }

  private PageLayout layout() {
    PageLayout made = new PageLayout();
    for (Value value : graph.values()) {
      double operation = value.isLeaf() ? 0 : operationWidth(value);
      int[] operands = value.operands().stream().mapToInt(Value::index).toArray();
      made.add(operands, width(value), height(value), operation, OPERATION_HEIGHT);
    }
    made.lay(isDownward);
    return made;
  }

  private double width(Value value) {
    return Math.max(NARROWEST, text(labels.apply(value)) + 2 * EDGE);
  }

  private static double height(Value value) {
    return (value.dependsOnInput() ? 3 : 2) * LINE + EDGE;
  }

  private static double operationWidth(Value value) {
    return Math.max(OPERATION_HEIGHT + 6, text(value.operation().name()) + 18);
  }

  /** The element. */
  String draw() {
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg id=\"graph\" role=\"group\" aria-label=\"The graph: every value with its data and"
                + " gradient\" width=\"%1$.0f\" height=\"%2$.0f\" viewBox=\"0 0 %1$.0f %2$.0f\">%n",
            Math.ceil(layout.width()),
            Math.ceil(layout.height())));
    svg.append(Html.resource("arrows.svg"));
    svg.append("<g class=\"edges\" aria-hidden=\"true\">\n");
    for (Value value : graph.values()) {
      edges(value);
    }
    svg.append("</g>\n");
    for (Value value : graph.values()) {
      if (!value.isLeaf()) {
        operation(value);
      }
      value(value);
    }
    svg.append("<text id=\"amount\" class=\"amount\" aria-hidden=\"true\"></text>\n</svg>");
    return svg.toString();
  }

  /** About how wide a text is in a face where all characters are, but those of East Asia twice. */
  private static double text(String text) {
    return text.codePoints().mapToDouble(c -> c >= 0x1100 && isWide(c) ? 2 : 1).sum() * CHARACTER;
  }

  private static boolean isWide(int c) {
    return Character.isIdeographic(c)
        || (c <= 0x115F)
        || (c >= 0x3000 && c <= 0x30FF)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xFF00 && c <= 0xFF60);
  }

  private void edges(Value value) {
    if (value.isLeaf()) {
      return;
    }
    for (int k = 0; k < value.arity(); k++) {
      path("u" + value.index() + "-" + k, "use", layout.use(value, k));
    }
    path("r" + value.index(), "result", layout.result(value));
  }

  private void path(String id, String kind, List<Point> points) {
    svg.append(
        "<path id=\"" + id + "\" class=\"edge " + kind + "\" d=\"" + curve(points, isDownward));
    svg.append("\"/>\n");
  }

  /** Through points of a layout, straight or with half the way to turn aside and back. */
  private static String curve(List<Point> points, boolean runsDown) {
    StringBuilder path = new StringBuilder("M" + text(points.get(0)));
    for (int i = 1; i < points.size(); i++) {
      Point from = points.get(i - 1);
      Point to = points.get(i);
      if (from.y() == to.y()) {
        path.append(String.format(Locale.ROOT, "H%.1f", to.x()));
      } else if (from.x() == to.x()) {
        path.append(String.format(Locale.ROOT, "V%.1f", to.y()));
      } else {
        double x = (from.x() + to.x()) / 2;
        double y = (from.y() + to.y()) / 2;
        Point first = runsDown ? new Point(from.x(), y) : new Point(x, from.y());
        Point second = runsDown ? new Point(to.x(), y) : new Point(x, to.y());
        path.append('C' + text(first) + " " + text(second) + " " + text(to));
      }
    }
    return path.toString();
  }

  private static String text(Point point) {
    return String.format(Locale.ROOT, "%.1f %.1f", point.x(), point.y());
  }

  private static String place(Box box) {
    return String.format(Locale.ROOT, "translate(%.1f %.1f)", box.x(), box.y());
  }

  /**
   * The layouts that the page can turn to, as JSON: the other of the two, and both in which every
   * named part is folded into one box. Each has its size, and for each Value that is seen the
   * places and lines that belong to it.
   */
  String layouts() {
    StringBuilder json = new StringBuilder("{\"turned\": ");
    write(layout.turned(), Folding.none(graph), !isDownward, json);
    json.append(",\n\"folded\": [");
    if (!folding.isEmpty()) {
      PageLayout folded = folded();
      write(folded, folding, isDownward, json);
      write(folded.turned(), folding, !isDownward, json.append(",\n"));
    }
    return json.append("]}").toString();
  }

  private PageLayout folded() {
    PageLayout made = new PageLayout();
    int[] boxes = folding.boxes();
    List<List<Integer>> entries = folding.entries();
    for (Value value : graph.values()) {
      int i = value.index();
      if (boxes[i] >= 0) {
        IntStream operands =
            folding.isPart(i)
                ? entries.get(i).stream().mapToInt(Integer::intValue)
                : value.operands().stream().mapToInt(Value::index);
        int[] sources = operands.map(operand -> boxes[operand]).toArray();
        boolean isPlain = !folding.isPart(i) && !value.isLeaf();
        double operation = isPlain ? operationWidth(value) : 0;
        made.add(sources, width(value), height(value), operation, OPERATION_HEIGHT);
      }
    }
    made.lay(isDownward);
    return made;
  }

  private void write(PageLayout made, Folding folds, boolean runsDown, StringBuilder json) {
    int[] boxes = folds.boxes();
    List<List<Integer>> entries = folds.entries();
    json.append(
        String.format(
            Locale.ROOT,
            "{\"isDown\": %b, \"width\": %.0f, \"height\": %.0f, \"parts\": [",
            runsDown,
            Math.ceil(made.width()),
            Math.ceil(made.height())));
    for (Value value : graph.values()) {
      int i = value.index();
      int face = folds.face(i);
      List<String> fields = new ArrayList<>();
      if (face == i) {
        fields.add("\"node\": \"" + place(made.value(boxes[i])) + "\"");
      }
      if (face == i && !folds.isPart(i) && !value.isLeaf()) {
        fields.add("\"operation\": \"" + place(made.operation(boxes[i])) + "\"");
        fields.add("\"result\": \"" + curve(made.result(boxes[i]), runsDown) + "\"");
      }
      List<String> uses = new ArrayList<>();
      for (int k = 0; k < value.arity(); k++) {
        int operand = value.operand(k).index();
        int position = folds.isPart(face) ? entries.get(face).indexOf(operand) : k;
        uses.add(
            boxes[operand] < 0 || position < 0
                ? "null"
                : "\"" + curve(made.use(boxes[face], position), runsDown) + "\"");
      }
      fields.add("\"uses\": [" + String.join(", ", uses) + "]");
      json.append(i > 0 ? ",\n{" : "\n{").append(String.join(", ", fields)).append('}');
    }
    json.append("]}");
  }

  private void operation(Value value) {
    Box box = layout.operation(value);
    svg.append(
        String.format(
            Locale.ROOT,
            "<g id=\"o%d\" class=\"operation\" aria-hidden=\"true\" transform=\"%s\">%s<text x=\"%.1f\" y=\"%.1f\">%s"
                + "</text></g>%n",
            value.index(),
            place(box),
            rectangle(box, "", 0, OPERATION_HEIGHT / 2),
            box.width() / 2,
            box.height() / 2 + 4.5,
            Html.escape(value.operation().name())));
  }

  private void value(Value value) {
    Box box = layout.value(value);
    String label = labels.apply(value);
    String data = numbers.brief(evaluation.value(value));
    String slope = value.dependsOnInput() ? numbers.brief(gradient.by(value)) : "";
    String told =
        label + ": data " + data + (value.dependsOnInput() ? ", gradient " + slope : ", a number");
    svg.append(
        String.format(
            Locale.ROOT,
            "<g id=\"v%d\" class=\"value %s\" role=\"img\" tabindex=\"0\" aria-label=\"%s\" transform=\"%s\">%n",
            value.index(),
            kind(value),
            Html.escape(told),
            place(box)));
    svg.append("<title>" + Html.escape(told) + "</title>\n");
    svg.append(rectangle(box, "ground", 0, 7));
    if (outputs.contains(value)) {
      svg.append(rectangle(box, "inner", 3.5, 4));
    }
    double y = LINE - 1;
    svg.append(line("label", box.width() / 2, y, label));
    row(box, y + LINE, "data", data);
    if (value.dependsOnInput()) {
      row(box, y + 2 * LINE, "grad", slope);
    }
    svg.append("</g>\n");
  }

  private String kind(Value value) {
    String kind = value.isInput() ? "input" : value.isConstant() ? "constant" : "computed";
    return outputs.contains(value) ? kind + " output" : kind;
  }

  private void row(Box box, double y, String name, String number) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<path class=\"rule\" d=\"M%.1f %.1fh%.1f\"/>",
            EDGE,
            y - LINE + 5.5,
            box.width() - 2 * EDGE));
    svg.append(line("name", EDGE, y, name));
    svg.append(line("number " + name, box.width() - EDGE, y, number));
  }

  private static String line(String kind, double x, double y, String text) {
    return String.format(
        Locale.ROOT,
        "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n",
        kind,
        x,
        y,
        Html.escape(text));
  }

  private static String rectangle(Box box, String kind, double inset, double radius) {
    return String.format(
        Locale.ROOT,
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.1f\"/>",
        kind,
        inset,
        inset,
        box.width() - 2 * inset,
        box.height() - 2 * inset,
        radius);
  }
}
