package autograd.compile;

/** What kind of loop a segment becomes, and how much of it is good for one. */
enum LoopKind {
  /**
   * Of arithmetic, a row at a time, which the compiler turns into vector instructions by itself.
   */
  OVER_ROWS(2, LoopKind.isModest() ? 8 : 12, LoopKind.isModest() ? 34 : 44, 200_000),

  /**
   * Of all that vectors can do, a vector of rows at a time. Where blocks of like length lie one
   * behind the other, rows of many of them compete for the same lines of the nearest cache.
   */
  OVER_LANES(1, 12, Integer.MAX_VALUE, 3000);

  private final int leastSteps;
  private final int mostArrays;
  private final int largest;
  private final int longestProgram;

  LoopKind(int leastSteps, int mostArrays, int largest, int longestProgram) {
    this.leastSteps = leastSteps;
    this.mostArrays = mostArrays;
    this.largest = largest;
    this.longestProgram = longestProgram;
  }

  /** Before Java 25 compilers give up on vector instructions earlier. */
  private static boolean isModest() {
    return Runtime.version().feature() < 25;
  }

  /** How many rows it does at a time. */
  int lanes() {
    return this == OVER_LANES ? VectorModule.lanes() : 1;
  }

  /** Whether a step may stand in a loop of this kind. */
  boolean takes(Instruction instruction) {
    return this == OVER_LANES ? instruction.isOverLanes() : instruction.isArithmetic();
  }

  /** A step alone gains nothing from a loop of its own, but may know no other. */
  int leastSteps() {
    return leastSteps;
  }

  /** Loops over more arrays are slower, or no vector instructions. */
  int mostArrays() {
    return mostArrays;
  }

  /** Larger loops, by {@link Segment#size}, are no vector instructions. */
  int largest() {
    return largest;
  }

  /**
   * Longer programs are run an operation at a time: to find their segments takes too long, or to
   * compile them, where each function is many steps.
   */
  int longestProgram() {
    return longestProgram;
  }
}
