package autograd.rows;

import autograd.compile.Kernel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A table that can be taken through a kernel, once. */
public interface Table {
  /** The names of its columns. */
  List<String> columns();

  /**
   * Adds to each row the value and the gradients, and writes it as text.
   *
   * @param kernel what is computed
   * @param columns for each of the kernel's columns, which of the table's it is
   * @param added what the new columns are called: that of the value, those of the gradients
   * @param onError what to do with a bad row
   * @param out where the table goes
   * @throws IOException if that takes no more
   */
  Batch.Summary extend(
      Kernel kernel,
      List<String> columns,
      List<String> added,
      Batch.OnError onError,
      int threads,
      OutputStream out,
      Batch.Progress progress)
      throws IOException;

  /**
   * Sums values and gradients up over all rows, exactly, whatever the number of threads.
   *
   * @param kernel what is computed
   * @param columns for each of the kernel's columns, which of the table's it is
   * @param group the column whose fields tell groups apart; null for one sum
   */
  Batch.Summary sum(
      Kernel kernel,
      List<String> columns,
      String group,
      Batch.OnError onError,
      int threads,
      Batch.Progress progress);

  /** Which part of the table so many rows are; NaN if that is not known. */
  default double share(long rows) {
    return Double.NaN;
  }
}
