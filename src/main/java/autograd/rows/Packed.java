package autograd.rows;

import java.util.List;

/** Rows of the numbers that a kernel reads, and of those that it answers with, as {@link Cells}. */
final class Packed extends RowFormat {
  private final List<String> columns;
  private final NumberStyle style;

  Packed(List<String> columns, NumberStyle style) {
    this.style = style;
    this.columns = List.copyOf(columns);
  }

  @Override
  List<String> columns() {
    return columns;
  }

  /** How many bytes a row has; one without numbers has those of one, or it could not be counted. */
  private int size() {
    return Long.BYTES * Math.max(1, columns.size());
  }

  @Override
  int lastEnd(byte[] bytes, int length) {
    return length - length % size();
  }

  @Override
  int firstEnd(byte[] bytes, int length) {
    return length < size() ? 0 : size();
  }

  @Override
  int readHead(byte[] bytes, int length) {
    return 0;
  }

  @Override
  Reader reader(Selection selection) {
    int[] fields = selection.columns().stream().mapToInt(Integer::intValue).toArray();
    return (bytes, at, length, row) -> {
      row.start = at;
      row.end = at + size();
      row.bodyEnd = row.end;
      row.clear();
      for (int c = 0; c < fields.length; c++) {
        long bits = Bytes.longAt(bytes, at + Long.BYTES * fields[c]);
        row.numbers[c] = Double.longBitsToDouble(bits);
        if (Double.isNaN(row.numbers[c]) && (row.problem == null || row.isMissing)) {
          row.problem =
              "column "
                  + columns.get(fields[c])
                  + (bits == Cells.MISSING
                      ? " is empty"
                      : bits == Cells.NO_NUMBER
                          ? " holds text that is no number"
                          : " holds 'NaN', which is no number");
          row.isMissing = bits == Cells.MISSING && style.isNull(new byte[0], 0, 0);
        }
      }
      return true;
    };
  }

  @Override
  void writeHead(Bytes out, List<String> added) {
    // The names are told elsewhere.
  }

  @Override
  void writeRow(Bytes out, byte[] bytes, TableRow row, double value, double[][] gradients, int at) {
    results(out, value, gradients, at);
  }

  @Override
  void writeEmpty(Bytes out, byte[] bytes, TableRow row) {
    noResults(out, row);
  }

  @Override
  void writeCells(Bytes out, byte[] bytes, TableRow row, boolean[] isNumber) {
    throw new UnsupportedOperationException("its cells are told elsewhere");
  }

  static void results(Bytes out, double value, double[][] gradients, int at) {
    out.appendLong(Double.doubleToLongBits(value));
    for (double[] gradient : gradients) {
      out.appendLong(Double.doubleToLongBits(gradient[at]));
    }
  }

  static void noResults(Bytes out, TableRow row) {
    for (int i = 0; i < row.missing; i++) {
      out.appendLong(Cells.MISSING);
    }
  }
}
