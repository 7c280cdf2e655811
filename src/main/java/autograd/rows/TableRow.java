package autograd.rows;

/** Where the parts of a row stand in its chunk, and the numbers in it. Filled anew for each row. */
final class TableRow {
  /** Where the row begins. */
  int start;

  /** Where its last field ends. */
  int bodyEnd;

  /** Where the next row begins. */
  int end;

  /** The number of each column that the kernel reads, in the kernel's order. */
  final double[] numbers;

  /** The key of its group; null if rows are not grouped. */
  String group;

  /** How many of its own fields it lacks. */
  int lacking;

  /** How many fields would have been added. */
  int missing;

  /** What is wrong with it; null if nothing is. */
  String problem;

  TableRow(int columns) {
    this.numbers = new double[columns];
  }
}
