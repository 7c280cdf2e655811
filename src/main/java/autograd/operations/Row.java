package autograd.operations;

/**
 * A row of the table as it is written. The whole table is gone through at every start, so a row is
 * taken apart only when something is asked of its operation.
 */
final class Row {
  static final int VALUE = 1;
  static final int DERIVATIVE = 2;
  static final int CONVENTION = 3;
  static final int DOMAIN = 4;
  static final int MEANING = 5;
  static final int EXAMPLE = 6;

  /** The last two columns, which most rows leave out. */
  static final int ACCURACY = 7;

  static final int TRAITS = 8;

  private static final String ALIAS = "= ";

  private final String line;
  private final int bar;

  /** Filled by the first who asks; whoever sees it sees all of it, in whatever thread. */
  private volatile String[] cells;

  Row(String line) {
    this.line = line;
    this.bar = line.indexOf('|');
  }

  /** Whether its operation is written as an operator: without parentheses around the operands. */
  boolean isInfix() {
    int open = line.indexOf('(');
    return open < 0 || open > bar;
  }

  /** Whether it takes any number of operands, {@code max(x, …)}. */
  boolean isVariadic() {
    return line.lastIndexOf('…', bar) > 0;
  }

  /** How its operation is written. */
  String signature() {
    return bar < 0 ? line.trim() : line.substring(0, bar).trim();
  }

  /** What stands before the operands of a function. */
  String functionName() {
    return line.substring(0, line.indexOf('(')).trim();
  }

  /** The operation that this row gives another name, or null. */
  String alias() {
    int start = bar + 1;
    while (start < line.length() && line.charAt(start) == ' ') {
      start++;
    }
    return bar > 0 && line.startsWith(ALIAS, start) ? cell(VALUE).substring(ALIAS.length()) : null;
  }

  /** One of the columns; empty where the row leaves it out. */
  String cell(int column) {
    String[] known = cells;
    if (known == null) {
      known = split();
      cells = known;
    }
    return known[column];
  }

  private String[] split() {
    String[] split = new String[TRAITS + 1];
    split[ACCURACY] = "";
    split[TRAITS] = "";
    int count = 0;
    for (int start = 0; start <= line.length(); count++) {
      int next = line.indexOf('|', start);
      int end = next < 0 ? line.length() : next;
      if (count < split.length) {
        split[count] = line.substring(start, end).trim();
      }
      start = end + 1;
    }
    if (count < ACCURACY || count > split.length) {
      throw new IllegalStateException("a row has " + ACCURACY + " columns, or two more: " + line);
    }
    return split;
  }
}
