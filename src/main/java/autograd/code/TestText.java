package autograd.code;

import autograd.graph.Value;
import autograd.lang.Elements;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A program of a target that calls a function at a point, compares what it returns with what {@code
 * eval} computes there, and exits with 0 if all of it is the same, else with 1.
 */
final class TestText {
  /** How far a number may be off, of itself and of the largest that is returned. */
  private static final double CLOSE = 1e-9;

  private static final double NEGLIGIBLE = 1e-13;

  /** What the program calls things of its own. */
  private static final Set<String> TAKEN =
      Set.of(
          "value",
          "gradient",
          "hessian",
          "third",
          "fourth",
          "hvp",
          "values",
          "jacobian",
          "partials",
          "differences",
          "main");

  /** How many points are tried until everything is finite. */
  private static final int MOST_TRIALS = 200;

  private final Target target;
  private final GradientFunction function;
  private final String name;
  private final List<ArrayText> arrays;
  private final Literals literals;
  private final Map<String, Double> point;
  private final SourceCode.Numbers numbers;
  private final ToDoubleFunction<Value> evaluation;

  /**
   * Prepares.
   *
   * @param name what the function is called in the target
   * @param numbers what the function's Values are worth
   * @throws UntranslatableException if the target has no form for tests
   */
  TestText(
      Target target,
      GradientFunction function,
      String name,
      List<ArrayText> arrays,
      SourceCode.Numbers numbers) {
    if (target.frame("test") == null) {
      throw new UntranslatableException(
          "no test is written in " + target.name(), null, "leave out --test, or take --to c");
    }
    if (TAKEN.contains(name)) {
      throw new UntranslatableException(
          "a test cannot call a function " + name, null, "write --name f, or leave out --test");
    }
    this.target = target;
    this.function = function;
    this.name = name;
    this.arrays = arrays;
    this.literals = new Literals(target);
    this.numbers = numbers;
    this.point = point();
    this.evaluation = numbers.at(point);
  }

  /** A point where everything is finite, if one is found; it is the same every time. */
  private Map<String, Double> point() {
    Map<String, Double> first = null;
    for (int trial = 0; trial < MOST_TRIALS; trial++) {
      Map<String, Double> each = trial(trial);
      first = first == null ? each : first;
      ToDoubleFunction<Value> at = numbers.at(each);
      if (results().allMatch(result -> Double.isFinite(at.applyAsDouble(result)))) {
        return each;
      }
    }
    return first;
  }

  /** Numbers of few digits, no two of them alike, of more sizes and signs the later they come. */
  private Map<String, Double> trial(int trial) {
    Map<String, Double> each = new LinkedHashMap<>();
    int k = trial * 7;
    for (String input : function.inputs()) {
      k++;
      double number = 0.25 + (k * 29 % 64) / 64.0;
      each.put(input, trial % 4 < 2 ? number : k % 2 == 0 ? -number : number * (1 + k % 9));
    }
    return each;
  }

  private Stream<Value> results() {
    return Stream.concat(
        Stream.concat(Stream.ofNullable(function.value()), function.partials().values().stream()),
        function.higher().stream().flatMap(array -> array.entries().stream()));
  }

  /** The lines of the program. */
  List<String> lines() {
    return new Frame(target, "test")
        .put("name", name)
        .put("class", Character.toUpperCase(name.charAt(0)) + name.substring(1))
        .put("call", call())
        .put("checks", checks())
        .lines();
  }

  /** The lines that call it, and bind what it returns. */
  private List<String> call() {
    String kind =
        function.isArrays() ? "call arrays" : function.partials().isEmpty() ? "call value" : "call";
    String results = joined("testresult");
    String list = results.startsWith(", ") ? results.substring(2) : results;
    return new Frame(target, kind)
        .put("name", name)
        .put("class", Character.toUpperCase(name.charAt(0)) + name.substring(1))
        .put("count", Integer.toString(function.partials().size()))
        .put("arguments", arguments())
        .put("testresults", results)
        .put("results", list)
        .put("tuple", arrays.size() > 1 ? "(" + list + ")" : list)
        .put("arrays", arrays.stream().map(array -> array.filled("testarray")).toList())
        .lines();
  }

  private String joined(String setting) {
    StringBuilder text = new StringBuilder();
    arrays.forEach(array -> text.append(array.filled(setting)));
    return text.toString();
  }

  private String arguments() {
    List<String> texts = new ArrayList<>();
    List<String> inputs = function.inputs();
    for (Elements group : Elements.of(inputs, function.parts()::containsKey)) {
      String form = target.setting(group.shape().rank() == 2 ? "testmatrix" : "testvector");
      boolean isWhole = !group.isNumber() && !target.setting("vector").isEmpty();
      if (!isWhole) {
        for (int i = 0; i < group.shape().size(); i++) {
          texts.add(number(inputs.get(group.start() + i)));
        }
        continue;
      }
      List<String> rows = new ArrayList<>();
      List<String> cells = new ArrayList<>();
      int columns = group.shape().columns();
      boolean isMatrix = group.shape().rank() == 2;
      for (int i = 0; i < group.shape().size(); i++) {
        cells.add(number(inputs.get(group.start() + i)));
        if (isMatrix && i % columns == columns - 1) {
          rows.add(target.setting("testrow").replace("{}", String.join(", ", cells)));
          cells.clear();
        }
      }
      texts.add(
          form.replace("{}", String.join(", ", isMatrix ? rows : cells))
              .replace("{rows}", Integer.toString(group.shape().rows()))
              .replace("{columns}", Integer.toString(columns)));
    }
    return String.join(", ", texts);
  }

  private String number(String input) {
    return literals.text(point.get(input));
  }

  private List<String> checks() {
    double largest =
        results()
            .mapToDouble(result -> Math.abs(evaluation.applyAsDouble(result)))
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    List<String> lines = new ArrayList<>();
    if (!function.isArrays()) {
      lines.add(check("value", "value", function.value(), largest));
    }
    List<String> names = List.copyOf(function.partials().keySet());
    List<Value> partials = List.copyOf(function.partials().values());
    boolean isNamed = !target.setting("gradientat").isEmpty();
    for (Elements group : Elements.of(names, function.inputs()::contains)) {
      for (int i = 0; i < group.shape().size(); i++) {
        int index = group.start() + i;
        String place = isNamed ? named(group, names.get(index), i) : entry("gradient", index);
        lines.add(check("gradient " + names.get(index), place, partials.get(index), largest));
      }
    }
    for (ArrayText array : arrays) {
      List<Value> entries = array.array().entries();
      for (int k = 0; k < entries.size(); k++) {
        String label = array.array().name() + " " + array.array().labels().get(k);
        lines.add(check(label, entry(array.name(), k), entries.get(k), largest));
      }
    }
    return lines;
  }

  private String entry(String array, int index) {
    int shown = target.is("countsfromone") ? index + 1 : index;
    return target.setting("testentry").replace("{}", array).replace("{index}", "" + shown);
  }

  /** A partial that goes by its name, an element of a vector by its place in it. */
  private String named(Elements group, String input, int index) {
    if (group.isNumber() || !Shaped.isKnown(target)) {
      return target.setting("gradientat").replace("{input}", input);
    }
    int columns = group.shape().columns();
    return target
        .setting(group.shape().rank() == 2 ? "entry" : "element")
        .replace("{}", target.setting("gradientat").replace("{input}", group.name()))
        .replace("{row}", Integer.toString(group.shape().rank() == 2 ? index / columns : index))
        .replace("{column}", Integer.toString(index % columns));
  }

  private String check(String label, String actual, Value result, double largest) {
    double expected = evaluation.applyAsDouble(result);
    double most =
        Double.isFinite(expected) ? Math.max(CLOSE * Math.abs(expected), NEGLIGIBLE * largest) : 0;
    return Frame.filled(
        target.setting("check"),
        Map.of(
            "name",
            name,
            "label",
            label,
            "actual",
            actual,
            "expected",
            literals.text(expected),
            "most",
            literals.text(most)));
  }
}
