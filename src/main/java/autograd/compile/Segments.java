package autograd.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stretches of a program that are nothing but arithmetic, each as one loop over the rows of a
 * block: what a stretch needs only within itself then never leaves the processor's registers. An
 * operation at a time costs a pass over memory each, which for sums and products is most of their
 * cost. Segments of one shape share a loop, so that a sum of ten thousand terms is compiled as soon
 * as one of a hundred.
 */
final class Segments {
  /** With so many more arrays than the most, no longer stretch has fewer. */
  private static final int SLACK = 4;

  /**
   * Most steps of a loop: of more, compiled as they are written, the processor does not see the
   * next turn before it is through with this one.
   */
  private static final int LONGEST = 32;

  /** Most loops to compile; other segments run an operation at a time. */
  private static final int MOST_LOOPS = 500;

  /** What the loops are called by; implemented by the class that {@link SegmentWriter} writes. */
  interface Loop {
    /**
     * Runs one of them.
     *
     * @param which of the loops
     * @param registers all registers
     * @param places which of them it reads and writes, see {@link Segment#places}
     * @param n how many rows
     * @return over vectors the sum of the program's check, or 0 where it has none; over rows 0
     */
    double run(int which, double[][] registers, int[] places, int n);
  }

  private final Program program;
  private final List<Segment> segments;

  /** For each segment its loop, or -1. */
  private final int[] loops;

  private final int[][] places;
  private final Loop loop;
  private final int lanes;
  private final double[] constants;

  /** Whether a loop answers with the sum of the program's check. */
  private final boolean isChecked;

  private Segments(Program program, List<Segment> segments) {
    this.program = program;
    this.segments = segments;
    this.lanes = program.kind().lanes();
    this.loops = new int[segments.size()];
    this.places = new int[segments.size()][];
    Map<List<Object>, Integer> known = new HashMap<>();
    List<Segment> written = new ArrayList<>();
    for (int s = 0; s < loops.length; s++) {
      List<Object> shape = segments.get(s).shape();
      places[s] = segments.get(s).places().stream().mapToInt(register -> register).toArray();
      if (!known.containsKey(shape) && written.size() < MOST_LOOPS) {
        known.put(shape, written.size());
        written.add(segments.get(s));
      }
      loops[s] = known.getOrDefault(shape, -1);
    }
    Constants constants = new Constants(lanes);
    this.loop = SegmentWriter.write(written, program, constants);
    this.constants = constants.numbers();
    this.isChecked = program.kind() == LoopKind.OVER_LANES && isCheckInLoop();
  }

  private boolean isCheckInLoop() {
    for (int s = 0; s < loops.length; s++) {
      if (segments.get(s).makesCheck()) {
        return loops[s] >= 0;
      }
    }
    return false;
  }

  /** Whether it is short enough. */
  static boolean pay(Program program) {
    return program.steps().length <= program.kind().longestProgram();
  }

  /** The loops of a program; null if there is nothing to gain. */
  static Segments of(Program program) {
    if (!pay(program)) {
      return null;
    }
    List<Segment> segments = split(program);
    if (segments.isEmpty()) {
      return null;
    }
    try {
      return new Segments(program, segments);
    } catch (NoClassDefFoundError e) {
      // Somebody took the program without ASM; an operation at a time it runs all the same.
      return null;
    }
  }

  /**
   * From the end to the start: so it is known of each stretch what those behind it read, and what
   * they compute anew need not be stored.
   */
  private static List<Segment> split(Program program) {
    Step[] steps = program.steps();
    Dataflow flow = new Dataflow(program);
    boolean[] isNeeded = new boolean[steps.length];
    for (int register : program.results()) {
      need(isNeeded, flow.lastWriter(register));
    }
    List<Segment> segments = new ArrayList<>();
    int end = steps.length;
    while (end > 0) {
      Segment longest = longest(program, flow, end, isNeeded);
      if (longest != null) {
        segments.add(longest);
        longest.writers().forEach(writer -> need(isNeeded, writer));
        end = longest.start();
      } else {
        end--;
        for (int k = 0; k < steps[end].from().length; k++) {
          need(isNeeded, flow.writer(end, k));
        }
      }
    }
    Collections.reverse(segments);
    return segments;
  }

  private static Segment longest(Program program, Dataflow flow, int end, boolean[] isNeeded) {
    LoopKind kind = program.kind();
    Segment longest = null;
    for (int start = end - 1; start >= Math.max(0, end - LONGEST); start--) {
      if (!kind.takes(program.steps()[start].instruction())) {
        break;
      }
      Segment segment = new Segment(program, flow, start, end, isNeeded);
      if (segment.arrays() > kind.mostArrays() + SLACK) {
        break;
      }
      boolean fits =
          segment.arrays() <= kind.mostArrays()
              && segment.steps().length <= LONGEST
              && segment.size() <= kind.largest()
              && end - start >= kind.leastSteps();
      longest = fits ? segment : longest;
    }
    return longest;
  }

  private static void need(boolean[] isNeeded, int step) {
    if (step != Dataflow.NOBODY) {
      isNeeded[step] = true;
    }
  }

  /** So many rows or a few more, to a number that the loops can do in their stride. */
  int padded(int rows) {
    return (rows + lanes - 1) / lanes * lanes;
  }

  /** The constants that loops read from memory; they look for them behind all registers. */
  double[] constants() {
    return constants;
  }

  /** The registers that are read or written in memory. */
  BitSet used() {
    BitSet used = new BitSet();
    int at = 0;
    for (int s = 0; s < loops.length; s++) {
      use(used, program.steps(), at, segments.get(s).start());
      if (loops[s] >= 0) {
        for (int register : places[s]) {
          used.set(register);
        }
      } else {
        use(used, segments.get(s).steps(), 0, segments.get(s).steps().length);
      }
      at = segments.get(s).end();
    }
    use(used, program.steps(), at, program.steps().length);
    return used;
  }

  private static void use(BitSet used, Step[] steps, int start, int end) {
    for (int i = start; i < end; i++) {
      used.set(steps[i].to());
      for (int register : steps[i].from()) {
        used.set(register);
      }
    }
  }

  /**
   * Runs the program on the first {@code n} rows, and some of it on a few more.
   *
   * @return whether a result may be NaN
   */
  boolean run(Workspace space, int n) {
    Step[] steps = program.steps();
    int padded = padded(n);
    double check = 0;
    int at = 0;
    for (int s = 0; s < loops.length; s++) {
      Segment segment = segments.get(s);
      Loops.run(steps, at, segment.start(), space, n);
      if (loops[s] >= 0) {
        check += loop.run(loops[s], space.registers, places[s], padded);
      } else {
        Loops.run(segment.steps(), 0, segment.steps().length, space, n);
      }
      at = segment.end();
    }
    Loops.run(steps, at, steps.length, space, n);
    return isChecked ? check != 0 : space.holdsMoreThanZeros(program.check(), n);
  }
}
