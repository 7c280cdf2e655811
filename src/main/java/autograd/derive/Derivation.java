package autograd.derive;

import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.Map;

/**
 * What was derived: a graph without anything that no result needs, in which equal terms are one
 * Value.
 *
 * @param graph the terms; its output is the first result
 * @param results the Values that were asked for, by name and in order
 */
public record Derivation(Graph graph, Map<String, Value> results) {

  /** How many operations it takes: leaves cost nothing. */
  public int operations() {
    int count = 0;
    for (Value value : graph.values()) {
      count += value.isLeaf() ? 0 : 1;
    }
    return count;
  }
}
