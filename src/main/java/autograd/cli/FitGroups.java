package autograd.cli;

import autograd.optimize.Model;
import autograd.optimize.Search;
import autograd.optimize.Start;
import java.util.ArrayList;
import java.util.List;

/**
 * One fit for each group of rows; or, where groups share some of the parameters, one fit of all, in
 * which every group has the other parameters for itself.
 */
final class FitGroups {
  /** More parameters at once take too long. */
  private static final int MOST_PARAMETERS = 300;

  private final GroupBy groupBy;
  private final Option share =
      Option.list(
          "NAMES",
          "With --group-by, make one fit in which these parameters are common to all groups (a,b).",
          "--share");

  private FitParameters parameters;
  private GroupRows rows;

  FitGroups(TableOptions table) {
    this.groupBy = new GroupBy("Make a fit for each of their fields (a,b).", table);
  }

  Option groupBy() {
    return groupBy.option();
  }

  Option share() {
    return share;
  }

  boolean isGiven() {
    return groupBy.isGiven();
  }

  /** Whether all groups are fitted at once. */
  boolean isJoint() {
    return share.isGiven();
  }

  /** What the columns are called that tell groups apart. */
  List<String> columns() {
    return groupBy.names();
  }

  /** Reads what there is to read before the table is. */
  void read(FitParameters of, FitData data) {
    parameters = of;
    if (share.isGiven() && !groupBy.isGiven()) {
      throw Failure.wrong("--share is about groups, and there are none", "add --group-by COLUMN");
    }
    for (String name : share.values()) {
      if (!of.names().contains(name)) {
        throw Failure.wrong(
            "--share: '" + name + "' is no parameter",
            "the parameters are " + String.join(", ", of.names()));
      }
    }
    if (groupBy.isGiven()) {
      data.groupBy(groupBy.columns());
    }
  }

  /** Sorts the rows of a table that was read. */
  void sort(FitData data) {
    rows = GroupRows.of(data);
    long all = 0;
    for (String name : parameters.names()) {
      all += share.values().contains(name) ? 1 : rows.groups();
    }
    if (isJoint() && all > MOST_PARAMETERS) {
      throw Failure.wrong(
          rows.groups()
              + " groups have "
              + all
              + " parameters together, more than "
              + MOST_PARAMETERS,
          "leave out --share, which makes a fit for each group alone");
    }
  }

  /** The rows, group by group. */
  GroupRows rows() {
    return rows;
  }

  /** A group in a message: {@code g=A}. */
  String told(int group) {
    List<String> parts = new ArrayList<>();
    for (int c = 0; c < columns().size(); c++) {
      parts.add(columns().get(c) + "=" + rows.name(group).get(c));
    }
    return String.join(", ", parts);
  }

  /** Which of the parameters of one group each parameter of all groups together is. */
  private List<Integer> origins() {
    List<Integer> origins = new ArrayList<>();
    for (int j = 0; j < parameters.names().size(); j++) {
      int times = isCommon(j) ? 1 : rows.groups();
      for (int g = 0; g < times; g++) {
        origins.add(j);
      }
    }
    return origins;
  }

  private boolean isCommon(int parameter) {
    return share.values().contains(parameters.names().get(parameter));
  }

  /** The model of all groups at once, given that of one. */
  Model joint(Model one) {
    List<String> names = new ArrayList<>();
    int[][] places = new int[rows.groups()][parameters.names().size()];
    for (int j = 0; j < parameters.names().size(); j++) {
      String name = parameters.names().get(j);
      for (int g = 0; g < places.length; g++) {
        if (g == 0 || !isCommon(j)) {
          names.add(isCommon(j) ? name : name + "[" + String.join(",", rows.name(g)) + "]");
        }
        places[g][j] = names.size() - 1;
      }
    }
    return one.joint(names, places, rows);
  }

  /** Where all of them begin, given where one group does. */
  Start joint(Start one) {
    return one.spread(origins().stream().mapToInt(Integer::intValue).toArray());
  }

  /** Where each parameter of all groups may go. */
  List<Search.Interval> ranges() {
    return origins().stream().map(parameters.ranges()::get).toList();
  }
}
