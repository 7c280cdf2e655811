package autograd.derive;

import autograd.evaluate.NoDerivativeException;
import autograd.evaluate.Reach;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Inputs of which a formula is a linear function, whatever the others are. By such ones it has
 * derivatives that do not depend on any of them, so that all second ones are 0 by their form alone.
 */
public final class LinearInputs {
  /** More work than this, in operations times inputs, is not worth it. */
  private static final long MOST = 20_000_000;

  private LinearInputs() {}

  /**
   * Some inputs in which the output is linear together: of {@code a*b*x + c}, a and c. Those come
   * first that go together with most others, and then those that are named first. None if the
   * formula is too long to find out, or has no derivative.
   *
   * @param candidates the names of inputs
   * @param fixed numbers to put in place of inputs
   */
  public static List<String> of(
      Graph graph, Value output, List<String> candidates, Map<String, Double> fixed) {
    if (candidates.isEmpty() || (long) graph.values().size() * candidates.size() > MOST) {
      return List.of();
    }
    boolean[][] meets;
    try {
      meets = meetings(graph, output, candidates, fixed);
    } catch (NoDerivativeException e) {
      return List.of();
    }
    return choose(candidates, meets);
  }

  /** For each of two candidates whether the derivative by the one depends on the other. */
  private static boolean[][] meetings(
      Graph graph, Value output, List<String> candidates, Map<String, Double> fixed) {
    Differentiation d = new Differentiation(graph, Points.ORDINARY, fixed);
    List<Value> inputs = new ArrayList<>();
    candidates.forEach(name -> inputs.add(d.of(graph.named(name))));
    Map<Value, Value> gradient = d.gradient(d.of(output), inputs);
    Map<String, Value> results = new LinkedHashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      results.put(candidates.get(i), gradient.get(inputs.get(i)));
    }
    Derivation derived = d.finish(results);
    boolean[][] meets = new boolean[inputs.size()][inputs.size()];
    for (int i = 0; i < meets.length; i++) {
      Value slope = derived.results().get(candidates.get(i));
      BitSet reached = Reach.of(derived.graph(), List.of(slope));
      for (int j = 0; j < meets.length; j++) {
        Value input = derived.graph().named(candidates.get(j));
        if (input != null && reached.get(input.index())) {
          meets[i][j] = true;
          meets[j][i] = true;
        }
      }
    }
    return meets;
  }

  private static List<String> choose(List<String> candidates, boolean[][] meets) {
    List<Integer> order = new ArrayList<>();
    int[] count = new int[meets.length];
    for (int i = 0; i < meets.length; i++) {
      for (boolean each : meets[i]) {
        count[i] += each ? 1 : 0;
      }
      order.add(i);
    }
    order.sort((a, b) -> Integer.compare(count[a], count[b]));
    List<Integer> chosen = new ArrayList<>();
    for (int i : order) {
      if (!meets[i][i] && chosen.stream().noneMatch(each -> meets[i][each])) {
        chosen.add(i);
      }
    }
    return chosen.stream().sorted().map(candidates::get).toList();
  }
}
