package autograd.lang;

import autograd.graph.Graph;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.operations.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * Operations on vectors and matrices, written out element by element: an operation of numbers on
 * each element, products, and what turns one shape into another.
 */
final class TensorAlgebra {
  private final Source source;
  private final Expression.Options options;
  private final ElementLabels labels;

  TensorAlgebra(Source source, Expression.Options options, ElementLabels labels) {
    this.source = source;
    this.options = options;
    this.labels = labels;
  }

  /**
   * An operation on each element of operands of one shape, of which some may be single numbers.
   *
   * @param sign where what joins them stands
   */
  Tensor each(Graph.Builder graph, Operation operation, Span span, Span sign, Operand... operands) {
    Dimensions shape = common(sign, operands);
    requireRoom(graph, shape.size(), span);
    Value[] results = new Value[shape.size()];
    Value[] values = new Value[operands.length];
    for (int i = 0; i < results.length; i++) {
      for (int k = 0; k < values.length; k++) {
        values[k] = operands[k].element(i);
      }
      String label = labels.element(span, shape, i);
      results[i] = graph.apply(operation, span, label, values.clone());
    }
    return new Tensor(shape, results);
  }

  /** The one shape that all vectors and matrices among the operands have. */
  private Dimensions common(Span sign, Operand... operands) {
    Operand first = null;
    for (Operand each : operands) {
      if (each.isTensor() && first == null) {
        first = each;
      } else if (each.isTensor() && !each.dimensions().equals(first.dimensions())) {
        throw unequal(first, each, sign);
      }
    }
    return first.dimensions();
  }

  private DiagnosticException unequal(Operand first, Operand second, Span sign) {
    Dimensions left = first.dimensions();
    Dimensions right = second.dimensions();
    boolean isProduct =
        "*".equals(labels.text(sign))
            && left.rank() + right.rank() > 2
            && (left.isMatrix() ? left.columns() : left.rows()) == right.rows();
    Diagnostic diagnostic =
        Diagnostic.error(
            name(first, "the left operand")
                + " "
                + left.verdict()
                + " and "
                + name(second, "the right operand")
                + " "
                + right.verdict()
                + ": what goes element by element takes equal shapes",
            source,
            sign);
    return new DiagnosticException(
        isProduct ? diagnostic.hint("the product of matrices is @") : diagnostic);
  }

  /**
   * The product {@code A @ B}: of two vectors a number, each sum from left to right.
   *
   * @param sign where the operator stands
   */
  Operand product(Graph.Builder graph, Operand left, Operand right, Span sign) {
    Span span = left.span().to(right.span());
    if (!left.isTensor() || !right.isTensor()) {
      Operand number = left.isTensor() ? right : left;
      String name = name(number, "an operand");
      boolean isOpen = number.value().isInput() && name.equals(number.value().label());
      throw error(
          "'@' is the product of vectors and matrices, and " + name + " is a number",
          sign,
          "a number is multiplied by *"
              + (isOpen ? "; for a vector, add --set " + name + "=[1,2,3]" : ""));
    }
    Dimensions a = left.dimensions();
    Dimensions b = right.dimensions();
    int inner = a.isMatrix() ? a.columns() : a.rows();
    if (inner != b.rows()) {
      throw error(
          name(left, "the left operand")
              + " "
              + a.verdict()
              + " and "
              + name(right, "the right operand")
              + " "
              + b.verdict()
              + ": the inner sizes "
              + inner
              + " and "
              + b.rows()
              + " differ",
          sign,
          turned(left, right));
    }
    int rows = a.isMatrix() ? a.rows() : 1;
    int columns = b.isMatrix() ? b.columns() : 1;
    requireRoom(graph, 2L * rows * columns * inner, span);
    Dimensions shape =
        a.isMatrix() && b.isMatrix()
            ? Dimensions.matrix(rows, columns)
            : Dimensions.vector(a.isMatrix() ? rows : columns);
    boolean isNumber = a.isVector() && b.isVector();
    Value[] results = new Value[rows * columns];
    for (int i = 0; i < results.length; i++) {
      Value[] row = a.isMatrix() ? left.tensor().row(i / columns) : left.tensor().row();
      Value[] column = b.isMatrix() ? right.tensor().column(i % columns) : right.tensor().row();
      String label = isNumber ? null : labels.element(span, shape, i);
      results[i] = dot(graph, row, column, span, label);
    }
    return isNumber ? new Operand(results[0], span) : new Operand(new Tensor(shape, results), span);
  }

  /** What would fit instead; null if nothing simple does. */
  private String turned(Operand left, Operand right) {
    Dimensions a = left.dimensions();
    Dimensions b = right.dimensions();
    int inner = a.isMatrix() ? a.columns() : a.rows();
    String first = name(left, null);
    String second = name(right, null);
    if (first == null || second == null) {
      return null;
    }
    String both = " @ ";
    if (a.isMatrix() && a.rows() == b.rows()) {
      return "write " + first + ".T" + both + second;
    }
    return b.isMatrix() && b.columns() == inner ? "write " + first + both + second + ".T" : null;
  }

  /** The product of two elements. */
  Value product(Graph.Builder graph, Value left, Value right, Span span) {
    Operation times = options.table().operator("*", 2);
    return graph.apply(times, span, labels.product(left, right), left, right);
  }

  /** The text of a place, with the numbers that indexes are at; null if it is too long. */
  String text(Span span) {
    return labels.text(span);
  }

  /** The label of an element of what stands there. */
  String label(Span span, Dimensions shape, int index) {
    return labels.element(span, shape, index);
  }

  /** Products of pairs, added from left to right. */
  Value dot(Graph.Builder graph, Value[] left, Value[] right, Span span, String label) {
    Operation times = options.table().operator("*", 2);
    Value[] products = new Value[left.length];
    for (int k = 0; k < products.length; k++) {
      boolean isAll = products.length == 1;
      String product = isAll ? label : labels.product(left[k], right[k]);
      products[k] = graph.apply(times, span, product, left[k], right[k]);
    }
    return sum(graph, products, span, label);
  }

  /** The sum of several Values, added from left to right. */
  Value sum(Graph.Builder graph, Value[] values, Span span, String label) {
    Operation plus = options.table().operator("+", 2);
    Value sum = values[0];
    for (int k = 1; k < values.length; k++) {
      sum = graph.apply(plus, span, k == values.length - 1 ? label : null, sum, values[k]);
    }
    return sum;
  }

  /**
   * {@code A.T}.
   *
   * @param sign where that is said
   */
  Operand transposed(Operand operand, Span span, Span sign) {
    if (!operand.isTensor() || operand.dimensions().isVector()) {
      throw error(
          name(operand, "this")
              + " is "
              + operand.dimensions().kind()
              + ", and only a matrix can be transposed",
          sign,
          operand.isTensor()
              ? "a vector is neither a row nor a column; for the product of a column and a row, write"
                  + " outer(x, y)"
              : null);
    }
    return new Operand(operand.tensor().transposed(), span);
  }

  /** {@code [x, y]} of numbers, {@code [[a, b], [c, d]]} of vectors. */
  Tensor stacked(List<Operand> parts, Span span) {
    Operand first = parts.get(0);
    for (Operand part : parts) {
      if (!part.dimensions().equals(first.dimensions())) {
        boolean isMixed = part.isTensor() != first.isTensor();
        throw error(
            isMixed
                ? "a vector is made of numbers, and a matrix of vectors"
                : "this row "
                    + part.dimensions().verdict()
                    + " and the first "
                    + first.dimensions().verdict(),
            part.span(),
            isMixed
                ? "for a vector, write [1, 2]; for a matrix, write [[1, 2], [3, 4]]"
                : "give all rows the same length");
      }
    }
    if (first.dimensions().isMatrix()) {
      throw error("a matrix cannot be the row of another", first.span(), "rows are vectors");
    }
    List<Value> values = new ArrayList<>();
    for (Operand part : parts) {
      if (part.isTensor()) {
        values.addAll(part.tensor().values());
      } else {
        values.add(part.value());
      }
    }
    Dimensions shape =
        first.isTensor()
            ? Dimensions.matrix(parts.size(), first.dimensions().rows())
            : Dimensions.vector(parts.size());
    return new Tensor(shape, values.toArray(new Value[0]));
  }

  /** Complains if so many more Values are too many. */
  void requireRoom(Graph.Builder graph, long more, Span span) {
    if (graph.size() + more > options.maxSize()) {
      throw error(
          "written out, this makes more than " + options.maxSize() + " values",
          span,
          "raise the limit with --max-size");
    }
  }

  /** The text of an operand, if it is short enough for a message. */
  String name(Operand operand, String otherwise) {
    String text = labels.text(operand.span());
    return text == null ? otherwise : text;
  }

  DiagnosticException error(String message, Span span, String hint) {
    return new DiagnosticException(Diagnostic.error(message, source, span).hint(hint));
  }
}
