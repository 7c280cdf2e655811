package autograd.rows;

import java.util.List;

/**
 * Writes of each row the numbers that were read from it, that of its group if there are groups, and
 * the value, and nothing else.
 */
final class NumbersAlone extends Wrapped {
  private final GroupKeys keys;

  /** With the keys of the groups; null of none. */
  NumbersAlone(RowFormat source, GroupKeys keys) {
    super(source);
    this.keys = keys;
  }

  @Override
  Reader reader(Selection selection) {
    return source.reader(selection);
  }

  @Override
  void writeHead(Bytes out, List<String> added) {
    // The names are told elsewhere.
  }

  @Override
  void writeRow(Bytes out, byte[] bytes, TableRow row, double value, double[][] gradients, int at) {
    for (double number : row.numbers) {
      out.appendLong(Double.doubleToLongBits(number));
    }
    if (keys != null) {
      out.appendLong(Double.doubleToLongBits(keys.numberOf(List.of(row.groups))));
    }
    out.appendLong(Double.doubleToLongBits(value));
  }

  @Override
  void writeEmpty(Bytes out, byte[] bytes, TableRow row) {
    // A row without its numbers is left out.
  }
}
