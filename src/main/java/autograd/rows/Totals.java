package autograd.rows;

/** The sum of the values and of the gradients over some rows, exact until it is asked for. */
public final class Totals {
  private final ExactSum value = new ExactSum();
  private final ExactSum[] gradients;
  private long rows;

  Totals(int gradients) {
    this.gradients = new ExactSum[gradients];
    for (int k = 0; k < gradients; k++) {
      this.gradients[k] = new ExactSum();
    }
  }

  void add(double number, double[][] slopes, int at) {
    value.add(number);
    for (int k = 0; k < gradients.length; k++) {
      gradients[k].add(slopes[k][at]);
    }
    rows++;
  }

  void add(Totals other) {
    value.add(other.value);
    for (int k = 0; k < gradients.length; k++) {
      gradients[k].add(other.gradients[k]);
    }
    rows += other.rows;
  }

  /** How many rows there were. */
  public long rows() {
    return rows;
  }

  /** The sum of the values. */
  public double value() {
    return value.value();
  }

  /** The sum of the gradients by one of what was differentiated by. */
  public double gradient(int which) {
    return gradients[which].value();
  }

  /** The mean of the values, rounded once. */
  public double meanValue() {
    return value.mean(rows);
  }

  /** The mean of the gradients by one of what was differentiated by, rounded once. */
  public double meanGradient(int which) {
    return gradients[which].mean(rows);
  }
}
