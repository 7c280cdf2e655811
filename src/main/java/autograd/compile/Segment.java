package autograd.compile;

import java.util.Set;
import java.util.TreeSet;

/** A stretch of arithmetic steps: which registers it reads, and which it leaves for others. */
final class Segment {
  private final int start;
  private int end;

  /** Registers read before it writes them. */
  private final Set<Integer> read = new TreeSet<>();

  private final Set<Integer> written = new TreeSet<>();

  Segment(int start) {
    this.start = start;
    this.end = start;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  int length() {
    return end - start;
  }

  /** The registers to load in every row, constants not among them. */
  Set<Integer> read() {
    return read;
  }

  /** The registers to store in every row. */
  Set<Integer> written() {
    return written;
  }

  /** How many arrays it would go over with one more step, at most. */
  int arraysWith(Step step, boolean[] isConstant) {
    Segment longer = new Segment(start);
    longer.end = end;
    longer.read.addAll(read);
    longer.written.addAll(written);
    longer.add(step, isConstant);
    return longer.read.size() + longer.written.size();
  }

  void add(Step step, boolean[] isConstant) {
    for (int register : step.from()) {
      if (!isConstant[register] && !written.contains(register)) {
        read.add(register);
      }
    }
    written.add(step.to());
    end++;
  }

  /** Stores only what is still live behind it. */
  void keep(boolean[] isLive) {
    written.removeIf(register -> !isLive[register]);
  }
}
