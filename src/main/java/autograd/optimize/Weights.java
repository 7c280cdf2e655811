package autograd.optimize;

import java.io.Serial;
import java.io.Serializable;

/**
 * What the residuals are divided by.
 *
 * @param column the column of their standard deviations; -1 if they have one in common
 * @param common that one, above 0
 */
public record Weights(int column, double common) implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  /** All alike. */
  public static final Weights EQUAL = new Weights(-1, 1);

  /** What the residual of a row is divided by. */
  double of(double[] row) {
    return column < 0 ? common : row[column];
  }

  /** Likewise, of rows that are kept column by column. */
  double of(double[][] columns, int row) {
    return column < 0 ? common : columns[column][row];
  }
}
