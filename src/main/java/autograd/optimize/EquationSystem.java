package autograd.optimize;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.evaluate.NoDerivativeException;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Equations between the Values of a graph: how far they are from being met, with exact slopes. */
public final class EquationSystem {
  private final Graph graph;
  private final List<Pair> pairs;
  private final List<String> names;
  private final List<Value> unknowns = new ArrayList<>();
  private final Map<String, Double> point;
  private int evaluations;

  /**
   * Two Values that are to be equal.
   *
   * @param left the one
   * @param right the other; null for 0
   */
  public record Pair(Value left, Value right) {
    private Map<Value, Double> seeds() {
      Map<Value, Double> seeds = new LinkedHashMap<>();
      seeds.put(left, 1.0);
      if (right != null) {
        seeds.merge(right, -1.0, Double::sum);
      }
      return seeds;
    }
  }

  /** The equations at a choice of the unknowns. */
  static final class Look {
    private final double[] inputs;
    private final double[][] sides;
    private final double[] residuals;
    private final double[][] slopes;
    private final double[] noises;

    private Look(int equations, double... inputs) {
      this.inputs = inputs.clone();
      this.sides = new double[equations][2];
      this.residuals = new double[equations];
      this.slopes = new double[equations][inputs.length];
      this.noises = new double[equations];
    }

    /** The choice. */
    double[] inputs() {
      return inputs;
    }

    /** The left and the right of each. */
    double[][] sides() {
      return sides;
    }

    /** Left less right of each. */
    double[] residuals() {
      return residuals;
    }

    /** Of each residual by the unknowns. */
    double[][] slopes() {
      return slopes;
    }

    /** How far rounding alone may move each residual. */
    double[] noises() {
      return noises;
    }

    boolean isFinite() {
      for (int i = 0; i < residuals.length; i++) {
        boolean isFinite = Double.isFinite(residuals[i]);
        for (double slope : slopes[i]) {
          isFinite &= Double.isFinite(slope);
        }
        if (!isFinite) {
          return false;
        }
      }
      return true;
    }

    /** Whether all that is left may be rounding. */
    boolean isMet() {
      for (int i = 0; i < residuals.length; i++) {
        if (!(Math.abs(residuals[i]) <= 4 * noises[i])) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Makes them.
   *
   * @param unknowns the inputs to be found
   * @param fixed the numbers of the others
   */
  public EquationSystem(
      Graph graph, List<Pair> pairs, List<String> unknowns, Map<String, Double> fixed) {
    this.graph = graph;
    this.pairs = List.copyOf(pairs);
    this.names = List.copyOf(unknowns);
    this.point = new LinkedHashMap<>(graph.defaults());
    this.point.putAll(fixed);
    names.forEach(name -> this.unknowns.add(graph.named(name)));
  }

  /** The names of the unknowns. */
  public List<String> unknowns() {
    return names;
  }

  int size() {
    return pairs.size();
  }

  int evaluations() {
    return evaluations;
  }

  /**
   * How they look from there.
   *
   * @throws NoDerivativeException if an unknown feeds an operand by which there is no derivative
   */
  Look at(double... inputs) {
    evaluations++;
    for (int j = 0; j < inputs.length; j++) {
      point.put(names.get(j), inputs[j]);
    }
    Evaluation here = Evaluation.at(graph, point);
    Look look = new Look(pairs.size(), inputs);
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      Gradient gradient = here.gradient(pair.seeds(), unknowns);
      look.sides[i][0] = here.value(pair.left);
      look.sides[i][1] = pair.right == null ? 0 : here.value(pair.right);
      look.residuals[i] = look.sides[i][0] - look.sides[i][1];
      for (int j = 0; j < inputs.length; j++) {
        look.slopes[i][j] = gradient.by(unknowns.get(j)) + 0.0;
      }
      Value last =
          pair.right == null || pair.left.index() > pair.right.index() ? pair.left : pair.right;
      look.noises[i] = FormulaObjective.noise(graph, here, gradient, last);
      look.noises[i] += pair.right == null ? 0 : 0x1p-53 * Math.abs(look.sides[i][0]);
    }
    return look;
  }
}
