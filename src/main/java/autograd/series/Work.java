package autograd.series;

/**
 * How many operations on coefficients one question has cost so far, and may cost: what takes longer
 * is undecided, on every machine alike. Not safe for use by several threads.
 */
public final class Work {
  private static final long MOST = 60_000_000;

  private long done;

  /** Counts operations, each as long as its digits are many, and longer if they are very many. */
  void count(long operations, int bits) {
    done += operations * (16 + bits / 64 + (((long) bits * bits) >> 16));
    if (done > MOST) {
      throw Undecided.noRoad("it would take too many operations");
    }
  }
}
