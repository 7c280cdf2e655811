package autograd.derive;

import autograd.evaluate.NoDerivativeException;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The derivatives that are asked for most: all partials of an order, with the names by which they
 * are known, {@code d_x} and {@code d_x_y}.
 */
public final class Derivatives {
  /**
   * Formulas of more operations than this are not derived once more, but anew with all orders.
   * Below, what is printed is shorter.
   */
  private static final int LONG = 100;

  private Derivatives() {}

  /**
   * What to differentiate.
   *
   * @param graph the formula
   * @param outputs what to differentiate, by name; the name of a single one does not matter
   * @param by by what, by name: inputs or other Values
   * @param fixed numbers to put in place of inputs
   * @param points where the derivatives have to be right
   */
  public record Request(
      Graph graph,
      Map<String, Value> outputs,
      Map<String, Value> by,
      Map<String, Double> fixed,
      Points points) {}

  /**
   * The value and all first partials in one graph: the results are {@code value} and, for each
   * name, {@code d_NAME}. Nothing is collected, so what is computed, and how closely, is what the
   * backward pass does.
   *
   * @throws NoDerivativeException if a name feeds an operand by which there is no derivative
   */
  public static Derivation gradient(Request request) {
    Differentiation d = new Differentiation(request.graph(), request.points(), request.fixed());
    Value output = d.of(request.outputs().values().iterator().next());
    Map<String, Value> results = new LinkedHashMap<>();
    results.put("value", output);
    addPartials(d, output, "d", request.by(), results);
    return d.finish(results);
  }

  /**
   * All partials of an order as a person would write them, and nothing else. Of several names there
   * is one for each choice, in the order of the names: {@code d_x_x}, {@code d_x_y}, {@code d_y_y}.
   * With several outputs their names come first: {@code d_s1_x}.
   *
   * @param order at least 1; more than 1 only by inputs
   * @throws NoDerivativeException if a name feeds an operand by which there is no derivative
   * @throws TooLongException if it would take too many operations
   */
  public static Derivation partials(Request request, int order) {
    if (request.points() == Points.EVERY && order > 1) {
      return new ExactPartials(request).ofOrder(order);
    }
    List<String> names = new ArrayList<>(request.by().keySet());
    Differentiation d = new Differentiation(request.graph(), request.points(), request.fixed());
    Map<String, Value> results = new LinkedHashMap<>();
    boolean isOne = request.outputs().size() == 1;
    request
        .outputs()
        .forEach(
            (name, output) ->
                addPartials(d, d.of(output), isOne ? "d" : "d_" + name, request.by(), results));
    Derivation derived = request.points() == Points.EVERY ? d.finish(results) : d.simplify(results);
    // The name by which each was derived last; later ones go on from there.
    List<Integer> last = new ArrayList<>();
    for (int i = 0; i < request.outputs().size() * names.size(); i++) {
      last.add(i % names.size());
    }
    for (int more = 1; more < order; more++) {
      if (derived.operations() > LONG) {
        return byOrders(request, order);
      }
      derived = next(derived, last, names);
    }
    return derived;
  }

  /** The same partials where deriving the one from the other would make them too long. */
  private static Derivation byOrders(Request request, int order) {
    Differentiation d = new Differentiation(request.graph(), request.points(), request.fixed());
    List<String> names = new ArrayList<>(request.by().keySet());
    List<Value> by = request.by().values().stream().map(d::of).toList();
    List<Value> outputs = request.outputs().values().stream().map(d::of).toList();
    HighOrders all = d.highOrders(outputs, by, order);
    Map<String, Value> results = new LinkedHashMap<>();
    request
        .outputs()
        .forEach(
            (name, output) ->
                choose(order, 0, outputs.size() == 1 ? "d" : "d_" + name, names, new int[by.size()])
                    .forEach(
                        (partial, orders) -> results.put(partial, all.of(d.of(output), orders))));
    return d.simplify(results);
  }

  /** The names of all partials of an order, and how often each is derived by each input. */
  private static Map<String, int[]> choose(
      int order, int first, String prefix, List<String> names, int... orders) {
    if (order == 0) {
      return Map.of(prefix, orders);
    }
    Map<String, int[]> chosen = new LinkedHashMap<>();
    for (int i = first; i < names.size(); i++) {
      int[] more = orders.clone();
      more[i]++;
      chosen.putAll(choose(order - 1, i, prefix + "_" + names.get(i), names, more));
    }
    return chosen;
  }

  /**
   * The derivatives of an output by an input, of the orders 0 to {@code highest}, each over its
   * factorial: the coefficients {@code c0}, {@code c1} and so on of a Taylor series.
   *
   * @throws NoDerivativeException if the input feeds an operand by which there is no derivative
   * @throws TooLongException if it would take too many operations
   */
  public static Derivation coefficients(Request request, int highest) {
    Differentiation d = new Differentiation(request.graph(), request.points(), request.fixed());
    Value input = d.of(request.by().values().iterator().next());
    Value output = d.of(request.outputs().values().iterator().next());
    Value derivative = output;
    Map<String, Value> results = new LinkedHashMap<>();
    HighOrders all = null;
    double factorial = 1;
    for (int n = 0; n <= highest; n++) {
      factorial *= Math.max(1, n);
      results.put("c" + n, d.quotient(derivative, d.number(factorial)));
      if (all == null && d.size() > LONG) {
        all = d.highOrders(List.of(output), List.of(input), highest);
      }
      derivative =
          all == null
              ? d.gradient(derivative, List.of(input)).get(input)
              : n < highest ? all.of(output, n + 1) : derivative;
    }
    return d.simplify(results);
  }

  private static void addPartials(
      Differentiation d,
      Value output,
      String prefix,
      Map<String, Value> by,
      Map<String, Value> results) {
    List<Value> terms = new ArrayList<>();
    by.values().forEach(value -> terms.add(d.of(value)));
    Map<Value, Value> gradient = d.gradient(output, terms);
    by.forEach((name, value) -> results.put(prefix + "_" + name, gradient.get(d.of(value))));
  }

  private static Derivation next(Derivation derived, List<Integer> last, List<String> names) {
    Differentiation d = new Differentiation(derived.graph(), Points.ORDINARY, Map.of());
    Map<String, Value> results = new LinkedHashMap<>();
    List<Integer> nextLast = new ArrayList<>();
    int i = 0;
    for (Map.Entry<String, Value> result : derived.results().entrySet()) {
      List<String> onwards = names.subList(last.get(i), names.size());
      List<Value> inputs = new ArrayList<>();
      onwards.forEach(name -> inputs.add(d.input(name)));
      Map<Value, Value> gradient = d.gradient(d.of(result.getValue()), inputs);
      for (int k = 0; k < onwards.size(); k++) {
        results.put(result.getKey() + "_" + onwards.get(k), gradient.get(inputs.get(k)));
        nextLast.add(last.get(i) + k);
      }
      i++;
    }
    last.clear();
    last.addAll(nextLast);
    return d.simplify(results);
  }
}
