package autograd.compile;

import java.util.Arrays;
import java.util.List;

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
  private volatile Segments segments;
  private volatile Step[] hurriedSteps;

  /** Lays out what the {@code results} and {@code suspects} need. */
  Program(Code code, int[] results, List<Integer> suspects) {
    Layout layout = new Layout(code, results, suspects);
    this.steps = layout.steps().toArray(Step[]::new);
    this.inputs = layout.inputs();
    this.results = layout.registersOf(results);
    this.registers = layout.registers();
    this.isConstant = new boolean[registers];
    this.constants = layout.constants(isConstant);
    this.widest = layout.widest();
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
   * Makes its arithmetic ready as loops of their own, where there is not too much of it, and takes
   * to vector instructions where the JVM has them.
   */
  void hurry() {
    if (segments == null) {
      synchronized (this) {
        if (segments == null) {
          Step[] faster = steps.clone();
          Arrays.setAll(faster, i -> steps[i].overVectors());
          hurriedSteps = faster;
          segments = Segments.of(steps, results, constants, isConstant);
        }
      }
    }
  }

  /** Runs all steps on the first {@code n} rows. */
  void run(Workspace space, int n) {
    Segments ready = segments;
    if (ready == null) {
      Loops.run(steps, 0, steps.length, space, n);
      return;
    }
    Step[] faster = hurriedSteps;
    int at = 0;
    for (int s = 0; s < ready.count(); s++) {
      Loops.run(faster, at, ready.start(s), space, n);
      ready.run(s, space.registers, n);
      at = ready.end(s);
    }
    Loops.run(faster, at, faster.length, space, n);
  }
}
