package autograd.reference;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Reach;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.operations.Operation;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What rounding can do to the results of a graph at a point: each operation's result is moved at
 * random by some units in the last place, several times, and the results are seen to move. This is
 * the condition of the formula as it is written, with every cancellation on the way.
 */
final class Jitter {
  private static final int RUNS = 6;

  /** Of a result, in units of its last place: more than any function is off by in any language. */
  private static final double ULPS = 8;

  /** A few runs do not find the worst. */
  private static final double SAFETY = 8;

  private Jitter() {}

  /** How far each result may be from the truth; NaN where that cannot be told. */
  static double[] tolerances(Graph graph, List<Value> results, Map<String, Double> point) {
    double[] still = run(graph, point, null);
    double[] tolerances = new double[results.size()];
    Random dice = new Random(graph.size());
    for (int run = 0; run < RUNS; run++) {
      double[] moved = run(graph, point, dice);
      for (int k = 0; k < tolerances.length; k++) {
        int i = results.get(k).index();
        double distance = still[i] == moved[i] ? 0 : SAFETY * Math.abs(still[i] - moved[i]);
        double least = 2 * ULPS * Math.ulp(still[i]);
        tolerances[k] = Math.max(tolerances[k], Math.max(distance, least));
      }
    }
    return tolerances;
  }

  /**
   * How far rounding can move a Value's tangent, from what is added up on the way to it; NaN where
   * something on the way leaves the range of normal doubles.
   */
  static double tolerance(Evaluation at, double[] tangent, Value output) {
    double[] sizes = new double[tangent.length];
    double[] frame = at.graph().frame();
    for (Value value : at.graph().values()) {
      int i = value.index();
      if (value.isLeaf()) {
        sizes[i] = Math.abs(tangent[i]);
        continue;
      }
      at.fill(frame, value);
      for (int k = 0; k < value.arity(); k++) {
        double size = sizes[value.operand(k).index()];
        if (size != 0 && value.operation().hasDerivative(k)) {
          double local = value.operation().localDerivative(k, frame, value.arity());
          double part = local == 0 ? 0 : size * Math.abs(local);
          sizes[i] += local == 0 || part >= Double.MIN_NORMAL ? part : Double.NaN;
        }
      }
    }
    return ULPS * SAFETY * Math.ulp(sizes[output.index()]);
  }

  private static double[] run(Graph graph, Map<String, Double> point, Random dice) {
    double[] data = new double[graph.size()];
    double[] frame = graph.frame();
    for (Value value : graph.values()) {
      int i = value.index();
      if (value.isLeaf()) {
        data[i] = value.isInput() ? number(value, graph, point) : value.number();
        continue;
      }
      for (int k = 0; k < value.arity(); k++) {
        frame[k] = data[value.operand(k).index()];
      }
      Operation operation = value.operation();
      data[i] = operation.value(frame, value.arity());
      // What only chooses, compares or cuts is exact.
      if (dice != null && !operation.isPiecewise() && !operation.isConditional()) {
        data[i] += ULPS * Math.ulp(data[i]) * (2 * dice.nextDouble() - 1);
      }
    }
    return data;
  }

  private static double number(Value input, Graph graph, Map<String, Double> point) {
    Double given = point.get(input.label());
    return given == null ? graph.defaults().get(input.label()) : given;
  }

  /**
   * Whether nothing that these results need leaves the range of normal doubles. Where something
   * does, roads may part: they leave the range at different places.
   */
  static boolean isInRange(Evaluation at, Collection<Value> results) {
    BitSet live = Reach.at(at, results);
    double[] frame = at.graph().frame();
    for (int i = live.nextSetBit(0); i >= 0; i = live.nextSetBit(i + 1)) {
      Value value = at.graph().values().get(i);
      double size = Math.abs(at.value(value));
      if (!Double.isFinite(size)) {
        return false;
      }
      if (!value.isLeaf() && size < Double.MIN_NORMAL) {
        at.fill(frame, value);
        if (size > 0 || hasVanished(value, frame)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether a result is 0 though no operand is, and remains so nearby: it is too small. */
  private static boolean hasVanished(Value value, double... frame) {
    Operation operation = value.operation();
    boolean isFlat = !operation.isPiecewise();
    for (int k = 0; k < value.arity(); k++) {
      if (frame[k] == 0) {
        return false;
      }
      boolean isProduct = operation.name().equals("*") || operation.name().equals("/");
      if (!isProduct && operation.hasDerivative(k)) {
        double slope = Math.abs(operation.localDerivative(k, frame, value.arity()));
        isFlat &= slope < Double.MIN_NORMAL;
      }
    }
    return isFlat;
  }
}
