package autograd.evaluate;

import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.BitSet;
import java.util.Collection;

/** Which Values feed which: marks by index, found in one loop down. */
public final class Reach {
  private Reach() {}

  /** The Values that {@code outputs} are computed from, themselves included. */
  public static BitSet of(Graph graph, Collection<Value> outputs) {
    return mark(graph, outputs, null);
  }

  /** Likewise at a point, where of a conditional's two branches only the live one counts. */
  public static BitSet at(Evaluation evaluation, Collection<Value> outputs) {
    return mark(evaluation.graph(), outputs, evaluation);
  }

  private static BitSet mark(Graph graph, Collection<Value> outputs, Evaluation evaluation) {
    BitSet marks = new BitSet(graph.size());
    for (Value output : outputs) {
      marks.set(output.index());
    }
    for (int i = marks.length() - 1; i >= 0; i = marks.previousSetBit(i - 1)) {
      Value value = graph.values().get(i);
      if (evaluation != null && !value.isLeaf() && value.operation().isConditional()) {
        Value condition = value.operand(0);
        marks.set(condition.index());
        marks.set(value.operand(evaluation.value(condition) != 0 ? 1 : 2).index());
      } else {
        for (int k = 0; k < value.arity(); k++) {
          marks.set(value.operand(k).index());
        }
      }
    }
    return marks;
  }
}
