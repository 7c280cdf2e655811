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
  Segment(Step[] steps, int start, int end, int[] lastRead, boolean[] isConstant) {
    this.start = start;
    this.end = end;
    Set<Integer> own = new TreeSet<>();
    for (int i = start; i < end; i++) {
      for (int register : steps[i].from()) {
        if (!isConstant[register] && !own.contains(register)) {
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

  /** How many arrays it goes over. */
  int arrays() {
    return read.size() + written.size();
  }
}
