package autograd.rows;

import autograd.compile.Kernel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What reads and writes Parquet files. It is large, and so it is only known by this. */
public interface ParquetEngine {
  /** The DuckDB that it is made for and tested with. */
  String DUCKDB_VERSION = "1.5.6.0";

  /**
   * Opens a Parquet file.
   *
   * @param layout how its rows look as text
   * @param delimiter what stands between fields of such text
   * @throws UnreadableData if it is none, or broken
   */
  Table read(Path file, Batch.Layout layout, char delimiter);

  /**
   * Adds to each row of a table the value and the gradients, and writes a Parquet file. The columns
   * of a Parquet file keep their types. Of any other table those that the kernel reads become
   * DOUBLE, and the others text; an empty field is NULL. What is added is DOUBLE.
   *
   * @param table what {@link #read} answered, or a {@link Batch}
   * @param threads how many threads compute
   * @param out the file, which is made anew
   * @throws IOException if it cannot be written
   */
  Batch.Summary write(
      Table table,
      Kernel kernel,
      List<String> columns,
      List<String> added,
      Batch.OnError onError,
      int threads,
      Path out,
      Batch.Progress progress)
      throws IOException;
}
