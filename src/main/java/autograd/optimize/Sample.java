package autograd.optimize;

/**
 * What was observed, row by row, and how far each row is trusted.
 *
 * @param rows the data; null if they are elsewhere
 * @param width how many columns they have
 * @param response the column of what a formula is to come near to
 */
public record Sample(Observations rows, int width, int response, Weights weights) {
  /** The same columns of other rows. */
  Sample of(Observations others) {
    return new Sample(others, width, response, weights);
  }

  /** What was observed at all rows, counted in a unit. */
  Observed observed(int unit) {
    Observed observed = new Observed();
    double[][] data = new double[width][RowFormula.BLOCK];
    for (int s = 0; s < rows.segments(); s++) {
      for (int from = 0; from < rows.rowsOf(s); from += RowFormula.BLOCK) {
        int count = Math.min(RowFormula.BLOCK, rows.rowsOf(s) - from);
        rows.read(s, from, count, data);
        for (int i = 0; i < count; i++) {
          observed.add(Math.scalb(data[response][i], -unit), weights.of(data, i));
        }
      }
    }
    return observed;
  }
}
