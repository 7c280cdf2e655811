package autograd.rows;

import java.util.List;

/** Writes of each row nothing but some of the numbers that are added, a line each, tabs between. */
final class Bare extends Wrapped {
  private final int[] which;

  /** Those numbers: 0 is the value, 1 the first gradient, and so on. */
  Bare(RowFormat source, List<Integer> which) {
    super(source);
    this.which = which.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  Reader reader(Selection selection) {
    return source.reader(selection);
  }

  @Override
  void writeHead(Bytes out, List<String> added) {
    // They are bare.
  }

  @Override
  void writeRow(Bytes out, byte[] bytes, TableRow row, double value, double[][] gradients, int at) {
    for (int k = 0; k < which.length; k++) {
      out.append(k == 0 ? "" : "\t");
      results.writeField(out, which[k] == 0 ? value : gradients[which[k] - 1][at], (byte) '\t');
    }
    out.append((byte) '\n');
  }

  @Override
  void writeEmpty(Bytes out, byte[] bytes, TableRow row) {
    out.append("\t".repeat(which.length - 1)).append((byte) '\n');
  }
}
