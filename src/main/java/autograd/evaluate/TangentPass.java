package autograd.evaluate;

import autograd.graph.Graph;
import autograd.graph.Operation;
import autograd.graph.Value;

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
    for (Value value : graph.values()) {
      if (value.isLeaf() || !value.dependsOnInput()) {
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
}
