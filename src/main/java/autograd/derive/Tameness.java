package autograd.derive;

import autograd.graph.Value;
import autograd.operations.Operation;
import java.util.BitSet;
import java.util.List;

/**
 * Tells which terms are finite wherever the inputs are, as far as their operations tell: the table
 * bounds the domain of none of them. Overflow is not looked for.
 */
final class Tameness {
  /** The domain of what is undefined at infinity alone. */
  private static final String FINITE = "abs(x) < inf";

  /** Which of the first terms are tame, and how many have been looked at. */
  private final BitSet tame = new BitSet();

  private int known;

  /**
   * Whether a term is tame.
   *
   * @param terms all terms, operands first
   */
  boolean isTame(List<Value> terms, Value term) {
    for (; known <= term.index(); known++) {
      Value value = terms.get(known);
      boolean isTame = isTameItself(value);
      for (int k = 0; k < value.arity() && isTame; k++) {
        isTame = tame.get(value.operand(k).index());
      }
      tame.set(known, isTame);
    }
    return tame.get(term.index());
  }

  /** Whether a term is finite wherever its operands are. */
  static boolean isTameItself(Value value) {
    if (value.isLeaf()) {
      return value.isInput() || Double.isFinite(value.number());
    }
    return isTame(value.operation()) || isPowerOfOrder(value) || isPart(value);
  }

  /** Whether an operation is finite wherever its operands are. */
  static boolean isTame(Operation operation) {
    return operation.domain().isEmpty() || operation.domain().equals(FINITE);
  }

  /** Whether a term is x^2, x^3 and so on. */
  private static boolean isPowerOfOrder(Value value) {
    return Terms.isApplication(value, "^", 2)
        && value.operand(1).isConstant()
        && value.operand(1).number() >= 1
        && value.operand(1).number() == Math.rint(value.operand(1).number());
  }

  /** Whether a term is x/2, x/3 and so on. */
  private static boolean isPart(Value value) {
    return Terms.isApplication(value, "/", 2)
        && value.operand(1).isConstant()
        && Math.abs(value.operand(1).number()) >= 1;
  }
}
