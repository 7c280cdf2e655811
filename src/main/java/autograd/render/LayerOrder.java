package autograd.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The order of the vertices within their layers, sought for few crossings of lines: by barycentres
 * in turn from above and from below (Sugiyama, Tagawa and Toda 1981), and by changing neighbours
 * (E. R. Gansner, E. Koutsofios, S. C. North and K.-P. Vo, A Technique for Drawing Directed Graphs,
 * IEEE Transactions on Software Engineering 19, 1993). It starts from the order in which a reader
 * meets the operands, and what makes no difference leaves that as it is.
 */
final class LayerOrder {
  /**
   * From the outputs in reading order, against it, and from the leaves; then sweeping back first.
   */
  private static final int MOST_STARTS = 6;

  /** So many vertices are ordered in all; a large graph gets fewer starts. */
  private static final int MOST_VERTICES = 2000;

  private static final int MOST_SWEEPS = 24;

  /** After so many sweeps without a gain, more gain nothing. */
  private static final int PATIENCE = 6;

  private static final int MOST_CHANGES = 8;

  private final LayeredGraph graph;

  private LayerOrder(LayeredGraph graph) {
    this.graph = graph;
  }

  /** Orders the vertices of all layers. */
  static void improve(LayeredGraph graph) {
    new LayerOrder(graph).improve();
  }

  private void improve() {
    int[][] best = rows();
    long fewest = Long.MAX_VALUE;
    int starts = Math.max(1, Math.min(MOST_STARTS, MOST_VERTICES / Math.max(1, graph.size())));
    for (int start = 0; start < starts && fewest > 0; start++) {
      asRead(start % 3 != 2, start % 3 == 1);
      changeNeighbours();
      int last = 0;
      for (int i = 0; i <= MOST_SWEEPS && fewest > 0 && i - last < PATIENCE; i++) {
        if (i > 0) {
          sweep(i % 2 == start / 3);
          changeNeighbours();
        }
        long crossings = crossings(graph);
        if (crossings < fewest) {
          fewest = crossings;
          best = rows();
          last = i;
        }
      }
    }
    for (int layer = 0; layer < best.length; layer++) {
      graph.arrange(layer, best[layer]);
    }
  }

  private int[][] rows() {
    int[][] rows = new int[graph.depth()][];
    for (int layer = 0; layer < rows.length; layer++) {
      rows[layer] = graph.row(layer).clone();
    }
    return rows;
  }

  /**
   * As one meets them who reads from the outputs to their operands, one after the other, or from
   * the leaves to their uses; or else the last first.
   */
  private void asRead(boolean isBackward, boolean isMirrored) {
    int[] counts = new int[graph.depth()];
    int[] next = new int[graph.size()];
    boolean[] isMet = new boolean[graph.size()];
    int[] way = new int[graph.depth()];
    int[][] rows = rows();
    for (int i = 0; i < graph.size(); i++) {
      int start = isMirrored ? graph.size() - 1 - i : i;
      int length = 0;
      if (neighbours(start, !isBackward).length == 0) {
        way[length++] = start;
        rows[graph.layer(start)][counts[graph.layer(start)]++] = start;
      }
      while (length > 0) {
        int vertex = way[length - 1];
        if (next[vertex] == neighbours(vertex, isBackward).length) {
          length--;
          continue;
        }
        int[] all = neighbours(vertex, isBackward);
        int source = all[isMirrored ? all.length - 1 - next[vertex]++ : next[vertex]++];
        if (!isMet[source]) {
          isMet[source] = true;
          way[length++] = source;
          rows[graph.layer(source)][counts[graph.layer(source)]++] = source;
        }
      }
    }
    for (int layer = 0; layer < rows.length; layer++) {
      graph.arrange(layer, rows[layer]);
    }
  }

  private void sweep(boolean isOnward) {
    for (int i = 1; i < graph.depth(); i++) {
      arrangeByBarycentres(isOnward ? i : graph.depth() - 1 - i, isOnward);
    }
  }

  /** What has no neighbours there keeps its place, and the others those that they had. */
  private void arrangeByBarycentres(int layer, boolean areBefore) {
    int[] row = graph.row(layer);
    double[] centres = new double[row.length];
    List<Integer> slots = new ArrayList<>();
    for (int i = 0; i < row.length; i++) {
      int[] neighbours = neighbours(row[i], areBefore);
      long sum = 0;
      for (int neighbour : neighbours) {
        sum += graph.place(neighbour);
      }
      centres[i] = (double) sum / neighbours.length;
      if (neighbours.length > 0) {
        slots.add(i);
      }
    }
    List<Integer> order = new ArrayList<>(slots);
    order.sort(Comparator.comparingDouble(slot -> centres[slot]));
    int[] arranged = row.clone();
    for (int i = 0; i < order.size(); i++) {
      arranged[slots.get(i)] = row[order.get(i)];
    }
    graph.arrange(layer, arranged);
  }

  private int[] neighbours(int vertex, boolean areBefore) {
    return areBefore ? graph.sources(vertex) : graph.targets(vertex);
  }

  /** Lets two that stand side by side change places where fewer lines cross then. */
  private void changeNeighbours() {
    boolean[] isSettled = new boolean[graph.depth() + 1];
    boolean isBetter = true;
    for (int i = 0; i < MOST_CHANGES && isBetter; i++) {
      isBetter = false;
      for (int layer = 0; layer < graph.depth(); layer++) {
        if (!isSettled[layer]) {
          isSettled[layer] = !changeNeighbours(layer);
        }
        if (!isSettled[layer]) {
          isBetter = true;
          isSettled[Math.max(0, layer - 1)] = false;
          isSettled[layer + 1] = false;
        }
      }
    }
  }

  private boolean changeNeighbours(int layer) {
    int[] row = graph.row(layer).clone();
    int[][] before = new int[row.length][];
    int[][] after = new int[row.length][];
    for (int i = 0; i < row.length; i++) {
      before[i] = places(graph.sources(row[i]));
      after[i] = places(graph.targets(row[i]));
    }
    boolean isBetter = false;
    for (int i = 0; i + 1 < row.length; i++) {
      long now = crossings(before[i], before[i + 1]) + crossings(after[i], after[i + 1]);
      if (now > 0
          && now > crossings(before[i + 1], before[i]) + crossings(after[i + 1], after[i])) {
        swap(before, i);
        swap(after, i);
        int vertex = row[i];
        row[i] = row[i + 1];
        row[i + 1] = vertex;
        isBetter = true;
      }
    }
    graph.arrange(layer, row);
    return isBetter;
  }

  private static void swap(int[][] places, int i) {
    int[] first = places[i];
    places[i] = places[i + 1];
    places[i + 1] = first;
  }

  private int[] places(int[] vertices) {
    int[] places = new int[vertices.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = graph.place(vertices[i]);
    }
    Arrays.sort(places);
    return places;
  }

  /** How often lines to the places of the one cross those to the other's, if that is behind it. */
  private static long crossings(int[] places, int[] others) {
    long crossings = 0;
    int passed = 0;
    for (int place : places) {
      while (passed < others.length && others[passed] < place) {
        passed++;
      }
      crossings += passed;
    }
    return crossings;
  }

  /**
   * How often lines cross, counted layer by layer as W. Barth, M. Jünger and P. Mutzel have it
   * (Simple and Efficient Bilayer Cross Counting, Graph Drawing 2002): line by line, how many that
   * start earlier end later, summed up in a tree.
   */
  static long crossings(LayeredGraph graph) {
    long crossings = 0;
    for (int layer = 0; layer + 1 < graph.depth(); layer++) {
      int leaves = Integer.highestOneBit(graph.row(layer + 1).length) * 2;
      int[] tree = new int[2 * leaves];
      for (int vertex : graph.row(layer)) {
        for (int target : graph.targets(vertex)) {
          for (int i = leaves + graph.place(target); i > 1; i /= 2) {
            crossings += i % 2 == 0 ? tree[i + 1] : 0;
          }
        }
        for (int target : graph.targets(vertex)) {
          for (int i = leaves + graph.place(target); i > 0; i /= 2) {
            tree[i]++;
          }
        }
      }
    }
    return crossings;
  }
}
