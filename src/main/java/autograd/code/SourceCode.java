package autograd.code;

import autograd.graph.Graph;
import autograd.graph.Value;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Writes formulas and their gradients in other languages. */
public final class SourceCode {
  private SourceCode() {}

  /** The name nearest to a wanted one that a function of the target can have; itself if it can. */
  public static String functionName(Target target, String wanted) {
    return Identifiers.functionName(target, wanted);
  }

  /** What writes the text, once it is certain that there will be one. */
  public interface Text {
    /** Writes it. */
    void write(Appendable out) throws IOException;
  }

  /** What the Values of a graph are worth at a point. */
  public interface Numbers {
    /** The numbers at a point, which gives every input one. */
    ToDoubleFunction<Value> at(Map<String, Double> point);
  }

  /**
   * A function that returns the value and the partials, complete in itself.
   *
   * @throws UntranslatableException if the target lacks something
   */
  public static Text function(GradientFunction function, Target target) {
    return new FunctionText(function, target, null)::write;
  }

  /**
   * Likewise, and behind it a program that compares what it returns at a point with what {@code
   * eval} computes there, and exits with 0 or 1.
   *
   * @param numbers what the function's Values are worth at a point
   * @throws UntranslatableException if the target lacks something, a form for tests too
   */
  public static Text tested(GradientFunction function, Target target, Numbers numbers) {
    return new FunctionText(function, target, numbers)::write;
  }

  /**
   * A function that goes over many points: it takes an array for each input and fills one for the
   * value and one for each partial; or it returns the sum of the values, and the sums of the
   * partials, over the points.
   *
   * @param summed the inputs that are one number for all points, by which the partials are; empty
   *     if nothing is summed
   * @throws UntranslatableException if the target lacks something, a form for loops too
   */
  public static Text points(GradientFunction function, Target target, Set<String> summed) {
    return new FunctionText(function, target, null, summed)::write;
  }

  /**
   * A function by which both passes can be run at any point: it takes the inputs, and returns in
   * three lists the data of every Value, the local derivative of every use of a Value that an input
   * feeds, and the formula behind that: 0 for the rule of its row, n for the n-th convention. Uses
   * come in the order of the graph, result by result and operand by operand. A derivative that the
   * table does not have is NaN.
   *
   * @throws UntranslatableException if the target lacks something
   * @throws IllegalArgumentException if it is no target for that: only JavaScript is
   */
  public static Text passes(Graph graph, String name, Target target) {
    if (target.frame("passes") == null) {
      throw new IllegalArgumentException("both passes cannot be written in " + target.name());
    }
    return new PassesText(graph, name, target)::write;
  }

  /**
   * A query that computes value and partials for every row of a table.
   *
   * @param table a table whose columns are called as the inputs
   * @throws UntranslatableException if SQL lacks something
   */
  public static Text query(GradientFunction function, String table) {
    return new QueryText(function, Target.named("sql"), table)::write;
  }

  /**
   * Formulas without a function around them: the parts that they share as statements, and then each
   * under its name, or a single one bare. Helpers are written out where they are used.
   *
   * @param results Values of the graph, by what to call them
   * @throws UntranslatableException if the target lacks something
   */
  public static Text formulas(Graph graph, Map<String, Value> results, Target target) {
    return new FormulasText(graph, results, target)::write;
  }
}
