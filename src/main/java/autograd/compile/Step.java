package autograd.compile;

import autograd.functions.BlockFunction;

/** One step of a program: an instruction, the registers it reads and the one it writes. */
final class Step {
  private final Instruction instruction;
  private final int to;
  private final int[] from;
  private final Code.Call call;
  private final BlockFunction function;

  /**
   * @param to the register written; of one that only marks rows, the one it reads
   * @param from the registers read, in the order of the operands
   * @param call what it calls; null unless it is a call
   */
  Step(Instruction instruction, int to, int[] from, Code.Call call) {
    this.instruction = instruction;
    this.to = to;
    this.from = from;
    this.call = call;
    boolean isFunction = instruction == Instruction.CALL && from.length == 1;
    this.function = isFunction ? call.operation().overBlocks() : null;
  }

  Instruction instruction() {
    return instruction;
  }

  int to() {
    return to;
  }

  /** Not to be changed. */
  int[] from() {
    return from;
  }

  Code.Call call() {
    return call;
  }

  /** What a call of one operand calls; null of all else. */
  BlockFunction function() {
    return function;
  }
}
