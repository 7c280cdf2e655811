package autograd.lang;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of what stands in a text: one number, a vector, or a matrix. A vector has no
 * orientation: it is neither a row nor a column.
 *
 * @param rank 0 for a number, 1 for a vector, 2 for a matrix
 * @param rows how many rows a matrix has, how many elements a vector; 1 for a number
 * @param columns how many columns a matrix has; else 1
 */
public record Dimensions(int rank, int rows, int columns) {
  /** The shape of one number. */
  public static final Dimensions NUMBER = new Dimensions(0, 1, 1);

  /** The shape of a vector. */
  public static Dimensions vector(int length) {
    return new Dimensions(1, length, 1);
  }

  /** The shape of a matrix. */
  public static Dimensions matrix(int rows, int columns) {
    return new Dimensions(2, rows, columns);
  }

  /** How many numbers there are. */
  public int size() {
    return rows * columns;
  }

  boolean isVector() {
    return rank == 1;
  }

  boolean isMatrix() {
    return rank == 2;
  }

  boolean isSquare() {
    return isMatrix() && rows == columns;
  }

  /** What stands behind the name for an element, counted from 0 row by row: {@code [2,1]}. */
  public String subscript(int index) {
    return switch (rank) {
      case 0 -> "";
      case 1 -> "[" + (index + 1) + "]";
      default -> "[" + (index / columns + 1) + "," + (index % columns + 1) + "]";
    };
  }

  /** What stands behind the name for each element, row by row. */
  List<String> subscripts() {
    List<String> subscripts = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      subscripts.add(subscript(i));
    }
    return subscripts;
  }

  /** What it is, with its article. */
  public String kind() {
    return switch (rank) {
      case 0 -> "a number";
      case 1 -> "a vector of " + rows;
      default -> "a " + this + " matrix";
    };
  }

  /** What can be said of something that has this shape: {@code is 2×3}, {@code has 3 elements}. */
  public String verdict() {
    return switch (rank) {
      case 0 -> "is a number";
      case 1 -> rows == 1 ? "has 1 element" : "has " + rows + " elements";
      default -> "is " + this;
    };
  }

  @Override
  public String toString() {
    return rank == 2 ? rows + "×" + columns : String.valueOf(rows);
  }
}
