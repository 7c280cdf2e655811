package autograd.derive;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.evaluate.Limits;
import autograd.evaluate.NoDerivativeException;
import autograd.evaluate.Reach;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.ArrayList;
import java.util.Collection;
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
 *
 * <p>Where the passes raise a doubt, of the function or of its gradient, series along lines through
 * the point have the word, see {@link #findings}.
 */
public final class Hessian {
  private final List<String> names;
  private final Components ordinary;
  private final Components every;
  private final Function function;

  /** Series along lines, as soon as something is in doubt. */
  private SecondSlopes series;

  /** What is differentiated, and where. */
  private record Function(Graph graph, Value output, List<Value> by, Evaluation at) {
    static Function of(
        Graph graph, Value output, Map<String, Value> by, Map<String, Double> point) {
      return new Function(graph, output, List.copyOf(by.values()), Evaluation.at(graph, point));
    }

    boolean isInDoubt() {
      return Limits.isInDoubt(at, Map.of(output, 1.0), by);
    }

    /** Whether series may say something: there is a value, and the inputs are numbers. */
    boolean isNumber() {
      double value = at.value(output);
      if (Double.isNaN(value)) {
        value = Limits.of(at, Map.of(output, 1.0), List.of()).value(output);
      }
      return !Double.isNaN(value)
          && graph.inputs().stream().allMatch(input -> Double.isFinite(at.value(input)));
    }
  }

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

    /** Whether the passes from one component raise a doubt. */
    boolean isInDoubt(int name) {
      return Limits.isInDoubt(evaluation, seeds(Map.of(name, 1.0)), wanted());
    }

    /** Whether a component has something to do with an input at all. */
    boolean depends(int name, int other) {
      Value slope = derivation.results().get("d_" + names.get(name));
      Value input = derivation.graph().named(names.get(other));
      return input != null && Reach.of(derivation.graph(), List.of(slope)).get(input.index());
    }

    private Map<Value, Double> seeds(Map<Integer, Double> weights) {
      Map<Value, Double> seeds = new LinkedHashMap<>();
      weights.forEach(
          (i, weight) ->
              seeds.merge(derivation.results().get("d_" + names.get(i)), weight, Double::sum));
      return seeds;
    }

    private List<Value> wanted() {
      // Others may feed operands by which there is no derivative, as the order of a Bessel
      // function.
      List<Value> wanted = new ArrayList<>();
      for (String name : names) {
        Value input = derivation.graph().named(name);
        if (input != null) {
          wanted.add(input);
        }
      }
      return wanted;
    }

    /** The derivative of a weighted sum of the components by each name. */
    double[] row(Map<Integer, Double> weights) {
      Gradient gradient = evaluation.gradient(seeds(weights), wanted());
      double[] row = new double[names.size()];
      for (int k = 0; k < row.length; k++) {
        Value input = derivation.graph().named(names.get(k));
        // Adding 0 makes -0 the 0 that it is here.
        row[k] = input == null ? 0 : gradient.by(input) + 0.0;
      }
      return row;
    }
  }

  private Hessian(List<String> names, Function function, Components ordinary, Components every) {
    this.names = names;
    this.function = function;
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
        Function.of(graph, output, by, point),
        Components.at(graph, output, by, point, Points.AGAIN),
        Components.at(graph, output, by, point, Points.EVERY));
  }

  /**
   * The same second derivatives at another point, which need not be derived once more.
   *
   * @param point a number for each input, by name
   */
  public Hessian movedTo(Map<String, Double> point) {
    Function moved =
        new Function(
            function.graph(),
            function.output(),
            function.by(),
            Evaluation.at(function.graph(), point));
    return new Hessian(names, moved, ordinary.movedTo(point), every.movedTo(point));
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
    double[][] matrix = passes();
    correct(matrix);
    return matrix;
  }

  /**
   * The matrix as the passes over doubles have it, whatever there is to doubt: for a search, which
   * goes through many points and needs no more than a direction.
   *
   * @throws NoDerivativeException if a second derivative does not exist
   */
  public double[][] passes() {
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

  /** What there is to tell of the second derivatives that were answered. */
  public List<SecondFinding> findings() {
    return series == null ? List.of() : series.findings();
  }

  /**
   * The matrix times a vector: by one backward pass, unless something is in doubt.
   *
   * @param vector its components by name; those left out are 0
   * @throws NoDerivativeException if a second derivative does not exist
   */
  public double[] times(Map<String, Double> vector) {
    Map<Integer, Double> weights = new LinkedHashMap<>();
    vector.forEach((name, number) -> weights.put(names.indexOf(name), number));
    if (!isInDoubt(weights.keySet())) {
      return product(weights);
    }
    double[][] matrix = matrix();
    double[] product = new double[names.size()];
    weights.forEach(
        (k, weight) -> {
          for (int i = 0; i < product.length; i++) {
            // What the vector has nothing of takes no part, whatever there is.
            product[i] += weight == 0 ? 0 : weight * matrix[i][k];
          }
        });
    return product;
  }

  private boolean isInDoubt(Collection<Integer> rows) {
    return function.isNumber()
        && (function.isInDoubt() || rows.stream().anyMatch(ordinary::isInDoubt));
  }

  private void correct(double[][] matrix) {
    if (!function.isNumber()) {
      return;
    }
    boolean isInDoubt = function.isInDoubt();
    for (int i = 0; i < matrix.length; i++) {
      boolean isRow = isInDoubt || ordinary.isInDoubt(i);
      for (int k = 0; k < matrix.length; k++) {
        boolean isNew = k >= i || !isInDoubt;
        if (isRow && isNew && ordinary.depends(i, k)) {
          series = series == null ? seriesAtPoint() : series;
          matrix[i][k] = series.of(Math.min(i, k), Math.max(i, k), matrix[i][k]);
          matrix[k][i] = matrix[i][k];
        } else if (isRow && !ordinary.depends(i, k) && Double.isNaN(matrix[i][k])) {
          // A slope stays as it is when an input moves that it has nothing to do with.
          matrix[i][k] = 0;
          matrix[k][i] = 0;
        }
      }
    }
  }

  private SecondSlopes seriesAtPoint() {
    return new SecondSlopes(function.at(), function.output(), function.by(), !function.isInDoubt());
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
