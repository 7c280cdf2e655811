package autograd.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where in the breadth of the drawing each vertex of a layered graph has its centre. Vertices that
 * are to be joined by straight lines form a block, as in U. Brandes and B. Köpf, Fast and Simple
 * Horizontal Coordinate Assignment, Graph Drawing 2001: the joints of a trunk, and each Value with
 * the operand by which the longest way leads to it. Then the blocks go where their neighbours are,
 * as near as the distances allow.
 */
final class LayerCoordinates {
  private static final int ROUNDS = 48;

  /**
   * How strong the line of a leaf is that has no other: it can follow, and so its use stands over
   * the middle of its operands, wherever that is drawn to.
   */
  private static final double OF_LONE_LEAF = 5;

  private final LayeredGraph graph;
  private final int[] heights;
  private final int[] depths;
  private final int[] before;
  private final int[] after;
  private final int[] blocks;
  private int count;

  /** For a graph whose vertices are in order. */
  LayerCoordinates(LayeredGraph graph) {
    this.graph = graph;
    this.depths = new int[graph.size()];
    this.heights = new int[graph.size()];
    this.before = new int[graph.size()];
    this.after = new int[graph.size()];
    this.blocks = new int[graph.size()];
    Arrays.fill(before, -1);
    Arrays.fill(after, -1);
    measureWays();
    align();
    for (int layer = 0; layer < graph.depth(); layer++) {
      for (int vertex : graph.row(layer)) {
        blocks[vertex] = before[vertex] < 0 ? count++ : blocks[before[vertex]];
      }
    }
  }

  /** The vertex to which a line runs straight from this one; -1 if none does. */
  int straightTarget(int vertex) {
    return after[vertex];
  }

  /** The vertex from which a line runs straight to this one; -1 if none does. */
  int straightSource(int vertex) {
    return before[vertex];
  }

  private void measureWays() {
    for (int layer = 0; layer < graph.depth(); layer++) {
      for (int vertex : graph.row(layer)) {
        for (int source : graph.sources(vertex)) {
          // A joint's way is that of its Value: what counts is the formula and not the drawing.
          int step = graph.isJoint(vertex) ? 0 : 1;
          depths[vertex] = Math.max(depths[vertex], depths[source] + step);
        }
      }
    }
    for (int layer = graph.depth() - 1; layer >= 0; layer--) {
      for (int vertex : graph.row(layer)) {
        for (int target : graph.targets(vertex)) {
          int step = graph.isJoint(target) ? 0 : 1;
          heights[vertex] = Math.max(heights[vertex], heights[target] + step);
        }
      }
    }
  }

  /** A line that may become straight. */
  private record Line(int source, int target, int weight) {}

  private void align() {
    List<Line> lines = new ArrayList<>();
    for (int vertex = 0; vertex < graph.size(); vertex++) {
      if (graph.isJoint(vertex)) {
        int source = graph.sources(vertex)[0];
        lines.add(new Line(source, vertex, graph.isJoint(source) ? Integer.MAX_VALUE : -1));
      } else {
        int source = deepest(vertex);
        if (source >= 0) {
          lines.add(new Line(source, vertex, depths[vertex] + heights[vertex]));
        }
      }
    }
    lines.sort(Comparator.comparingInt(Line::weight).reversed());
    List<TreeMap<Integer, Integer>> straight = new ArrayList<>();
    for (int layer = 0; layer < graph.depth(); layer++) {
      straight.add(new TreeMap<>());
    }
    for (Line line : lines) {
      if (after[line.source()] >= 0 || before[line.target()] >= 0) {
        continue;
      }
      TreeMap<Integer, Integer> others = straight.get(graph.layer(line.source()));
      int from = graph.place(line.source());
      int to = graph.place(line.target());
      Map.Entry<Integer, Integer> lower = others.lowerEntry(from);
      Map.Entry<Integer, Integer> higher = others.higherEntry(from);
      if ((lower == null || lower.getValue() < to) && (higher == null || higher.getValue() > to)) {
        others.put(from, to);
        after[line.source()] = line.target();
        before[line.target()] = line.source();
      }
    }
  }

  /** The source by which the longest way leads to a Value; -1 if there are several. */
  private int deepest(int value) {
    int deepest = -1;
    boolean isAlone = false;
    for (int source : graph.sources(value)) {
      if (deepest < 0 || depths[source] > depths[deepest]) {
        deepest = source;
        isAlone = true;
      } else if (depths[source] == depths[deepest] && source != deepest) {
        isAlone = false;
      }
    }
    return isAlone ? deepest : -1;
  }

  /**
   * Finds them, as whole numbers, from some number on.
   *
   * @param extents how broad each vertex is
   * @param gaps the least distances of two Values, of a Value and a line, and of two lines
   */
  double[] find(double[] extents, double... gaps) {
    Separation separation = new Separation(count);
    for (int layer = 0; layer < graph.depth(); layer++) {
      int[] row = graph.row(layer);
      for (int i = 1; i < row.length; i++) {
        int joints = (graph.isJoint(row[i - 1]) ? 1 : 0) + (graph.isJoint(row[i]) ? 1 : 0);
        double distance = (extents[row[i - 1]] + extents[row[i]]) / 2 + gaps[joints];
        separation.keepApart(blocks[row[i - 1]], blocks[row[i]], distance);
      }
    }
    double[] found = settle(separation);
    double[] centres = new double[graph.size()];
    for (int vertex = 0; vertex < centres.length; vertex++) {
      centres[vertex] = Math.rint(found[blocks[vertex]]);
    }
    return centres;
  }

  /**
   * Lets each block go half the way to the middle of its neighbours, lest two that seek each other
   * pass, and on in the direction in which it went, as Y. Nesterov has it (A method of solving a
   * convex programming problem with convergence rate O(1/k²), 1983).
   */
  private double[] settle(Separation separation) {
    double[] weights = new double[count];
    Arrays.fill(weights, 1);
    double[] places = separation.nearest(new double[count], weights);
    double[] former = places;
    for (int round = 0; round < ROUNDS; round++) {
      double swing = round / (round + 3.0);
      double[] ahead = new double[count];
      for (int block = 0; block < count; block++) {
        ahead[block] = places[block] + swing * (places[block] - former[block]);
      }
      former = places;
      double[] wanted = middles(ahead, weights);
      for (int block = 0; block < count; block++) {
        wanted[block] = (ahead[block] + wanted[block]) / 2;
      }
      places = separation.nearest(wanted, weights);
    }
    return places;
  }

  /** The middle of each block's neighbours, and how strong they are; its own place for none. */
  private double[] middles(double[] places, double[] weights) {
    double[] middles = new double[count];
    Arrays.fill(weights, 0);
    for (int vertex = 0; vertex < graph.size(); vertex++) {
      int to = blocks[vertex];
      for (int source : graph.sources(vertex)) {
        int from = blocks[source];
        if (from != to) {
          boolean isLone = graph.sources(source).length == 0 && graph.targets(source).length == 1;
          double weight = isLone ? OF_LONE_LEAF : 1;
          weights[to] += weight;
          middles[to] += weight * places[from];
          weights[from] += weight;
          middles[from] += weight * places[to];
        }
      }
    }
    for (int block = 0; block < count; block++) {
      middles[block] = weights[block] == 0 ? places[block] : middles[block] / weights[block];
      weights[block] = Math.max(1, weights[block]);
    }
    return middles;
  }
}
