package autograd.evaluate;

import autograd.graph.Graph;
import autograd.graph.Value;

/**
 * What a backward pass found: the derivative of the outputs, weighted by their seeds, by every
 * Value. It is 0 where nothing flowed, and NaN where the value is undefined or has no derivative.
 */
public final class Gradient {
  private final Graph graph;
  private final double[] grad;

  Gradient(Graph graph, double[] grad) {
    this.graph = graph;
    this.grad = grad;
  }

  /** The derivative by one node of the graph. */
  public double by(Value value) {
    return grad[value.index()];
  }

  /**
   * The derivative by what a name stands for.
   *
   * @throws IllegalArgumentException if the graph does not know the name
   */
  public double by(String name) {
    return by(Evaluation.known(graph, name));
  }
}
