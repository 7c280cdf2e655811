package autograd.lang;

import java.util.ArrayList;
import java.util.List;

/**
 * Functions of vectors and matrices. They are no operations: each is a way of writing operations on
 * elements, which {@link VectorFunctions} writes out.
 */
public enum VectorFunction {
  /** The sum of the products of two vectors' elements. */
  DOT(
      "dot(x, y)",
      "the sum of the products of two vectors' elements, x @ y",
      "dot([1, 2], [3, 4])"),
  /** All products of an element of one vector and one of another. */
  OUTER("outer(x, y)", "the matrix of the products x[i]*y[j]", "outer([1, 2], [3, 4])[2,1]"),
  /** The sum of a square matrix's diagonal. */
  TRACE("trace(A)", "the sum of the diagonal of a square matrix", "trace([[1, 2], [3, 4]])"),
  /** The sum of the elements' sizes. */
  NORM1("norm1(x)", "the sum of the elements' absolute values", "norm1([3, -4])"),
  /** Exponentials that add up to 1. */
  SOFTMAX(
      "softmax(x)", "exp(x - logsumexp(x)): exponentials that add up to 1", "softmax([0, 0])[1]"),
  /** The sums of the first element, the first two, and so on. */
  CUMSUM(
      "cumsum(x)", "the sums of the first 1, 2, 3, … elements of a vector", "cumsum([1, 2, 3])[3]"),
  /** Rows for columns. */
  TRANSPOSE(
      "transpose(A)", "the matrix with rows for columns, A.T", "transpose([[1, 2], [3, 4]])[1,2]"),
  /** The determinant. */
  DET("det(A)", "the determinant of a matrix of up to 8 rows", "det([[1, 2], [3, 4]])"),
  /** The inverse matrix. */
  INV("inv(A)", "the inverse of a matrix of up to 6 rows", "inv([[1, 2], [3, 4]])[1,1]"),
  /** The solution of linear equations. */
  SOLVE(
      "solve(A, b)",
      "the x for which A @ x is b, of up to 6 elements",
      "solve([[1, 2], [3, 4]], [5, 6])[1]"),
  /** A vector, element by element. */
  VECTOR(
      "vector(i = 1, n, x)",
      "the vector of the x for i = 1, 2, … n; v = vector(n) declares an input",
      "vector(i = 1, 3, i^2)[3]"),
  /** An input that is a matrix. */
  MATRIX("matrix(m, n)", "W = matrix(m, n) declares an input of m rows and n columns", null);

  private final String signature;
  private final String meaning;
  private final String example;

  VectorFunction(String signature, String meaning, String example) {
    this.signature = signature;
    this.meaning = meaning;
    this.example = example;
  }

  /** How it is written. */
  public String signature() {
    return signature;
  }

  /** What it is, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** A formula that has a number for its value; null if it only declares. */
  public String example() {
    return example;
  }

  /** What stands before its operands. */
  public String functionName() {
    return signature.substring(0, signature.indexOf('('));
  }

  /** How many operands it takes. */
  int arity() {
    return 1 + (int) signature.chars().filter(c -> c == ',').count();
  }

  /** The one of that name; null if there is none. */
  static VectorFunction named(String name) {
    for (VectorFunction each : values()) {
      if (each.functionName().equals(name)) {
        return each;
      }
    }
    return null;
  }

  /** The names of all. */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (VectorFunction each : values()) {
      names.add(each.functionName());
    }
    return names;
  }
}
