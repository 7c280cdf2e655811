package autograd.render;

import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A large graph in few nodes. What has a name, is used more than once, or is an input or an output,
 * is shown; the nameless steps between become one node that says how many they are. Of what is
 * shown only so much as there is room for, from the outputs down; the rest is counted.
 */
final class Summary {
  /** Room for so many Values. */
  private static final int MOST = 24;

  /**
   * A Value that is shown.
   *
   * @param value the Value
   * @param operations how many operations make it of what {@code uses} names
   * @param uses what it is made of
   */
  record Group(Value value, int operations, List<Use> uses) {}

  /**
   * What a Value is made of.
   *
   * @param value a Value that is shown; null for all that are not
   * @param count how often it is used
   */
  record Use(Value value, int count) {}

  private final Graph graph;
  private final BitSet candidates = new BitSet();
  private final BitSet shown = new BitSet();
  private final List<Group> groups = new ArrayList<>();
  private int rest;

  Summary(Graph graph, Collection<Value> outputs) {
    this.graph = graph;
    choose(outputs);
    show(outputs);
    for (int i = shown.nextSetBit(0); i >= 0; i = shown.nextSetBit(i + 1)) {
      groups.add(group(graph.values().get(i)));
    }
    rest = candidates.cardinality() - shown.cardinality();
  }

  /** The Values that are shown, operands first. */
  List<Group> groups() {
    return groups;
  }

  /** How many Values there was no room for, nameless steps not counted. */
  int rest() {
    return rest;
  }

  private void choose(Collection<Value> outputs) {
    BitSet used = new BitSet();
    for (Value value : graph.values()) {
      if (value.isInput() || (!value.isLeaf() && value.label() != null)) {
        candidates.set(value.index());
      }
      for (int k = 0; k < value.arity(); k++) {
        Value operand = value.operand(k);
        if (used.get(operand.index()) && !operand.isConstant()) {
          candidates.set(operand.index());
        }
        used.set(operand.index());
      }
    }
    for (Value output : outputs) {
      candidates.set(output.index());
    }
  }

  /** From the outputs down, what is nearest first. */
  private void show(Collection<Value> outputs) {
    ArrayDeque<Value> queue = new ArrayDeque<>(outputs);
    while (!queue.isEmpty() && shown.cardinality() < MOST) {
      Value value = queue.remove();
      if (!shown.get(value.index())) {
        shown.set(value.index());
        queue.addAll(uses(value).keySet());
      }
    }
  }

  private Group group(Value value) {
    List<Use> uses = new ArrayList<>();
    int hidden = 0;
    Map<Value, Integer> counts = uses(value);
    for (Map.Entry<Value, Integer> use : counts.entrySet()) {
      if (shown.get(use.getKey().index())) {
        uses.add(new Use(use.getKey(), use.getValue()));
      } else {
        hidden += use.getValue();
      }
    }
    if (hidden > 0) {
      uses.add(new Use(null, hidden));
    }
    return new Group(value, operations(value), uses);
  }

  /** The candidates that a Value is made of by nameless steps alone, and how often of each. */
  private Map<Value, Integer> uses(Value value) {
    Map<Value, Integer> uses = new LinkedHashMap<>();
    ArrayDeque<Value> stack = new ArrayDeque<>();
    stack.push(value);
    while (!stack.isEmpty()) {
      Value step = stack.pop();
      for (int k = step.arity() - 1; k >= 0; k--) {
        Value operand = step.operand(k);
        if (candidates.get(operand.index())) {
          uses.merge(operand, 1, Integer::sum);
        } else {
          stack.push(operand);
        }
      }
    }
    return uses;
  }

  private int operations(Value value) {
    int operations = 0;
    ArrayDeque<Value> stack = new ArrayDeque<>();
    stack.push(value);
    while (!stack.isEmpty()) {
      Value step = stack.pop();
      operations += step.isLeaf() ? 0 : 1;
      for (int k = 0; k < step.arity(); k++) {
        if (!candidates.get(step.operand(k).index())) {
          stack.push(step.operand(k));
        }
      }
    }
    return operations;
  }
}
