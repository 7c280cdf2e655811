package autograd.derive;

import autograd.graph.Value;
import autograd.operations.Formula;
import autograd.operations.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the names of a row of the table stand for where an operation is used: terms. */
final class Bindings {
  private final Terms terms;

  /** How many operands equal the result, for the operations that ask. */
  private final Map<Value, Value> ties = new HashMap<>();

  /** For operations that ask for the result on all other operands: that, operand by operand. */
  private final Map<Value, Value[]> others = new HashMap<>();

  Bindings(Terms terms) {
    this.terms = terms;
  }

  /**
   * The Values that a row's names stand for; those it does not speak of are not made.
   *
   * @param result what the operation makes of the operands
   * @param position the operand by which the derivative is
   * @param written the formulas that are to be written
   */
  Value[] of(
      Operation operation,
      List<Value> operands,
      Value result,
      int position,
      List<Formula> written) {
    int arity = operands.size();
    if (!operation.isVariadic()) {
      Value[] bound = operands.toArray(new Value[arity + 1]);
      bound[arity] = result;
      return bound;
    }
    Value[] bound = new Value[Operation.R + 1];
    bound[Operation.X] = operands.get(position);
    bound[Operation.Y] = result;
    bound[Operation.N] = terms.number(arity);
    for (Formula formula : written) {
      if (formula.uses(Operation.T) && bound[Operation.T] == null) {
        bound[Operation.T] = ties.computeIfAbsent(result, any -> countTies(operands, result));
      }
      if (formula.uses(Operation.R) && bound[Operation.R] == null) {
        bound[Operation.R] =
            others.computeIfAbsent(result, any -> withoutEach(operation, operands))[position];
      }
    }
    return bound;
  }

  private Value countTies(List<Value> operands, Value result) {
    Value count = terms.number(0);
    for (Value operand : operands) {
      count = terms.add(count, terms.equal(operand, result));
    }
    return count;
  }

  /**
   * The result on all operands but one, for each: that on those before it, and on those behind it.
   * The operations whose rules ask for it do not care how their operands are grouped.
   */
  private Value[] withoutEach(Operation operation, List<Value> operands) {
    int count = operands.size();
    Value[] without = new Value[count];
    Value before = null;
    for (int k = 0; k < count; k++) {
      without[k] = before;
      before = joined(operation, before, operands.get(k));
    }
    Value behind = null;
    for (int k = count - 1; k >= 0; k--) {
      without[k] = joined(operation, without[k], behind);
      behind = joined(operation, operands.get(k), behind);
    }
    if (count == 1) {
      without[0] = terms.number(operation.value(new double[Operation.R], 0));
    } else if (count == 2) {
      // One operand alone: of a length its size, not itself.
      without[0] = terms.apply(operation, without[0]);
      without[1] = terms.apply(operation, without[1]);
    }
    return without;
  }

  private Value joined(Operation operation, Value x, Value y) {
    return x == null ? y : y == null ? x : terms.apply(operation, x, y);
  }
}
