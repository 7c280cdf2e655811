package autograd.derive;

import autograd.evaluate.NoDerivativeException;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.operations.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Taylor series of a formula at a point, its coefficients as numbers.
 *
 * <p>Series are carried through the graph, a coefficient of every Value at a time. Sums, products
 * and quotients have their own recurrences; any other operation has that of its local derivatives:
 * where y = f(u), n·yₙ is the sum over j of j·uⱼ·f'(u)ₙ₋ⱼ (Griewank and Walther, Evaluating
 * Derivatives, 13.2). The local derivative is more terms of the same graph, which need one
 * coefficient less; equal terms are one, so that sine and cosine need each other and nothing else.
 */
public final class Taylor {
  private final Terms terms = new Terms("", Points.ORDINARY);
  private final LocalDerivatives locals = new LocalDerivatives(terms, Points.ORDINARY);

  /** The highest coefficient that is needed of each term. */
  private final Map<Value, Integer> needed = new HashMap<>();

  private final Map<Value, Value[]> slopes = new HashMap<>();
  private final Map<Value, double[]> series = new HashMap<>();

  /** The inputs that move, where each of them is, and the place that its velocity has. */
  private final Map<Value, Integer> moving = new HashMap<>();

  private final double[] centre;
  private final int order;
  private Value result;

  /** A term and the highest coefficient that is asked of it. */
  private record Need(Value value, int order) {}

  private Taylor(double[] centre, int order) {
    this.centre = centre;
    this.order = order;
  }

  /**
   * Prepares series along lines through a point.
   *
   * @param variables the inputs that move, in the order of the velocities
   * @param point a number for each input, by name
   * @param order the highest power that is wanted
   * @throws NoDerivativeException if a variable feeds an operand by which there is no derivative
   */
  public static Taylor of(
      Graph graph, Value output, List<Value> variables, Map<String, Double> point, int order) {
    Map<String, Double> fixed = new HashMap<>(graph.defaults());
    fixed.putAll(point);
    double[] centre = new double[variables.size()];
    for (int k = 0; k < centre.length; k++) {
      centre[k] = fixed.remove(variables.get(k).label());
    }
    Taylor taylor = new Taylor(centre, order);
    taylor.result = taylor.terms.copy(graph, fixed)[output.index()];
    for (int k = 0; k < centre.length; k++) {
      Value variable = variables.get(k);
      taylor.moving.put(taylor.terms.input(variable.label(), variable.span()), k);
    }
    taylor.need(taylor.result, order);
    return taylor;
  }

  /**
   * The coefficients of the powers of t of the formula at the point plus t times a velocity.
   *
   * @param velocity that of each variable
   * @return a coefficient for each power from 0 to the order; NaN or infinite where there is no
   *     such series
   */
  public double[] along(double... velocity) {
    expand(velocity);
    return series.get(result).clone();
  }

  /**
   * The coefficients of the powers of the distance from the point, from the power 0 to {@code
   * order}: the n-th derivative over n factorial. They are NaN or infinite where there is no such
   * series.
   *
   * @param variable the input that moves
   * @param point a number for each input, by name
   * @throws NoDerivativeException if the variable feeds an operand by which there is no derivative
   */
  public static double[] series(
      Graph graph, Value output, Value variable, Map<String, Double> point, int order) {
    return of(graph, output, List.of(variable), point, order).along(1);
  }

  /** Finds out how far each term has to be expanded, and makes the terms of local derivatives. */
  private void need(Value result, int order) {
    Deque<Need> waiting = new ArrayDeque<>();
    waiting.push(new Need(result, order));
    while (!waiting.isEmpty()) {
      Need need = waiting.pop();
      Value value = need.value();
      if (needed.getOrDefault(value, -1) >= need.order()) {
        continue;
      }
      needed.put(value, need.order());
      for (Value operand : value.operands()) {
        waiting.push(new Need(operand, need.order()));
      }
      if (need.order() > 0 && value.dependsOnInput() && !hasRecurrence(value)) {
        for (Value slope : slopes.computeIfAbsent(value, this::slopes)) {
          if (slope != null) {
            waiting.push(new Need(slope, need.order() - 1));
          }
        }
      }
    }
  }

  private Value[] slopes(Value value) {
    Value[] all = new Value[value.arity()];
    terms.place(value.span());
    for (int k = 0; k < all.length; k++) {
      if (value.operand(k).dependsOnInput()) {
        all[k] = locals.of(value, k);
        if (all[k] == null) {
          throw new NoDerivativeException(value, k);
        }
      }
    }
    return all;
  }

  /** Whether a term's coefficients come of those of its operands alone. */
  static boolean hasRecurrence(Value value) {
    return value.isLeaf()
        || value.operation().isConditional()
        || (value.operation().isInfix() && !value.operation().name().equals("^"));
  }

  private void expand(double[] velocity) {
    List<Value> all = new ArrayList<>(needed.keySet());
    all.sort((x, y) -> Integer.compare(x.index(), y.index()));
    for (Value value : all) {
      series.put(value, new double[needed.get(value) + 1]);
    }
    for (int n = 0; n <= order; n++) {
      for (Value value : all) {
        if (needed.get(value) >= n) {
          series.get(value)[n] = coefficient(value, n, velocity);
        }
      }
    }
  }

  private double coefficient(Value value, int n, double[] velocity) {
    Integer variable = moving.get(value);
    if (variable != null) {
      return n == 0 ? centre[variable] : n == 1 ? velocity[variable] : 0;
    }
    if (!value.dependsOnInput()) {
      return n == 0 ? terms.worth(value) : 0;
    }
    if (n == 0) {
      return constant(value);
    }
    if (Double.isNaN(series.get(value)[0])) {
      return Double.NaN;
    }
    if (value.operation().isConditional()) {
      double condition = of(value, 0)[0];
      return Double.isNaN(condition) ? Double.NaN : of(value, condition != 0 ? 1 : 2)[n];
    }
    return hasRecurrence(value) ? arithmetic(value, n) : bySlopes(value, n);
  }

  private double constant(Value value) {
    double[] frame = Operation.frame(value.arity());
    for (int k = 0; k < value.arity(); k++) {
      frame[k] = of(value, k)[0];
    }
    return value.operation().value(frame, value.arity());
  }

  private double[] of(Value value, int operand) {
    return series.get(value.operand(operand));
  }

  private double arithmetic(Value value, int n) {
    double[] x = of(value, 0);
    double[] y = value.arity() > 1 ? of(value, 1) : x;
    return switch (value.operation().name()) {
      case "+" -> x[n] + y[n];
      case "-" -> value.arity() == 1 ? -x[n] : x[n] - y[n];
      case "*" -> product(x, y, n);
      case "/" -> quotient(x, y, series.get(value), n);
      default -> 0;
    };
  }

  private static double product(double[] x, double[] y, int n) {
    double sum = 0;
    for (int j = 0; j <= n; j++) {
      sum += term(x[j], y[n - j]);
    }
    return sum;
  }

  private static double quotient(double[] x, double[] y, double[] result, int n) {
    double sum = x[n];
    for (int j = 1; j <= n; j++) {
      sum -= term(y[j], result[n - j]);
    }
    return sum / y[0];
  }

  private double bySlopes(Value value, int n) {
    Value[] all = slopes.get(value);
    double sum = 0;
    for (int k = 0; k < all.length; k++) {
      for (int j = 1; j <= n && all[k] != null; j++) {
        sum += term(j * of(value, k)[j], series.get(all[k])[n - j]);
      }
    }
    return sum / n;
  }

  /** A coefficient that is 0 takes no part, not even of what is infinite. */
  private static double term(double x, double y) {
    return x == 0 || y == 0 ? 0 : x * y;
  }
}
