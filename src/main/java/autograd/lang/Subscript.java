package autograd.lang;

/**
 * The name of an element taken apart: {@code x[2]}, {@code W[1,2]}.
 *
 * @param base the name of the vector or matrix
 * @param row the row of a matrix, or the place in a vector, counted from 1
 * @param column the column, counted from 1; 0 in a vector
 */
public record Subscript(String base, int row, int column) {
  private static final int LONGEST = 9;

  /** The parts of a name; null if it is not that of an element. */
  public static Subscript of(String name) {
    int open = name == null || !name.endsWith("]") ? -1 : name.lastIndexOf('[');
    if (open < 1) {
      return null;
    }
    String inside = name.substring(open + 1, name.length() - 1);
    int comma = inside.indexOf(',');
    int row = number(comma < 0 ? inside : inside.substring(0, comma));
    int column = comma < 0 ? 0 : number(inside.substring(comma + 1).trim());
    return row < 1 || (comma >= 0 && column < 1)
        ? null
        : new Subscript(name.substring(0, open).trim(), row, column);
  }

  /** A whole number above 0; 0 if it is none. */
  private static int number(String text) {
    boolean isNumber =
        !text.isEmpty()
            && text.length() <= LONGEST
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Integer.parseInt(text) : 0;
  }

  /** The name as answers write it. */
  public String name() {
    return base + "[" + row + (column == 0 ? "" : "," + column) + "]";
  }

  /** The smallest shape that has such an element. */
  public Dimensions dimensions() {
    return column == 0 ? Dimensions.vector(row) : Dimensions.matrix(row, column);
  }
}
