package autograd.optimize;

import autograd.derive.Hessian;
import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.evaluate.NoDerivativeException;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A formula, as {@code eval} and {@code hessian} compute it. */
public final class FormulaObjective implements Objective {
  /** The matrix of more inputs takes too long to be worth it. */
  private static final int MOST_INPUTS = 500;

  private static final double HALF_ULP = 0x1p-53;

  private final Graph graph;
  private final Value output;
  private final List<String> names;
  private final List<Value> values = new ArrayList<>();
  private final Map<String, Double> point;
  private final double sign;
  private Hessian hessian;
  private boolean isWithoutHessian;
  private int evaluations;

  /**
   * Makes one.
   *
   * @param output what of the formula is to be made small
   * @param inputs the inputs that may move
   * @param fixed the numbers of the others
   * @param sign 1, or -1 to make it large
   */
  public FormulaObjective(
      Graph graph, Value output, List<String> inputs, Map<String, Double> fixed, int sign) {
    this.graph = graph;
    this.output = output;
    this.names = List.copyOf(inputs);
    this.point = new LinkedHashMap<>(graph.defaults());
    this.point.putAll(fixed);
    this.sign = sign;
    // Others are those that the output does not need.
    graph.inputs().forEach(input -> point.putIfAbsent(input.label(), Double.NaN));
    names.forEach(name -> values.add(graph.named(name)));
  }

  @Override
  public List<String> inputs() {
    return names;
  }

  @Override
  public int evaluations() {
    return evaluations;
  }

  private void move(double... inputs) {
    for (int j = 0; j < inputs.length; j++) {
      point.put(names.get(j), inputs[j]);
    }
  }

  @Override
  public Place at(double... inputs) {
    evaluations++;
    move(inputs);
    Evaluation here = Evaluation.at(graph, point);
    Gradient gradient = here.gradient(Map.of(output, sign), values);
    double[] slopes = new double[inputs.length];
    for (int j = 0; j < slopes.length; j++) {
      // Adding 0 makes -0 the 0 that it is here.
      slopes[j] = gradient.by(values.get(j)) + 0.0;
    }
    return new Place(
        inputs.clone(), sign * here.value(output), slopes, noise(graph, here, gradient, output));
  }

  /**
   * How far rounding may have moved a value: each intermediate is off by half a unit of its last
   * place, and its adjoint says what that does (a running error analysis, to first order).
   */
  static double noise(Graph graph, Evaluation here, Gradient gradient, Value output) {
    double sum = Math.abs(here.value(output));
    for (Value value : graph.values()) {
      if (!value.isLeaf() && value.index() < output.index()) {
        double part = Math.abs(gradient.by(value) * here.value(value));
        sum += Double.isFinite(part) ? part : 0;
      }
    }
    return sum * HALF_ULP;
  }

  @Override
  public double[][] hessian(double... inputs) {
    if (isWithoutHessian || inputs.length > MOST_INPUTS) {
      return null;
    }
    move(inputs);
    try {
      if (hessian == null) {
        Map<String, Value> by = new LinkedHashMap<>();
        for (int j = 0; j < names.size(); j++) {
          by.put(names.get(j), values.get(j));
        }
        hessian = Hessian.at(graph, output, by, point);
      }
      double[][] matrix = hessian.movedTo(point).passes();
      for (double[] row : matrix) {
        for (int k = 0; k < row.length; k++) {
          row[k] *= sign;
        }
      }
      return matrix;
    } catch (NoDerivativeException e) {
      isWithoutHessian = true;
      return null;
    }
  }
}
