package autograd.series;

import autograd.functions.PiMultiple;
import autograd.graph.Graph;
import autograd.graph.Value;

/**
 * The value of a formula and its slopes from both sides at a point, found by series where one input
 * moves, or several together. Right at points where the passes over doubles are not: poles that
 * cancel, kinks, numbers beyond the range of doubles. What cannot be decided is said to be so.
 *
 * <pre>{@code
 * Graph g = Expression.parse("1/(1/x)");
 * double[] data = new double[g.size()];   // the inputs' numbers, indexed as the graph's Values
 * Slopes at = Slopes.of(g, g.output(), data, g.named("x"));
 * at.value();          // 0
 * at.right().slope();  // 1
 * }</pre>
 */
public final class Slopes {
  /** The side of the point that a series is on. */
  public enum Side {
    /** The input moves down. */
    LEFT,
    /** The input moves up. */
    RIGHT
  }

  private final Graph graph;
  private final Value output;
  private final double[] data;
  private final double[] velocity;
  private final Work work;
  private final SideSearch.Found[] found = new SideSearch.Found[2];

  private Slopes(Graph graph, Value output, double[] data, double[] velocity, Work work) {
    this.graph = graph;
    this.output = output;
    this.data = data;
    this.velocity = velocity;
    this.work = work;
  }

  /**
   * The slopes by one input, all others fixed.
   *
   * @param output the Value whose slopes are wanted
   * @param data indexed as the graph's Values; only the numbers of inputs are read
   * @param input the input that moves
   */
  public static Slopes of(Graph graph, Value output, double[] data, Value input) {
    return of(graph, output, data, input, new Work());
  }

  /** Likewise, as a part of a question that has cost so much work already. */
  public static Slopes of(Graph graph, Value output, double[] data, Value input, Work work) {
    double[] velocity = new double[graph.size()];
    velocity[input.index()] = 1;
    return new Slopes(graph, output, data.clone(), velocity, work);
  }

  /**
   * The slopes along a direction: the inputs are data + t·velocity.
   *
   * @param velocity indexed as the graph's Values; only the numbers of inputs are read
   */
  public static Slopes along(Graph graph, Value output, double[] data, double[] velocity) {
    return along(graph, output, data, velocity, new Work());
  }

  /** Likewise, as a part of a question that has cost so much work already. */
  public static Slopes along(
      Graph graph, Value output, double[] data, double[] velocity, Work work) {
    return new Slopes(graph, output, data.clone(), velocity.clone(), work);
  }

  /**
   * The value at the point: the true one, also where intermediates leave the range of doubles; that
   * of IEEE arithmetic where mathematics has none, as at 1/0; NaN outside the domain, and where it
   * could not be decided.
   */
  public double value() {
    return side(Side.RIGHT).value();
  }

  /** Whether the value could be decided; where it could not, it is given as NaN. */
  public boolean isValueKnown() {
    return side(Side.RIGHT).isValueKnown();
  }

  /** Whether the value is right only if something is 0 that could not be told from 0. */
  public boolean isValueAssumed() {
    return side(Side.RIGHT).isValueAssumed();
  }

  /**
   * Whether a function was met of which only the digits of a double are known, so that value and
   * slopes are good to some ten digits and no more.
   */
  public boolean isCoarse() {
    return side(Side.LEFT).coarse() || side(Side.RIGHT).coarse();
  }

  /** The slope as the input comes from below. */
  public OneSided left() {
    return side(Side.LEFT).slope();
  }

  /** The slope as the input moves up. */
  public OneSided right() {
    return side(Side.RIGHT).slope();
  }

  /**
   * Whether something was taken to be 0 that could not be told from 0 at a precision far beyond
   * what its parts need. The answer is then as good as certain, yet not proved.
   */
  public boolean assumedZero() {
    return side(Side.LEFT).assumed() || side(Side.RIGHT).assumed();
  }

  /**
   * The series on one side in t, the distance from the point: to the left, of g(-t).
   *
   * @param order terms up to this power of t are wanted
   */
  public Expansion expansion(Side side, int order) {
    return expansion(side, order, null);
  }

  /**
   * Likewise, around a multiple of π and not around the double next to it.
   *
   * @param multiple what the number of the input that moves stands for; null for itself
   */
  public Expansion expansion(Side side, int order, PiMultiple multiple) {
    return new SideSearch(graph, output, data, velocity, side, work)
        .around(multiple)
        .expansion(order);
  }

  private SideSearch.Found side(Side side) {
    int k = side == Side.LEFT ? 0 : 1;
    if (found[k] == null) {
      found[k] = new SideSearch(graph, output, data, velocity, side, work).slope();
    }
    return found[k];
  }
}
