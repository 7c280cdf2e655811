package autograd.rows;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A table that can be taken through a kernel, once. */
public interface Table {
  /** The names of its columns. */
  List<String> columns();

  /** How its rows are written as text. */
  RowForm form();

  /**
   * Adds to each row the value and the gradients, and writes it as text.
   *
   * @param look how it is written
   * @param out where the table goes
   * @throws IOException if that takes no more
   */
  Batch.Summary extend(Task task, Look look, OutputStream out) throws IOException;

  /**
   * Hands on the numbers of the columns that the kernel reads, that of the row's group if there are
   * groups, and then the value, row by row, as eight little-endian bytes each. Rows without one of
   * them are left out.
   *
   * @param groups the columns whose fields tell groups apart, counted from 0; none for no groups
   * @param keys numbers the groups; null if there are none
   * @param out gets whole rows
   * @throws IOException if that takes no more
   */
  Batch.Summary numbers(Task task, List<Integer> groups, GroupKeys keys, OutputStream out)
      throws IOException;

  /**
   * Sums values and gradients up over all rows, exactly, whatever the number of threads.
   *
   * @param groups the columns whose fields tell groups apart, counted from 0; none for one sum
   */
  Batch.Summary sum(Task task, List<Integer> groups);

  /** Which part of the table so many rows are; NaN if that is not known. */
  default double share(long rows) {
    return Double.NaN;
  }
}
