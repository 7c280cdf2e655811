package autograd.functions;

/**
 * A function of one operand over a block of points, with the bits that it has at each. Some are
 * several times as fast as going from point to point.
 */
@FunctionalInterface
public interface BlockFunction {
  /** How many blocks of points a function may work in. */
  int WORK = 4;

  /**
   * Computes the values at the first {@code n} points. Whatever is undefined is NaN; nothing is
   * thrown.
   *
   * @param z where they go; an array other than x
   * @param work from {@link #work}, for at least n points; what is left in it means nothing
   */
  void values(double[] z, double[] x, int n, double[][] work);

  /** Work space, enough for so many points at a time. */
  static double[][] work(int points) {
    return new double[WORK][points];
  }
}
