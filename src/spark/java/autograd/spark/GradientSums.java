package autograd.spark;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Value and gradient of a formula, added up over a distributed table, and the products of its
 * slopes: the sum of J'J, where J has the slopes of a row. The sums keep what rounding takes away,
 * and go in the order of the partitions.
 */
public final class GradientSums implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  private static final int BLOCK = 1024;

  private final double[] sums;
  private final double[] lost;
  private final int slopes;
  private long rows;

  private GradientSums(int slopes) {
    this.slopes = slopes;
    this.sums = new double[1 + slopes + slopes * slopes];
    this.lost = new double[sums.length];
  }

  /**
   * Adds up.
   *
   * @param columns for each of the formula's {@link Gradients#inputs}, the column that gives it
   * @throws IllegalArgumentException if there is no such column
   */
  public static GradientSums of(Dataset<Row> table, Gradients gradients, List<String> columns) {
    int wanted = gradients.kernel().wanted().size();
    try (Columns numbers = new Columns(table, columns)) {
      GradientSums all = new GradientSums(wanted);
      numbers.each(here -> part(gradients, here, wanted)).forEach(all::add);
      return all;
    }
  }

  private static GradientSums part(
      Gradients gradients, autograd.optimize.Observations rows, int wanted) {
    GradientSums sums = new GradientSums(wanted);
    GradientFunctions.Block block = new GradientFunctions.Block(gradients.kernel(), BLOCK);
    for (int s = 0; s < rows.segments(); s++) {
      for (int from = 0; from < rows.rowsOf(s); from += BLOCK) {
        int count = Math.min(BLOCK, rows.rowsOf(s) - from);
        rows.read(s, from, count, block.in);
        block.worker.run(block.in, count, block.value, block.gradients);
        for (int i = 0; i < count; i++) {
          sums.add(block, i);
        }
        sums.rows += count;
      }
    }
    return sums;
  }

  private void add(GradientFunctions.Block block, int row) {
    add(0, block.value[row]);
    for (int i = 0; i < slopes; i++) {
      double slope = block.gradients[i][row];
      add(1 + i, slope);
      for (int j = 0; j <= i; j++) {
        add(1 + slopes + i * slopes + j, slope * block.gradients[j][row]);
      }
    }
  }

  private void add(GradientSums other) {
    rows += other.rows;
    for (int k = 0; k < sums.length; k++) {
      add(k, other.sums[k]);
      lost[k] += other.lost[k];
    }
  }

  /** Neumaier's sum. */
  private void add(int which, double number) {
    double sum = sums[which] + number;
    lost[which] +=
        Math.abs(sums[which]) >= Math.abs(number)
            ? sums[which] - sum + number
            : number - sum + sums[which];
    sums[which] = sum;
  }

  private double sum(int which) {
    // Where a sum is not finite, what was lost is no number.
    return Double.isFinite(sums[which]) ? sums[which] + lost[which] : sums[which];
  }

  /** How many rows there were. */
  public long rows() {
    return rows;
  }

  /** The sum of the values. */
  public double value() {
    return sum(0);
  }

  /** The sum of the slopes by the one that was wanted at that place. */
  public double gradient(int wanted) {
    return sum(1 + wanted);
  }

  /** The sum of the products of the slopes by two that were wanted. */
  public double product(int wanted, int other) {
    int i = Math.max(wanted, other);
    int j = Math.min(wanted, other);
    return sum(1 + slopes + i * slopes + j);
  }
}
