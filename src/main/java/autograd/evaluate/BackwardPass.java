package autograd.evaluate;

import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.operations.Operation;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * Carries adjoints from the outputs to the inputs: a loop down.
 *
 * <p>Each use of a Value <em>adds</em> its contribution, the adjoint of the result times the local
 * derivative; a Value used twice receives two. When the loop comes to a Value all its uses lie
 * behind it, so its gradient is complete.
 */
final class BackwardPass {
  private BackwardPass() {}

  /** Is told of a pass as it goes, and may end it. */
  interface Observer {
    /**
     * A contribution has arrived.
     *
     * @param value the result it comes from
     * @param position at which operand it arrived
     * @param frame the operands' values, and what the rules need behind them
     * @param adjoint the gradient of the result
     * @param local the local derivative
     * @param amount what arrived
     * @param before what the operand had
     * @param after what it has now
     * @return whether to go on
     */
    boolean arrived(
        Value value,
        int position,
        double[] frame,
        double adjoint,
        double local,
        double amount,
        double before,
        double after);

    /** Nothing arrived at this result, so nothing flows on from it. */
    void stopped(Value value);
  }

  /**
   * Completes {@code grad}, which is indexed as the graph's Values and holds the seeds, the
   * adjoints that the outputs start with, when it comes in.
   *
   * @param wanted the Values whose gradient is asked for
   * @param overwrites whether each contribution takes the place of those before it, which is a
   *     common mistake
   * @param observer is told of each step; null if nobody listens
   * @throws NoDerivativeException if one of them feeds an operand by which there is no derivative;
   *     the gradient of all else that does is NaN
   */
  static void run(
      Graph graph,
      double[] data,
      double[] grad,
      Collection<Value> wanted,
      boolean overwrites,
      Observer observer) {
    double[] frame = graph.frame();
    List<Value> values = graph.values();
    for (int i = values.size() - 1; i >= 0; i--) {
      double adjoint = grad[i];
      Value value = values.get(i);
      if (value.isLeaf() || !value.dependsOnInput()) {
        continue;
      }
      // A strong zero: where nothing arrives nothing flows on, not even 0 × ∞.
      if (adjoint == 0) {
        if (observer != null) {
          observer.stopped(value);
        }
        continue;
      }
      Operation operation = value.operation();
      ForwardPass.fill(frame, value, data);
      for (int k = 0; k < value.arity(); k++) {
        Value operand = value.operand(k);
        if (operand.dependsOnInput()) {
          if (!operation.hasDerivative(k) && feeds(graph, wanted, operand)) {
            throw new NoDerivativeException(value, k);
          }
          double local = operation.localDerivative(k, frame, value.arity());
          double amount = operation.contribution(adjoint, local);
          double before = grad[operand.index()];
          double after = overwrites ? amount : before + amount;
          grad[operand.index()] = after;
          if (observer != null
              && !observer.arrived(value, k, frame, adjoint, local, amount, before, after)) {
            return;
          }
        }
      }
    }
  }

  private static boolean feeds(Graph graph, Collection<Value> wanted, Value operand) {
    BitSet sources = Reach.of(graph, List.of(operand));
    for (Value each : wanted) {
      if (sources.get(each.index())) {
        return true;
      }
    }
    return false;
  }
}
