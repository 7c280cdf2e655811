package autograd.compile;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A finished program: steps over registers that each hold a block of rows. Immutable but for what
 * it makes ready when it is asked to hurry: its arithmetic as loops of their own, see {@link
 * Segments}. Both roads give the same bits.
 */
final class Program {
  /** What a block's registers may take together, in doubles, to stay in a core's cache. */
  private static final int CACHE = 1 << 17;

  private static final int LONGEST_BLOCK = 1024;
  private static final int SHORTEST_BLOCK = 16;

  private final Step[] steps;
  private final int[] inputs;
  private final int[] results;
  private final double[] constants;
  private final boolean[] isConstant;
  private final int registers;
  private final int widest;
  private final boolean overLanes;
  private final AtomicBoolean isHurrying = new AtomicBoolean();
  private volatile Segments segments;

  /** Lays out what the {@code results} and {@code suspects} need. */
  Program(Code code, int[] results, List<Integer> suspects) {
    this.overLanes = code.isOverLanes();
    Layout layout = new Layout(code, results, suspects);
    this.steps = layout.steps().toArray(Step[]::new);
    this.inputs = layout.inputs();
    this.results = layout.registersOf(results);
    this.registers = layout.registers();
    this.isConstant = new boolean[registers];
    this.constants = layout.constants(isConstant);
    this.widest = layout.widest();
  }

  /** Not to be changed. */
  Step[] steps() {
    return steps;
  }

  int registers() {
    return registers;
  }

  /** The registers that are read after the program. */
  int[] results() {
    return results;
  }

  /** Whether a register holds the same number at every row. */
  boolean isConstant(int register) {
    return isConstant[register];
  }

  double constant(int register) {
    return constants[register];
  }

  /** How many rows a block has. */
  int blockLength() {
    int fitting = Integer.highestOneBit(Math.max(1, CACHE / Math.max(1, registers)));
    return Math.max(SHORTEST_BLOCK, Math.min(LONGEST_BLOCK, fitting));
  }

  /** The most registers that a step reads. */
  int widest() {
    return widest;
  }

  /** Blocks to work in, constants filled in. */
  double[][] newRegisters() {
    double[][] blocks = new double[registers][blockLength()];
    for (int register = 0; register < registers; register++) {
      if (isConstant[register]) {
        Arrays.fill(blocks[register], constants[register]);
      }
    }
    return blocks;
  }

  /** The register of a result, by its place among those asked for. */
  int result(int which) {
    return results[which];
  }

  /** Whether a step writes that result into a register that no other result shares. */
  boolean isOwn(int which) {
    for (int other = 0; other < results.length; other++) {
      if (other != which && results[other] == results[which]) {
        return false;
      }
    }
    for (Step step : steps) {
      if (step.to() == results[which] && step.instruction() != Instruction.SUSPECT) {
        return true;
      }
    }
    return false;
  }

  /** Whether it has steps that mark rows. */
  boolean marksRows() {
    for (Step step : steps) {
      if (step.instruction() == Instruction.SUSPECT) {
        return true;
      }
    }
    return false;
  }

  /** The register that takes an input's column, or -1 if nothing depends on it. */
  int input(int column) {
    return column < inputs.length ? inputs[column] : -1;
  }

  /**
   * Makes its arithmetic ready as loops of their own, where there is not too much of it; a program
   * for vectors goes over to them as soon as they are warm.
   */
  void hurry() {
    if (isHurrying.get() || !isHurrying.compareAndSet(false, true)) {
      return;
    }
    if (!overLanes) {
      segments = Segments.overRows(this);
    } else {
      Segments vectors = Segments.overLanes(this);
      if (vectors.count() > 0) {
        WarmUp.start(this, vectors, warm -> segments = warm);
      }
    }
  }

  /** The same at once, warm or not. */
  void hurryNow() {
    isHurrying.set(true);
    segments = overLanes ? Segments.overLanes(this) : Segments.overRows(this);
  }

  /** What is ready by now, to run a block with; null for an operation at a time. */
  Segments ready() {
    return segments;
  }

  /** Runs all steps on the first {@code n} rows, and some on a few more where there is room. */
  void run(Segments ready, Workspace space, int n) {
    if (ready == null) {
      Loops.run(steps, 0, steps.length, space, n);
      return;
    }
    int at = 0;
    int padded = ready.padded(n);
    for (int s = 0; s < ready.count(); s++) {
      Loops.run(steps, at, ready.start(s), space, n);
      ready.run(s, space.registers, padded);
      at = ready.end(s);
    }
    Loops.run(steps, at, steps.length, space, n);
  }
}
