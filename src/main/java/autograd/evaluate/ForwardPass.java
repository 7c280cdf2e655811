package autograd.evaluate;

import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.concurrent.CancellationException;

/** Computes every Value of a graph from the numbers of its inputs: a loop up. */
final class ForwardPass {
  private ForwardPass() {}

  /**
   * Fills {@code data}, which is indexed as the graph's Values and holds the inputs' numbers when
   * it comes in.
   */
  static void run(Graph graph, double[] data) {
    run(graph, 0, data);
  }

  /**
   * Likewise, of the Values from an index on; those before it are known.
   *
   * @throws CancellationException if the thread was interrupted: nobody waits for the answer
   */
  static void run(Graph graph, int from, double[] data) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException();
    }
    double[] frame = graph.frame();
    for (Value value : graph.values().subList(from, graph.size())) {
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
          lay(frame, value, data);
          data[i] = value.operation().value(frame, value.arity());
        }
      }
    }
  }

  /**
   * Lays the operands of a Value into {@code frame} and, behind them, the Value itself and what
   * else its rules need.
   */
  static void fill(double[] frame, Value value, double[] data) {
    lay(frame, value, data);
    value.operation().complete(frame, value.arity(), data[value.index()]);
  }

  private static void lay(double[] frame, Value value, double[] data) {
    for (int k = 0; k < value.arity(); k++) {
      frame[k] = data[value.operand(k).index()];
    }
  }
}
