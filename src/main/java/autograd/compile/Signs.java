package autograd.compile;

import autograd.operations.Operation;
import autograd.operations.Trait;
import java.util.BitSet;

/**
 * Which lines of a code are never -0, as far as that is easily seen: to these nobody need add 0 so
 * that a gradient starts at 0.
 */
final class Signs {
  private final BitSet never = new BitSet();

  /** Whether it cannot be -0. */
  boolean isNeverNegativeZero(int line) {
    return never.get(line);
  }

  /** What an operation came to. */
  void note(int line, Operation operation) {
    if (operation.is(Trait.POSITIVE)) {
      never.set(line);
    }
  }

  /** A constant. */
  void note(int line, double number) {
    never.set(line, Double.doubleToRawLongBits(number) != Double.doubleToRawLongBits(-0.0));
  }

  /** A line of arithmetic, from what is known of its operands. */
  void note(int line, Instruction instruction, int a, int b, int c) {
    boolean is =
        switch (instruction) {
          case ABS, SQUARE, POWER_OF_TWO -> true;
          case LESS, LESS_OR_EQUAL, EQUAL, UNEQUAL, AND, OR, NOT -> true;
          // Equal numbers cancel to 0, and no sum is too small for a double.
          case ADD -> never.get(a) || never.get(b);
          case SUBTRACT, SQRT -> never.get(a);
          case MIN, MAX -> never.get(a) && never.get(b);
          case IF, SELECT -> never.get(b) && never.get(c);
          default -> false;
        };
    if (is) {
      never.set(line);
    }
  }
}
