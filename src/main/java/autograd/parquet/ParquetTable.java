package autograd.parquet;

import autograd.rows.BadData;
import autograd.rows.Batch;
import autograd.rows.GroupKeys;
import autograd.rows.Look;
import autograd.rows.NumberStyle;
import autograd.rows.RowForm;
import autograd.rows.Table;
import autograd.rows.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rows of a Parquet file. */
final class ParquetTable implements Table {
  private final Database database;
  private final RowForm form;
  private final char delimiter;
  private final NumberStyle style;
  private final String from;
  private final List<Column> columns = new ArrayList<>();
  private final long rows;

  ParquetTable(Database database, Path file, RowForm form, char delimiter, NumberStyle style) {
    this.database = database;
    this.form = form;
    this.delimiter = delimiter;
    this.style = style;
    this.from = Database.scan(file);
    try {
      for (String[] row : database.rows("DESCRIBE SELECT * FROM " + from)) {
        columns.add(new Column(row[0], row[1]));
      }
      rows = Long.parseLong(database.rows("SELECT count(*)::VARCHAR FROM " + from).get(0)[0]);
    } catch (SQLException e) {
      throw RowStream.unreadable(e);
    }
  }

  @Override
  public List<String> columns() {
    return columns.stream().map(Column::name).toList();
  }

  @Override
  public double share(long done) {
    return rows == 0 ? Double.NaN : (double) done / rows;
  }

  String from() {
    return from;
  }

  @Override
  public RowForm form() {
    return form;
  }

  /** Those columns, each once, once they are known to hold numbers. */
  private List<Column> readable(List<Integer> which) {
    List<Column> readable = new ArrayList<>();
    for (int each : new LinkedHashSet<>(which)) {
      Column column = columns.get(each);
      if (!column.isReadable()) {
        throw new BadData("column " + column.name() + " holds no numbers but " + column.contents());
      }
      readable.add(column);
    }
    return readable;
  }

  /** The same of a table that has but some of the columns. */
  private Task of(Task task, List<Column> some) {
    return task.of(places(task.columns(), some));
  }

  @Override
  public Batch.Summary extend(Task task, Look look, OutputStream out) throws IOException {
    readable(task.columns());
    if (!form.isJson()) {
      try (TextRows text = new TextRows(database, columns, from, delimiter)) {
        return new Batch(text, dialect(Batch.Layout.DELIMITED, delimiter)).extend(task, look, out);
      }
    }
    if (rows == 0) {
      if (form == RowForm.JSON && look.bare() == null) {
        out.write("[\n]\n".getBytes(StandardCharsets.UTF_8));
      }
      return Batch.Summary.ofNothing();
    }
    try (JsonRows text = new JsonRows(database, columns, from)) {
      Look json = new Look(form, look.rounding(), look.bare());
      return new Batch(text, dialect(Batch.Layout.JSON_LINES, ',')).extend(task, json, out);
    }
  }

  private Batch.Dialect dialect(Batch.Layout layout, char delimiter) {
    return new Batch.Dialect(layout, delimiter, true, style);
  }

  @Override
  public Batch.Summary sum(Task task, List<Integer> groups) {
    List<Column> wanted = readable(task.columns());
    try {
      if (groups.isEmpty()) {
        try (NumberRows numbers = new NumberRows(database, wanted, from, style)) {
          return Batch.ofNumbers(numbers, names(wanted), style).sum(of(task, wanted), groups);
        }
      }
      List<Column> some = with(groups, wanted);
      try (TextRows text = new TextRows(database, some, from, ',')) {
        return new Batch(text, dialect(Batch.Layout.DELIMITED, ','))
            .sum(of(task, some), places(groups, some));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Batch.Summary numbers(Task task, List<Integer> groups, GroupKeys keys, OutputStream out)
      throws IOException {
    List<Column> wanted = readable(task.columns());
    if (groups.isEmpty()) {
      try (NumberRows numbers = new NumberRows(database, wanted, from, style)) {
        return Batch.ofNumbers(numbers, names(wanted), style)
            .numbers(of(task, wanted), groups, keys, out);
      }
    }
    List<Column> some = with(groups, wanted);
    try (TextRows text = new TextRows(database, some, from, ',')) {
      return new Batch(text, dialect(Batch.Layout.DELIMITED, ','))
          .numbers(of(task, some), places(groups, some), keys, out);
    }
  }

  /** Those columns, and with them those that tell groups apart. */
  private List<Column> with(List<Integer> groups, List<Column> wanted) {
    Set<Column> all = new LinkedHashSet<>(wanted);
    groups.forEach(group -> all.add(columns.get(group)));
    return List.copyOf(all);
  }

  /** Where columns of the table stand among those. */
  private List<Integer> places(List<Integer> which, List<Column> some) {
    return which.stream().map(each -> some.indexOf(columns.get(each))).toList();
  }

  /** The results alone, as cells: none at a bad row. */
  Batch.Summary pack(Task task, OutputStream out) throws IOException {
    List<Column> wanted = readable(task.columns());
    try (NumberRows numbers = new NumberRows(database, wanted, from, style)) {
      return Batch.ofNumbers(numbers, names(wanted), style).pack(of(task, wanted), out);
    }
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }
}
