package autograd.compile;

import autograd.graph.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A finished program: its steps, each with the registers it reads and writes. A register holds a
 * block of rows and is used anew as soon as nobody needs what it held. Immutable.
 */
final class Program {
  /** What a block's registers may take together, in doubles, to stay in a core's cache. */
  private static final int CACHE = 1 << 15;

  private static final int LONGEST_BLOCK = 1024;
  private static final int SHORTEST_BLOCK = 16;

  /** One step: what to do, the register to write, those to read, and what a CALL calls. */
  private static final class Step {
    final Instruction instruction;
    final int to;
    final int[] from;
    final Code.Call call;

    Step(Instruction instruction, int to, int[] from, Code.Call call) {
      this.instruction = instruction;
      this.to = to;
      this.from = from;
      this.call = call;
    }
  }

  private final List<Step> steps = new ArrayList<>();
  private final int[] inputRegisters;
  private final List<Integer> constantRegisters = new ArrayList<>();
  private final List<Double> constants = new ArrayList<>();
  private final int[] results;
  private final int registers;
  private final int widest;

  /** Lays out what the {@code results} and {@code suspects} need. */
  Program(Code code, int[] results, List<Integer> suspects) {
    Layout layout = new Layout(code, results, suspects);
    layout.run();
    this.inputRegisters = layout.inputs();
    this.results = layout.registersOf(results);
    this.registers = layout.registers;
    this.widest = layout.widest;
  }

  /** How many rows a block has. */
  int blockLength() {
    int fitting = Integer.highestOneBit(Math.max(1, CACHE / Math.max(1, registers)));
    return Math.max(SHORTEST_BLOCK, Math.min(LONGEST_BLOCK, fitting));
  }

  /** How many steps there are for each block. */
  int length() {
    return steps.size();
  }

  /** Blocks to work in, constants filled in. */
  double[][] newRegisters() {
    double[][] blocks = new double[registers][blockLength()];
    for (int c = 0; c < constants.size(); c++) {
      Arrays.fill(blocks[constantRegisters.get(c)], constants.get(c));
    }
    return blocks;
  }

  /** The register of the value, at 0, or of a gradient. */
  int result(int which) {
    return results[which];
  }

  /** The register that takes an input's column, or -1 if nothing depends on it. */
  int input(int column) {
    return column < inputRegisters.length ? inputRegisters[column] : -1;
  }

  double[] newFrame() {
    return Operation.frame(widest);
  }

  /** Runs all steps on the first {@code n} rows. */
  void run(double[][] r, boolean[] suspect, double[] frame, int n) {
    for (Step step : steps) {
      int[] from = step.from;
      double[] z = r[step.to];
      switch (step.instruction) {
        case ADD -> Loops.add(z, r[from[0]], r[from[1]], n);
        case SUBTRACT -> Loops.subtract(z, r[from[0]], r[from[1]], n);
        case MULTIPLY -> Loops.multiply(z, r[from[0]], r[from[1]], n);
        case DIVIDE -> Loops.divide(z, r[from[0]], r[from[1]], n);
        case NEGATE -> Loops.negate(z, r[from[0]], n);
        case SQUARE -> Loops.square(z, r[from[0]], n);
        case MULTIPLY_ADD -> Loops.multiplyAdd(z, r[from[0]], r[from[1]], r[from[2]], n);
        case MULTIPLY_SUBTRACT -> Loops.multiplySubtract(z, r[from[0]], r[from[1]], r[from[2]], n);
        case LESS -> Loops.less(z, r[from[0]], r[from[1]], n);
        case LESS_OR_EQUAL -> Loops.lessOrEqual(z, r[from[0]], r[from[1]], n);
        case EQUAL -> Loops.equal(z, r[from[0]], r[from[1]], n);
        case UNEQUAL -> Loops.unequal(z, r[from[0]], r[from[1]], n);
        case AND -> Loops.and(z, r[from[0]], r[from[1]], n);
        case OR -> Loops.or(z, r[from[0]], r[from[1]], n);
        case NOT -> Loops.not(z, r[from[0]], n);
        case IF -> Loops.choose(z, r[from[0]], r[from[1]], r[from[2]], n);
        case SELECT -> Loops.select(z, r[from[0]], r[from[1]], r[from[2]], n);
        case SQRT -> Loops.sqrt(z, r[from[0]], n);
        case ABS -> Loops.abs(z, r[from[0]], n);
        case MIN -> Loops.min(z, r[from[0]], r[from[1]], n);
        case MAX -> Loops.max(z, r[from[0]], r[from[1]], n);
        case EXP -> Loops.exp(z, r[from[0]], n);
        case LOG -> Loops.log(z, r[from[0]], n);
        case SIN -> Loops.sin(z, r[from[0]], n);
        case COS -> Loops.cos(z, r[from[0]], n);
        case CALL -> call(step, r, z, n);
        case CALL_WIDE, LOCAL_WIDE -> callWide(step, r, z, frame, n);
        case SUSPECT -> Loops.suspect(suspect, r[from[0]], n);
        case INPUT, CONSTANT -> throw new IllegalStateException("not a step");
      }
    }
  }

  private static void call(Step step, double[][] r, double[] z, int n) {
    Operation operation = step.call.operation();
    int[] from = step.from;
    switch (from.length) {
      case 1 -> Loops.call(operation, z, r[from[0]], n);
      case 2 -> Loops.call(operation, z, r[from[0]], r[from[1]], n);
      default -> Loops.call(operation, z, r[from[0]], r[from[1]], r[from[2]], n);
    }
  }

  private static void callWide(Step step, double[][] r, double[] z, double[] frame, int n) {
    Operation operation = step.call.operation();
    int position = step.call.position();
    int[] from = step.from;
    int count = position < 0 ? from.length : from.length - 1;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < count; k++) {
        frame[k] = r[from[k]][i];
      }
      if (position < 0) {
        z[i] = operation.value(frame, count);
      } else {
        operation.complete(frame, count, r[from[count]][i]);
        z[i] = operation.localDerivative(position, frame, count);
      }
    }
  }

  /** The work of giving every line that counts a step and a register. */
  private final class Layout {
    private final Code code;
    private final int[] uses;
    private final int[] lastUse;
    private final int[] register;
    private final boolean[] isRoot;
    private final int[] free;
    private int freeCount;
    private int registers;
    private int widest;

    Layout(Code code, int[] results, List<Integer> suspects) {
      this.code = code;
      this.uses = new int[code.size()];
      this.lastUse = new int[code.size()];
      this.register = new int[code.size()];
      this.isRoot = new boolean[code.size()];
      this.free = new int[code.size() + 1];
      for (int result : results) {
        isRoot[result] = true;
        uses[result]++;
      }
      for (int suspect : suspects) {
        uses[suspect]++;
      }
    }

    void run() {
      int size = code.size();
      for (int line = size - 1; line >= 0; line--) {
        for (int k = 0; uses[line] > 0 && k < code.arity(line); k++) {
          uses[code.operand(line, k)]++;
        }
      }
      int[][] from = new int[size][];
      for (int line = 0; line < size; line++) {
        if (uses[line] > 0 && !code.instruction(line).isLeaf()) {
          from[line] = operands(line);
        }
      }
      // Products that a sum took in are no steps any more.
      boolean[] isRead = new boolean[size];
      for (int line = size - 1; line >= 0; line--) {
        boolean counts =
            isRead[line] || isRoot[line] || code.instruction(line) == Instruction.SUSPECT;
        if (from[line] == null || !counts) {
          from[line] = null;
          continue;
        }
        for (int operand : from[line]) {
          isRead[operand] = true;
          lastUse[operand] = Math.max(lastUse[operand], line);
        }
      }
      for (int line = 0; line < size; line++) {
        if (code.instruction(line).isLeaf() && (isRead[line] || isRoot[line])) {
          register[line] = registers++;
          if (code.isConstant(line)) {
            constantRegisters.add(register[line]);
            constants.add(code.constant(line));
          }
        }
      }
      for (int line = 0; line < size; line++) {
        if (from[line] != null) {
          place(line, from[line]);
        }
      }
    }

    private void place(int line, int[] operands) {
      int[] read = new int[operands.length];
      for (int k = 0; k < operands.length; k++) {
        int operand = operands[k];
        read[k] = register[operand];
        boolean isDone = lastUse[operand] == line && !isRoot[operand];
        if (isDone && !code.instruction(operand).isLeaf()) {
          free[freeCount++] = register[operand];
          // An operand may stand here twice.
          lastUse[operand] = -1;
        }
      }
      Instruction instruction = fused(line);
      widest = Math.max(widest, operands.length);
      if (instruction == Instruction.SUSPECT) {
        steps.add(new Step(instruction, read[0], read, null));
        return;
      }
      register[line] = freeCount > 0 ? free[--freeCount] : registers++;
      boolean isCall =
          instruction == Instruction.CALL
              || instruction == Instruction.CALL_WIDE
              || instruction == Instruction.LOCAL_WIDE;
      steps.add(new Step(instruction, register[line], read, isCall ? code.call(line) : null));
    }

    /** Which operand of a sum or difference is a product that nobody else reads; -1 if none. */
    private int product(int line) {
      Instruction instruction = code.instruction(line);
      if (instruction == Instruction.ADD && isOwnProduct(code.operand(line, 0))) {
        return 0;
      }
      boolean isSum = instruction == Instruction.ADD || instruction == Instruction.SUBTRACT;
      return isSum && isOwnProduct(code.operand(line, 1)) ? 1 : -1;
    }

    private boolean isOwnProduct(int line) {
      return code.instruction(line) == Instruction.MULTIPLY && uses[line] == 1 && !isRoot[line];
    }

    private Instruction fused(int line) {
      if (product(line) < 0) {
        return code.instruction(line);
      }
      return code.instruction(line) == Instruction.ADD
          ? Instruction.MULTIPLY_ADD
          : Instruction.MULTIPLY_SUBTRACT;
    }

    private int[] operands(int line) {
      int product = product(line);
      if (product >= 0) {
        int factors = code.operand(line, product);
        return new int[] {
          code.operand(factors, 0), code.operand(factors, 1), code.operand(line, 1 - product)
        };
      }
      int[] operands = new int[code.arity(line)];
      for (int k = 0; k < operands.length; k++) {
        operands[k] = code.operand(line, k);
      }
      return operands;
    }

    int[] registersOf(int[] lines) {
      return Arrays.stream(lines).map(line -> register[line]).toArray();
    }

    int[] inputs() {
      int[] inputs = new int[0];
      for (int line = 0; line < code.size(); line++) {
        if (code.instruction(line) == Instruction.INPUT) {
          int column = code.input(line);
          if (column >= inputs.length) {
            int before = inputs.length;
            inputs = Arrays.copyOf(inputs, column + 1);
            Arrays.fill(inputs, before, inputs.length, -1);
          }
          inputs[column] = lastUse[line] > 0 || isRoot[line] ? register[line] : -1;
        }
      }
      return inputs;
    }
  }
}
