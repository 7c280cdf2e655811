package autograd.render;

import java.util.Arrays;

/**
 * A graph whose vertices stand in layers, so that every line leads to the next layer. The vertices
 * are the Values, by their index, and after them the joints by which a line passes the layers
 * between its ends. Uses of one Value share these: a trunk runs from it to its last use, and the
 * others branch off.
 *
 * <p>The frame of the method is by K. Sugiyama, S. Tagawa and M. Toda, Methods for Visual
 * Understanding of Hierarchical System Structures, IEEE Transactions on Systems, Man, and
 * Cybernetics 11 (1981).
 */
final class LayeredGraph {
  private final int values;
  private final int[] layers;
  private final int[] firstJoints;
  private final int[][] sources;
  private final int[][] targets;
  private final int[][] rows;
  private final int[] places;

  /**
   * Finds the layers; within a layer the vertices stand as they are numbered.
   *
   * @param operands of each Value, all of smaller index; none for a leaf
   */
  LayeredGraph(int[][] operands) {
    values = operands.length;
    int[] found = new Layering(operands).find();
    int[] last = found.clone();
    for (int v = 0; v < values; v++) {
      for (int operand : operands[v]) {
        last[operand] = Math.max(last[operand], found[v] - 1);
      }
    }
    firstJoints = new int[values];
    int count = values;
    for (int v = 0; v < values; v++) {
      firstJoints[v] = count;
      count += last[v] - found[v];
    }
    layers = Arrays.copyOf(found, count);
    sources = new int[count][];
    for (int v = 0; v < values; v++) {
      for (int i = 0; i < last[v] - found[v]; i++) {
        int joint = firstJoints[v] + i;
        layers[joint] = found[v] + 1 + i;
        sources[joint] = new int[] {i == 0 ? v : joint - 1};
      }
      sources[v] = new int[operands[v].length];
      for (int k = 0; k < operands[v].length; k++) {
        int passed = found[v] - 1 - found[operands[v][k]];
        sources[v][k] = passed == 0 ? operands[v][k] : firstJoints[operands[v][k]] + passed - 1;
      }
    }
    targets = reversed(sources);
    places = new int[count];
    rows = rows();
  }

  /** The same lines by their starts, in the order of their ends; two lines are there twice. */
  static int[][] reversed(int[][] sources) {
    int[] counts = new int[sources.length];
    for (int[] each : sources) {
      for (int source : each) {
        counts[source]++;
      }
    }
    int[][] targets = new int[sources.length][];
    for (int v = 0; v < sources.length; v++) {
      targets[v] = new int[counts[v]];
    }
    for (int v = sources.length - 1; v >= 0; v--) {
      for (int source : sources[v]) {
        targets[source][--counts[source]] = v;
      }
    }
    return targets;
  }

  private int[][] rows() {
    int[] lengths = new int[values == 0 ? 0 : Arrays.stream(layers).max().getAsInt() + 1];
    for (int layer : layers) {
      lengths[layer]++;
    }
    int[][] made = new int[lengths.length][];
    for (int i = 0; i < made.length; i++) {
      made[i] = new int[lengths[i]];
    }
    Arrays.fill(lengths, 0);
    for (int v = 0; v < layers.length; v++) {
      places[v] = lengths[layers[v]]++;
      made[layers[v]][places[v]] = v;
    }
    return made;
  }

  /** How many vertices there are. */
  int size() {
    return layers.length;
  }

  /** How many layers there are. */
  int depth() {
    return rows.length;
  }

  boolean isJoint(int vertex) {
    return vertex >= values;
  }

  int layer(int vertex) {
    return layers[vertex];
  }

  /** Where in its layer a vertex stands, from 0. */
  int place(int vertex) {
    return places[vertex];
  }

  /** Where a vertex's lines come from: for a Value, one for each operand in order. */
  int[] sources(int vertex) {
    return sources[vertex];
  }

  /** Where a vertex's lines go to; twice where two do. */
  int[] targets(int vertex) {
    return targets[vertex];
  }

  /** The vertices of a layer as they stand. */
  int[] row(int layer) {
    return rows[layer];
  }

  /** Lets the vertices of a layer stand in this order. */
  void arrange(int layer, int[] order) {
    rows[layer] = order;
    for (int i = 0; i < order.length; i++) {
      places[order[i]] = i;
    }
  }

  /** The Value that a line to a Value comes from, and the joints by which it comes. */
  int[] way(int value, int position) {
    int last = sources[value][position];
    int vertex = last;
    while (isJoint(vertex)) {
      vertex = sources[vertex][0];
    }
    int[] way = new int[layers[last] - layers[vertex] + 1];
    way[0] = vertex;
    for (int i = way.length - 1; i > 0; i--) {
      way[i] = last;
      last = sources[last][0];
    }
    return way;
  }

  /**
   * Layers that keep lines short: all as late as their uses allow, so that a leaf stands just
   * before its first use; then each Value goes back again where more lines grow shorter by that
   * than longer.
   */
  private static final class Layering {
    private final int[][] operands;
    private final int[][] users;
    private final int[] layers;
    private final int[] lastUses;

    /** When an operand was met last, since one Value may have it twice. */
    private final int[] visits;

    private int visit;

    Layering(int[][] operands) {
      this.operands = operands;
      this.users = reversed(operands);
      this.layers = new int[operands.length];
      this.lastUses = new int[operands.length];
      this.visits = new int[operands.length];
    }

    int[] find() {
      int deepest = 0;
      for (int v = operands.length - 1; v >= 0; v--) {
        for (int user : users[v]) {
          layers[v] = Math.max(layers[v], layers[user] + 1);
        }
        deepest = Math.max(deepest, layers[v]);
      }
      for (int v = 0; v < operands.length; v++) {
        layers[v] = deepest - layers[v];
        for (int operand : operands[v]) {
          lastUses[operand] = Math.max(lastUses[operand], layers[v]);
        }
      }
      for (int v = 0; v < operands.length; v++) {
        while (goesBack(v)) {
          // Again, with the operands whose lines it still is that ends last.
        }
      }
      for (int v = 0; v < operands.length; v++) {
        if (operands[v].length == 0 && users[v].length > 0) {
          layers[v] = Arrays.stream(users[v]).map(user -> layers[user]).min().getAsInt() - 1;
        }
      }
      return layers;
    }

    private boolean goesBack(int v) {
      visit++;
      int earliest = 1;
      int shorter = 0;
      for (int k = 0; k < operands[v].length; k++) {
        int operand = operands[v][k];
        if (visits[operand] == visit) {
          continue;
        }
        visits[operand] = visit;
        boolean isLeaf = operands[operand].length == 0;
        if (!isLeaf) {
          earliest = Math.max(earliest, layers[operand] + 1);
        }
        if (lastUses[operand] == layers[v]) {
          int other = lastOther(operand, v);
          // A leaf of this Value alone goes with it, and its line stays as long as it is.
          if (other < layers[v] && !(isLeaf && other < 0)) {
            shorter++;
            earliest = Math.max(earliest, other);
          }
        }
      }
      if (earliest >= layers[v] || shorter <= (users[v].length == 0 ? 0 : 1)) {
        return false;
      }
      int before = layers[v];
      layers[v] = earliest;
      for (int operand : operands[v]) {
        if (lastUses[operand] == before) {
          lastUses[operand] = Math.max(earliest, lastOther(operand, v));
        }
      }
      return true;
    }

    /** The layer of the last use by another Value; -1 if there is none. */
    private int lastOther(int operand, int but) {
      int last = -1;
      for (int i = 0; i < users[operand].length && last < layers[but]; i++) {
        if (users[operand][i] != but) {
          last = Math.max(last, layers[users[operand][i]]);
        }
      }
      return last;
    }
  }
}
