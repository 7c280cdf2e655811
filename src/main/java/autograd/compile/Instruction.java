package autograd.compile;

import autograd.operations.Operation;

/** What a program over blocks can do in one step, to every row of the block. */
enum Instruction {
  INPUT(0),
  CONSTANT(0),
  ADD(2),
  SUBTRACT(2),
  /** x - x: 0 where x is finite, else NaN. Last of all, for loops that can add it up. */
  CHECK(1),
  MULTIPLY(2),
  DIVIDE(2),
  NEGATE(1),
  SQUARE(1),
  /** x·y + z, each rounded. */
  MULTIPLY_ADD(3),
  /** z - x·y, each rounded. */
  MULTIPLY_SUBTRACT(3),
  LESS(2),
  LESS_OR_EQUAL(2),
  EQUAL(2),
  UNEQUAL(2),
  AND(2),
  OR(2),
  NOT(1),
  /** The second where the first is not 0, else the third; where it is NaN, NaN. */
  IF(3),
  /** The second where the first is not 0, NaN included, else the third. */
  SELECT(3),
  SQRT(1),
  ABS(1),
  MIN(2),
  MAX(2),
  /** x·y + z, rounded once; like the next ones a step of {@link autograd.functions.Lanes}. */
  FUSED(3),
  WITH_SIGN(2),
  POWER_OF_TWO(1),
  SCALE(2),
  EXPONENT(1),
  MANTISSA(1),
  /** An operation of the table, row by row. */
  CALL(3),
  /** Likewise, of any number of operands. */
  CALL_WIDE(0),
  /** The local derivative of such an operation by one of its operands. */
  LOCAL_WIDE(0),
  /**
   * 1 where the first is not an ordinary number, subnormal numbers and infinities included, unless
   * it is 0 and one of the others, which it is made of, is 0; else 0.
   */
  LOST(3),
  /** Marks the rows where the first is NaN: what follows may hide it. */
  SUSPECT(1),
  /** Marks the rows where the first is not 0: the passes may be wrong there. */
  MARK(1);

  private final int arity;

  Instruction(int arity) {
    this.arity = arity;
  }

  /** How many operands it has; of those for any number the program knows. */
  int arity() {
    return arity;
  }

  /** Whether it marks rows and has no result. */
  boolean isMark() {
    return this == SUSPECT || this == MARK;
  }

  /** Whether it only brings in a block that others read. */
  boolean isLeaf() {
    return this == INPUT || this == CONSTANT;
  }

  /**
   * Whether it is arithmetic that a compiler makes vector instructions of, however many stand in
   * one loop.
   */
  boolean isArithmetic() {
    return switch (this) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE, SQUARE, SQRT, ABS -> true;
      case MULTIPLY_ADD, MULTIPLY_SUBTRACT -> true;
      default -> false;
    };
  }

  /** Whether to do it again costs less than to load what it gave. */
  boolean isCheap() {
    return switch (this) {
      case DIVIDE, SQRT -> false;
      default -> isOverLanes();
    };
  }

  /** How many operations of the processor it is. */
  int operations() {
    return this == MULTIPLY_ADD || this == MULTIPLY_SUBTRACT ? 2 : 1;
  }

  /** Whether it is nothing but arithmetic with the bits of doubles, which vectors can do. */
  boolean isOverLanes() {
    return switch (this) {
      case INPUT, CONSTANT, CALL, CALL_WIDE, LOCAL_WIDE, LOST, SUSPECT, MARK -> false;
      default -> true;
    };
  }

  /** The one that does what an operation does, in a loop of its own; null if there is none. */
  static Instruction of(Operation operation) {
    if (operation.isConditional()) {
      return IF;
    }
    return operation.isInfix()
        ? ofOperator(operation.name(), operation.arity())
        : ofMethod(String.valueOf(operation.valueMethod()));
  }

  private static Instruction ofOperator(String symbol, int arity) {
    return switch (symbol) {
      case "+" -> ADD;
      case "-" -> arity == 1 ? NEGATE : SUBTRACT;
      case "*" -> MULTIPLY;
      case "/" -> DIVIDE;
      // The other two comparisons are these with their operands exchanged.
      case "<", ">" -> LESS;
      case "<=", ">=" -> LESS_OR_EQUAL;
      case "==" -> EQUAL;
      case "!=" -> UNEQUAL;
      case "and" -> AND;
      case "or" -> OR;
      case "not" -> NOT;
      default -> null;
    };
  }

  private static Instruction ofMethod(String method) {
    return switch (method) {
      case "StrictMath.sqrt" -> SQRT;
      case "StrictMath.abs" -> ABS;
      case "StrictMath.min" -> MIN;
      case "StrictMath.max" -> MAX;
      default -> null;
    };
  }

  /** Whether the result is NaN wherever an operand that counts is NaN. */
  static boolean carriesNaN(Operation operation) {
    Instruction instruction = of(operation);
    if (instruction == null) {
      return operation.arity() == 1
          && !operation.isVariadic()
          && Double.isNaN(operation.value(Double.NaN));
    }
    return switch (instruction) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE, IF, SQRT, ABS, MIN, MAX -> true;
      default -> false;
    };
  }
}
