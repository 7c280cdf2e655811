package autograd.render;

import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The named parts of a graph, each of which a page can fold into one box: all that one named
 * statement alone is computed from, up to the names and the shared Values that it uses. In a large
 * graph an output is such a part even without a name.
 */
final class Folding {
  /** A graph of more Values begins folded. */
  static final int MANY = 60;

  /** No part worth folding holds fewer. */
  private static final int FEWEST = 2;

  private final Graph graph;
  private final int[] hosts;
  private final boolean[] parts;

  private Folding(Graph graph) {
    this.graph = graph;
    this.hosts = new int[graph.size()];
    this.parts = new boolean[graph.size()];
    Arrays.fill(hosts, -1);
  }

  /** Nothing is folded. */
  static Folding none(Graph graph) {
    return new Folding(graph);
  }

  /** Every named part is. */
  static Folding of(Graph graph, Set<Value> outputs) {
    Folding folding = new Folding(graph);
    folding.find(outputs);
    return folding;
  }

  private void find(Set<Value> outputs) {
    List<Set<Integer>> users = new ArrayList<>();
    graph.values().forEach(value -> users.add(new LinkedHashSet<>()));
    int[] sizes = new int[hosts.length];
    for (int i = hosts.length - 1; i >= 0; i--) {
      Value value = graph.values().get(i);
      boolean isOutput = outputs.contains(value);
      boolean isNamed = graph.named(value.label()) == value;
      parts[i] = !value.isLeaf() && (isNamed || (isOutput && hosts.length > MANY));
      if (!parts[i] && !isOutput && users.get(i).size() == 1) {
        hosts[i] = users.get(i).iterator().next();
      }
      if (hosts[i] >= 0) {
        sizes[hosts[i]]++;
      }
      for (Value operand : value.operands()) {
        users.get(operand.index()).add(parts[i] ? i : hosts[i]);
      }
    }
    for (int i = 0; i < hosts.length; i++) {
      parts[i] &= sizes[i] >= FEWEST;
      hosts[i] = hosts[i] >= 0 && sizes[hosts[i]] >= FEWEST ? hosts[i] : -1;
    }
  }

  /** Whether there is no part to fold. */
  boolean isEmpty() {
    for (boolean isPart : parts) {
      if (isPart) {
        return false;
      }
    }
    return true;
  }

  /** Whether a Value stands for a part. */
  boolean isPart(int value) {
    return parts[value];
  }

  /** The part in which a Value lies; -1 if it lies in none, as a part itself does. */
  int host(int value) {
    return hosts[value];
  }

  /** The Value whose box a Value is seen in. */
  int face(int value) {
    return hosts[value] < 0 ? value : hosts[value];
  }

  /** For each Value the place of its box among those that are seen, or -1. */
  int[] boxes() {
    int[] boxes = new int[hosts.length];
    int count = 0;
    for (int i = 0; i < boxes.length; i++) {
      boxes[i] = hosts[i] < 0 ? count++ : -1;
    }
    return boxes;
  }

  /** For each part the Values outside it that it is computed from; for others nothing. */
  List<List<Integer>> entries() {
    List<Set<Integer>> entries = new ArrayList<>();
    graph.values().forEach(value -> entries.add(new LinkedHashSet<>()));
    for (Value value : graph.values()) {
      int face = face(value.index());
      for (Value operand : value.operands()) {
        if (parts[face] && hosts[operand.index()] < 0) {
          entries.get(face).add(operand.index());
        }
      }
    }
    return entries.stream().map(List::copyOf).toList();
  }
}
