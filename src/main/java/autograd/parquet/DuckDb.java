package autograd.parquet;

import autograd.rows.BadData;
import autograd.rows.Batch;
import autograd.rows.NumberStyle;
import autograd.rows.ParquetEngine;
import autograd.rows.RowForm;
import autograd.rows.Table;
import autograd.rows.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunctionBuilder;

/**
 * DuckDB as the engine. A new file is one COPY of a query, which selects from a function whose rows
 * are computed here, in the meantime. Where the table is a Parquet file too, the query joins its
 * rows as they are, of whatever types, to what was computed of them, by position; both streams are
 * in order, and neither is held in memory.
 */
public final class DuckDb implements ParquetEngine {
  private static final AtomicInteger FUNCTIONS = new AtomicInteger();

  private final Database database = new Database();

  /** Starts the database. */
  public DuckDb() {}

  @Override
  public Table read(Path file, RowForm form, char delimiter, NumberStyle style) {
    return new ParquetTable(database, file, form, delimiter, style);
  }

  @Override
  public Batch.Summary write(Table table, Task task, Path out) throws IOException {
    List<String> added = task.added();
    checkNames(table.columns(), added);
    List<RowFunction.Cell> cells = new ArrayList<>();
    if (table instanceof Batch) {
      for (int c = 0; c < table.columns().size(); c++) {
        cells.add(new RowFunction.Cell(table.columns().get(c), task.columns().contains(c)));
      }
    }
    added.forEach(name -> cells.add(new RowFunction.Cell(name, true)));
    Handover handover = new Handover();
    String function = "rows" + FUNCTIONS.incrementAndGet();
    String query = "SELECT * FROM " + function + "()";
    if (table instanceof ParquetTable parquet) {
      String isKept = "r." + Database.name(added.get(0)) + " IS NOT NULL";
      query =
          "SELECT p.*, r.* FROM "
              + parquet.from()
              + " AS p POSITIONAL JOIN "
              + function
              + "() AS r"
              + (task.onError() == Batch.OnError.SKIP ? " WHERE " + isKept : "");
    }
    FutureTask<Void> copy = copy(query, out, function, new RowFunction(cells, handover), handover);
    Thread thread = new Thread(copy, "parquet");
    thread.setDaemon(true);
    thread.start();
    try {
      Batch.Summary summary = compute(table, task, handover);
      if (summary.failure() == null) {
        handover.close();
        await(copy);
      }
      return summary;
    } catch (IOException e) {
      // The copy has given up, and knows better why.
      await(copy);
      throw e;
    } finally {
      handover.abandon();
      join(thread);
    }
  }

  private static Batch.Summary compute(Table table, Task task, Handover to) throws IOException {
    if (table instanceof ParquetTable parquet) {
      // Rows that are to be left out must be there to be counted, up to the join.
      boolean isSkip = task.onError() == Batch.OnError.SKIP;
      return parquet.pack(isSkip ? task.on(Batch.OnError.NULL) : task, to);
    }
    return ((Batch) table).pack(task, to);
  }

  private FutureTask<Void> copy(
      String query, Path out, String name, RowFunction rows, Handover from) {
    return new FutureTask<>(
        () -> {
          try (DuckDBConnection connection = database.connect();
              DuckDBTableFunctionBuilder function = DuckDBFunctions.tableFunction()) {
            function.withName(name).withFunction(rows).register(connection);
            try (java.sql.Statement statement = connection.createStatement()) {
              // A file that is renamed when it is whole is what the caller has already.
              statement.execute(
                  "COPY ("
                      + query
                      + ") TO "
                      + Database.text(out.toAbsolutePath().toString())
                      + " (FORMAT parquet, USE_TMP_FILE false)");
            }
          } finally {
            from.abandon();
          }
          return null;
        });
  }

  private static void await(FutureTask<Void> copy) throws IOException {
    try {
      copy.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException failure) {
        if (Database.isReading(failure)) {
          throw RowStream.unreadable(failure);
        }
        throw new IOException(Database.reason(failure), failure);
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** To the database, names that differ in their case alone are the same. */
  private static void checkNames(List<String> columns, List<String> added) {
    Map<String, String> known = new HashMap<>();
    for (List<String> names : List.of(columns, added)) {
      for (String name : names) {
        String other = known.put(name.toLowerCase(Locale.ROOT), name);
        if (other != null) {
          throw new BadData(
              "a Parquet file cannot have columns called '" + other + "' and '" + name + "'");
        }
      }
    }
  }
}
