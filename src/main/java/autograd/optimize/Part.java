package autograd.optimize;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;

/** What came of some rows: the triangle of their slopes, and what their residuals cost. */
public final class Part implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  private final Triangle triangle;
  private final double[] largest;
  private final long rows;
  private double sum;
  private double lost;
  private long bad = -1;

  /** Of so many rows, and so many parameters. */
  Part(int parameters, long rows) {
    this.triangle = new Triangle(parameters);
    this.largest = new double[parameters + 1];
    this.rows = rows;
  }

  /** Parts of rows that follow each other, as one. */
  static Part of(int parameters, List<Part> parts) {
    Part whole = new Part(parameters, parts.stream().mapToLong(part -> part.rows).sum());
    long before = 0;
    for (Part part : parts) {
      whole.triangle.absorb(part.triangle);
      whole.add(part.sum);
      for (int j = 0; j <= parameters; j++) {
        whole.enlarge(j, part.largest[j]);
      }
      if (part.bad >= 0 && whole.bad < 0) {
        whole.bad = before + part.bad;
      }
      before += part.rows;
    }
    return whole;
  }

  /** Adds, and keeps what rounding takes away. */
  void add(double number) {
    double more = number - lost;
    double total = sum + more;
    lost = total - sum - more;
    sum = total;
  }

  /** Hears of a slope by a parameter, or of a residual as if by one more. */
  void enlarge(int j, double size) {
    largest[j] = Math.max(largest[j], size);
  }

  /** Says at which row, counted from 0, there is no number. */
  void spoil(long row) {
    bad = row;
  }

  boolean isSpoiled() {
    return bad >= 0;
  }

  Triangle triangle() {
    return triangle;
  }

  /** The largest slope by a parameter; after the last of these, the largest residual. */
  double largest(int j) {
    return largest[j];
  }

  /** What it tells of a choice of the parameters. */
  Linear at(double... choice) {
    return new Linear(choice, triangle, sum, bad);
  }
}
