package autograd.rows;

import autograd.compile.Kernel;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is to be done with the rows of a table.
 *
 * @param kernel what is computed
 * @param columns for each of the kernel's columns, which of the table's it is, counted from 0; then
 *     those that only {@code beside} reads
 * @param added what the new columns are called: that of the value, those of the gradients, and that
 *     of what is beside them. With such a one the kernel may have more gradients, which only that
 *     one needs
 * @param onError what to do with a bad row
 * @param threads how many threads compute
 * @param isNoted whether there is something to tell of a row, given the kernel's columns there,
 *     asked by several threads; null if that is not to be found out
 * @param progress hears how far the work has come
 * @param beside a number that every row gets besides; null for none
 */
public record Task(
    Kernel kernel,
    List<Integer> columns,
    List<String> added,
    Batch.OnError onError,
    int threads,
    Predicate<double[]> isNoted,
    Batch.Progress progress,
    Beside beside) {

  /** A number that follows from what is read of a row and the gradients there. */
  public interface Beside {
    /**
     * What is wrong with a row that has all numbers; null if nothing is.
     *
     * @param numbers those of the task's columns
     */
    String complaint(double[] numbers);

    /**
     * The number.
     *
     * @param numbers those of the task's columns
     * @param gradients the kernel's
     * @param at where in each of these the row is
     */
    double of(double[] numbers, double[][] gradients, int at);
  }

  /** With nothing besides value and gradients. */
  public Task(
      Kernel kernel,
      List<Integer> columns,
      List<String> added,
      Batch.OnError onError,
      int threads,
      Predicate<double[]> isNoted,
      Batch.Progress progress) {
    this(kernel, columns, added, onError, threads, isNoted, progress, null);
  }

  /** The same of a table whose columns are others. */
  public Task of(List<Integer> others) {
    return new Task(kernel, others, added, onError, threads, isNoted, progress, beside);
  }

  /** The same with another treatment of bad rows. */
  public Task on(Batch.OnError other) {
    return new Task(kernel, columns, added, other, threads, isNoted, progress, beside);
  }
}
