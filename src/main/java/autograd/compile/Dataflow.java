package autograd.compile;

import java.util.Arrays;

/** Which step of a program wrote what a step reads: registers are used again and again. */
final class Dataflow {
  /** The writer of what was there before the first step, as inputs are. */
  static final int NOBODY = -1;

  private final int[][] writers;
  private final int[] lastWriters;

  Dataflow(Program program) {
    Step[] steps = program.steps();
    this.writers = new int[steps.length][];
    this.lastWriters = new int[program.registers()];
    Arrays.fill(lastWriters, NOBODY);
    for (int i = 0; i < steps.length; i++) {
      writers[i] = Arrays.stream(steps[i].from()).map(register -> lastWriters[register]).toArray();
      if (!steps[i].instruction().isMark()) {
        lastWriters[steps[i].to()] = i;
      }
    }
  }

  /** The step that wrote the {@code k}-th register that a step reads. */
  int writer(int step, int k) {
    return writers[step][k];
  }

  /** The step that wrote what a register holds in the end. */
  int lastWriter(int register) {
    return lastWriters[register];
  }
}
