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
  /**
   * Larger loops, by {@link Segment#size}, the compiler of a JVM does not turn into vector
   * instructions.
   */
  private static final int LARGEST = Runtime.version().feature() < 25 ? 34 : 44;

  /**
   * Most arrays that a loop goes over: where blocks of like length lie one behind the other, rows
   * of more of them than that compete for the same lines of the nearest cache.
   */
  private static final int MOST_ARRAYS = 8;

  /**
   * Most steps of a loop: of more, compiled as they are written, the processor does not see the
   * next turn before it is through with this one.
   */
  private static final int LONGEST = 32;

  /** Of programs longer than that compiling costs more than it brings. */
  private static final int LONGEST_PROGRAM = 3000;

  /** What the loops are called by; implemented by the class that {@link SegmentWriter} writes. */
  interface Loop {
    void run(int segment, double[][] registers, int n);
  }

  private final List<Segment> segments;
  private final Loop loop;
  private final int lanes;

  private Segments(List<Segment> segments, Loop loop, int lanes) {
    this.segments = segments;
    this.loop = loop;
    this.lanes = lanes;
  }

  /** The arithmetic of a program, a row at a time. */
  static Segments overRows(Program program) {
    return of(program, 1);
  }

  /** Likewise all that vectors can do, a vector of rows at a time. */
  static Segments overLanes(Program program) {
    return of(program, VectorModule.lanes());
  }

  /** Whether it is short enough. */
  static boolean pay(Program program) {
    return program.steps().length <= LONGEST_PROGRAM;
  }

  private static Segments of(Program program, int lanes) {
    Segments none = new Segments(List.of(), null, 1);
    if (!pay(program)) {
      return none;
    }
    List<Segment> segments = split(program, lanes > 1);
    if (segments.isEmpty()) {
      return none;
    }
    try {
      return new Segments(segments, SegmentWriter.write(segments, program, lanes), lanes);
    } catch (NoClassDefFoundError e) {
      // Somebody took the program without ASM; an operation at a time it runs all the same.
      return none;
    }
  }

  /** For each step the last that reads what it writes; one past the end for results. */
  private static int[] lastReads(Program program) {
    Step[] steps = program.steps();
    int[] lastReads = new int[steps.length];
    int[] writer = new int[program.registers()];
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
    for (int register : program.results()) {
      if (writer[register] >= 0) {
        lastReads[writer[register]] = steps.length;
      }
    }
    return lastReads;
  }

  private static List<Segment> split(Program program, boolean overLanes) {
    Step[] steps = program.steps();
    int[] lastReads = lastReads(program);
    // A step alone gains nothing from a loop of its own, but may know no other.
    int least = overLanes ? 1 : 2;
    List<Segment> segments = new ArrayList<>();
    int start = 0;
    while (start < steps.length) {
      Segment longest = null;
      for (int end = start + 1; end <= Math.min(start + LONGEST, steps.length); end++) {
        Instruction last = steps[end - 1].instruction();
        if (overLanes ? !last.isOverLanes() : !last.isArithmetic()) {
          break;
        }
        Segment segment = new Segment(program, start, end, lastReads);
        longest = end >= start + least && fits(segment, steps, overLanes) ? segment : longest;
      }
      if (longest != null) {
        segments.add(longest);
      }
      start = longest == null ? start + 1 : longest.end();
    }
    return segments;
  }

  private static boolean fits(Segment segment, Step[] steps, boolean overLanes) {
    return segment.arrays() <= MOST_ARRAYS && (overLanes || segment.size(steps) <= LARGEST);
  }

  /** So many rows or a few more, to a number that the loops can do in their stride. */
  int padded(int rows) {
    return (rows + lanes - 1) / lanes * lanes;
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
