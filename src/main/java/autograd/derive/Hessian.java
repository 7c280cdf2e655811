package autograd.derive;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.evaluate.NoDerivativeException;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All second derivatives at a point: the gradient as a graph, and a backward pass from each of its
 * components. What no use connects is 0 without being computed, and each pair is computed once, so
 * the matrix is symmetric to the last bit.
 *
 * <p>What the table agrees on at single points, as that 0·log 0 is 0, says nothing of the slope
 * there. So the gradient is first derived by the rules of calculus alone, and only a second
 * derivative that comes out as NaN is taken from the gradient that holds at every point.
 */
public final class Hessian {
  private final List<String> names;
  private final Components ordinary;
  private final Components every;

  /** The gradient at the point. */
  private record Components(Derivation derivation, Evaluation evaluation, List<String> names) {
    static Components at(
        Graph graph,
        Value output,
        Map<String, Value> by,
        Map<String, Double> point,
        Points points) {
      Derivation derivation =
          Derivatives.gradient(
              new Derivatives.Request(graph, Map.of("", output), by, Map.of(), points));
      return new Components(
          derivation, Evaluation.at(derivation.graph(), point), List.copyOf(by.keySet()));
    }

    Components movedTo(Map<String, Double> point) {
      return new Components(derivation, Evaluation.at(derivation.graph(), point), names);
    }

    /** Whether there is a value and a first derivative, without which there is no second one. */
    boolean isDefined(int name) {
      Value slope = derivation.results().get("d_" + names.get(name));
      return !Double.isNaN(evaluation.value(derivation.results().get("value")))
          && !Double.isNaN(evaluation.value(slope));
    }

    /** The derivative of a weighted sum of the components by each name. */
    double[] row(Map<Integer, Double> weights) {
      Map<Value, Double> seeds = new LinkedHashMap<>();
      weights.forEach(
          (i, weight) ->
              seeds.merge(derivation.results().get("d_" + names.get(i)), weight, Double::sum));
      // Others may feed operands by which there is no derivative, as the order of a Bessel
      // function.
      List<Value> wanted = new ArrayList<>();
      for (String name : names) {
        Value input = derivation.graph().named(name);
        if (input != null) {
          wanted.add(input);
        }
      }
      Gradient gradient = evaluation.gradient(seeds, wanted);
      double[] row = new double[names.size()];
      for (int k = 0; k < row.length; k++) {
        Value input = derivation.graph().named(names.get(k));
        // Adding 0 makes -0 the 0 that it is here.
        row[k] = input == null ? 0 : gradient.by(input) + 0.0;
      }
      return row;
    }
  }

  private Hessian(List<String> names, Components ordinary, Components every) {
    this.names = names;
    this.ordinary = ordinary;
    this.every = every;
  }

  /**
   * Prepares the second derivatives of an output by some inputs.
   *
   * @param by the inputs, by name
   * @param point a number for each input, by name
   * @throws NoDerivativeException if an input feeds an operand by which there is no derivative
   */
  public static Hessian at(
      Graph graph, Value output, Map<String, Value> by, Map<String, Double> point) {
    return new Hessian(
        new ArrayList<>(by.keySet()),
        Components.at(graph, output, by, point, Points.AGAIN),
        Components.at(graph, output, by, point, Points.EVERY));
  }

  /**
   * The same second derivatives at another point, which need not be derived once more.
   *
   * @param point a number for each input, by name
   */
  public Hessian movedTo(Map<String, Double> point) {
    return new Hessian(names, ordinary.movedTo(point), every.movedTo(point));
  }

  /** The names of rows and columns. */
  public List<String> names() {
    return names;
  }

  /**
   * The matrix, row by row.
   *
   * @throws NoDerivativeException if a second derivative does not exist
   */
  public double[][] matrix() {
    double[][] matrix = new double[names.size()][names.size()];
    for (int i = 0; i < matrix.length; i++) {
      double[] row = product(Map.of(i, 1.0));
      for (int k = i; k < matrix.length; k++) {
        matrix[i][k] = row[k];
        matrix[k][i] = row[k];
      }
    }
    return matrix;
  }

  /**
   * The matrix times a vector, by one backward pass.
   *
   * @param vector its components by name; those left out are 0
   * @throws NoDerivativeException if a second derivative does not exist
   */
  public double[] times(Map<String, Double> vector) {
    Map<Integer, Double> weights = new LinkedHashMap<>();
    vector.forEach((name, number) -> weights.put(names.indexOf(name), number));
    return product(weights);
  }

  private double[] product(Map<Integer, Double> weights) {
    double[] row = ordinary.row(weights);
    double[] instead = null;
    boolean isInside = weights.keySet().stream().allMatch(every::isDefined);
    for (int k = 0; k < row.length; k++) {
      if (!isInside || !every.isDefined(k)) {
        row[k] = Double.NaN;
      } else if (Double.isNaN(row[k])) {
        instead = instead == null ? every.row(weights) : instead;
        row[k] = instead[k];
      }
    }
    return row;
  }
}
