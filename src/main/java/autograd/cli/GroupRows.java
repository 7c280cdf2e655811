package autograd.cli;

import autograd.optimize.Observations;
import autograd.rows.NumberStore;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a fit, one group after the other, in the order of the groups' names. Each segment
 * holds rows of one group, in the order of the table. Of each row its number is kept, in eight
 * bytes; rows that stand side by side in the table are read at once.
 */
final class GroupRows implements Observations {
  private final FitData data;

  /** The names of the groups. */
  private final List<List<String>> names;

  /** For each group the numbers of its rows. */
  private final List<long[]> rows;

  /** The group of each segment, and its first row within the group. */
  private final List<int[]> segments = new ArrayList<>();

  private GroupRows(FitData data, List<List<String>> names, List<long[]> rows) {
    this.data = data;
    this.names = names;
    this.rows = rows;
    for (int g = 0; g < rows.size(); g++) {
      for (int from = 0; from < rows.get(g).length; from += NumberStore.SEGMENT) {
        segments.add(new int[] {g, from});
      }
    }
  }

  /** Those of a table that was read. */
  static GroupRows of(FitData data) {
    List<List<String>> found = data.groups();
    int count = found.size();
    List<Integer> order = new ArrayList<>();
    for (int g = 0; g < count; g++) {
      order.add(g);
    }
    order.sort((a, b) -> GroupBy.compare(found.get(a), found.get(b)));
    int[] placeOf = new int[count];
    List<List<String>> names = new ArrayList<>();
    for (int g = 0; g < count; g++) {
      placeOf[order.get(g)] = g;
      names.add(found.get(order.get(g)));
    }
    int[] sizes = new int[count];
    visit(data, (row, group) -> sizes[placeOf[group]]++);
    List<long[]> rows = new ArrayList<>();
    for (int size : sizes) {
      rows.add(new long[size]);
    }
    int[] filled = new int[count];
    visit(
        data,
        (row, group) -> {
          int place = placeOf[group];
          rows.get(place)[filled[place]++] = row;
        });
    return new GroupRows(data, names, rows);
  }

  /** Is shown the group of each row. */
  private interface Visitor {
    void see(long row, int group);
  }

  private static void visit(FitData data, Visitor visitor) {
    double[][] numbers = new double[data.width()][NumberStore.SEGMENT];
    for (int s = 0; s < data.segments(); s++) {
      int count = data.rowsOf(s);
      data.read(s, 0, count, numbers);
      for (int i = 0; i < count; i++) {
        visitor.see((long) s * NumberStore.SEGMENT + i, (int) numbers[data.groupColumn()][i]);
      }
    }
  }

  /** How many groups there are. */
  int groups() {
    return names.size();
  }

  /** The fields that tell a group from the others. */
  List<String> name(int group) {
    return names.get(group);
  }

  /** The rows of one group alone. */
  GroupRows only(int group) {
    return new GroupRows(data, List.of(names.get(group)), List.of(rows.get(group)));
  }

  /** The row of the table, as it was kept, that is one of these, counted from 0. */
  long rowOf(long row) {
    long left = row;
    for (long[] group : rows) {
      if (left < group.length) {
        return group[(int) left];
      }
      left -= group.length;
    }
    return -1;
  }

  @Override
  public int segments() {
    return segments.size();
  }

  @Override
  public int rowsOf(int segment) {
    int[] where = segments.get(segment);
    return Math.min(NumberStore.SEGMENT, rows.get(where[0]).length - where[1]);
  }

  @Override
  public int groupOf(int segment) {
    return segments.get(segment)[0];
  }

  @Override
  public void read(int segment, int from, int count, double[][] into) {
    int[] where = segments.get(segment);
    long[] all = rows.get(where[0]);
    int first = where[1] + from;
    int done = 0;
    while (done < count) {
      long row = all[first + done];
      int within = (int) (row % NumberStore.SEGMENT);
      int run = 1;
      while (done + run < count
          && within + run < NumberStore.SEGMENT
          && all[first + done + run] == row + run) {
        run++;
      }
      data.read((int) (row / NumberStore.SEGMENT), within, run, into, done);
      done += run;
    }
  }
}
