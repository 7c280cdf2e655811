package autograd.rows;

import java.util.List;

/** Reads rows of text and writes them, with what is added, as {@link Cells}. */
final class Packing extends RowFormat {
  private final RowFormat source;
  private final boolean[] isNumber;

  /** Writes the columns of these names as numbers and all others as text. */
  Packing(RowFormat source, List<String> numbers) {
    this.source = source;
    this.isNumber = new boolean[source.columns().size()];
    for (String name : numbers) {
      isNumber[source.columns().indexOf(name)] = true;
    }
  }

  @Override
  List<String> columns() {
    return source.columns();
  }

  @Override
  int lastEnd(byte[] bytes, int length) {
    return source.lastEnd(bytes, length);
  }

  @Override
  int firstEnd(byte[] bytes, int length) {
    return source.firstEnd(bytes, length);
  }

  @Override
  int readHead(byte[] bytes, int length) {
    return source.readHead(bytes, length);
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
    source.writeCells(out, bytes, row, isNumber);
    Packed.results(out, value, gradients, at);
  }

  @Override
  void writeEmpty(Bytes out, byte[] bytes, TableRow row) {
    source.writeCells(out, bytes, row, isNumber);
    Packed.noResults(out, row);
  }

  @Override
  void writeCells(Bytes out, byte[] bytes, TableRow row, boolean[] asNumber) {
    source.writeCells(out, bytes, row, asNumber);
  }
}
