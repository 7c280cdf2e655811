package autograd.derive;

import autograd.evaluate.NoDerivativeException;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Derivatives of one graph, as a new graph.
 *
 * <pre>{@code
 * Graph g = Expression.parse("x^2*sin(x)");
 * Differentiation d = new Differentiation(g, Points.ORDINARY, Map.of());
 * Value slope = d.gradient(d.of(g.output()), List.of(d.of(g.named("x")))).get(d.of(g.named("x")));
 * Derivation derived = d.simplify(Map.of("slope", slope));  // 2*x*sin(x) + x^2*cos(x)
 * }</pre>
 *
 * <p>The gradient of a term of n operations takes time and operations in proportion to n, whatever
 * the number of inputs. Not safe for use by several threads.
 */
public final class Differentiation {
  private final Graph graph;
  private final Points points;
  private final Terms terms;
  private final Value[] copies;
  private final Adjoints adjoints;

  /** By the rules of calculus alone, whatever the points. */
  private final Adjoints ordinary;

  /**
   * Takes in a graph.
   *
   * @param points where the derivatives have to be right
   * @param fixed numbers to put in place of inputs, by name; names that the graph does not know are
   *     passed over
   */
  public Differentiation(Graph graph, Points points, Map<String, Double> fixed) {
    this.graph = graph;
    this.points = points;
    this.terms = new Terms(graph.source(), points);
    this.copies = terms.copy(graph, fixed);
    this.adjoints = new Adjoints(terms, points);
    this.ordinary = points == Points.EVERY ? new Adjoints(terms, Points.AGAIN) : adjoints;
  }

  /** The term that a Value of the graph has become. */
  public Value of(Value value) {
    return copies[value.index()];
  }

  /** A number as a term. */
  public Value number(double number) {
    return terms.number(number);
  }

  /** An input that the graph need not have. */
  public Value input(String name) {
    return terms.input(name, graph.outputs().get(0).span());
  }

  /** The sum of two terms. */
  public Value sum(Value x, Value y) {
    return terms.add(x, y);
  }

  /** The difference of two terms. */
  Value difference(Value x, Value y) {
    return terms.subtract(x, y);
  }

  /** The root of the sum of the squares of some terms. */
  Value length(List<Value> parts) {
    return terms.length(parts);
  }

  /** The product of two terms. */
  public Value product(Value x, Value y) {
    return terms.multiply(x, y);
  }

  /** The quotient of two terms. */
  public Value quotient(Value x, Value y) {
    return terms.divide(x, y);
  }

  /**
   * The derivative of a term by each of some others, of which it may be made; a number 0 by those
   * of which it is not.
   *
   * @throws NoDerivativeException if one of them feeds an operand by which there is no derivative
   */
  public Map<Value, Value> gradient(Value term, Collection<Value> by) {
    return gradient(Map.of(term, terms.number(1)), by);
  }

  /**
   * Likewise of a weighted sum. Where every point counts, a partial is undefined wherever the term
   * is.
   *
   * @param seeds the adjoint that each term starts with
   */
  public Map<Value, Value> gradient(Map<Value, Value> seeds, Collection<Value> by) {
    if (points != Points.EVERY) {
      return adjoints.of(seeds, by);
    }
    Map<Value, Value> sums = new LinkedHashMap<>();
    seeds.forEach(
        (term, seed) ->
            adjoints
                .whereDefined(term, seed, by)
                .forEach((each, partial) -> sums.merge(each, partial, terms::add)));
    return sums;
  }

  /** The derivative of a term as every point has it, but where the term is undefined. */
  Map<Value, Value> everyGradient(Value term, Collection<Value> by) {
    return adjoints.of(Map.of(term, terms.number(1)), by);
  }

  /**
   * The derivative of a term by each of some others by the rules of calculus alone, as {@link
   * Points#AGAIN} has them.
   *
   * @throws NoDerivativeException if one of them feeds an operand by which there is no derivative
   */
  Map<Value, Value> ordinaryGradient(Value term, Collection<Value> by) {
    return ordinary.of(Map.of(term, terms.number(1)), by);
  }

  /** How many terms there are by now. */
  public int size() {
    return terms.size();
  }

  /**
   * All partials of some terms up to an order.
   *
   * @param by inputs
   * @throws NoDerivativeException if an input feeds an operand by which there is no derivative
   */
  HighOrders highOrders(List<Value> results, List<Value> by, int order) {
    return new HighOrders(terms, results, by, order);
  }

  /**
   * All partials of a term of the orders 2 to {@code highest}, order by order, each once: those by
   * x and y are by x x, x y and y y. They hold at every point, as {@link Points#EVERY} has it,
   * which has to be what this was made for.
   *
   * @param by inputs
   * @throws NoDerivativeException if an input feeds an operand by which there is no derivative
   * @throws TooLongException if it would take too many operations
   */
  public List<List<Value>> exactPartials(Value term, List<Value> by, int highest) {
    return new ExactPartials(this, term, by).upTo(highest);
  }

  /**
   * The second partials of a term, as a matrix, times a vector: a term for each input. Likewise at
   * every point; NaN in all components where a first partial is undefined.
   *
   * @param by inputs
   * @param vector a term for each of them
   * @throws NoDerivativeException if an input feeds an operand by which there is no derivative
   */
  public List<Value> exactProduct(Value term, List<Value> by, List<Value> vector) {
    return new ExactPartials(this, term, by).times(vector);
  }

  /** Whether a term is a number and not NaN, as a condition. */
  Value isDefined(Value term) {
    return terms.equal(term, term);
  }

  /** The first of two terms where it is a number, else the other. */
  Value orElse(Value term, Value instead) {
    return term == instead || isTame(term) ? term : terms.when(isDefined(term), term, instead);
  }

  /** Whether a term is finite wherever the inputs are, as far as its operations tell. */
  boolean isTame(Value term) {
    return terms.isTame(term);
  }

  /** That two conditions hold; null is one that always does. */
  Value both(Value condition, Value other) {
    return condition == null ? other : other == null ? condition : terms.both(condition, other);
  }

  /** A term where a condition holds, NaN elsewhere. */
  Value within(Value condition, Value term) {
    return condition == null ? term : terms.when(condition, term, terms.number(Double.NaN));
  }

  /** What is left of a term where a condition is known to hold. */
  Value given(Value condition, Value term) {
    boolean isChosen = Terms.isApplication(term, "if", 3) && term.operand(0) == condition;
    return isChosen ? term.operand(1) : term;
  }

  /**
   * The graph of some terms.
   *
   * @param results what is wanted, by name; at least one
   */
  public Derivation finish(Map<String, Value> results) {
    results.values().forEach(this::requireTerm);
    return terms.finish(results, graph);
  }

  /** Likewise, with like terms and like factors collected, as a person would write it. */
  public Derivation simplify(Map<String, Value> results) {
    results.values().forEach(this::requireTerm);
    Terms simple = new Terms(graph.source(), points);
    Map<Value, Value> simplified = Simplifier.simplify(terms, simple, results.values());
    Map<String, Value> renamed = new LinkedHashMap<>();
    results.forEach((name, value) -> renamed.put(name, simplified.get(value)));
    return simple.finish(renamed, graph);
  }

  private void requireTerm(Value value) {
    if (value.index() >= terms.size() || terms.values().get(value.index()) != value) {
      throw new IllegalArgumentException(value + " is no term of this differentiation");
    }
  }
}
