package autograd.compile;

import java.util.Arrays;

/**
 * Between what the finite numbers of each column lie, of all blocks so far, and below what
 * magnitude none but 0 comes. Rows with other numbers are none of its business: there IEEE
 * arithmetic has the word.
 */
final class Columns {
  /** After so many changes it takes in more than it has to, so that there are not many more. */
  private static final int EXACT_CHANGES = 6;

  private final double[] least;
  private final double[] most;
  private final double[] tiny;
  private int changes;

  Columns(int count) {
    this.least = new double[count];
    this.most = new double[count];
    this.tiny = new double[count];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    Arrays.fill(tiny, Double.POSITIVE_INFINITY);
  }

  /** Whether a column has a finite number. */
  boolean isAny(int column) {
    return least[column] <= most[column];
  }

  double least(int column) {
    return least[column];
  }

  double most(int column) {
    return most[column];
  }

  /** The least magnitude of what is not 0. */
  double tiny(int column) {
    return tiny[column];
  }

  /**
   * Takes a block in.
   *
   * @return whether it lies outside of what was known
   */
  boolean take(double[][] in, int start, int n) {
    boolean isNew = false;
    for (int column = 0; column < in.length; column++) {
      isNew |= take(column, in[column], start, n);
    }
    changes += isNew ? 1 : 0;
    return isNew;
  }

  private boolean take(int column, double[] numbers, int start, int n) {
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    double size = Double.POSITIVE_INFINITY;
    for (int i = start; i < start + n; i++) {
      from = Math.min(from, numbers[i]);
      to = Math.max(to, numbers[i]);
      size = Math.min(size, Math.abs(numbers[i]));
    }
    boolean isIn = from >= least[column] && to <= most[column] && size >= tiny[column];
    // NaN is in no range, and 0 has no magnitude: then it is gone over with care.
    return !isIn && takeWithCare(column, numbers, start, n);
  }

  private boolean takeWithCare(int column, double[] numbers, int start, int n) {
    double from = least[column];
    double to = most[column];
    double size = tiny[column];
    for (int i = start; i < start + n; i++) {
      double number = numbers[i];
      double magnitude = Math.abs(number);
      if (magnitude <= Double.MAX_VALUE) {
        from = number < from ? number : from;
        to = number > to ? number : to;
        size = magnitude < size && magnitude > 0 ? magnitude : size;
      }
    }
    boolean isNew = from != least[column] || to != most[column] || size != tiny[column];
    if (isNew && changes >= EXACT_CHANGES) {
      from = from < least[column] ? down(from) : from;
      to = to > most[column] ? -down(-to) : to;
      size = size < tiny[column] ? size * 0x1p-20 : size;
    }
    least[column] = from;
    most[column] = to;
    tiny[column] = size;
    return isNew;
  }

  /** A number some way below, on the same side of 0. */
  private static double down(double number) {
    double size = Math.abs(number);
    double power = Math.scalb(1.0, Math.min(Math.getExponent(size), 1020));
    return number < 0 ? -4 * power : number > 0 ? power / 2 : 0;
  }
}
