package autograd.evaluate;

import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.Map;

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

  /** Where a pass begins: with the outputs' seeds. */
  Gradient(Graph graph, Map<Value, Double> seeds) {
    this(graph, new double[graph.size()]);
    seeds.forEach((value, seed) -> grad[value.index()] += seed);
  }

  /** The same but for some Values. */
  Gradient with(Map<Value, Double> others) {
    Gradient gradient = new Gradient(graph, grad.clone());
    others.forEach((value, slope) -> gradient.grad[value.index()] = slope);
    return gradient;
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
