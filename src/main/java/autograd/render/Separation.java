package autograd.render;

import java.util.Arrays;

/**
 * Places on a line that keep their distances and are near those that are wanted. Where two come too
 * close they are joined and go together to where the sum of squares is least, as in T. Dwyer, K.
 * Marriott and P. J. Stuckey, Fast Node Overlap Removal, Graph Drawing 2005; clusters once joined
 * stay so, which is near enough here.
 */
final class Separation {
  private final int count;
  private int[] lefts = new int[16];
  private int[] rights = new int[16];
  private double[] distances = new double[16];
  private int size;
  private int[][] incoming;
  private int[] order;

  private int[] parents;
  private double[] offsets;
  private double[] weights;
  private double[] sums;
  private int[][] lists;
  private int[] lengths;

  /** For so many places. */
  Separation(int count) {
    this.count = count;
  }

  /** Demands that the one lie at least so far before the other; no ring may come of it. */
  void keepApart(int left, int right, double distance) {
    if (size == lefts.length) {
      lefts = Arrays.copyOf(lefts, 2 * size);
      rights = Arrays.copyOf(rights, 2 * size);
      distances = Arrays.copyOf(distances, 2 * size);
    }
    lefts[size] = left;
    rights[size] = right;
    distances[size++] = distance;
  }

  /** The places. */
  double[] nearest(double[] wanted, double[] weight) {
    prepare();
    parents = new int[count];
    offsets = new double[count];
    weights = weight.clone();
    sums = new double[count];
    lists = new int[count][];
    lengths = new int[count];
    for (int i = 0; i < count; i++) {
      parents[i] = i;
      sums[i] = weight[i] * wanted[i];
      lists[i] = incoming[i].clone();
      lengths[i] = incoming[i].length;
    }
    for (int each : order) {
      int worst = worst(each);
      while (worst >= 0) {
        join(worst);
        worst = worst(each);
      }
    }
    double[] places = new double[count];
    for (int i = 0; i < count; i++) {
      places[i] = place(i);
    }
    return places;
  }

  /** An order in which each comes after all before which it must not lie. */
  private void prepare() {
    if (order != null) {
      return;
    }
    int[][] sources = new int[count][];
    int[] counts = new int[count];
    for (int i = 0; i < size; i++) {
      counts[rights[i]]++;
    }
    incoming = new int[count][];
    int[] waiting = counts.clone();
    for (int i = 0; i < count; i++) {
      incoming[i] = new int[counts[i]];
      sources[i] = new int[counts[i]];
    }
    for (int i = size - 1; i >= 0; i--) {
      int k = --counts[rights[i]];
      incoming[rights[i]][k] = i;
      sources[rights[i]][k] = lefts[i];
    }
    int[][] targets = LayeredGraph.reversed(sources);
    order = new int[count];
    int known = 0;
    for (int i = 0; i < count; i++) {
      if (waiting[i] == 0) {
        order[known++] = i;
      }
    }
    for (int i = 0; i < known; i++) {
      for (int right : targets[order[i]]) {
        if (--waiting[right] == 0) {
          order[known++] = right;
        }
      }
    }
  }

  private double place(int i) {
    int root = root(i);
    return sums[root] / weights[root] + offsets[i];
  }

  /** The one whose place decides that of {@code i}, which is then {@code offsets[i]} behind it. */
  private int root(int i) {
    int root = i;
    double offset = 0;
    while (parents[root] != root) {
      offset += offsets[root];
      root = parents[root];
    }
    int at = i;
    while (parents[at] != root && at != root) {
      int next = parents[at];
      double own = offsets[at];
      parents[at] = root;
      offsets[at] = offset;
      offset -= own;
      at = next;
    }
    return root;
  }

  /** Which demand on a cluster is met least; -1 if all are. What is within it is forgotten. */
  private int worst(int i) {
    int root = root(i);
    int[] list = lists[root];
    int worst = -1;
    double most = 1e-9;
    int kept = 0;
    for (int k = 0; k < lengths[root]; k++) {
      int demand = list[k];
      if (root(lefts[demand]) != root) {
        list[kept++] = demand;
        double lacking = place(lefts[demand]) + distances[demand] - place(rights[demand]);
        if (lacking > most) {
          most = lacking;
          worst = demand;
        }
      }
    }
    lengths[root] = kept;
    return worst;
  }

  private void join(int demand) {
    int left = root(lefts[demand]);
    int right = root(rights[demand]);
    // How far the right one's root lies behind the left one's.
    double apart = offsets[lefts[demand]] + distances[demand] - offsets[rights[demand]];
    boolean isLeftLarger = lengths[left] >= lengths[right];
    int root = isLeftLarger ? left : right;
    int other = isLeftLarger ? right : left;
    double offset = isLeftLarger ? apart : -apart;
    parents[other] = root;
    offsets[other] = offset;
    sums[root] += sums[other] - weights[other] * offset;
    weights[root] += weights[other];
    int length = lengths[root] + lengths[other];
    if (length > lists[root].length) {
      lists[root] = Arrays.copyOf(lists[root], Math.max(length, 2 * lists[root].length));
    }
    System.arraycopy(lists[other], 0, lists[root], lengths[root], lengths[other]);
    lengths[root] = length;
    lists[other] = null;
  }
}
