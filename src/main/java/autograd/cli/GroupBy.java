package autograd.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code --group-by}: the columns whose fields tell groups of rows apart. */
final class GroupBy {
  private final Option option;
  private final TableOptions table;

  /** Of a table; the summary says what there is for each group. */
  GroupBy(String summary, TableOptions table) {
    this.option = Option.many("COLUMNS", summary, "--group-by");
    this.table = table;
  }

  Option option() {
    return option;
  }

  boolean isGiven() {
    return option.isGiven();
  }

  /** The columns, counted from 0; a name with a comma is one if there is such a column. */
  List<Integer> columns() {
    Set<Integer> columns = new LinkedHashSet<>();
    for (String given : option.values()) {
      List<String> names = table.isColumn(given) ? List.of(given) : List.of(given.split(",", -1));
      names.forEach(name -> columns.add(table.column(name.trim(), option.name())));
    }
    return List.copyOf(columns);
  }

  /** What they are called. */
  List<String> names() {
    return columns().stream().map(table.columns()::get).toList();
  }

  /** The order of dictionaries, column by column. */
  static int compare(List<String> a, List<String> b) {
    int order = 0;
    for (int i = 0; i < a.size() && order == 0; i++) {
      order = a.get(i).compareTo(b.get(i));
    }
    return order;
  }
}
