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

  /**
   * The Values that lie on a path along which the gradient of one reaches it: they are computed
   * from {@code source}, and {@code outputs} from them.
   *
   * @param evaluation where given, a path also ends at a branch that was not taken
   * @param gradient where given, and at a Value at which nothing arrives
   */
  public static BitSet between(
      Graph graph,
      Value source,
      Collection<Value> outputs,
      Evaluation evaluation,
      Gradient gradient) {
    BitSet live = evaluation == null ? of(graph, outputs) : at(evaluation, outputs);
    BitSet marks = new BitSet(graph.size());
    marks.set(source.index());
    int first = live.nextSetBit(source.index() + 1);
    for (int i = first; i >= 0; i = live.nextSetBit(i + 1)) {
      Value value = graph.values().get(i);
      boolean isReached = gradient == null || gradient.by(value) != 0;
      for (int k = 0; k < value.arity() && isReached; k++) {
        if (marks.get(value.operand(k).index())) {
          marks.set(i);
        }
      }
    }
    return marks;
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
