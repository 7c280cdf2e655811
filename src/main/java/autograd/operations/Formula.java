package autograd.operations;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A rule of the table: a small expression over an operation's operands and its result. Rules are
 * written by hand and a few symbols long, so evaluating one may recurse over it; graphs never do.
 */
public final class Formula {
  private static final Formula[] NONE = {};

  private final double number;
  private final int slot;
  private final Operation operation;
  private final Formula[] operands;

  private Formula(double number, int slot, Operation operation, Formula[] operands) {
    this.number = number;
    this.slot = slot;
    this.operation = operation;
    this.operands = operands;
  }

  /**
   * Reads a formula over names of its own.
   *
   * @param names what its slots are called, in order
   * @throws IllegalStateException if it cannot be read
   */
  public static Formula read(String text, List<String> names, OperationTable table) {
    FormulaReader.Slots slots = names::indexOf;
    return new FormulaReader(text, slots, table).readOne();
  }

  static Formula number(double number) {
    return new Formula(number, -1, null, NONE);
  }

  /**
   * The operand at a position, or the result, which stands behind the last operand. A rule for any
   * number of operands has slots of its own, see {@link Operation#X}.
   */
  static Formula slot(int slot) {
    return new Formula(Double.NaN, slot, null, NONE);
  }

  static Formula apply(Operation operation, Formula... operands) {
    return new Formula(Double.NaN, -1, operation, operands);
  }

  /** Whether this is a number. */
  public boolean isNumber() {
    return operation == null && slot < 0;
  }

  /** Whether this is an operand, or the result. */
  public boolean isSlot() {
    return slot >= 0;
  }

  /** The number; NaN unless {@link #isNumber}. */
  public double number() {
    return number;
  }

  /**
   * Which operand, or the operation's arity for its result; of an operation that takes any number
   * of operands one of {@link Operation#X} and those that follow it; -1 unless {@link #isSlot}.
   */
  public int slot() {
    return slot;
  }

  /** The outermost operation; null for a number or a slot. */
  public Operation operation() {
    return operation;
  }

  /** What the outermost operation is applied to. */
  public List<Formula> operands() {
    return Collections.unmodifiableList(Arrays.asList(operands));
  }

  /** Whether a slot occurs in it. */
  public boolean uses(int wanted) {
    for (Formula operand : operands) {
      if (operand.uses(wanted)) {
        return true;
      }
    }
    return slot == wanted;
  }

  /** Its value; {@code frame} holds the operands and, behind them, the result. */
  public double at(double[] frame) {
    if (operation == null) {
      return slot < 0 ? number : frame[slot];
    }
    if (operation.isConditional()) {
      return operands[operands[0].at(frame) != 0 ? 1 : 2].at(frame);
    }
    if (operands.length == 1) {
      return operation.value(operands[0].at(frame));
    }
    if (operands.length == 2) {
      return operation.value(operands[0].at(frame), operands[1].at(frame));
    }
    double[] inner = new double[operands.length];
    for (int k = 0; k < operands.length; k++) {
      inner[k] = operands[k].at(frame);
    }
    return operation.value(inner, operands.length);
  }
}
