package autograd.render;

import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.HashMap;
import java.util.Map;

/**
 * Labels that tell Values apart where each is spoken of by name: where two would have the same, and
 * in a graph too large to look, the place in the graph's order stands behind it, {@code a*b#4}.
 */
final class UniqueLabels {
  private static final int LONGEST = 24;

  /** In a larger graph nobody looks for equal labels. */
  private static final int LARGE = 10_000;

  private final Graph graph;
  private final Labels labels;

  /** The first Value of each label, and null where there is another. */
  private final Map<String, Value> owners = new HashMap<>();

  UniqueLabels(Graph graph) {
    this.graph = graph;
    labels = new Labels(graph, LONGEST);
    for (Value value : graph.values().subList(0, graph.size() > LARGE ? 0 : graph.size())) {
      if (!value.isConstant()) {
        String label = labels.of(value);
        owners.put(label, owners.containsKey(label) ? null : value);
      }
    }
  }

  String of(Value value) {
    String label = labels.of(value);
    boolean isItsOwn =
        value.isConstant() || graph.named(label) == value || owners.get(label) == value;
    return isItsOwn ? label : label + "#" + value.index();
  }
}
