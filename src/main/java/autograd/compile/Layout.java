package autograd.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives every line of a code that counts a step, and every step a register. A register holds a
 * block of rows and is used anew as soon as nobody needs what it held; those of inputs, constants
 * and results are never used for anything else.
 */
final class Layout {
  private final Code code;
  private final int[] uses;
  private final int[] lastUse;
  private final int[] register;
  private final boolean[] isRoot;
  private final int[] free;
  private final List<Step> steps = new ArrayList<>();
  private final List<Integer> constantRegisters = new ArrayList<>();
  private int freeCount;
  private int registers;
  private int widest;

  /** Lays out what the {@code roots}, read after the program, and {@code suspects} need. */
  Layout(Code code, int[] roots, List<Integer> suspects) {
    this.code = code;
    this.uses = new int[code.size()];
    this.lastUse = new int[code.size()];
    this.register = new int[code.size()];
    this.isRoot = new boolean[code.size()];
    this.free = new int[code.size() + 1];
    for (int root : roots) {
      isRoot[root] = true;
      uses[root]++;
    }
    for (int suspect : suspects) {
      uses[suspect]++;
    }
    run();
  }

  List<Step> steps() {
    return steps;
  }

  /** How many registers there are. */
  int registers() {
    return registers;
  }

  /** The most registers that a step reads. */
  int widest() {
    return widest;
  }

  /** The numbers of registers that hold one at every row; NaN and false elsewhere. */
  double[] constants(boolean[] isConstant) {
    double[] constants = new double[registers];
    Arrays.fill(constants, Double.NaN);
    for (int line : constantRegisters) {
      constants[register[line]] = code.constant(line);
      isConstant[register[line]] = true;
    }
    return constants;
  }

  int[] registersOf(int[] lines) {
    return Arrays.stream(lines).map(line -> register[line]).toArray();
  }

  /** The register of each column; -1 for one that nothing depends on. */
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

  private void run() {
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
      boolean counts = isRead[line] || isRoot[line] || code.instruction(line).isMark();
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
          constantRegisters.add(line);
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
    Instruction instruction = fused(line);
    widest = Math.max(widest, operands.length);
    int[] read = registersOf(operands);
    if (instruction.isMark()) {
      release(line, operands);
      steps.add(new Step(instruction, read[0], read, null));
      return;
    }
    boolean isCall =
        instruction == Instruction.CALL
            || instruction == Instruction.CALL_WIDE
            || instruction == Instruction.LOCAL_WIDE;
    // A call reads its operands again after it has begun to write.
    if (isCall) {
      register[line] = take();
      release(line, operands);
    } else {
      release(line, operands);
      register[line] = take();
    }
    steps.add(new Step(instruction, register[line], read, isCall ? code.call(line) : null));
  }

  private int take() {
    return freeCount > 0 ? free[--freeCount] : registers++;
  }

  private void release(int line, int[] operands) {
    for (int operand : operands) {
      boolean isDone = lastUse[operand] == line && !isRoot[operand];
      if (isDone && !code.instruction(operand).isLeaf()) {
        free[freeCount++] = register[operand];
        // An operand may stand here twice.
        lastUse[operand] = -1;
      }
    }
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
}
