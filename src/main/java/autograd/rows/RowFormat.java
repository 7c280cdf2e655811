package autograd.rows;

import java.util.List;

/** How rows are written as bytes: where they end, what numbers they hold, how results are added. */
abstract class RowFormat {
  /** How the added numbers are written. */
  Results results = Results.PLAIN;

  /** The names of the columns, which the head tells, or the first row. */
  abstract List<String> columns();

  /** Where the last row that is whole ends, or 0. */
  abstract int lastEnd(byte[] bytes, int length);

  /** Where the first row that is whole ends, or 0. */
  abstract int firstEnd(byte[] bytes, int length);

  /** Takes the head of the table from its front, and answers with where the rows begin. */
  abstract int readHead(byte[] bytes, int length);

  /** Reads the rows' numbers, once it is known which are wanted. Not safe for several threads. */
  abstract Reader reader(Selection selection);

  /** Writes the head of a table with further columns. */
  abstract void writeHead(Bytes out, List<String> added);

  /** Writes a row with further numbers; null for a row without an answer. */
  abstract void writeRow(
      Bytes out, byte[] bytes, TableRow row, double value, double[][] gradients, int at);

  /** Writes a row whose added fields are left empty. */
  abstract void writeEmpty(Bytes out, byte[] bytes, TableRow row);

  /** How many bytes before each row stand between rows, and so not before the first. */
  int separator() {
    return 0;
  }

  /** Writes what stands behind the last row. */
  void writeEnd(Bytes out) {
    // Most have nothing there.
  }

  /**
   * Writes the row's own fields as {@link Cells}, one for each of {@link #columns}; those that it
   * lacks are missing.
   *
   * @param isNumber whether the column is written as a number, or else as text
   */
  abstract void writeCells(Bytes out, byte[] bytes, TableRow row, boolean[] isNumber);

  /** Reads rows one after the other. */
  interface Reader {
    /** Reads the row that begins at {@code at}; false if there was only an empty line. */
    boolean read(byte[] bytes, int at, int length, TableRow row);
  }

  /**
   * What is to be read of a row.
   *
   * @param columns the column of each number
   * @param groups the columns that group rows
   * @param added the names of the columns to be added, which a row may not have already
   * @param isWhole whether each of its fields must be one of the columns
   */
  record Selection(
      List<Integer> columns, List<Integer> groups, List<String> added, boolean isWhole) {
    Selection whole() {
      return new Selection(columns, groups, added, true);
    }
  }
}
