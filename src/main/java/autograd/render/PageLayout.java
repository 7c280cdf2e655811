package autograd.render;

import autograd.graph.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the boxes and lines of a page's graph lie, in the units of its drawing. The graph runs from
 * layer to layer; an operation and the Value that it makes are in one, the operation first. The
 * same graph is laid out the same each time.
 */
final class PageLayout {
  private static final double MARGIN = 16;
  private static final double TO_RESULT = 40;
  private static final double BETWEEN_VALUES = 22;
  private static final double BESIDE_LINE = 14;
  private static final double BETWEEN_LINES = 11;
  private static final double BETWEEN_LAYERS = 52;

  /** Lines that go far across need more room to do so, up to this. */
  private static final double MOST_BETWEEN_LAYERS = 140;

  /** How far across a line may go for each unit that it goes on. */
  private static final double STEEPEST = 5;

  private final List<Part> parts;

  /** For each box those that lines lead from into it. */
  private final List<int[]> operands;

  private boolean isDownward;
  private LayeredGraph graph;
  private double[] centres;
  private double breadth;
  private double[] starts;
  private double[] middles;
  private double[] ends;
  private Ports ports;

  /** A rectangle. */
  record Box(double x, double y, double width, double height) {}

  /** A point. */
  record Point(double x, double y) {}

  private record Size(double width, double height) {}

  /** A box, and that of the operation that makes its Value; null where lines lead into the box. */
  private record Part(Size value, Size operation) {
    boolean hasOperation() {
      return operation != null;
    }
  }

  /** Of nothing yet. */
  PageLayout() {
    this.parts = new ArrayList<>();
    this.operands = new ArrayList<>();
  }

  private PageLayout(
      List<Part> parts, List<int[]> operands, LayeredGraph graph, boolean isDownward) {
    this.parts = parts;
    this.operands = operands;
    this.graph = graph;
    this.isDownward = isDownward;
    place();
  }

  /**
   * Adds a box, and that of its operation.
   *
   * @param from the boxes that lines come from, counted from 0 as they were added
   * @param operationWidth 0 if the lines lead into the box itself
   */
  void add(int[] from, double width, double height, double operationWidth, double tall) {
    Size operation = operationWidth > 0 ? new Size(operationWidth, tall) : null;
    parts.add(new Part(new Size(width, height), operation));
    operands.add(from);
  }

  /** Lays it out; the graph runs from left to right, or from top to bottom. */
  void lay(boolean runsDown) {
    isDownward = runsDown;
    graph = new LayeredGraph(operands.toArray(int[][]::new));
    LayerOrder.improve(graph);
    place();
  }

  /** The layout in the other direction, of the same layers in the same order. */
  PageLayout turned() {
    return new PageLayout(parts, operands, graph, !isDownward);
  }

  private void place() {
    double[] values = parts.stream().mapToDouble(part -> across(part.value())).toArray();
    double[] operations =
        parts.stream()
            .mapToDouble(part -> across(part.hasOperation() ? part.operation() : part.value()))
            .toArray();
    double[] extents = new double[graph.size()];
    for (int v = 0; v < values.length; v++) {
      extents[v] = Math.max(values[v], operations[v]);
    }
    LayerCoordinates coordinates = new LayerCoordinates(graph);
    centres = coordinates.find(extents, BETWEEN_VALUES, BESIDE_LINE, BETWEEN_LINES);
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int v = 0; v < centres.length; v++) {
      least = Math.min(least, centres[v] - extents[v] / 2);
      most = Math.max(most, centres[v] + extents[v] / 2);
    }
    breadth = most - least + 2 * MARGIN;
    for (int v = 0; v < centres.length; v++) {
      centres[v] += MARGIN - least;
    }
    ports = new Ports(graph, coordinates, operations, values);
    layLayers();
  }

  /** Where along the way of the graph each layer starts, has the starts of its Values, and ends. */
  private void layLayers() {
    int depth = graph.depth();
    double[] operations = new double[depth];
    double[] values = new double[depth];
    double[] farthest = new double[depth];
    for (int v = 0; v < graph.size(); v++) {
      int layer = graph.layer(v);
      if (!graph.isJoint(v)) {
        Part part = parts.get(v);
        values[layer] = Math.max(values[layer], along(part.value()));
        if (part.hasOperation()) {
          operations[layer] = Math.max(operations[layer], along(part.operation()) + TO_RESULT);
        }
      }
      for (int source : graph.sources(v)) {
        farthest[layer] = Math.max(farthest[layer], Math.abs(centres[source] - centres[v]));
      }
    }
    starts = new double[depth];
    middles = new double[depth];
    ends = new double[depth];
    for (int layer = 0; layer < depth; layer++) {
      double room =
          Math.min(MOST_BETWEEN_LAYERS, Math.max(BETWEEN_LAYERS, farthest[layer] / STEEPEST));
      starts[layer] = layer == 0 ? MARGIN : ends[layer - 1] + Math.rint(room);
      middles[layer] = starts[layer] + operations[layer];
      ends[layer] = middles[layer] + values[layer];
    }
  }

  private double across(Size size) {
    return isDownward ? size.width() : size.height();
  }

  private double along(Size size) {
    return isDownward ? size.height() : size.width();
  }

  private double length() {
    return ends[ends.length - 1] + MARGIN;
  }

  double width() {
    return isDownward ? breadth : length();
  }

  double height() {
    return isDownward ? length() : breadth;
  }

  Box value(Value value) {
    return value(value.index());
  }

  /** The box that was added in that place, counted from 0. */
  Box value(int v) {
    return box(middles[graph.layer(v)], centres[v], parts.get(v).value());
  }

  Box operation(Value value) {
    return operation(value.index());
  }

  Box operation(int v) {
    Size size = parts.get(v).operation();
    return box(operationEnd(v) - along(size), centres[v], size);
  }

  private double operationEnd(int value) {
    return middles[graph.layer(value)] - TO_RESULT;
  }

  private Box box(double start, double centre, Size size) {
    double side = centre - across(size) / 2;
    return isDownward
        ? new Box(side, start, size.width(), size.height())
        : new Box(start, side, size.width(), size.height());
  }

  private Point point(double along, double across) {
    return isDownward ? new Point(across, along) : new Point(along, across);
  }

  /**
   * The line from an operand to the operation that makes {@code value}, as the points that it
   * passes, at each going on as the graph does: straight or swinging to the side from one to the
   * next.
   */
  List<Point> use(Value value, int position) {
    return use(value.index(), position);
  }

  List<Point> use(int v, int position) {
    int[] way = graph.way(v, position);
    int operand = way[0];
    double from = centres[operand] + ports.exit(v, position);
    double to = centres[v] + ports.entry(v, position);
    Line line = new Line();
    line.pass(middles[graph.layer(operand)] + along(parts.get(operand).value()), from);
    line.pass(ends[graph.layer(operand)], from);
    for (int i = 1; i < way.length; i++) {
      line.pass(starts[graph.layer(way[i])], centres[way[i]]);
      line.pass(ends[graph.layer(way[i])], centres[way[i]]);
    }
    line.pass(starts[graph.layer(v)], to);
    if (parts.get(v).hasOperation()) {
      Size size = parts.get(v).operation();
      line.pass(operationEnd(v) - along(size) + recess(size, ports.entry(v, position)), to);
    } else {
      line.pass(middles[graph.layer(v)], to);
    }
    return line.points;
  }

  /** How far behind its start the round end of an operation's box lies, beside the middle. */
  private double recess(Size size, double beside) {
    double radius = Math.min(size.width(), size.height()) / 2;
    double rounded = Math.max(0, Math.abs(beside) - (across(size) / 2 - radius));
    return radius - Math.sqrt(radius * radius - rounded * rounded);
  }

  /** The line from the operation to what it makes. */
  List<Point> result(Value value) {
    return result(value.index());
  }

  List<Point> result(int v) {
    Line line = new Line();
    line.pass(operationEnd(v), centres[v]);
    line.pass(middles[graph.layer(v)], centres[v]);
    return line.points;
  }

  /** Points, but none in the middle of a straight line. */
  private final class Line {
    private final List<Point> points = new ArrayList<>();
    private final double[] last = {Double.NaN, Double.NaN};

    void pass(double along, double across) {
      int size = points.size();
      if (across == last[0] && across == last[1]) {
        points.remove(size - 1);
      }
      last[0] = last[1];
      last[1] = across;
      points.add(point(along, across));
    }
  }
}
