package autograd.render;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Where on the sides of their boxes lines start and end, as distances from the middle. They stand
 * in the order of what is at their other ends, so that they do not cross there; a line that runs
 * straight has the middle.
 */
final class Ports {
  private static final double BETWEEN = 10;

  /** From the outermost line to the corner of its box. */
  private static final double TO_CORNER = 4;

  private final LayeredGraph graph;
  private final LayerCoordinates coordinates;
  private final double[][] entries;
  private final double[][] exits;

  /**
   * Finds them.
   *
   * @param operations how broad the side of the operation is that makes a Value
   * @param values how broad the side of a Value is
   */
  Ports(LayeredGraph graph, LayerCoordinates coordinates, double[] operations, double[] values) {
    this.graph = graph;
    this.coordinates = coordinates;
    this.entries = new double[values.length][];
    this.exits = new double[values.length][];
    for (int v = 0; v < values.length; v++) {
      entries[v] = entries(v, operations[v]);
    }
    for (int v = 0; v < values.length; v++) {
      exits[v] = exits(v, values[v]);
    }
  }

  /** Where the line from an operand meets the operation that makes a Value. */
  double entry(int value, int position) {
    return entries[value][position];
  }

  /** Where that line, or the trunk that it branches off, leaves the operand. */
  double exit(int value, int position) {
    int source = graph.sources(value)[position];
    while (graph.isJoint(source) && graph.isJoint(graph.sources(source)[0])) {
      source = graph.sources(source)[0];
    }
    boolean isTrunk = graph.isJoint(source);
    int operand = isTrunk ? graph.sources(source)[0] : source;
    int target = isTrunk ? source : value;
    int nth = 0;
    for (int k = 0; k < position; k++) {
      nth += !isTrunk && graph.sources(value)[k] == operand ? 1 : 0;
    }
    int[] targets = graph.targets(operand);
    int i = 0;
    while (targets[i] != target) {
      i++;
    }
    return exits[operand][i + nth];
  }

  private double[] entries(int value, double breadth) {
    int[] sources = graph.sources(value);
    int[] order =
        IntStream.range(0, sources.length)
            .boxed()
            .sorted(Comparator.comparingInt(k -> graph.place(sources[k])))
            .mapToInt(k -> k)
            .toArray();
    return spread(order, sources, coordinates.straightSource(value), breadth);
  }

  /** Two lines to one target are side by side among the targets, in the order of operands. */
  private double[] exits(int value, double breadth) {
    int[] targets = graph.targets(value);
    int[] order =
        IntStream.range(0, targets.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> graph.place(targets[i])))
            .mapToInt(i -> i)
            .toArray();
    return spread(order, targets, coordinates.straightTarget(value), breadth);
  }

  private static double[] spread(int[] order, int[] ends, int straight, double breadth) {
    double middle =
        IntStream.range(0, order.length)
            .filter(i -> straight < 0 || ends[order[i]] == straight)
            .average()
            .orElse(0);
    double most = Math.max(middle, order.length - 1 - middle);
    double between = Math.min(BETWEEN, (breadth / 2 - TO_CORNER) / Math.max(most, 1));
    double[] places = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      places[order[i]] = (i - middle) * between;
    }
    return places;
  }
}
