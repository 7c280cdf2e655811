package autograd.code;

import autograd.derive.Differentiation;
import autograd.graph.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a function returns beside value and gradient: an array of partials of a higher order, or of
 * the products of the Hessian and a vector; or in their place, of several values and their
 * partials.
 *
 * @param name what the array is called
 * @param entries its entries
 * @param labels by what each entry is, or of what, for a comment
 * @param isSparse whether entries that are 0 everywhere were left out
 */
public record Higher(String name, List<Value> entries, List<String> labels, boolean isSparse) {
  /** What the arrays of the orders from 2 on are called. */
  private static final List<String> NAMES = List.of("hessian", "third", "fourth");

  private static final String VALUES = "values";
  private static final String JACOBIAN = "jacobian";
  private static final String PARTIALS = "partials";

  /** The highest order there is. */
  public static final int HIGHEST = 4;

  /** How the partials of an order are laid out. */
  public enum Layout {
    /** Each once: of x and y those by x x, x y and y y. */
    PACKED,
    /** All of them, symmetric ones again: those by x x, x y, y x and y y. */
    FULL,
    /** Each once, without those that are 0 everywhere. */
    SPARSE
  }

  /** Which of value and gradient a function returns. */
  public enum Parts {
    /** Both. */
    BOTH,
    /** The values alone. */
    VALUES,
    /** The partials alone. */
    GRADIENTS
  }

  /**
   * What is wanted.
   *
   * @param order the highest order of the partials, 1 to {@link #HIGHEST}
   * @param layout how to lay out those from the second order on
   * @param isProduct whether the Hessian times a vector is wanted too
   */
  public record Wanted(int order, Layout layout, boolean isProduct) {
    /** The value and the gradient alone. */
    public static Wanted gradient() {
      return new Wanted(1, Layout.PACKED, false);
    }
  }

  /** What an array's entries are kept as while they are derived. */
  private static String key(String array, int index) {
    return array + " " + index;
  }

  /** Derives what is wanted, and puts it among the results. */
  static List<Higher> derive(
      Differentiation d, Value output, List<Value> by, Wanted wanted, Map<String, Value> results) {
    List<Higher> arrays = new ArrayList<>();
    List<String> names = by.stream().map(Value::label).toList();
    if (wanted.order() > 1) {
      List<List<Value>> orders = d.exactPartials(output, by, wanted.order());
      for (int i = 0; i < orders.size(); i++) {
        arrays.add(array(NAMES.get(i), i + 2, names, orders.get(i), wanted.layout()));
      }
    }
    if (wanted.isProduct()) {
      List<Value> vector = names.stream().map(name -> d.input(direction(name))).toList();
      arrays.add(new Higher("hvp", d.exactProduct(output, by, vector), names, false));
    }
    for (Higher array : arrays) {
      for (int k = 0; k < array.entries.size(); k++) {
        results.put(key(array.name, k), array.entries.get(k));
      }
    }
    return arrays;
  }

  /**
   * Derives arrays of several outputs, and puts them among the results: {@code values} with one for
   * each, and {@code jacobian} with the partials of the first by every input, then those of the
   * next; of a single output it is called {@code partials}.
   */
  static List<Higher> ofOutputs(
      Differentiation d,
      Map<String, Value> outputs,
      Map<String, Value> by,
      Parts parts,
      Map<String, Value> results) {
    List<Higher> arrays = new ArrayList<>();
    if (parts != Parts.GRADIENTS) {
      List<Value> values = outputs.values().stream().map(d::of).toList();
      arrays.add(new Higher(VALUES, values, List.copyOf(outputs.keySet()), false));
    }
    if (parts != Parts.VALUES) {
      List<Value> entries = new ArrayList<>();
      List<String> labels = new ArrayList<>();
      List<Value> terms = by.values().stream().map(d::of).toList();
      boolean isOne = outputs.size() == 1;
      outputs.forEach(
          (output, value) -> {
            Map<Value, Value> gradient = d.gradient(d.of(value), terms);
            by.forEach(
                (input, each) -> {
                  entries.add(gradient.get(d.of(each)));
                  labels.add(isOne ? input : output + " by " + input);
                });
          });
      arrays.add(new Higher(isOne ? PARTIALS : JACOBIAN, entries, labels, false));
    }
    for (Higher array : arrays) {
      for (int k = 0; k < array.entries.size(); k++) {
        results.put(key(array.name, k), array.entries.get(k));
      }
    }
    return arrays;
  }

  /** How a comment goes on behind the array's name. */
  String link() {
    return name.equals(VALUES) || name.equals(JACOBIAN) ? ": " : ", by ";
  }

  /** What an array that stands for value or gradient is. */
  String what() {
    return name.equals(JACOBIAN) ? "Jacobian" : name.equals(PARTIALS) ? "gradient" : name;
  }

  /** The same array of what its entries have become. */
  Higher in(Map<String, Value> results) {
    List<Value> own = new ArrayList<>();
    for (int k = 0; k < entries.size(); k++) {
      own.add(results.get(key(name, k)));
    }
    return new Higher(name, own, labels, isSparse);
  }

  /** The component of the vector that belongs to an input. */
  public static String direction(String input) {
    return "v_" + input;
  }

  private static Higher array(
      String name, int order, List<String> inputs, List<Value> packed, Layout layout) {
    Map<List<Integer>, Value> known = new LinkedHashMap<>();
    int next = 0;
    for (List<Integer> choice : choices(order, inputs.size(), false)) {
      known.put(choice, packed.get(next++));
    }
    List<Value> entries = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (List<Integer> choice : choices(order, inputs.size(), layout == Layout.FULL)) {
      Value entry = known.get(choice.stream().sorted().toList());
      if (layout != Layout.SPARSE || !entry.isConstant() || entry.number() != 0) {
        entries.add(entry);
        labels.add(String.join(" ", choice.stream().map(inputs::get).toList()));
      }
    }
    return new Higher(name, entries, labels, layout == Layout.SPARSE);
  }

  /** The positions by which each partial of an order is, the last changing first. */
  private static List<List<Integer>> choices(int order, int inputs, boolean isFull) {
    List<List<Integer>> choices = List.of(List.of());
    for (int k = 0; k < order; k++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> choice : choices) {
        int first = isFull || choice.isEmpty() ? 0 : choice.get(choice.size() - 1);
        for (int i = first; i < inputs; i++) {
          List<Integer> more = new ArrayList<>(choice);
          more.add(i);
          longer.add(more);
        }
      }
      choices = longer;
    }
    return choices;
  }
}
