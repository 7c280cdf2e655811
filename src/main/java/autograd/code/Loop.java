package autograd.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a function goes over many points: its inputs are arrays with a number for each point, and so
 * is what it returns; or it returns sums over the points of the value and of the partials by inputs
 * that are one number for all.
 */
final class Loop {
  private final Target target;
  private final Set<String> summed;
  private final String index;
  private final String size;
  private final String sum;
  private final List<String> results = new ArrayList<>();

  /**
   * A loop of that function.
   *
   * @param by the inputs to differentiate by
   * @param summed the inputs that are one number for all points; empty if nothing is summed
   * @param identifiers what gives names to all that the loop adds
   * @throws UntranslatableException if the target has no form for loops
   */
  Loop(Target target, List<String> by, Set<String> summed, Identifiers identifiers) {
    if (target.frame("points") == null) {
      boolean hasArrays = !target.setting("array").isEmpty();
      throw new UntranslatableException(
          hasArrays
              ? "a function in " + target.name() + " takes arrays as it is"
              : "no loop over points is written in " + target.name(),
          null,
          "leave out --vectorized, or take --to c");
    }
    this.target = target;
    this.summed = summed;
    this.index = identifiers.take("i");
    this.size = identifiers.take("n");
    this.sum = isSum() ? identifiers.take("sum") : identifiers.take("value");
    by.forEach(input -> results.add(identifiers.take((isSum() ? "sum_" : "d_") + input)));
  }

  /** Whether it answers with sums. */
  boolean isSum() {
    return !summed.isEmpty();
  }

  /** Whether an input has a number for each point. */
  boolean isOver(String input) {
    return !summed.contains(input);
  }

  /** What an array has at the present point. */
  String at(String array) {
    return Frame.filled(target.setting("pointof"), Map.of("array", array, "i", index));
  }

  /** The frame of such a function. */
  String frame() {
    return isSum() ? "sums" : "points";
  }

  /** The arrays that it fills, as parameters. */
  String parameters() {
    StringBuilder text = new StringBuilder();
    String form = target.setting("pointsresult");
    text.append(", ").append(form.replace("{}", sum));
    results.forEach(result -> text.append(", ").append(form.replace("{}", result)));
    return text.toString();
  }

  /** What says of these arrays what they are, for a target that does so line by line. */
  List<String> declarations() {
    List<String> lines = new ArrayList<>();
    String form = target.setting(isSum() ? "declaredlocal" : "declaredresult");
    if (!form.isEmpty()) {
      lines.add(form.replace("{}", sum).replace("{n}", size));
      results.forEach(result -> lines.add(form.replace("{}", result).replace("{n}", size)));
    }
    return lines;
  }

  /** What begins the sums. */
  List<String> starts() {
    List<String> lines = new ArrayList<>();
    lines.add(target.setting("sumstart").replace("{}", sum));
    results.forEach(result -> lines.add(target.setting("sumstart").replace("{}", result)));
    return lines;
  }

  /** What is done with value and partials at each point. */
  List<String> entries(String value, List<String> partials) {
    List<String> lines = new ArrayList<>();
    lines.add(entry(sum, value));
    for (int k = 0; k < partials.size(); k++) {
      lines.add(entry(results.get(k), partials.get(k)));
    }
    return lines;
  }

  private String entry(String array, String expression) {
    return Frame.filled(
        target.setting(isSum() ? "sumof" : "pointset"),
        Map.of("array", array, "i", index, "expression", expression));
  }

  /** What returns the sums of partials. */
  List<String> ends() {
    List<String> lines = new ArrayList<>();
    for (int k = 0; k < results.size(); k++) {
      int shown = target.is("countsfromone") ? k + 1 : k;
      lines.add(
          Frame.filled(
              target.setting("sumend"),
              Map.of("index", Integer.toString(shown), "expression", results.get(k))));
    }
    return lines;
  }

  /** Puts the names into a frame. */
  void fill(Frame frame) {
    frame.put("i", index).put("n", size).put("sum", sum);
  }

  /** What a comment says of it. */
  List<String> comment() {
    return isSum()
        ? List.of(
            "summed over "
                + size
                + " points, with "
                + Parameters.listed(List.copyOf(summed))
                + " the same for all")
        : List.of("at each of " + size + " points");
  }
}
