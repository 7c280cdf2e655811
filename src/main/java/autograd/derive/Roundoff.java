package autograd.derive;

import autograd.graph.Value;
import autograd.operations.Operation;
import autograd.operations.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Tells whether a term may stand for another as far as its numbers go: whether at some points,
 * ordinary ones, large and small ones and those next to where some part of either is 0, it is worth
 * the same, is finite where the other is, and has no more than a few times its rounding error. That
 * is the sum, over all operations, of what is rounded there times the slope of the term by it; to
 * multiply out (x - 1)⁹ would fail next to 1.
 */
final class Roundoff {
  // spotless:off
  private static final double[] SAMPLES = {
    0.7, 1.3, -0.4, 2.1, -1.9, 0.25, 5.5, -12, 30, -45, 1e-3, -1e-4, 1e-8, 300, -700, 1e6, -1e9, 1e20, 1e50, -1e50
  };
  // spotless:on

  /** How far from where a part is 0 the points next to it are, as a part of it. */
  private static final double[] NEXT = {0, 1e-3, -1e-3, 1e-7, -1e-7};

  /** What another input is meanwhile, besides its ordinary numbers. */
  private static final double[] EXTREMES = {1e-9, 1e9};

  private static final double UNIT = 0x1p-53;

  /** What rounding may be larger by. */
  private static final double FACTOR = 4;

  private static final int MOST_INPUTS = 6;
  private static final int STEPS = 30;

  private final List<Value> values = new ArrayList<>();
  private final List<Value> inputs = new ArrayList<>();
  private final Map<Value, Integer> places = new HashMap<>();

  /** Where the operands of each value are; of an input its number among the inputs. */
  private final int[][] operands;

  private final double[] data;
  private final double[] slopes;
  private final double[] frame;

  private Roundoff(Value... terms) {
    TreeSet<Value> reached = new TreeSet<>((x, y) -> Integer.compare(x.index(), y.index()));
    List<Value> waiting = new ArrayList<>(Arrays.asList(terms));
    while (!waiting.isEmpty()) {
      Value next = waiting.remove(waiting.size() - 1);
      if (reached.add(next)) {
        waiting.addAll(next.operands());
      }
    }
    int widest = 0;
    for (Value value : reached) {
      places.put(value, values.size());
      values.add(value);
      widest = Math.max(widest, value.arity());
      if (value.isInput()) {
        inputs.add(value);
      }
    }
    operands = new int[values.size()][];
    for (int i = 0; i < operands.length; i++) {
      Value value = values.get(i);
      operands[i] =
          value.isInput()
              ? new int[] {inputs.indexOf(value)}
              : value.operands().stream().mapToInt(places::get).toArray();
    }
    data = new double[values.size()];
    slopes = new double[values.size()];
    frame = Operation.frame(widest);
  }

  /** Whether {@code changed} is as good as {@code term}. */
  static boolean isNoWorse(Value term, Value changed) {
    Roundoff both = new Roundoff(term, changed);
    return both.inputs.size() <= MOST_INPUTS && both.isNoWorseAnywhere(term, changed);
  }

  private boolean isNoWorseAnywhere(Value term, Value changed) {
    for (int i = 0; i < SAMPLES.length; i++) {
      double[] point = point(i);
      if (!isNoWorseAt(point, term, changed)) {
        return false;
      }
    }
    for (int i = 0; i < 2; i++) {
      if (!isNoWorseNextToZeros(point(i), -1, term, changed)) {
        return false;
      }
    }
    for (int k = 0; k < inputs.size() && inputs.size() > 1; k++) {
      for (double extreme : EXTREMES) {
        double[] point = point(0);
        point[k] = extreme;
        if (!isNoWorseNextToZeros(point, k, term, changed)) {
          return false;
        }
      }
    }
    return true;
  }

  private double[] point(int first) {
    double[] point = new double[inputs.size()];
    for (int k = 0; k < point.length; k++) {
      point[k] = SAMPLES[(first + 7 * k) % SAMPLES.length];
    }
    return point;
  }

  private boolean isNoWorseAt(double[] point, Value term, Value changed) {
    run(point);
    double expected = data[places.get(term)];
    double actual = data[places.get(changed)];
    if (Double.isNaN(expected) || Double.isInfinite(expected)) {
      return true;
    }
    double allowed = error(term) + UNIT * Math.abs(expected);
    if (Double.isNaN(allowed) || Double.isInfinite(allowed)) {
      return true;
    }
    if (!Double.isFinite(actual) && allowed > Math.abs(expected) / 8) {
      // Where a divisor may be 0 as well as not, infinity is as good as anything.
      return true;
    }
    double error = error(changed);
    return error <= FACTOR * allowed + Double.MIN_NORMAL
        && Math.abs(actual - expected) <= 2 * (allowed + error) + Double.MIN_NORMAL;
  }

  private void run(double[] point) {
    for (int i = 0; i < data.length; i++) {
      Value value = values.get(i);
      if (value.isLeaf()) {
        data[i] = value.isInput() ? point[operands[i][0]] : value.number();
      } else {
        fill(i);
        data[i] = value.operation().value(frame, value.arity());
      }
    }
  }

  private void fill(int place) {
    for (int k = 0; k < operands[place].length; k++) {
      frame[k] = data[operands[place][k]];
    }
  }

  /** What the rounding of every operation may come to in a term, at the point that was run. */
  private double error(Value term) {
    Arrays.fill(slopes, 0);
    slopes[places.get(term)] = 1;
    double error = 0;
    for (int i = places.get(term); i >= 0; i--) {
      Value value = values.get(i);
      if (slopes[i] == 0 || value.isLeaf()) {
        continue;
      }
      if (!value.operation().is(Trait.UNROUNDED)) {
        error += Math.abs(slopes[i] * data[i]);
      }
      pass(value, i);
    }
    return UNIT * error;
  }

  private void pass(Value value, int place) {
    fill(place);
    Operation operation = value.operation();
    operation.complete(frame, value.arity(), data[place]);
    for (int k = 0; k < value.arity(); k++) {
      if (!value.operand(k).isLeaf()) {
        double slope =
            operation.hasDerivative(k)
                ? operation.localDerivative(k, frame, value.arity())
                : Double.NaN;
        slopes[operands[place][k]] += operation.contribution(slopes[place], slope);
      }
    }
  }

  /** Of each sum and each input, the points next to where the sum is 0 if only that input moves. */
  private boolean isNoWorseNextToZeros(double[] point, int still, Value term, Value changed) {
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      if (value.isLeaf() || !value.operation().isAdditive() || value.arity() != 2) {
        continue;
      }
      for (int k = 0; k < inputs.size(); k++) {
        if (k == still) {
          continue;
        }
        double[] near = point.clone();
        near[k] = zero(near, k, i);
        double zero = near[k];
        for (double part : NEXT) {
          near[k] = zero == 0 ? part : zero * (1 + part);
          if (Double.isFinite(zero) && !isNoWorseAt(near, term, changed)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Where a sum is 0, by the secant rule; NaN if it finds nothing. */
  private double zero(double[] point, int input, int place) {
    double[] at = point.clone();
    double before = point[input];
    double x = before * 1.1 + 0.01;
    double valueBefore = worth(at, before, input, place);
    for (int step = 0; step < STEPS; step++) {
      double value = worth(at, x, input, place);
      if (value == 0 || Math.abs(x - before) <= 1e-15 * Math.abs(x)) {
        return x;
      }
      double next = x - value * (x - before) / (value - valueBefore);
      before = x;
      valueBefore = value;
      x = next;
      if (!Double.isFinite(x)) {
        return Double.NaN;
      }
    }
    return Double.NaN;
  }

  private double worth(double[] at, double x, int input, int place) {
    at[input] = x;
    run(at);
    return data[place];
  }
}
