package autograd.derive;

import autograd.graph.Value;
import autograd.operations.Operation;
import autograd.operations.Trait;
import java.math.BigDecimal;
import java.util.Set;

/**
 * Tells whether a formula may show a number in place of the operation that gave it: only if not a
 * digit was lost. A textbook leaves log(2) and 1/3 as they are and writes 6 for 2*3.
 */
final class ExactNumbers {
  private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "^");

  /** Larger powers are easier to read as powers. */
  private static final double LARGEST_POWER = 1e6;

  /**
   * Whether {@code result} is what the operation gives, to the last digit, and no harder to read.
   */
  boolean holds(Operation operation, Value[] operands, double result, Terms terms) {
    // A minus stays in front of the name of a number: -pi is no -3.14.
    if (operation.is(Trait.UNROUNDED) && !operation.isAdditive()) {
      return true;
    }
    for (Value operand : operands) {
      if (!operand.isConstant() || operand.label() != null) {
        return false;
      }
    }
    if (Double.isNaN(result) || Double.isInfinite(result)) {
      return false;
    }
    double x = terms.worth(operands[0]);
    if (!operation.isInfix() || !ARITHMETIC.contains(operation.name())) {
      return isWholeAtUnits(operands, result, terms) || isRoot(operation, x, result);
    }
    if (operands.length == 1) {
      return true;
    }
    double y = terms.worth(operands[1]);
    if (Double.isInfinite(x) || Double.isInfinite(y)) {
      return false;
    }
    BigDecimal left = new BigDecimal(x);
    BigDecimal right = new BigDecimal(y);
    BigDecimal answer = new BigDecimal(result);
    return switch (operation.name()) {
      case "+" -> left.add(right).compareTo(answer) == 0;
      case "-" -> left.subtract(right).compareTo(answer) == 0;
      case "*" -> left.multiply(right).compareTo(answer) == 0;
      case "/" -> isWhole(result) && answer.multiply(right).compareTo(left) == 0;
      default -> isWhole(x) && isWhole(y) && y >= 0 && Math.abs(result) <= LARGEST_POWER;
    };
  }

  /** At 0, 1 and -1 a whole result is the function's own, not a rounded one. */
  private static boolean isWholeAtUnits(Value[] operands, double result, Terms terms) {
    for (Value operand : operands) {
      double x = Math.abs(terms.worth(operand));
      if (x != 0 && x != 1) {
        return false;
      }
    }
    return isWhole(result);
  }

  private static boolean isRoot(Operation operation, double x, double result) {
    return operation.name().equals("sqrt") && isWhole(result) && result * result == x;
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) <= 1L << 53;
  }
}
