package autograd.derive;

import autograd.evaluate.NoDerivativeException;
import autograd.graph.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Partials of any order as terms, without deriving one formula from the other: all partials up to
 * an order are carried through the graph together, as {@link Taylor} carries numbers. Each is made
 * once, of those of lower order, so n orders take n² terms or n³ for each operation of the formula,
 * where deriving again and again takes more than 2ⁿ.
 *
 * <p>With D for a choice of inputs to derive by, d one of them and D' the others, the partial of a
 * product is Leibniz's sum, and that of any other operation y = f(u) is D'(f'(u)·d u), a sum of the
 * same kind (Griewank and Walther, Evaluating Derivatives, 13.2). The local derivative is more
 * terms of the graph, which need one order less.
 */
final class HighOrders {
  private final Terms terms;
  private final LocalDerivatives locals;
  private final List<Value> inputs = new ArrayList<>();
  private final int[] first;

  /** The order that is needed of each term. */
  private final Map<Value, Integer> needed = new HashMap<>();

  private final Map<Value, Value[]> slopes = new HashMap<>();
  private final Map<Partial, Value> partials = new HashMap<>();

  /** A partial of a term: how often it is derived by each input. */
  private record Partial(Value value, List<Integer> orders) {}

  private record Need(Value value, int order) {}

  /**
   * Derives.
   *
   * @param terms holds the results, and takes what is made
   * @param results what to derive
   * @param by inputs
   * @param order the highest order, of all inputs together
   * @throws NoDerivativeException if an input feeds an operand by which there is no derivative
   * @throws TooLongException if it would take too many operations
   */
  HighOrders(Terms terms, List<Value> results, List<Value> by, int order) {
    this.terms = terms;
    this.locals = new LocalDerivatives(terms, Points.ORDINARY);
    this.inputs.addAll(by);
    this.first = new int[by.size()];
    results.forEach(result -> need(result, order));
    List<Value> all = new ArrayList<>(needed.keySet());
    all.sort((x, y) -> Integer.compare(x.index(), y.index()));
    for (int n = 1; n <= order; n++) {
      for (int[] orders : choices(n)) {
        for (Value value : all) {
          if (needed.get(value) >= n) {
            TooLongException.check(terms.size());
            terms.place(value.span());
            partials.put(new Partial(value, boxed(orders)), derived(value, orders));
          }
        }
      }
    }
  }

  /** A partial of a result: how often it is derived by each input, the highest order at most. */
  Value of(Value result, int... orders) {
    return partial(result, orders);
  }

  /** All ways to choose n inputs, each as often as one likes: how often each is chosen. */
  private List<int[]> choices(int n) {
    List<int[]> choices = new ArrayList<>(List.of(first));
    for (int more = 0; more < n; more++) {
      Map<List<Integer>, int[]> next = new LinkedHashMap<>();
      for (int[] choice : choices) {
        for (int d = 0; d < choice.length; d++) {
          int[] longer = choice.clone();
          longer[d]++;
          next.putIfAbsent(boxed(longer), longer);
        }
      }
      choices = new ArrayList<>(next.values());
    }
    return choices;
  }

  private void need(Value result, int order) {
    Deque<Need> waiting = new ArrayDeque<>(List.of(new Need(result, order)));
    while (!waiting.isEmpty()) {
      Need need = waiting.pop();
      Value value = need.value();
      if (needed.getOrDefault(value, -1) >= need.order() || !value.dependsOnInput()) {
        continue;
      }
      needed.put(value, need.order());
      value.operands().forEach(operand -> waiting.push(new Need(operand, need.order())));
      if (need.order() > 0 && !Taylor.hasRecurrence(value)) {
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

  private Value partial(Value value, int... orders) {
    if (Arrays.equals(orders, first)) {
      return value;
    }
    Value known = partials.get(new Partial(value, boxed(orders)));
    return known == null ? terms.number(0) : known;
  }

  private Value derived(Value value, int... orders) {
    if (value.isInput()) {
      boolean isFirst = Arrays.stream(orders).sum() == 1;
      int d = inputs.indexOf(value);
      return terms.number(isFirst && d >= 0 && orders[d] == 1 ? 1 : 0);
    }
    if (value.operation().isConditional()) {
      return terms.when(
          value.operand(0), partial(value.operand(1), orders), partial(value.operand(2), orders));
    }
    return Taylor.hasRecurrence(value) ? arithmetic(value, orders) : bySlopes(value, orders);
  }

  private Value arithmetic(Value value, int... orders) {
    Value x = value.operand(0);
    Value y = value.arity() > 1 ? value.operand(1) : x;
    return switch (value.operation().name()) {
      case "+" -> terms.add(partial(x, orders), partial(y, orders));
      case "-" ->
          value.arity() == 1
              ? terms.negate(partial(x, orders))
              : terms.subtract(partial(x, orders), partial(y, orders));
      case "*" -> leibniz(x, first, y, orders);
      // The dividend is the quotient times y. What is looked for is not there yet, and counts as 0.
      case "/" ->
          terms.divide(terms.subtract(partial(x, orders), leibniz(value, first, y, orders)), y);
      default -> terms.number(0);
    };
  }

  private Value bySlopes(Value value, int... orders) {
    int d = 0;
    while (orders[d] == 0) {
      d++;
    }
    int[] once = first.clone();
    once[d] = 1;
    int[] others = orders.clone();
    others[d]--;
    Value sum = null;
    Value[] all = slopes.get(value);
    for (int k = 0; k < all.length; k++) {
      if (all[k] != null) {
        Value part = leibniz(value.operand(k), once, all[k], others);
        sum = sum == null ? part : terms.add(sum, part);
      }
    }
    return sum == null ? terms.number(0) : sum;
  }

  /** The partial of a product of x, derived by {@code already} before, and y. */
  private Value leibniz(Value x, int[] already, Value y, int... orders) {
    Value sum = terms.number(0);
    int[] some = first.clone();
    do {
      int[] rest = new int[some.length];
      int[] together = new int[some.length];
      double ways = 1;
      for (int d = 0; d < some.length; d++) {
        rest[d] = orders[d] - some[d];
        together[d] = some[d] + already[d];
        for (int i = 1; i <= some[d]; i++) {
          ways = ways * (rest[d] + i) / i;
        }
      }
      sum = terms.add(sum, terms.multiply(terms.number(ways), times(x, together, y, rest)));
    } while (advance(some, orders));
    return sum;
  }

  private Value times(Value x, int[] ofX, Value y, int... ofY) {
    return terms.multiply(partial(x, ofX), partial(y, ofY));
  }

  /**
   * The next choice that derives by no input more often than {@code most}; false after the last.
   */
  private static boolean advance(int[] some, int... most) {
    for (int d = 0; d < some.length; d++) {
      if (some[d] < most[d]) {
        some[d]++;
        return true;
      }
      some[d] = 0;
    }
    return false;
  }

  private static List<Integer> boxed(int... orders) {
    return Arrays.stream(orders).boxed().toList();
  }
}
