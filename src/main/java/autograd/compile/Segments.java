package autograd.compile;

import java.util.ArrayList;
import java.util.Arrays;
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
    if (steps.length > LONGEST_PROGRAM) {
      return new Segments(List.of(), null);
    }
    List<Segment> segments = split(steps, lastReads(steps, results, constants.length), isConstant);
    if (segments.isEmpty()) {
      return new Segments(segments, null);
    }
    try {
      return new Segments(segments, SegmentWriter.write(segments, steps, constants, isConstant));
    } catch (NoClassDefFoundError e) {
      // Somebody took the program without ASM; an operation at a time it runs all the same.
      return new Segments(List.of(), null);
    }
  }

  /** For each step the last that reads what it writes; one past the end for results. */
  private static int[] lastReads(Step[] steps, int[] results, int registers) {
    int[] lastReads = new int[steps.length];
    int[] writer = new int[registers];
    Arrays.fill(writer, -1);
    for (int i = 0; i < steps.length; i++) {
      for (int register : steps[i].from()) {
        if (writer[register] >= 0) {
          lastReads[writer[register]] = i;
        }
      }
      if (steps[i].instruction() != Instruction.SUSPECT) {
        writer[steps[i].to()] = i;
      }
    }
    for (int register : results) {
      if (writer[register] >= 0) {
        lastReads[writer[register]] = steps.length;
      }
    }
    return lastReads;
  }

  private static List<Segment> split(Step[] steps, int[] lastReads, boolean[] isConstant) {
    List<Segment> segments = new ArrayList<>();
    int start = 0;
    while (start < steps.length) {
      Segment longest = null;
      for (int end = start + 1; end <= Math.min(start + LONGEST, steps.length); end++) {
        if (!steps[end - 1].instruction().isArithmetic()) {
          break;
        }
        Segment segment = new Segment(steps, start, end, lastReads, isConstant);
        longest = end > start + 1 && segment.arrays() <= MOST_ARRAYS ? segment : longest;
      }
      if (longest != null) {
        segments.add(longest);
      }
      start = longest == null ? start + 1 : longest.end();
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
