package autograd.lang;

import autograd.graph.Graph;
import autograd.graph.Span;
import autograd.graph.Value;
import autograd.operations.Operation;
import autograd.operations.OperationTable;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes out the functions of vectors and matrices as operations on their elements. */
final class VectorFunctions {
  /** The largest determinant: its minors are shared, and there are 2^n of them. */
  private static final int MOST_ROWS = 8;

  /** The largest inverse, which is made of determinants. */
  private static final int MOST_INVERTED = 6;

  private final OperationTable table;
  private final TensorAlgebra algebra;

  VectorFunctions(Expression.Options options, TensorAlgebra algebra) {
    this.table = options.table();
    this.algebra = algebra;
  }

  /**
   * What a call is worth.
   *
   * @param span where the call stands
   */
  Operand apply(VectorFunction function, Graph.Builder graph, Span span, List<Operand> arguments) {
    Operand first = arguments.get(0);
    return switch (function) {
      case DOT -> {
        require(function, arguments.get(0), 1);
        require(function, arguments.get(1), 1);
        yield algebra.product(graph, first, arguments.get(1), span);
      }
      case OUTER -> new Operand(outer(graph, arguments, span), span);
      case TRACE -> new Operand(trace(graph, first, span), span);
      case NORM1 -> {
        require(function, first, 1);
        Tensor sizes = algebra.each(graph, table.function("abs"), span, span, first);
        yield new Operand(graph.apply(table.function("sum"), span, sizes.row()), span);
      }
      case SOFTMAX -> new Operand(softmax(graph, first, span), span);
      case CUMSUM -> new Operand(cumsum(graph, first, span), span);
      case TRANSPOSE -> algebra.transposed(first, span, span);
      case DET -> {
        requireSquare(function, first, MOST_ROWS);
        yield new Operand(determinant(graph, first.tensor(), span, -1, -1), span);
      }
      case INV -> new Operand(inverse(graph, first, span), span);
      case SOLVE -> new Operand(solution(graph, arguments, span), span);
      case VECTOR, MATRIX -> throw new IllegalArgumentException(function + " declares");
    };
  }

  /** Complains if an operand is no vector (rank 1), or no matrix (rank 2). */
  private void require(VectorFunction function, Operand operand, int rank) {
    if (operand.dimensions().rank() != rank) {
      throw algebra.error(
          function.functionName()
              + " takes "
              + (rank == 1 ? "vectors" : "a matrix")
              + ", and this "
              + (operand.isTensor() ? "is " + operand.dimensions().kind() : "is a number"),
          operand.span(),
          "its signature is " + function.signature());
    }
  }

  private void requireSquare(VectorFunction function, Operand operand, int most) {
    require(function, operand, 2);
    Dimensions shape = operand.dimensions();
    if (!shape.isSquare()) {
      throw algebra.error(
          function.functionName() + " takes a square matrix, and this is " + shape,
          operand.span(),
          null);
    }
    if (shape.rows() > most) {
      throw algebra.error(
          function.functionName()
              + " is written out for up to "
              + most
              + " rows, and this is "
              + shape,
          operand.span(),
          null);
    }
  }

  private Tensor outer(Graph.Builder graph, List<Operand> arguments, Span span) {
    Tensor left = arguments.get(0).tensor();
    Tensor right = arguments.get(1).tensor();
    require(VectorFunction.OUTER, arguments.get(0), 1);
    require(VectorFunction.OUTER, arguments.get(1), 1);
    int columns = right.size();
    algebra.requireRoom(graph, (long) left.size() * columns, span);
    Value[] products = new Value[left.size() * columns];
    for (int i = 0; i < products.length; i++) {
      Value row = left.value(i / columns);
      products[i] = algebra.product(graph, row, right.value(i % columns), span);
    }
    return new Tensor(Dimensions.matrix(left.size(), columns), products);
  }

  private Value trace(Graph.Builder graph, Operand operand, Span span) {
    requireSquare(VectorFunction.TRACE, operand, Integer.MAX_VALUE);
    int rows = operand.dimensions().rows();
    return algebra.sum(graph, operand.tensor().slice(0, rows + 1, rows), span, null);
  }

  private Tensor softmax(Graph.Builder graph, Operand operand, Span span) {
    require(VectorFunction.SOFTMAX, operand, 1);
    Value total = graph.apply(table.function("logsumexp"), span, operand.tensor().row());
    Operand shift = new Operand(total, span);
    Tensor shifted = algebra.each(graph, table.operator("-", 2), span, span, operand, shift);
    return algebra.each(graph, table.function("exp"), span, span, new Operand(shifted, span));
  }

  private Tensor cumsum(Graph.Builder graph, Operand operand, Span span) {
    require(VectorFunction.CUMSUM, operand, 1);
    Value[] sums = operand.tensor().row();
    for (int i = 1; i < sums.length; i++) {
      String label = algebra.label(span, operand.dimensions(), i);
      sums[i] = graph.apply(table.operator("+", 2), span, label, sums[i - 1], sums[i]);
    }
    return Tensor.vector(sums);
  }

  /**
   * The determinant without a row and a column (-1 for none), by Laplace's expansion along rows,
   * whose minors of the last rows are shared: 2^n of them, and no division.
   */
  private Value determinant(
      Graph.Builder graph, Tensor matrix, Span span, int withoutRow, int withoutColumn) {
    int size = matrix.dimensions().rows();
    Map<BitSet, Value> minors = new HashMap<>();
    for (int row = size - 1; row >= 0; row--) {
      if (row != withoutRow) {
        minors = minors(graph, matrix, span, row, withoutColumn, minors);
      }
    }
    return minors.values().iterator().next();
  }

  /** The minors of one row more, by their columns. */
  private Map<BitSet, Value> minors(
      Graph.Builder graph,
      Tensor matrix,
      Span span,
      int row,
      int withoutColumn,
      Map<BitSet, Value> below) {
    int size = matrix.dimensions().rows();
    Map<BitSet, Value> minors = new HashMap<>();
    if (below.isEmpty()) {
      for (int column = 0; column < size; column++) {
        if (column != withoutColumn) {
          minors.put(with(new BitSet(), column), matrix.value(row, column));
        }
      }
      return minors;
    }
    for (BitSet columns : below.keySet()) {
      for (int column = 0; column < size; column++) {
        if (column != withoutColumn && !columns.get(column)) {
          BitSet wider = with(columns, column);
          minors.computeIfAbsent(wider, all -> minor(graph, matrix, span, row, all, below));
        }
      }
    }
    return minors;
  }

  private Value minor(
      Graph.Builder graph,
      Tensor matrix,
      Span span,
      int row,
      BitSet columns,
      Map<BitSet, Value> below) {
    Value sum = null;
    int place = 0;
    for (int column = columns.nextSetBit(0); column >= 0; column = columns.nextSetBit(column + 1)) {
      BitSet others = (BitSet) columns.clone();
      others.clear(column);
      Value term = algebra.product(graph, matrix.value(row, column), below.get(others), span);
      Operation joined = table.operator(place % 2 == 0 ? "+" : "-", 2);
      sum = sum == null ? term : graph.apply(joined, span, sum, term);
      place++;
    }
    return sum;
  }

  private static BitSet with(BitSet columns, int column) {
    BitSet wider = (BitSet) columns.clone();
    wider.set(column);
    return wider;
  }

  /** The cofactor of an element, which is the adjugate's at the mirrored place. */
  private Value cofactor(Graph.Builder graph, Tensor matrix, Span span, int row, int column) {
    if (matrix.dimensions().rows() == 1) {
      return graph.constant(1, null, span);
    }
    Value minor = determinant(graph, matrix, span, row, column);
    return (row + column) % 2 == 0 ? minor : graph.apply(table.operator("-", 1), span, minor);
  }

  /** The determinant by the cofactors of the first column, which have to be at hand. */
  private Value expanded(Graph.Builder graph, Tensor matrix, Value[] cofactors, Span span) {
    Value determinant = algebra.dot(graph, matrix.column(0), cofactors, span, null);
    graph.require(determinant, "the matrix is singular here: its determinant is 0");
    return determinant;
  }

  private Tensor inverse(Graph.Builder graph, Operand operand, Span span) {
    requireSquare(VectorFunction.INV, operand, MOST_INVERTED);
    Tensor matrix = operand.tensor();
    int size = matrix.dimensions().rows();
    Value[] adjugate = new Value[size * size];
    for (int i = 0; i < adjugate.length; i++) {
      adjugate[i] = cofactor(graph, matrix, span, i % size, i / size);
    }
    Tensor mirrored = new Tensor(matrix.dimensions(), adjugate);
    Value determinant = expanded(graph, matrix, mirrored.row(0), span);
    Operand quotients = new Operand(mirrored, span);
    Operand divisor = new Operand(determinant, span);
    return algebra.each(graph, table.operator("/", 2), span, span, quotients, divisor);
  }

  /** Cramer's rule. */
  private Tensor solution(Graph.Builder graph, List<Operand> arguments, Span span) {
    Operand left = arguments.get(0);
    Operand right = arguments.get(1);
    requireSquare(VectorFunction.SOLVE, left, MOST_INVERTED);
    require(VectorFunction.SOLVE, right, 1);
    int size = left.dimensions().rows();
    if (right.dimensions().rows() != size) {
      throw algebra.error(
          "solve takes as many right sides as rows: the matrix is "
              + left.dimensions()
              + " and the vector "
              + right.dimensions().verdict(),
          span,
          null);
    }
    Value determinant = null;
    Value[] numerators = new Value[size];
    for (int column = 0; column < size; column++) {
      Value[] cofactors = new Value[size];
      for (int row = 0; row < size; row++) {
        cofactors[row] = cofactor(graph, left.tensor(), span, row, column);
      }
      if (column == 0) {
        determinant = expanded(graph, left.tensor(), cofactors, span);
      }
      numerators[column] = algebra.dot(graph, cofactors, right.tensor().row(), span, null);
    }
    Operand quotients = new Operand(Tensor.vector(numerators), span);
    Operand divisor = new Operand(determinant, span);
    return algebra.each(graph, table.operator("/", 2), span, span, quotients, divisor);
  }
}
