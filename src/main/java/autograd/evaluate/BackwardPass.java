package autograd.evaluate;

import autograd.graph.Graph;
import autograd.graph.Operation;
import autograd.graph.Value;
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

  /**
   * Completes {@code grad}, which is indexed as the graph's Values and holds the seeds, the
   * adjoints that the outputs start with, when it comes in.
   *
   * @param wanted the Values whose gradient is asked for
   * @throws NoDerivativeException if one of them feeds an operand by which there is no derivative;
   *     the gradient of all else that does is NaN
   */
  static void run(Graph graph, double[] data, double[] grad, Collection<Value> wanted) {
    double[] frame = graph.frame();
    List<Value> values = graph.values();
    for (int i = values.size() - 1; i >= 0; i--) {
      double adjoint = grad[i];
      Value value = values.get(i);
      // A strong zero: where nothing arrives nothing flows on, not even 0 × ∞.
      if (adjoint == 0 || value.isLeaf() || !value.dependsOnInput()) {
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
          grad[operand.index()] += contribution(adjoint, local, operation);
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

  /**
   * What flows through one use: adjoint × local derivative. A local derivative of zero stops even
   * an infinite adjoint, as at the losing operand of {@code max}; a branch that was not taken
   * receives nothing at all, whatever stands above it.
   */
  static double contribution(double adjoint, double local, Operation operation) {
    if (local == 0 && (Double.isInfinite(adjoint) || operation.isConditional())) {
      return 0;
    }
    return adjoint * local;
  }
}
