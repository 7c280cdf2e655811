package autograd.compile;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * A finished program: steps over registers that each hold a block of rows. Immutable but for what
 * it makes ready when it is asked to hurry: its arithmetic as loops of their own, see {@link
 * Segments}. Both roads give the same bits.
 */
final class Program {
  /** What a block of all registers may take together, in doubles. */
  private static final int CACHE = 1 << 20;

  private static final int LONGEST_BLOCK = Finiteness.LENGTH;
  private static final int SHORTEST_BLOCK = 16;

  private final Step[] steps;
  private final int[] inputs;
  private final int[] results;
  private final int[] witnesses;
  private final double[] constants;
  private final boolean[] isConstant;
  private final boolean[] isOwn;
  private final int registers;
  private final int widest;
  private final LoopKind kind;
  private final AtomicBoolean isHurrying = new AtomicBoolean();
  private volatile Segments segments;

  /**
   * Lays out what these lines need.
   *
   * @param results the value and the gradients
   * @param witnesses what is finite unless a result is NaN
   * @param suspects steps that mark rows
   */
  Program(Code code, int[] results, int[] witnesses, List<Integer> suspects) {
    this.kind = code.isOverLanes() ? LoopKind.OVER_LANES : LoopKind.OVER_ROWS;
    int[] roots = IntStream.concat(Arrays.stream(results), Arrays.stream(witnesses)).toArray();
    Layout layout = new Layout(code, roots, suspects);
    this.steps = layout.steps().toArray(Step[]::new);
    this.inputs = layout.inputs();
    this.results = layout.registersOf(results);
    this.witnesses = layout.registersOf(witnesses);
    this.registers = layout.registers();
    this.isConstant = new boolean[registers];
    this.constants = layout.constants(isConstant);
    this.isOwn = own(steps, this.results);
    this.widest = layout.widest();
  }

  /** What its loops are like when it has hurried. */
  LoopKind kind() {
    return kind;
  }

  /** Not to be changed. */
  Step[] steps() {
    return steps;
  }

  int registers() {
    return registers;
  }

  /** The registers that are read after the program. */
  BitSet roots() {
    BitSet roots = new BitSet();
    IntStream.concat(Arrays.stream(results), Arrays.stream(witnesses)).forEach(roots::set);
    return roots;
  }

  /** Whether a register holds the same number at every row. */
  boolean isConstant(int register) {
    return isConstant[register];
  }

  double constant(int register) {
    return constants[register];
  }

  /**
   * How many rows a block has. Long ones pay, as every loop takes a while to begin, as long as they
   * stay in a cache that a core has much of, with results that are copies too.
   */
  int blockLength() {
    int arrays = registers;
    for (boolean isNoCopy : isOwn) {
      arrays += isNoCopy ? 0 : 1;
    }
    int fitting = Integer.highestOneBit(Math.max(1, CACHE / Math.max(1, arrays)));
    return Math.max(SHORTEST_BLOCK, Math.min(LONGEST_BLOCK, fitting));
  }

  /** The most registers that a step reads. */
  int widest() {
    return widest;
  }

  /**
   * The registers of what is finite at every row, unless it is one at which a result may be NaN; of
   * a program for vectors one, its check.
   */
  int[] witnesses() {
    return witnesses;
  }

  /** The register of a result, by its place among those asked for. */
  int result(int which) {
    return results[which];
  }

  /** The registers that may be arrays of the caller: inputs, and results that are on their own. */
  BitSet boundRegisters() {
    BitSet bound = new BitSet();
    Arrays.stream(inputs).filter(register -> register >= 0).forEach(bound::set);
    for (int which = 0; which < results.length; which++) {
      if (isOwn[which]) {
        bound.set(results[which]);
      }
    }
    return bound;
  }

  /** Whether a step writes that result into a register that is no earlier result's. */
  boolean isOwn(int which) {
    return isOwn[which];
  }

  private static boolean[] own(Step[] steps, int[] results) {
    BitSet written = new BitSet();
    for (Step step : steps) {
      written.set(step.to(), !step.instruction().isMark() || written.get(step.to()));
    }
    BitSet taken = new BitSet();
    boolean[] isOwn = new boolean[results.length];
    for (int which = 0; which < results.length; which++) {
      isOwn[which] = written.get(results[which]) && !taken.get(results[which]);
      taken.set(results[which]);
    }
    return isOwn;
  }

  /** The register that takes an input's column, or -1 if nothing depends on it. */
  int input(int column) {
    return column < inputs.length ? inputs[column] : -1;
  }

  /**
   * Makes its arithmetic ready as loops of their own, where there is not too much of it; a program
   * for vectors goes over to them as soon as they are warm.
   */
  void hurry() {
    if (isHurrying.get() || !isHurrying.compareAndSet(false, true)) {
      return;
    }
    if (kind == LoopKind.OVER_ROWS) {
      segments = Segments.of(this);
    } else {
      Segments vectors = Segments.of(this);
      if (vectors != null) {
        WarmUp.start(this, vectors, warm -> segments = warm);
      }
    }
  }

  /** The same at once, warm or not. */
  void hurryNow() {
    isHurrying.set(true);
    segments = Segments.of(this);
  }

  /** What is ready by now, to run a block with; null for an operation at a time. */
  Segments ready() {
    return segments;
  }

  /**
   * Runs all steps on the first {@code n} rows, and some on a few more where there is room.
   *
   * @return whether a result may be NaN
   */
  boolean run(Workspace space, int n) {
    if (space.segments() != null) {
      return space.segments().run(space, n);
    }
    Loops.run(steps, space, n);
    return !space.areFinite(witnesses, n);
  }
}
