package autograd.lang;

import autograd.graph.Value;
import java.util.List;

/**
 * A vector or a matrix as a text speaks of it: a way of writing many Values, which are all that the
 * graph has of it.
 */
final class Tensor {
  private final Dimensions dimensions;
  private final Value[] values;

  /** Of Values in order, row by row; none where there is only a shape yet. */
  Tensor(Dimensions dimensions, Value... values) {
    this.dimensions = dimensions;
    this.values = values;
  }

  static Tensor vector(Value... values) {
    return new Tensor(Dimensions.vector(values.length), values);
  }

  Dimensions dimensions() {
    return dimensions;
  }

  int size() {
    return values.length;
  }

  /** Whether it only says what shape an input has that is still to be named. */
  boolean isDeclaration() {
    return values.length == 0;
  }

  /** An element, counted from 0 row by row. */
  Value value(int index) {
    return values[index];
  }

  /** An element of a matrix, counted from 0. */
  Value value(int row, int column) {
    return values[row * dimensions.columns() + column];
  }

  /** All elements, row by row. */
  List<Value> values() {
    return List.of(values);
  }

  /** The elements that are so many apart, from one on. */
  Value[] slice(int first, int step, int count) {
    Value[] slice = new Value[count];
    for (int k = 0; k < count; k++) {
      slice[k] = values[first + k * step];
    }
    return slice;
  }

  /** All elements of a vector. */
  Value[] row() {
    return slice(0, 1, values.length);
  }

  /** A row of a matrix, counted from 0. */
  Value[] row(int row) {
    return slice(row * dimensions.columns(), 1, dimensions.columns());
  }

  /** A column of a matrix, counted from 0. */
  Value[] column(int column) {
    return slice(column, dimensions.columns(), dimensions.rows());
  }

  Tensor transposed() {
    Value[] turned = new Value[values.length];
    int rows = dimensions.rows();
    for (int i = 0; i < values.length; i++) {
      turned[i] = value(i % rows, i / rows);
    }
    return new Tensor(Dimensions.matrix(dimensions.columns(), rows), turned);
  }
}
