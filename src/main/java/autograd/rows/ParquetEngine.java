package autograd.rows;

import java.io.IOException;
import java.nio.file.Path;

/** What reads and writes Parquet files. It is large, and so it is only known by this. */
public interface ParquetEngine {
  /** The DuckDB that it is made for and tested with. */
  String DUCKDB_VERSION = "2.0.0.1";

  /**
   * Opens a Parquet file.
   *
   * @param form how its rows look as text
   * @param delimiter what stands between fields of such text
   * @param style what text stands where there is no number
   * @throws UnreadableData if it is none, or broken
   */
  Table read(Path file, RowForm form, char delimiter, NumberStyle style);

  /**
   * Adds to each row of a table the value and the gradients, and writes a Parquet file. The columns
   * of a Parquet file keep their types. Of any other table those that the kernel reads become
   * DOUBLE, and the others text; an empty field is NULL. What is added is DOUBLE.
   *
   * @param table what {@link #read} answered, or a {@link Batch}
   * @param out the file, which is made anew
   * @throws IOException if it cannot be written
   */
  Batch.Summary write(Table table, Task task, Path out) throws IOException;
}
