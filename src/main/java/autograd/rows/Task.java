package autograd.rows;

import autograd.compile.Kernel;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is to be done with the rows of a table.
 *
 * @param kernel what is computed
 * @param columns for each of the kernel's columns, which of the table's it is, counted from 0
 * @param added what the new columns are called: that of the value, those of the gradients
 * @param onError what to do with a bad row
 * @param threads how many threads compute
 * @param isNoted whether there is something to tell of a row, given the kernel's columns there,
 *     asked by several threads; null if that is not to be found out
 * @param progress hears how far the work has come
 */
public record Task(
    Kernel kernel,
    List<Integer> columns,
    List<String> added,
    Batch.OnError onError,
    int threads,
    Predicate<double[]> isNoted,
    Batch.Progress progress) {

  /** The same of a table whose columns are others. */
  public Task of(List<Integer> others) {
    return new Task(kernel, others, added, onError, threads, isNoted, progress);
  }

  /** The same with another treatment of bad rows. */
  public Task on(Batch.OnError other) {
    return new Task(kernel, columns, added, other, threads, isNoted, progress);
  }
}
