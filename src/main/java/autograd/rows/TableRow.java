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

  /** The key of its group, one text for each column that groups rows. */
  final String[] groups;

  /** How many of its own fields it lacks. */
  int lacking;

  /** How many fields would have been added. */
  int missing;

  /** What is wrong with it; null if nothing is. */
  String problem;

  /** How to put that right; null if nothing comes to mind. */
  String hint;

  /** Whether no more is wrong than that a number is missing where one may. */
  boolean isMissing;

  /** Whether it is so wrong that nobody knows where the next row begins. */
  boolean isBroken;

  TableRow(int columns, int groups) {
    this.numbers = new double[columns];
    this.groups = new String[groups];
  }

  /** Forgets what was wrong with the row before. */
  void clear() {
    problem = null;
    hint = null;
    isMissing = false;
    isBroken = false;
  }

  /** Notes what is wrong with it, unless something worse is known. */
  void fail(String what) {
    if (problem == null || isMissing) {
      problem = what;
      isMissing = false;
      hint = null;
    }
  }
}
