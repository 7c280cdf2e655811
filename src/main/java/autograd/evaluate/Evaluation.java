package autograd.evaluate;

import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A graph at a point: what each Value is worth there. Safe for use by several threads.
 *
 * <pre>{@code
 * Graph g = Expression.parse("(a*b)*(a+b)");
 * Evaluation at = Evaluation.at(g, Map.of("a", -2.0, "b", 3.0));
 * at.value();        // -6
 * at.gradient("a");  // -3
 * }</pre>
 */
public final class Evaluation {
  private final Graph graph;
  private final double[] data;

  private Evaluation(Graph graph, double[] data) {
    this.graph = graph;
    this.data = data;
  }

  /**
   * Runs the forward pass.
   *
   * @param point a number for each input, by name; inputs with a default may be left out, names
   *     that the graph does not know are passed over
   * @throws UnsetInputException if an input has no number
   */
  public static Evaluation at(Graph graph, Map<String, Double> point) {
    double[] data = new double[graph.size()];
    List<Value> unset = new ArrayList<>();
    for (Value input : graph.inputs()) {
      Double number = point.get(input.label());
      if (number == null) {
        number = graph.defaults().get(input.label());
      }
      if (number == null) {
        unset.add(input);
      } else {
        data[input.index()] = number;
      }
    }
    if (!unset.isEmpty()) {
      throw new UnsetInputException(unset);
    }
    ForwardPass.run(graph, data);
    return new Evaluation(graph, data);
  }

  /**
   * Runs the forward pass.
   *
   * @param data indexed as the graph's Values, with a number for each input; it is completed, and
   *     not to be changed afterwards
   */
  public static Evaluation of(Graph graph, double[] data) {
    ForwardPass.run(graph, data);
    return new Evaluation(graph, data);
  }

  /** The graph that was evaluated. */
  public Graph graph() {
    return graph;
  }

  /** The value of the graph's output; NaN where it is undefined. */
  public double value() {
    return data[graph.output().index()];
  }

  /** The value of one node of the graph. */
  public double value(Value value) {
    return data[value.index()];
  }

  /**
   * The value that a name stands for.
   *
   * @throws IllegalArgumentException if the graph does not know the name
   */
  public double value(String name) {
    return value(known(graph, name));
  }

  /**
   * The gradient of the graph's output, by every Value: the ordinary adjoints. Runs the backward
   * pass. {@link Limits} has what the gradient is by definition, at every point.
   */
  public Gradient gradient() {
    return gradient(Map.of(graph.output(), 1.0));
  }

  /**
   * The gradient of the graph's output by one name. Runs the backward pass; for several names run
   * it once with {@link #gradient()}.
   *
   * @throws IllegalArgumentException if the graph does not know the name
   */
  public double gradient(String name) {
    Value value = known(graph, name);
    return gradient(Map.of(graph.output(), 1.0), List.of(value)).by(value);
  }

  /**
   * The gradient of a weighted sum of outputs, the vector-Jacobian product.
   *
   * @param seeds the adjoint that each output starts with
   */
  public Gradient gradient(Map<Value, Double> seeds) {
    return gradient(seeds, graph.inputs());
  }

  /**
   * Likewise, where only some Values' gradients are asked for.
   *
   * @param seeds the adjoint that each output starts with
   * @param wanted whose gradient is asked for
   * @throws NoDerivativeException if one of them feeds an operand by which there is no derivative
   */
  public Gradient gradient(Map<Value, Double> seeds, Collection<Value> wanted) {
    return gradient(seeds, wanted, false, null);
  }

  /** Likewise, with a mistake to be shown or an observer to be told. */
  Gradient gradient(
      Map<Value, Double> seeds,
      Collection<Value> wanted,
      boolean overwrites,
      BackwardPass.Observer observer) {
    double[] grad = new double[data.length];
    for (Map.Entry<Value, Double> seed : seeds.entrySet()) {
      grad[seed.getKey().index()] += seed.getValue();
    }
    BackwardPass.run(graph, data, grad, wanted, overwrites, observer);
    return new Gradient(graph, grad);
  }

  /**
   * What every Value changes by, to first order, when the inputs change in a direction: the
   * Jacobian-vector product, by forward mode. The answer is indexed as the graph's Values.
   *
   * @param direction what inputs change by; those that are left out stay
   * @throws NoDerivativeException if an operand changes by which there is no derivative
   */
  public double[] tangent(Map<Value, Double> direction) {
    double[] tangent = new double[data.length];
    direction.forEach((input, change) -> tangent[input.index()] = change);
    TangentPass.run(graph, data, tangent);
    return tangent;
  }

  /** Lays a Value's operands into {@code frame} and, behind them, the Value itself. */
  public void fill(double[] frame, Value value) {
    ForwardPass.fill(frame, value, data);
  }

  /** The numbers of all Values, by index; not to be changed. */
  double[] data() {
    return data;
  }

  /**
   * The same inputs, and one Value moved to another number whatever it is computed from:
   * micrograd's {@code d.data += h}. What depends on it is computed anew.
   */
  public Evaluation moved(Value value, double number) {
    double[] numbers = data.clone();
    numbers[value.index()] = number;
    ForwardPass.run(graph, value.index() + 1, numbers);
    return new Evaluation(graph, numbers);
  }

  /** The same but for the values of some outputs. */
  Evaluation with(Map<Value, Double> others) {
    if (others.isEmpty()) {
      return this;
    }
    double[] numbers = data.clone();
    others.forEach((value, number) -> numbers[value.index()] = number);
    return new Evaluation(graph, numbers);
  }

  static Value known(Graph graph, String name) {
    Value value = graph.named(name);
    if (value == null) {
      throw new IllegalArgumentException("the graph has no " + name);
    }
    return value;
  }
}
