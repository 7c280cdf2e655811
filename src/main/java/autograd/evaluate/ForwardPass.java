package autograd.evaluate;

import autograd.graph.Graph;
import autograd.graph.Operation;
import autograd.graph.Value;

/** Computes every Value of a graph from the numbers of its inputs: a loop up. */
final class ForwardPass {
  private ForwardPass() {}

  /**
   * Fills {@code data}, which is indexed as the graph's Values and holds the inputs' numbers when
   * it comes in.
   */
  static void run(Graph graph, double[] data) {
    double[] frame = new double[Operation.MAX_FRAME];
    for (Value value : graph.values()) {
      int i = value.index();
      switch (value.arity()) {
        case 0 -> data[i] = value.isConstant() ? value.number() : data[i];
        case 1 -> data[i] = value.operation().value(data[value.operand(0).index()]);
        case 2 ->
            data[i] =
                value
                    .operation()
                    .value(data[value.operand(0).index()], data[value.operand(1).index()]);
        default -> {
          fill(frame, value, data);
          data[i] = value.operation().value(frame);
        }
      }
    }
  }

  /** Lays the operands of a Value into {@code frame} and, behind them, the Value itself. */
  static void fill(double[] frame, Value value, double[] data) {
    int arity = value.arity();
    for (int k = 0; k < arity; k++) {
      frame[k] = data[value.operand(k).index()];
    }
    frame[arity] = data[value.index()];
  }
}
