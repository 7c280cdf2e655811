package autograd.compile;

import java.util.ArrayList;
import java.util.List;

/**
 * The stretches of a program that are nothing but arithmetic, each as one loop over the rows of a
 * block: what a stretch needs only within itself then never leaves the processor's registers. An
 * operation at a time costs a pass over memory each, which for sums and products is most of their
 * cost.
 */
final class Segments {
  /** Longer loops are no more turned into vector instructions, HotSpot's limit being 60 nodes. */
  private static final int LONGEST = 12;

  /** Most arrays that such a loop goes over, for the same reason. */
  private static final int MOST_ARRAYS = 8;

  /** Of programs longer than that compiling costs more than it brings. */
  private static final int LONGEST_PROGRAM = 3000;

  /** What the loops are called by; implemented by the class that {@link SegmentWriter} writes. */
  interface Loop {
    void run(int segment, double[][] registers, int n);
  }

  private final List<Segment> segments;
  private final Loop loop;

  private Segments(List<Segment> segments, Loop loop) {
    this.segments = segments;
    this.loop = loop;
  }

  /**
   * @param results the registers that are read after the program
   * @param constants the numbers of those registers that hold one at every row
   */
  static Segments of(Step[] steps, int[] results, double[] constants, boolean[] isConstant) {
    List<Segment> segments = steps.length > LONGEST_PROGRAM ? List.of() : split(steps, isConstant);
    boolean[] isLive = new boolean[constants.length];
    for (int result : results) {
      isLive[result] = true;
    }
    int at = steps.length;
    for (int s = segments.size() - 1; s >= 0; s--) {
      Segment segment = segments.get(s);
      live(isLive, steps, segment.end(), at);
      segment.keep(isLive);
      live(isLive, steps, segment.start(), segment.end());
      at = segment.start();
    }
    return new Segments(
        segments,
        segments.isEmpty() ? null : SegmentWriter.write(segments, steps, constants, isConstant));
  }

  /** Goes back over steps: which registers hold what is read later. */
  private static void live(boolean[] isLive, Step[] steps, int start, int end) {
    for (int i = end - 1; i >= start; i--) {
      if (steps[i].instruction() != Instruction.SUSPECT) {
        isLive[steps[i].to()] = false;
      }
      for (int register : steps[i].from()) {
        isLive[register] = true;
      }
    }
  }

  private static List<Segment> split(Step[] steps, boolean[] isConstant) {
    List<Segment> segments = new ArrayList<>();
    int i = 0;
    while (i < steps.length) {
      Segment segment = new Segment(i);
      while (i < steps.length
          && steps[i].instruction().isArithmetic()
          && segment.length() < LONGEST
          && segment.arraysWith(steps[i], isConstant) <= MOST_ARRAYS) {
        segment.add(steps[i], isConstant);
        i++;
      }
      if (segment.length() > 1) {
        segments.add(segment);
      } else {
        i = segment.start() + 1;
      }
    }
    return segments;
  }

  int count() {
    return segments.size();
  }

  /** The first of its steps. */
  int start(int segment) {
    return segments.get(segment).start();
  }

  /** One past the last of its steps. */
  int end(int segment) {
    return segments.get(segment).end();
  }

  void run(int segment, double[][] registers, int n) {
    loop.run(segment, registers, n);
  }
}
