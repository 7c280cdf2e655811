package autograd.evaluate;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.operations.Operation;
import java.util.BitSet;

/**
 * Carries a direction from the inputs to every Value: forward mode, a loop up. What a Value changes
 * by is the sum of what its operands change by, times the local derivatives.
 */
final class TangentPass {
  private TangentPass() {}

  /**
   * Completes {@code tangent}, which is indexed as the graph's Values and holds the direction, what
   * each input changes by, when it comes in.
   *
   * @throws NoDerivativeException if an operand changes by which there is no derivative
   */
  static void run(Graph graph, double[] data, double[] tangent) {
    double[] frame = graph.frame();
    BitSet moved = new BitSet();
    for (Value value : graph.values()) {
      if (value.isLeaf()) {
        moved.set(value.index(), tangent[value.index()] != 0);
        continue;
      }
      if (!isMoved(value, data, moved)) {
        continue;
      }
      moved.set(value.index());
      // What is undefined changes by nothing that is a number.
      if (Double.isNaN(data[value.index()])) {
        tangent[value.index()] = Double.NaN;
        continue;
      }
      Operation operation = value.operation();
      ForwardPass.fill(frame, value, data);
      double sum = 0;
      for (int k = 0; k < value.arity(); k++) {
        double change = tangent[value.operand(k).index()];
        // What does not change adds nothing, not even 0 × ∞.
        if (change != 0) {
          if (!operation.hasDerivative(k)) {
            throw new NoDerivativeException(value, k);
          }
          double local = operation.localDerivative(k, frame, value.arity());
          // Nor does a change that nothing follows, be it infinite or undefined: backwards, no
          // adjoint would arrive there.
          sum += local == 0 ? 0 : operation.contribution(change, local);
        }
      }
      tangent[value.index()] = sum;
    }
  }

  /** Whether an operand that counts is made of an input that changes, if only by chance by 0. */
  private static boolean isMoved(Value value, double[] data, BitSet moved) {
    for (int k = 0; k < value.arity(); k++) {
      if (moved.get(value.operand(k).index()) && counts(value, k, data)) {
        return true;
      }
    }
    return false;
  }

  /** Of a choice counts what is chosen, unless the condition is no number. */
  private static boolean counts(Value value, int position, double[] data) {
    if (!value.operation().isConditional()) {
      return true;
    }
    double condition = data[value.operand(0).index()];
    return Double.isNaN(condition) ? position == 0 : position == (condition != 0 ? 1 : 2);
  }
}
