package autograd.compile;

import java.util.ArrayList;
import java.util.Arrays;
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

  /** Up to so many segments each is better compiled on its own. */
  private static final int FEW = 8;

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

  private static final int NO_LOOP = -1;

  private final int[] witnesses;

  /**
   * What is done one after the other: of each part its loop, or none for an operation at a time.
   * Not a list of objects: a product of a thousand variables has hundreds of parts.
   */
  private final int[] loops;

  /** Of each part the registers that it goes over as a loop. */
  private final int[][] places;

  /** Of each part what it does. */
  private final Step[][] steps;

  private final Loop loop;
  private final int lanes;
  private final double[] constants;

  /** Whether a loop answers with the sum of the program's check. */
  private final boolean isChecked;

  private Segments(Program program, List<Segment> segments) {
    this.witnesses = program.witnesses();
    this.lanes = program.kind().lanes();
    Map<List<Object>, Integer> known = new HashMap<>();
    List<Segment> written = new ArrayList<>();
    List<Integer> loops = new ArrayList<>();
    List<int[]> places = new ArrayList<>();
    List<Step[]> steps = new ArrayList<>();
    boolean isChecked = false;
    int at = 0;
    for (Segment segment : segments) {
      addRest(loops, places, steps, Arrays.copyOfRange(program.steps(), at, segment.start()));
      List<Object> shape = segment.shape();
      if (!known.containsKey(shape) && written.size() < MOST_LOOPS) {
        known.put(shape, written.size());
        written.add(segment);
      }
      loops.add(known.getOrDefault(shape, NO_LOOP));
      places.add(segment.places().stream().mapToInt(register -> register).toArray());
      steps.add(segment.steps());
      isChecked |= known.containsKey(shape) && segment.makesCheck();
      at = segment.end();
    }
    int end = program.steps().length;
    addRest(loops, places, steps, Arrays.copyOfRange(program.steps(), at, end));
    this.loops = loops.stream().mapToInt(which -> which).toArray();
    this.places = places.toArray(int[][]::new);
    this.steps = steps.toArray(Step[][]::new);
    Constants constants = new Constants(lanes);
    this.loop = SegmentWriter.write(written, program, segments.size() <= FEW, constants);
    this.constants = constants.numbers();
    this.isChecked = isChecked;
  }

  /** Adds the steps between two segments, if there are any. */
  private static void addRest(
      List<Integer> loops, List<int[]> places, List<Step[]> steps, Step[] rest) {
    if (rest.length > 0) {
      loops.add(NO_LOOP);
      places.add(new int[0]);
      steps.add(rest);
    }
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
    program.roots().stream().forEach(register -> need(isNeeded, flow.lastWriter(register)));
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
    return lanes == 1 ? rows : (rows + lanes - 1) / lanes * lanes;
  }

  /** The constants that loops read from memory; they look for them behind all registers. */
  double[] constants() {
    return constants;
  }

  /** The registers that are read or written in memory. */
  BitSet used() {
    BitSet used = new BitSet();
    for (int part = 0; part < loops.length; part++) {
      if (loops[part] == NO_LOOP) {
        for (Step step : steps[part]) {
          used.set(step.to());
          Arrays.stream(step.from()).forEach(used::set);
        }
      } else {
        Arrays.stream(places[part]).forEach(used::set);
      }
    }
    return used;
  }

  /**
   * Runs the program on the first {@code n} rows, and some of it on a few more.
   *
   * @return whether a result may be NaN
   */
  boolean run(Workspace space, int n) {
    int padded = padded(n);
    double check = 0;
    for (int part = 0; part < loops.length; part++) {
      if (loops[part] == NO_LOOP) {
        Loops.run(steps[part], space, n);
      } else {
        check += loop.run(loops[part], space.registers, places[part], padded);
      }
    }
    return isChecked ? check != 0 : !space.areFinite(witnesses, n);
  }
}
