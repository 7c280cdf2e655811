package autograd.derive;

import autograd.evaluate.NoDerivativeException;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
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
    return terms.input(name, graph.output().span());
  }

  /** The sum of two terms. */
  public Value sum(Value x, Value y) {
    return terms.add(x, y);
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
   * Likewise of a weighted sum.
   *
   * @param seeds the adjoint that each term starts with
   */
  public Map<Value, Value> gradient(Map<Value, Value> seeds, Collection<Value> by) {
    return adjoints.of(seeds, by);
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
