package autograd.derive;

import autograd.graph.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Knows which partials say nothing of where a formula is undefined. By x the slope of {@code
 * acos(y) - x} is -1, and nothing in it says that at y = 7 there is nothing to have a slope; by y
 * it is made of the slope of acos, which is no number there.
 *
 * <p>What can be undefined is numbered, and each term has the numbers of what it is made of by
 * arithmetic: where one of those is no number the term is none either, or infinite.
 */
final class Undefined {
  /** What can be undefined has a bit each; of more than these no term is said to have all. */
  private static final int MOST = 62;

  private static final long OUTPUT = Long.MIN_VALUE;

  private final Terms terms;
  private final Value output;
  private final Map<Value, Long> bits = new HashMap<>();
  private final Map<Value, Branch> branches = new HashMap<>();

  /** Terms that are no numbers, or infinite, where what can be undefined is. */
  private final Map<Value, Long> slopes = new HashMap<>();

  /** Terms that are 0 or no numbers there. */
  private final Map<Value, Long> divisors = new HashMap<>();

  /** What the first terms are made of. */
  private final List<Long> made = new ArrayList<>();

  /**
   * Where in the formula a Value stands: in what is chosen if a condition holds, or if it does not.
   *
   * @param outer the branch in which that choice stands; null for the formula itself
   */
  private record Branch(Value condition, boolean holds, Branch outer) {}

  /** Looks for what can be undefined in an output. */
  Undefined(Terms terms, Value output) {
    this.terms = terms;
    this.output = output;
    branches.put(output, null);
    BitSet marks = new BitSet();
    marks.set(output.index());
    for (int i = output.index(); i >= 0; i = marks.previousSetBit(i - 1)) {
      Value value = terms.values().get(i);
      if (!Tameness.isTameItself(value)) {
        bits.put(value, 1L << Math.min(bits.size(), MOST));
      }
      // Of what is not a number a condition makes one.
      for (int k = 0; k < value.arity() && !Terms.isCondition(value); k++) {
        marks.set(value.operand(k).index());
        place(value, k);
      }
    }
  }

  private void place(Value value, int k) {
    Branch branch = branches.get(value);
    if (value.operation().isConditional() && k > 0) {
      branch = new Branch(value.operand(0), k == 1, branch);
    }
    Value operand = value.operand(k);
    if (!branches.containsKey(operand)) {
      branches.put(operand, branch);
    } else if (!Objects.equals(branches.get(operand), branch)) {
      branches.put(operand, null);
    }
  }

  /** Whether the output is a number wherever the inputs are. */
  boolean isNowhere() {
    return bits.isEmpty();
  }

  /** Takes note of the slope of a Value: where that is undefined, its slope is no number. */
  void slope(Value value, Value local) {
    Long bit = bits.get(value);
    if (bit == null) {
      return;
    }
    slopes.merge(local, bit, (one, other) -> one | other);
    Value size = Terms.isApplication(local, "-", 1) ? local.operand(0) : local;
    if (Terms.isApplication(size, "/", 2) && size.operand(0).isConstant()) {
      divisors.merge(size.operand(1), bit, (one, other) -> one | other);
    }
  }

  /**
   * Whether a partial is no number, or infinite, wherever the output is none.
   *
   * @param value by which it is the partial
   */
  boolean isSaidBy(Value partial, Value value) {
    long said = made(partial);
    if (said < 0) {
      return true;
    }
    if (bits.size() > MOST) {
      return false;
    }
    for (Map.Entry<Value, Long> each : bits.entrySet()) {
      boolean isMissed = (said & each.getValue()) == 0;
      if (isMissed && !exclude(branches.get(value), branches.get(each.getKey()))) {
        return false;
      }
    }
    return true;
  }

  /** Whether of two branches never both are chosen. */
  private static boolean exclude(Branch one, Branch other) {
    for (Branch mine = one; mine != null; mine = mine.outer()) {
      for (Branch its = other; its != null; its = its.outer()) {
        if (mine.condition() == its.condition() && mine.holds() != its.holds()) {
          return true;
        }
      }
    }
    return false;
  }

  private long made(Value term) {
    for (int i = made.size(); i <= term.index(); i++) {
      Value value = terms.values().get(i);
      long parts = value == output ? OUTPUT : 0;
      parts |= bits.getOrDefault(value, 0L) | slopes.getOrDefault(value, 0L);
      boolean isQuotient = Terms.isApplication(value, "/", 2);
      if (isQuotient || isSumOrProduct(value)) {
        for (Value operand : value.operands()) {
          parts |= made.get(operand.index());
        }
      }
      made.add(isQuotient ? parts | divisors.getOrDefault(value.operand(1), 0L) : parts);
    }
    return made.get(term.index());
  }

  private static boolean isSumOrProduct(Value value) {
    return Terms.isApplication(value, "+", 2)
        || Terms.isApplication(value, "*", 2)
        || Terms.isApplication(value, "-", 1)
        || Terms.isApplication(value, "-", 2);
  }

  /** A term as it is where the output is defined, and no number where it is not. */
  Value within(Value term) {
    Value defined = terms.equal(output, output);
    return terms.when(defined, given(term), terms.number(Double.NaN));
  }

  /** What is left of a term where the output is known to be defined. */
  private Value given(Value term) {
    boolean isChosen = Terms.isApplication(term, "if", 3);
    Value condition = isChosen ? term.operand(0) : null;
    return isChosen
            && Terms.isApplication(condition, "==", 2)
            && condition.operand(0) == condition.operand(1)
            && bits.containsKey(condition.operand(0))
            && Double.isNaN(terms.worth(term.operand(2)))
        ? term.operand(1)
        : term;
  }
}
