package autograd.compile;

import java.util.Set;
import java.util.TreeSet;

/** A stretch of arithmetic steps: which registers it reads, and which it leaves for others. */
final class Segment {
  private final int start;
  private final int end;
  private final Set<Integer> read = new TreeSet<>();
  private final Set<Integer> written = new TreeSet<>();

  /**
   * @param start the first step
   * @param end one past the last
   * @param lastRead for each step, the last that reads what it writes
   */
  Segment(Program program, int start, int end, int[] lastRead) {
    Step[] steps = program.steps();
    this.start = start;
    this.end = end;
    Set<Integer> own = new TreeSet<>();
    for (int i = start; i < end; i++) {
      for (int register : steps[i].from()) {
        if (!program.isConstant(register) && !own.contains(register)) {
          read.add(register);
        }
      }
      own.add(steps[i].to());
      if (lastRead[i] >= end) {
        written.add(steps[i].to());
      }
    }
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** The registers to load in every row, constants not among them. */
  Set<Integer> read() {
    return read;
  }

  /** The registers to store in every row. */
  Set<Integer> written() {
    return written;
  }

  /** About how much it is to a compiler: an operation counts 1, an array with its index 3. */
  int size(Step[] steps) {
    int size = 3 * arrays();
    for (int i = start; i < end; i++) {
      Instruction instruction = steps[i].instruction();
      boolean isTwo =
          instruction == Instruction.MULTIPLY_ADD || instruction == Instruction.MULTIPLY_SUBTRACT;
      size += isTwo ? 2 : 1;
    }
    return size;
  }

  /** How many arrays it goes over. */
  int arrays() {
    return read.size() + written.size();
  }
}
