package autograd.optimize;

import autograd.derive.Derivation;
import autograd.derive.Differentiation;
import autograd.derive.Hessian;
import autograd.derive.Points;
import autograd.evaluate.NoDerivativeException;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What inputs have to obey: that Values are equal, or that one is at most another. */
public final class Constraints {
  private final Graph graph;
  private final List<Constraint> constraints;
  private final List<String> names;
  private final Map<String, Double> point;
  private final EquationSystem residuals;
  private Hessian hessian;
  private boolean isWithoutHessian;

  /**
   * One of them.
   *
   * @param left the one Value
   * @param right the other
   * @param kind how the one has to stand to the other
   */
  public record Constraint(Value left, Value right, Kind kind) {
    private Value smaller() {
      return kind == Kind.AT_LEAST ? right : left;
    }

    private Value larger() {
      return kind == Kind.AT_LEAST ? left : right;
    }
  }

  /** How one Value has to stand to another. */
  public enum Kind {
    /** They have to be equal. */
    EQUAL,
    /** The left one is no larger. */
    AT_MOST,
    /** The left one is no smaller. */
    AT_LEAST
  }

  /**
   * Makes them.
   *
   * @param inputs the inputs that may move
   * @param fixed the numbers of the others
   */
  public Constraints(
      Graph graph, List<Constraint> constraints, List<String> inputs, Map<String, Double> fixed) {
    this.graph = graph;
    this.constraints = List.copyOf(constraints);
    this.names = List.copyOf(inputs);
    this.point = new LinkedHashMap<>(graph.defaults());
    this.point.putAll(fixed);
    // Others are those of the formula alone, which no constraint speaks of.
    graph.inputs().forEach(input -> point.putIfAbsent(input.label(), Double.NaN));
    this.residuals =
        new EquationSystem(
            graph,
            constraints.stream()
                .map(each -> new EquationSystem.Pair(each.smaller(), each.larger()))
                .toList(),
            inputs,
            point);
  }

  int size() {
    return constraints.size();
  }

  boolean isEqual(int i) {
    return constraints.get(i).kind == Kind.EQUAL;
  }

  boolean isTurned(int i) {
    return constraints.get(i).kind == Kind.AT_LEAST;
  }

  /** What has to be smaller less what has to be larger of each, with slopes. */
  EquationSystem.Look at(double... inputs) {
    return residuals.at(inputs);
  }

  /**
   * The second derivatives of a weighted sum of these differences; null if they are not to be had.
   */
  double[][] hessian(double[] inputs, double... weights) {
    if (isWithoutHessian) {
      return null;
    }
    for (int j = 0; j < inputs.length; j++) {
      point.put(names.get(j), inputs[j]);
    }
    for (int i = 0; i < weights.length; i++) {
      point.put(weight(i), weights[i]);
    }
    try {
      if (hessian == null) {
        hessian = derived();
      }
      return hessian.movedTo(point).passes();
    } catch (NoDerivativeException e) {
      isWithoutHessian = true;
      return null;
    }
  }

  /** No name that a formula can have. */
  private static String weight(int i) {
    return "weight " + i;
  }

  private Hessian derived() {
    Differentiation d = new Differentiation(graph, Points.AGAIN, Map.of());
    Value sum = d.number(0);
    for (int i = 0; i < constraints.size(); i++) {
      Constraint each = constraints.get(i);
      Value weight = d.input(weight(i));
      sum = d.sum(sum, d.product(weight, d.of(each.smaller())));
      Value other = d.product(d.number(-1), d.of(each.larger()));
      sum = d.sum(sum, d.product(weight, other));
    }
    Map<String, Value> results = new LinkedHashMap<>();
    results.put("sum", sum);
    // Those that no constraint speaks of are kept so that each has its row.
    names.forEach(name -> results.put(name, d.input(name)));
    Derivation derived = d.finish(results);
    Map<String, Value> by = new LinkedHashMap<>();
    names.forEach(name -> by.put(name, derived.graph().named(name)));
    return Hessian.at(derived.graph(), derived.results().get("sum"), by, point);
  }
}
