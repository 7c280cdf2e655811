package autograd.lang;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Which of the names in an answer are the elements of one vector or matrix. Those that stand
 * together and are complete are shown as one, in its shape; others each for itself.
 *
 * @param name what it is called: the vector's name, or that of a single number
 * @param shape its shape
 * @param start the place of its first element among the names
 */
public record Elements(String name, Dimensions shape, int start) {

  /**
   * Groups names.
   *
   * @param names in order; null where there is none
   * @param exists whether there is an element of that name besides these
   */
  public static List<Elements> of(List<String> names, Predicate<String> exists) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      places.put(names.get(i), i);
    }
    List<Elements> groups = new ArrayList<>();
    for (int i = 0; i < names.size(); ) {
      Dimensions shape = shape(names, i, exists.or(places::containsKey));
      boolean isOne = shape.rank() == 0;
      String name = names.get(i);
      groups.add(new Elements(isOne ? name : Subscript.of(name).base(), shape, i));
      i += shape.size();
    }
    return groups;
  }

  /** The shape of what has its first element there; a number's if it is not complete. */
  private static Dimensions shape(List<String> names, int start, Predicate<String> exists) {
    Subscript first = Subscript.of(names.get(start));
    if (first == null || first.row() != 1 || first.column() > 1) {
      return Dimensions.NUMBER;
    }
    String base = first.base();
    int rows = 1;
    int columns = 1;
    while (exists.test(new Subscript(base, rows + 1, first.column()).name())) {
      rows++;
    }
    while (first.column() == 1 && exists.test(new Subscript(base, 1, columns + 1).name())) {
      columns++;
    }
    Dimensions shape =
        first.column() == 0 ? Dimensions.vector(rows) : Dimensions.matrix(rows, columns);
    for (int i = 0; i < shape.size(); i++) {
      boolean isNext =
          start + i < names.size() && (base + shape.subscript(i)).equals(names.get(start + i));
      if (!isNext) {
        return Dimensions.NUMBER;
      }
    }
    return shape;
  }

  /** Whether it is one number. */
  public boolean isNumber() {
    return shape.rank() == 0;
  }

  /**
   * What it is worth in its shape, as JSON and the language write it: {@code [[1, 2], [3, 4]]}.
   *
   * @param element the text of an element by its place among the names
   */
  public String text(IntFunction<String> element) {
    if (isNumber()) {
      return element.apply(start);
    }
    if (shape.rank() == 1) {
      return row(start, shape.rows(), element);
    }
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < shape.rows(); i++) {
      rows.add(row(start + i * shape.columns(), shape.columns(), element));
    }
    return "[" + String.join(", ", rows) + "]";
  }

  private static String row(int first, int count, IntFunction<String> element) {
    List<String> texts = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      texts.add(element.apply(i));
    }
    return "[" + String.join(", ", texts) + "]";
  }
}
