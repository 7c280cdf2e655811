package autograd.derive;

import autograd.evaluate.NoDerivativeException;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The residual of a formula whose variables have errors too: what it is off, over the standard
 * deviation of that, to first order, {@code (f - y)/hypot(sigma, df/dx·sigma_x, …)} (effective
 * variance: Barker and Diana 1974, Orear 1982). It is a formula like another, with exact slopes.
 */
public final class EffectiveResidual {
  private EffectiveResidual() {}

  /**
   * Derives it, under the names {@code residual} and {@code deviation} what it is over.
   *
   * @param output what of the graph is observed
   * @param fixed numbers to put in place of inputs
   * @param observed the name of the input that is what was observed
   * @param deviation its standard deviation; null if it is exact
   * @param errors for each variable that has an error its standard deviation
   * @throws NoDerivativeException if a variable feeds an operand by which there is no derivative
   */
  public static Derivation of(
      Graph graph,
      Value output,
      Map<String, Double> fixed,
      String observed,
      Deviation deviation,
      Map<String, Deviation> errors) {
    Differentiation d = new Differentiation(graph, Points.AGAIN, fixed);
    Map<String, Value> variables = new LinkedHashMap<>();
    errors.keySet().forEach(name -> variables.put(name, d.of(graph.named(name))));
    Map<Value, Value> slopes = d.gradient(d.of(output), variables.values());
    List<Value> parts = new ArrayList<>();
    if (deviation != null) {
      parts.add(deviation.term(d));
    }
    errors.forEach(
        (name, error) -> parts.add(d.product(slopes.get(variables.get(name)), error.term(d))));
    Value off = d.difference(d.of(output), d.input(observed));
    Value length = d.length(parts);
    Map<String, Value> results = new LinkedHashMap<>();
    results.put("residual", d.quotient(off, length));
    results.put("deviation", length);
    return d.finish(results);
  }

  /**
   * A standard deviation.
   *
   * @param input the name of the input that it is; null for a number
   * @param number that number
   */
  public record Deviation(String input, double number) {
    private Value term(Differentiation d) {
      return input == null ? d.number(number) : d.input(input);
    }
  }
}
