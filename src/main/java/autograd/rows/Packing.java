package autograd.rows;

import java.util.List;

/** Reads rows of text and writes them, with what is added, as {@link Cells}. */
final class Packing extends Wrapped {
  private final boolean[] isNumber;

  /** Writes those columns as numbers and all others as text. */
  Packing(RowFormat source, List<Integer> numbers) {
    super(source);
    this.isNumber = new boolean[source.columns().size()];
    numbers.forEach(column -> isNumber[column] = true);
  }

  @Override
  void writeHead(Bytes out, List<String> added) {
    // The names are told elsewhere.
  }

  @Override
  void writeRow(Bytes out, byte[] bytes, TableRow row, double value, double[][] gradients, int at) {
    source.writeCells(out, bytes, row, isNumber);
    Packed.results(out, value, gradients, at);
  }

  @Override
  void writeEmpty(Bytes out, byte[] bytes, TableRow row) {
    source.writeCells(out, bytes, row, isNumber);
    Packed.noResults(out, row);
  }
}
