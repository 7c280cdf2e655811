package autograd.rows;

import java.util.List;

/** Reads rows as another format does, and writes them in a way of its own. */
abstract class Wrapped extends RowFormat {
  final RowFormat source;

  Wrapped(RowFormat source) {
    this.source = source;
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
    return source.reader(selection.whole());
  }

  @Override
  void writeCells(Bytes out, byte[] bytes, TableRow row, boolean[] isNumber) {
    source.writeCells(out, bytes, row, isNumber);
  }
}
