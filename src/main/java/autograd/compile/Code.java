package autograd.compile;

import autograd.functions.LaneFunction;
import autograd.functions.Lanes;
import autograd.operations.Formula;
import autograd.operations.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A program over blocks while it is being written: a list of instructions, each on the results of
 * earlier ones. What is written twice stands once, and what depends on numbers alone is computed at
 * once; nothing that could change a bit of a result is rearranged.
 */
final class Code {
  /** Three operands, and an index into {@link #notes}, for each line. */
  private static final int WORDS = 4;

  private static final int NOTE = 3;

  private int[] words = new int[64 * WORDS];
  private Instruction[] instructions = new Instruction[64];

  private int size;

  /** Open addressing over lines; 0 is empty. */
  private int[] index = new int[128];

  private final List<Object> notes = new ArrayList<>();
  private final Map<Object, Integer> noted = new HashMap<>();

  /** For functions written for vectors; null if they are to be called. */
  private final Lanes lanes;

  private final Set<Integer> arguments = new LinkedHashSet<>();
  private final Signs signs = new Signs();

  /**
   * @param overLanes whether it is for vector instructions, with functions that are right to a few
   *     units in the last place
   */
  Code(boolean overLanes) {
    this.lanes = overLanes ? new LaneCode(this) : null;
  }

  /**
   * An operation row by row, with what it needs to know.
   *
   * @param operation the operation
   * @param position of which operand the local derivative is asked for; -1 for the value
   * @param operands the lines of any number of operands, and for a derivative the result's last
   */
  record Call(Operation operation, int position, List<Integer> operands) {}

  /** Whether it is for vector instructions. */
  boolean isOverLanes() {
    return lanes != null;
  }

  int size() {
    return size;
  }

  Instruction instruction(int line) {
    return instructions[line];
  }

  int operand(int line, int k) {
    return isWide(line) ? call(line).operands().get(k) : words[line * WORDS + k];
  }

  int arity(int line) {
    if (isWide(line)) {
      return call(line).operands().size();
    }
    Instruction instruction = instruction(line);
    return instruction == Instruction.CALL ? call(line).operation().arity() : instruction.arity();
  }

  Call call(int line) {
    return (Call) notes.get(words[line * WORDS + NOTE]);
  }

  boolean isWide(int line) {
    Instruction instruction = instruction(line);
    return instruction == Instruction.CALL_WIDE || instruction == Instruction.LOCAL_WIDE;
  }

  boolean isConstant(int line) {
    return instruction(line) == Instruction.CONSTANT;
  }

  private boolean isConstant(int line, double number) {
    return isConstant(line) && constant(line) == number;
  }

  /** The number of a constant. */
  double constant(int line) {
    return (Double) notes.get(words[line * WORDS + NOTE]);
  }

  /** Which input an input is. */
  int input(int line) {
    return words[line * WORDS];
  }

  int input(String name, int which) {
    return write(Instruction.INPUT, which, 0, 0, name);
  }

  int number(double number) {
    int line = write(Instruction.CONSTANT, 0, 0, 0, number);
    signs.note(line, number);
    return line;
  }

  /** The result of an operation of the graph or of a rule. */
  int apply(Operation operation, int... operands) {
    if (allConstant(operands) && !operation.isConditional()) {
      double[] frame = Operation.frame(operands.length);
      for (int k = 0; k < operands.length; k++) {
        frame[k] = constant(operands[k]);
      }
      return number(operation.value(frame, operands.length));
    }
    if (operation.isVariadic() || operands.length > 3) {
      return write(Instruction.CALL_WIDE, 0, 0, 0, new Call(operation, -1, boxed(operands)));
    }
    if (operation.isInfix() && operation.name().equals("^")) {
      return power(operation, operands[0], operands[1]);
    }
    Instruction instruction = Instruction.of(operation);
    if (instruction != null) {
      boolean isExchanged = operation.isInfix() && operation.name().startsWith(">");
      return switch (instruction.arity()) {
        case 1 -> line(instruction, operands[0], 0, 0);
        case 2 ->
            isExchanged
                ? line(instruction, operands[1], operands[0], 0)
                : line(instruction, operands[0], operands[1], 0);
        default -> line(instruction, operands[0], operands[1], operands[2]);
      };
    }
    Formula formula = operation.valueFormula();
    return formula == null ? call(operation, operands) : formula(formula, operands);
  }

  private int power(Operation operation, int x, int y) {
    // StrictMath.pow is exact in these two.
    if (isConstant(y, 1)) {
      return x;
    }
    return isConstant(y, 2) ? line(Instruction.SQUARE, x, 0, 0) : call(operation, x, y);
  }

  /** What is known of signs. */
  Signs signs() {
    return signs;
  }

  /** The lines that functions are applied to. */
  Set<Integer> arguments() {
    return arguments;
  }

  /** The derivative of a function of one operand that is written for vectors; -1 if it is none. */
  int slope(Operation operation, int... operands) {
    LaneFunction function = laneFunction(operation, operands);
    return function == null ? -1 : function.slope(lanes, operands[0]);
  }

  private LaneFunction laneFunction(Operation operation, int... operands) {
    return lanes != null && operands.length == 1 ? operation.overLanes() : null;
  }

  private int call(Operation operation, int... operands) {
    for (int operand : operands) {
      arguments.add(operand);
    }
    LaneFunction function = laneFunction(operation, operands);
    int[] three = Arrays.copyOf(operands, 3);
    int line =
        function != null
            ? function.value(lanes, operands[0])
            : write(
                Instruction.CALL, three[0], three[1], three[2], new Call(operation, -1, List.of()));
    signs.note(line, operation);
    return line;
  }

  /** A rule of the table; the slots are lines. A condition that is NaN counts as true in a rule. */
  int formula(Formula rule, int[] slots) {
    if (rule.isNumber()) {
      return number(rule.number());
    }
    if (rule.isSlot()) {
      return slots[rule.slot()];
    }
    List<Formula> inner = rule.operands();
    int[] operands = new int[inner.size()];
    for (int k = 0; k < operands.length; k++) {
      operands[k] = formula(inner.get(k), slots);
    }
    return rule.operation().isConditional()
        ? select(operands[0], operands[1], operands[2])
        : apply(rule.operation(), operands);
  }

  int select(int condition, int then, int otherwise) {
    if (isConstant(condition)) {
      return constant(condition) != 0 ? then : otherwise;
    }
    return line(Instruction.SELECT, condition, then, otherwise);
  }

  /** The local derivative of an operation of any number of operands; the result comes last. */
  int localWide(Operation operation, int position, int[] operandsAndResult) {
    return write(
        Instruction.LOCAL_WIDE, 0, 0, 0, new Call(operation, position, boxed(operandsAndResult)));
  }

  /** An instruction on lines, or what is known to be the same to the last bit. */
  int line(Instruction instruction, int a, int b, int c) {
    switch (instruction) {
      case MULTIPLY -> {
        if (isConstant(a, 1)) {
          return b;
        }
        if (isConstant(b, 1)) {
          return a;
        }
        if (a == b) {
          return line(Instruction.SQUARE, a, 0, 0);
        }
        if (isConstant(a)) {
          return timesNumber(constant(a), b);
        }
        if (isConstant(b)) {
          return timesNumber(constant(b), a);
        }
        // A sum further on may take the sign in.
        if (isNegation(a)) {
          return negation(line(Instruction.MULTIPLY, operand(a, 0), b, 0));
        }
        if (isNegation(b)) {
          return negation(line(Instruction.MULTIPLY, a, operand(b, 0), 0));
        }
      }
      case DIVIDE -> {
        if (isConstant(b, 1)) {
          return a;
        }
        if (isNegation(a) && isConstant(b)) {
          return line(Instruction.DIVIDE, operand(a, 0), number(-constant(b)), 0);
        }
        if (isConstant(b) && hasOrdinaryInverse(constant(b))) {
          if (isPowerOfTwo(constant(b))) {
            return timesNumber(1 / constant(b), a);
          }
          if (lanes != null) {
            return quotient(a, constant(b));
          }
        }
      }
      case ADD -> {
        if (isNegation(b)) {
          return line(Instruction.SUBTRACT, a, operand(b, 0), 0);
        }
        if (isNegation(a)) {
          return line(Instruction.SUBTRACT, b, operand(a, 0), 0);
        }
      }
      case SUBTRACT -> {
        if (isNegation(b)) {
          return line(Instruction.ADD, a, operand(b, 0), 0);
        }
      }
      case NEGATE -> {
        if (isConstant(a)) {
          return number(-constant(a));
        }
        if (isNegation(a)) {
          return operand(a, 0);
        }
        if (instruction(a) == Instruction.MULTIPLY && isConstant(operand(a, 0))) {
          return timesNumber(-constant(operand(a, 0)), operand(a, 1));
        }
        if (instruction(a) == Instruction.DIVIDE && isConstant(operand(a, 1))) {
          return line(Instruction.DIVIDE, operand(a, 0), number(-constant(operand(a, 1))), 0);
        }
      }
      case AND -> {
        if (isConstant(a, 0) || isConstant(b, 0)) {
          return number(0);
        }
      }
      case OR -> {
        if (isTrue(a) || isTrue(b)) {
          return number(1);
        }
      }
      case IF -> {
        if (isConstant(a)) {
          double condition = constant(a);
          return Double.isNaN(condition) ? number(Double.NaN) : condition != 0 ? b : c;
        }
      }
      default -> {
        // Nothing is known.
      }
    }
    int line = write(instruction, a, b, c, null);
    signs.note(line, instruction, a, b, c);
    return line;
  }

  /** Whether it is another line with its sign changed. */
  boolean isNegation(int line) {
    return instruction(line) == Instruction.NEGATE;
  }

  /** On its own even of a multiple, whose number takes the sign elsewhere: a sum may take it in. */
  private int negation(int line) {
    return isNegation(line) ? operand(line, 0) : write(Instruction.NEGATE, line, 0, 0, null);
  }

  /** The number comes first; one that doubles, and then one that does not shrink, are one. */
  private int timesNumber(double number, int line) {
    if (number == 1) {
      return line;
    }
    if (number == -1) {
      return negation(line);
    }
    if (isNegation(line)) {
      return timesNumber(-number, operand(line, 0));
    }
    boolean isProduct = instruction(line) == Instruction.MULTIPLY;
    if (isProduct && Math.abs(number) >= 1 && isConstant(operand(line, 0))) {
      double inner = constant(operand(line, 0));
      // Doubling rounds nothing, and what overflows in two steps does so in one.
      if (Math.abs(inner) == 2 && Math.abs(number) < 1e300) {
        return timesNumber(number * inner, operand(line, 1));
      }
    }
    return write(Instruction.MULTIPLY, number(number), line, 0, null);
  }

  private static boolean hasOrdinaryInverse(double number) {
    return Math.abs(Math.getExponent(number)) < 1000 && number != 0;
  }

  /**
   * By way of the inverse in two parts of one sign, many times as fast as a division and nearly
   * always of the same bits: an exact quotient stays exact, a zero keeps its sign and an infinity
   * stays one.
   */
  private int quotient(int line, double number) {
    double inverse = 1 / number;
    if (Math.fma(inverse, -number, 1) < 0) {
      inverse = Math.nextAfter(inverse, 0);
    }
    double rest = Math.fma(inverse, -number, 1) / number;
    int ofRest = line(Instruction.MULTIPLY, number(rest), line, 0);
    return line(Instruction.FUSED, number(inverse), line, ofRest);
  }

  private static boolean isPowerOfTwo(double number) {
    return Math.abs(number) == Math.scalb(1.0, Math.getExponent(number));
  }

  private boolean isTrue(int line) {
    return isConstant(line) && constant(line) != 0;
  }

  private boolean allConstant(int[] operands) {
    for (int operand : operands) {
      if (!isConstant(operand)) {
        return false;
      }
    }
    return true;
  }

  private static List<Integer> boxed(int[] operands) {
    return Arrays.stream(operands).boxed().toList();
  }

  private int write(Instruction instruction, int a, int b, int c, Object note) {
    int noteIndex = note == null ? -1 : noted.computeIfAbsent(note, this::addNote);
    int place = placeOf(instruction, a, b, c, noteIndex);
    if (index[place] != 0) {
      return index[place] - 1;
    }
    int at = size * WORDS;
    if (at + WORDS > words.length) {
      words = Arrays.copyOf(words, words.length * 2);
      instructions = Arrays.copyOf(instructions, words.length / WORDS);
    }
    instructions[size] = instruction;
    words[at] = a;
    words[at + 1] = b;
    words[at + 2] = c;
    words[at + NOTE] = noteIndex;
    index[place] = ++size;
    if (size * 2 > index.length) {
      rehash();
    }
    return size - 1;
  }

  /** Where in the index that line is, or is to be put. */
  private int placeOf(Instruction instruction, int a, int b, int c, int noteIndex) {
    int hash = instruction.name().hashCode();
    hash = (((hash * 31 + a) * 0x9E3779B1 + b) * 0x85EBCA6B + c) * 0xC2B2AE35 + noteIndex;
    // Else constants, which differ in their notes alone, stand in one long row that others run
    // into.
    hash *= 0x27D4EB2F;
    int mask = index.length - 1;
    int place = (hash ^ hash >>> 15) & mask;
    while (index[place] != 0) {
      int line = index[place] - 1;
      int at = line * WORDS;
      if (instructions[line] == instruction
          && words[at] == a
          && words[at + 1] == b
          && words[at + 2] == c
          && words[at + NOTE] == noteIndex) {
        return place;
      }
      place = (place + 1) & mask;
    }
    return place;
  }

  private int addNote(Object note) {
    notes.add(note);
    return notes.size() - 1;
  }

  private void rehash() {
    index = new int[index.length * 2];
    for (int line = 0; line < size; line++) {
      int at = line * WORDS;
      int place =
          placeOf(instructions[line], words[at], words[at + 1], words[at + 2], words[at + NOTE]);
      index[place] = line + 1;
    }
  }
}
