package autograd.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Makes up formulas of vectors and matrices, each in three spellings: with vectors, written out
 * number by number by rules of its own, and in NumPy.
 */
final class VectorFormulas {
  private static final String[] SMOOTH = {"tanh", "exp", "sin", "sigmoid", "cos"};

  private final Random random;

  /** How many of each side there are. */
  private final int rows;

  private final int columns;

  /** How many indexes ran. */
  private int indexes;

  VectorFormulas(long seed) {
    random = new Random(seed);
    rows = 2 + random.nextInt(2);
    columns = 2 + random.nextInt(2);
  }

  /**
   * A formula or a part of one.
   *
   * @param vector as it is typed with vectors
   * @param numpy as NumPy has it
   * @param elements each element as a formula of numbers, row by row
   * @param shape its shape
   */
  record Spelling(String vector, String numpy, List<String> elements, Dimensions shape) {}

  /** What the formulas are made of: v has as many elements as W columns, u as it has rows. */
  List<Spelling> inputs() {
    return List.of(
        input("W", Dimensions.matrix(rows, columns)),
        input("v", Dimensions.vector(columns)),
        input("u", Dimensions.vector(rows)),
        input("a", Dimensions.NUMBER));
  }

  private static Spelling input(String name, Dimensions shape) {
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      elements.add(plain(name + shape.subscript(i)));
    }
    return new Spelling(name, name, elements, shape);
  }

  /** The name that the number has which an element is: {@code W_1_2}. */
  static String plain(String element) {
    return element.replace("]", "").replaceAll("[\\[,]", "_");
  }

  /** A formula that is worth a number. */
  Spelling number(int depth) {
    if (depth == 0) {
      return input("a", Dimensions.NUMBER);
    }
    Dimensions some = random.nextBoolean() ? Dimensions.vector(columns) : Dimensions.vector(rows);
    return switch (random.nextInt(9)) {
      case 0 -> reduced("sum", vector(some, depth - 1));
      case 1 -> reduced("mean", vector(some, depth - 1));
      case 2 -> reduced("prod", vector(some, depth - 1));
      case 3 -> product(vector(some, depth - 1), vector(some, depth - 1));
      case 4 -> function(number(depth - 1));
      case 5 -> binary(number(depth - 1), number(depth - 1));
      case 6 -> element(vector(some, depth - 1));
      case 7 -> quadratic(depth - 1);
      default -> running(depth - 1);
    };
  }

  private Spelling vector(Dimensions shape, int depth) {
    if (depth == 0) {
      return input(shape.rows() == columns ? "v" : "u", shape);
    }
    boolean isOfColumns = shape.rows() == columns;
    return switch (random.nextInt(7)) {
      case 0, 1 -> function(vector(shape, depth - 1));
      case 2 -> binary(vector(shape, depth - 1), vector(shape, depth - 1));
      case 3 -> binary(number(depth - 1), vector(shape, depth - 1));
      case 4 ->
          isOfColumns
              ? product(vector(Dimensions.vector(rows), depth - 1), matrix(depth - 1))
              : product(matrix(depth - 1), vector(Dimensions.vector(columns), depth - 1));
      case 5 -> cumulated(vector(shape, depth - 1));
      default -> isOfColumns ? row(matrix(depth - 1)) : column(matrix(depth - 1));
    };
  }

  private Spelling matrix(int depth) {
    if (depth == 0) {
      return input("W", Dimensions.matrix(rows, columns));
    }
    return switch (random.nextInt(4)) {
      case 0 -> function(matrix(depth - 1));
      case 1 -> binary(matrix(depth - 1), matrix(depth - 1));
      case 2 ->
          outer(
              vector(Dimensions.vector(rows), depth - 1),
              vector(Dimensions.vector(columns), depth - 1));
      default -> binary(matrix(depth - 1), number(depth - 1));
    };
  }

  private static Spelling each(
      String vector, String numpy, Spelling operand, UnaryOperator<String> element) {
    return new Spelling(
        vector, numpy, operand.elements().stream().map(element).toList(), operand.shape());
  }

  private Spelling function(Spelling operand) {
    String name = SMOOTH[random.nextInt(SMOOTH.length)];
    String theirs = name.equals("sigmoid") ? name : "np." + name;
    String inside = "(" + operand.vector() + ")";
    return each(
        name + inside,
        theirs + "(" + operand.numpy() + ")",
        operand,
        element -> name + "(" + element + ")");
  }

  private Spelling binary(Spelling left, Spelling right) {
    String sign = "+-*".substring(random.nextInt(3)).substring(0, 1);
    boolean isLeftNumber = left.shape().rank() == 0;
    boolean isRightNumber = right.shape().rank() == 0;
    Dimensions shape = isLeftNumber ? right.shape() : left.shape();
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      String first = left.elements().get(isLeftNumber ? 0 : i);
      String second = right.elements().get(isRightNumber ? 0 : i);
      elements.add("(" + first + ")" + sign + "(" + second + ")");
    }
    return new Spelling(
        "(" + left.vector() + ") " + sign + " (" + right.vector() + ")",
        "(" + left.numpy() + ") " + sign + " (" + right.numpy() + ")",
        elements,
        shape);
  }

  private static Spelling reduced(String name, Spelling operand) {
    return new Spelling(
        name + "(" + operand.vector() + ")",
        "np." + name + "(" + operand.numpy() + ")",
        List.of(name + "(" + String.join(", ", operand.elements()) + ")"),
        Dimensions.NUMBER);
  }

  /** A product {@code A @ B}, each element added up from left to right. */
  private static Spelling product(Spelling left, Spelling right) {
    int inner = right.shape().rows();
    int height = left.shape().rank() == 2 ? left.shape().rows() : 1;
    int width = right.shape().columns();
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        List<String> terms = new ArrayList<>();
        for (int k = 0; k < inner; k++) {
          String first = left.elements().get(i * inner + k);
          terms.add("(" + first + ")*(" + right.elements().get(k * width + j) + ")");
        }
        elements.add(String.join(" + ", terms));
      }
    }
    Dimensions shape =
        left.shape().rank() == 1 && right.shape().rank() == 1
            ? Dimensions.NUMBER
            : Dimensions.vector(elements.size());
    return new Spelling(
        "(" + left.vector() + ") @ (" + right.vector() + ")",
        "(" + left.numpy() + ") @ (" + right.numpy() + ")",
        elements,
        shape);
  }

  private static Spelling outer(Spelling left, Spelling right) {
    List<String> elements = new ArrayList<>();
    for (String first : left.elements()) {
      right.elements().forEach(second -> elements.add("(" + first + ")*(" + second + ")"));
    }
    return new Spelling(
        "outer(" + left.vector() + ", " + right.vector() + ")",
        "np.outer(" + left.numpy() + ", " + right.numpy() + ")",
        elements,
        Dimensions.matrix(left.shape().rows(), right.shape().rows()));
  }

  private static Spelling cumulated(Spelling operand) {
    List<String> elements = new ArrayList<>(operand.elements());
    for (int i = 1; i < elements.size(); i++) {
      elements.set(i, "(" + elements.get(i - 1) + ") + (" + elements.get(i) + ")");
    }
    return new Spelling(
        "cumsum(" + operand.vector() + ")",
        "np.cumsum(" + operand.numpy() + ")",
        elements,
        operand.shape());
  }

  private Spelling element(Spelling operand) {
    int index = random.nextInt(operand.shape().size());
    return new Spelling(
        "(" + operand.vector() + ")[" + (index + 1) + "]",
        "(" + operand.numpy() + ")[" + index + "]",
        List.of(operand.elements().get(index)),
        Dimensions.NUMBER);
  }

  private Spelling row(Spelling matrix) {
    int row = random.nextInt(rows);
    return new Spelling(
        "(" + matrix.vector() + ")[" + (row + 1) + "]",
        "(" + matrix.numpy() + ")[" + row + "]",
        matrix.elements().subList(row * columns, (row + 1) * columns),
        Dimensions.vector(columns));
  }

  private Spelling column(Spelling matrix) {
    int column = random.nextInt(columns);
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      elements.add(matrix.elements().get(i * columns + column));
    }
    return new Spelling(
        "(" + matrix.vector() + ").T[" + (column + 1) + "]",
        "(" + matrix.numpy() + ").T[" + column + "]",
        elements,
        Dimensions.vector(rows));
  }

  /** {@code u @ A @ v}. */
  private Spelling quadratic(int depth) {
    Spelling left = vector(Dimensions.vector(rows), depth);
    Spelling right = vector(Dimensions.vector(columns), depth);
    return product(product(left, matrix(depth)), right);
  }

  /** A sum over an index of elements of a vector. */
  private Spelling running(int depth) {
    Spelling operand = vector(Dimensions.vector(columns), depth);
    List<String> terms = new ArrayList<>();
    for (int k = 1; k <= columns; k++) {
      terms.add("(" + operand.elements().get(k - 1) + ")^2*" + k + " - v_" + k);
    }
    // Ranges may stand within each other, where each index needs a name of its own.
    String i = "i" + indexes++;
    return new Spelling(
        String.format(
            "sum(%1$s = 1, %2$d, (%3$s)[%1$s]^2*%1$s - v[%1$s])", i, columns, operand.vector()),
        String.format(
            "sum((%3$s)[%1$s]**2*(%1$s + 1) - v[%1$s] for %1$s in range(%2$d))",
            i, columns, operand.numpy()),
        List.of("sum(" + String.join(", ", terms) + ")"),
        Dimensions.NUMBER);
  }
}
