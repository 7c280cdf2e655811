package autograd.parquet;

import autograd.compile.Kernel;
import autograd.rows.BadData;
import autograd.rows.Batch;
import autograd.rows.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of a Parquet file. */
final class ParquetTable implements Table {
  private final Database database;
  private final Batch.Layout layout;
  private final char delimiter;
  private final String from;
  private final List<Column> columns = new ArrayList<>();
  private final long rows;

  ParquetTable(Database database, Path file, Batch.Layout layout, char delimiter) {
    this.database = database;
    this.layout = layout;
    this.delimiter = delimiter;
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

  private Column column(String name) {
    return columns.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  /** The columns of these names, each once, once they are known to hold numbers. */
  private List<Column> readable(List<String> names) {
    List<Column> readable = new ArrayList<>();
    for (String name : new LinkedHashSet<>(names)) {
      Column column = column(name);
      if (!column.isReadable()) {
        throw new BadData("column " + name + " holds no numbers but " + column.contents());
      }
      readable.add(column);
    }
    return readable;
  }

  @Override
  public Batch.Summary extend(
      Kernel kernel,
      List<String> read,
      List<String> added,
      Batch.OnError onError,
      int threads,
      OutputStream out,
      Batch.Progress progress)
      throws IOException {
    readable(read);
    if (layout == Batch.Layout.DELIMITED) {
      try (TextRows text = new TextRows(database, columns, from, delimiter)) {
        return new Batch(text, layout, delimiter, true)
            .extend(kernel, read, added, onError, threads, out, progress);
      }
    }
    if (rows == 0) {
      return new Batch.Summary(0, 0, List.of(), 0, null, Map.of());
    }
    try (JsonRows text = new JsonRows(database, columns, from)) {
      return new Batch(text, layout, delimiter, true)
          .extend(kernel, read, added, onError, threads, out, progress);
    }
  }

  @Override
  public Batch.Summary sum(
      Kernel kernel,
      List<String> read,
      String group,
      Batch.OnError onError,
      int threads,
      Batch.Progress progress) {
    List<Column> wanted = readable(read);
    try {
      if (group == null) {
        try (NumberRows numbers = new NumberRows(database, wanted, from)) {
          return Batch.ofNumbers(numbers, names(wanted))
              .sum(kernel, read, null, onError, threads, progress);
        }
      }
      Set<Column> withGroup = new LinkedHashSet<>(wanted);
      withGroup.add(column(group));
      try (TextRows text = new TextRows(database, List.copyOf(withGroup), from, ',')) {
        return new Batch(text, Batch.Layout.DELIMITED, ',', true)
            .sum(kernel, read, group, onError, threads, progress);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The results alone, as cells: none at a bad row. */
  Batch.Summary pack(
      Kernel kernel,
      List<String> read,
      List<String> added,
      Batch.OnError onError,
      int threads,
      OutputStream out,
      Batch.Progress progress)
      throws IOException {
    List<Column> wanted = readable(read);
    try (NumberRows numbers = new NumberRows(database, wanted, from)) {
      return Batch.ofNumbers(numbers, names(wanted))
          .pack(kernel, read, added, onError, threads, out, progress);
    }
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }
}
