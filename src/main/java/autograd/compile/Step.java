package autograd.compile;

/** One step of a program: an instruction, the registers it reads and the one it writes. */
final class Step {
  private final Instruction instruction;
  private final int to;
  private final int[] from;
  private final Code.Call call;

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
}
