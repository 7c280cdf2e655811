package autograd.derive;

import autograd.evaluate.NoDerivativeException;
import autograd.graph.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Partials of a higher order that hold at every point.
 *
 * <p>What the table agrees on at single points, as that the slope of x^y by x is 0 where y is 0,
 * says nothing of the slope of that slope there. So each partial is derived twice: by the rules of
 * calculus alone, whose derivative holds wherever it is a number, and from what holds at every
 * point, which stands in elsewhere. Where the formula or a first partial is undefined, so is all
 * that is derived from it.
 */
final class ExactPartials {
  private final Differentiation d;
  private final List<Value> inputs = new ArrayList<>();
  private final List<String> names;
  private final Map<String, Value> outputs = new LinkedHashMap<>();

  /**
   * A partial on its way to the order that is wanted.
   *
   * @param last the position of the name by which it was derived last; later ones go on from there
   * @param ordinary by the rules of calculus
   * @param every as the backward pass has it at every point
   * @param defined where it is defined, all of these; null for everywhere
   */
  private record Partial(int last, Value ordinary, Value every, Value defined) {}

  /** Those of a term by some inputs, among the terms of a differentiation that holds everywhere. */
  ExactPartials(Differentiation d, Value term, List<Value> by) {
    this.d = d;
    names = by.stream().map(Value::label).toList();
    inputs.addAll(by);
    outputs.put("d", term);
  }

  ExactPartials(Derivatives.Request request) {
    d = new Differentiation(request.graph(), Points.EVERY, request.fixed());
    names = List.copyOf(request.by().keySet());
    request.by().values().forEach(value -> inputs.add(d.of(value)));
    boolean isOne = request.outputs().size() == 1;
    request.outputs().forEach((name, value) -> outputs.put(isOne ? "d" : "d_" + name, d.of(value)));
  }

  /**
   * All partials of an order, by name.
   *
   * @throws NoDerivativeException if a name feeds an operand by which there is no derivative
   * @throws TooLongException if it would take too many operations
   */
  Derivation ofOrder(int order) {
    Map<String, Value> results = new LinkedHashMap<>();
    outputs.forEach(
        (prefix, output) -> {
          Map<String, Partial> partials = first(prefix, output);
          for (int more = 1; more < order; more++) {
            partials = next(partials, partials.values());
          }
          partials.forEach((name, partial) -> results.put(name, whole(partial)));
        });
    return d.finish(results);
  }

  /**
   * All partials of the orders 2 to {@code highest}, order by order.
   *
   * @throws NoDerivativeException if a name feeds an operand by which there is no derivative
   * @throws TooLongException if it would take too many operations
   */
  List<List<Value>> upTo(int highest) {
    List<List<Value>> orders = new ArrayList<>();
    outputs.forEach(
        (prefix, output) -> {
          Map<String, Partial> partials = first(prefix, output);
          for (int order = 2; order <= highest; order++) {
            partials = next(partials, partials.values());
            orders.add(partials.values().stream().map(this::whole).toList());
          }
        });
    return orders;
  }

  /**
   * The matrix of second partials times a vector, by one backward pass: undefined where any first
   * partial is.
   *
   * @param vector a term for each input
   * @throws NoDerivativeException if a name feeds an operand by which there is no derivative
   */
  List<Value> times(List<Value> vector) {
    List<Value> products = new ArrayList<>();
    outputs.forEach(
        (prefix, output) -> {
          Value ordinary = d.number(0);
          Value every = d.number(0);
          Value defined = null;
          for (Partial first : first(prefix, output).values()) {
            Value weight = vector.get(first.last());
            ordinary = d.sum(ordinary, d.product(weight, first.ordinary()));
            every = d.sum(every, d.product(weight, first.every()));
            defined = d.both(defined, first.defined());
          }
          Map<Value, Value> ordinaries = d.ordinaryGradient(ordinary, inputs);
          Map<Value, Value> everies = d.everyGradient(every, inputs);
          for (Value input : inputs) {
            Value product = d.orElse(ordinaries.get(input), d.given(defined, everies.get(input)));
            products.add(d.within(defined, product));
          }
        });
    return products;
  }

  private Map<String, Partial> first(String prefix, Value output) {
    Value inside = d.isTame(output) ? null : d.isDefined(output);
    Map<String, Partial> unguarded =
        next(Map.of(prefix, new Partial(0, output, output, inside)), List.of());
    Map<String, Partial> first = new LinkedHashMap<>();
    unguarded.forEach(
        (name, partial) -> {
          Value given = d.given(inside, partial.every());
          boolean isSpecial = given != partial.ordinary() && !d.isTame(given);
          Value defined = isSpecial ? d.both(inside, d.isDefined(partial.every())) : inside;
          first.put(
              name, new Partial(partial.last(), partial.ordinary(), partial.every(), defined));
        });
    return first;
  }

  /** Each partial by each name from its last one on; undefined where a first one is. */
  private Map<String, Partial> next(Map<String, Partial> partials, Collection<Partial> firsts) {
    Map<String, Partial> next = new LinkedHashMap<>();
    partials.forEach(
        (name, partial) -> {
          // Each order takes about ten times what the one before it took.
          TooLongException.check(10 * d.size());
          List<Value> onwards = inputs.subList(partial.last(), inputs.size());
          Map<Value, Value> ordinary = d.ordinaryGradient(partial.ordinary(), onwards);
          Map<Value, Value> every = d.everyGradient(partial.every(), onwards);
          for (int k = partial.last(); k < inputs.size(); k++) {
            Value input = inputs.get(k);
            int position = k;
            Value defined =
                firsts.stream()
                    .filter(first -> first.last() == position)
                    .map(Partial::defined)
                    .reduce(partial.defined(), d::both);
            next.put(
                name + "_" + names.get(k),
                new Partial(k, ordinary.get(input), every.get(input), defined));
          }
        });
    return next;
  }

  private Value whole(Partial partial) {
    Value inside = partial.defined();
    return d.within(inside, d.orElse(partial.ordinary(), d.given(inside, partial.every())));
  }
}
