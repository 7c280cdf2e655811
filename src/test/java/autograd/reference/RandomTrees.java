package autograd.reference;

import autograd.graph.Operation;
import autograd.graph.OperationTable;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random formulas of x and y, of every operation that has a derivative by all its operands. */
final class RandomTrees {
  private static final List<Operation> OPERATIONS =
      OperationTable.standard().operations().stream()
          .filter(each -> IntStream.range(0, each.arity()).allMatch(each::hasDerivative))
          .toList();

  private RandomTrees() {}

  /** Formulas that nest no deeper than that. */
  static Arbitrary<Tree> ofDepth(int depth) {
    Arbitrary<Tree> leaves =
        Arbitraries.of("x", "y", "x", "2", "0.5", "1e-1", "pi").map(Tree::leaf);
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<Tree> results =
        Arbitraries.of(OPERATIONS).flatMap(operation -> results(operation, ofDepth(depth - 1)));
    return Arbitraries.frequencyOf(Tuple.of(1, leaves), Tuple.of(4, results));
  }

  private static Arbitrary<Tree> results(Operation operation, Arbitrary<Tree> parts) {
    return Combinators.combine(Collections.nCopies(operation.arity(), parts))
        .as(each -> new Tree(operation.name(), each));
  }
}
