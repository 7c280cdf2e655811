package autograd.compile;

import autograd.graph.Graph;
import autograd.graph.Operation;
import autograd.graph.Value;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Forward and backward pass at one row, an operation at a time and with every rule of the table:
 * for the rows at which a block's program met NaN, which strong zeros may have to stop. Not safe
 * for use by several threads.
 */
final class RowPass {
  private final Graph graph;
  private final Value output;
  private final BitSet leading;
  private final double[] data;
  private final double[] grad;
  private final double[] frame;

  RowPass(Graph graph, Value output, List<Value> wanted) {
    this.graph = graph;
    this.output = output;
    this.leading = new BitSet(graph.size());
    wanted.forEach(value -> leading.set(value.index()));
    for (Value value : graph.values()) {
      for (Value operand : value.operands()) {
        if (leading.get(operand.index())) {
          leading.set(value.index());
        }
      }
    }
    this.data = new double[graph.size()];
    this.grad = new double[graph.size()];
    this.frame = graph.frame();
  }

  /** Gives an input its number. */
  void set(int input, double number) {
    data[input] = number;
  }

  /** What a Value is worth. */
  double value(Value value) {
    return data[value.index()];
  }

  /** The gradient by a Value. */
  double gradient(Value value) {
    return grad[value.index()];
  }

  /** Computes both from the numbers that were set. */
  void run() {
    for (Value value : graph.values()) {
      if (value.isConstant()) {
        data[value.index()] = value.number();
      } else if (!value.isLeaf()) {
        lay(value);
        data[value.index()] = value.operation().value(frame, value.arity());
      }
    }
    Arrays.fill(grad, 0);
    grad[output.index()] = 1;
    for (int i = output.index(); i >= 0; i--) {
      Value value = graph.values().get(i);
      if (grad[i] != 0 && !value.isLeaf() && value.dependsOnInput() && leading.get(i)) {
        carry(value);
      }
    }
  }

  private void carry(Value value) {
    Operation operation = value.operation();
    lay(value);
    operation.complete(frame, value.arity(), data[value.index()]);
    for (int k = 0; k < value.arity(); k++) {
      Value operand = value.operand(k);
      if (operand.dependsOnInput() && leading.get(operand.index())) {
        double local = operation.localDerivative(k, frame, value.arity());
        grad[operand.index()] += operation.contribution(grad[value.index()], local);
      }
    }
  }

  private void lay(Value value) {
    for (int k = 0; k < value.arity(); k++) {
      frame[k] = data[value.operand(k).index()];
    }
  }
}
