package autograd.render;

import autograd.lang.Dimensions;
import autograd.lang.Elements;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Rows of a table in which short vectors, and the rows of small matrices, take one line each. */
final class ElementRows {
  /** Longer ones are shown by elements. */
  private static final int MOST_COLUMNS = 8;

  /** Taller matrices are shown by elements. */
  private static final int MOST_ROWS = 16;

  private ElementRows() {}

  /**
   * The rows with the elements of vectors joined.
   *
   * @param rows the label first
   * @param names what each stands for; null where it has no name
   */
  static List<List<String>> joined(
      List<List<String>> rows, List<String> names, Predicate<String> exists) {
    List<List<String>> joined = new ArrayList<>();
    for (Elements group : Elements.of(names, exists)) {
      Dimensions shape = group.shape();
      int length = shape.rank() == 2 ? shape.columns() : shape.rows();
      boolean isJoined =
          !group.isNumber() && length <= MOST_COLUMNS && shape.size() / length <= MOST_ROWS;
      if (!isJoined) {
        joined.addAll(rows.subList(group.start(), group.start() + shape.size()));
        continue;
      }
      for (int i = 0; i < shape.size() / length; i++) {
        int start = group.start() + i * length;
        String label = shape.rank() == 2 ? group.name() + "[" + (i + 1) + "]" : group.name();
        joined.add(row(label, rows.subList(start, start + length)));
      }
    }
    return joined;
  }

  /** One row for several, each cell with those of all. */
  private static List<String> row(String label, List<List<String>> rows) {
    List<String> row = new ArrayList<>(List.of(label));
    for (int k = 1; k < rows.get(0).size(); k++) {
      int column = k;
      List<String> cells = new ArrayList<>();
      rows.forEach(each -> cells.add(each.get(column)));
      row.add("[" + String.join(", ", cells) + "]");
    }
    return row;
  }
}
