package autograd.optimize;

/** Data, row by row, that can be gone through many times and by several threads. */
public interface Observations {
  /** How many segments the rows are kept in, which threads may take one by one. */
  int segments();

  /** How many rows a segment has. */
  int rowsOf(int segment);

  /**
   * Reads rows of a segment.
   *
   * @param from the first of them within the segment
   * @param count how many
   * @param into for each column where its numbers go
   */
  void read(int segment, int from, int count, double[][] into);

  /** The group that all rows of a segment belong to, counted from 0. */
  default int groupOf(int segment) {
    return 0;
  }

  /** How many rows there are. */
  default long rows() {
    long rows = 0;
    for (int s = 0; s < segments(); s++) {
      rows += rowsOf(s);
    }
    return rows;
  }
}
