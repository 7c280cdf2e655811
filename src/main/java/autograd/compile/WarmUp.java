package autograd.compile;

import java.util.function.Consumer;

/**
 * Runs loops over vectors aside, on numbers that nobody asked for, until the JVM has compiled them:
 * before that each vector is an object, and a row takes a thousand times as long. If they never
 * become faster than an operation at a time they are not used at all, which has the same bits.
 */
final class WarmUp implements Runnable {
  private static final long LONGEST_NANOS = 20_000_000_000L;

  /** Many short runs: the JVM compiles what is called often sooner than what turns often. */
  private static final int RUNS = 100;

  private static final int ROWS_OF_A_RUN = 64;

  private static final double ANY = 0.75;

  private final Program program;
  private final Segments segments;
  private final Consumer<Segments> whenWarm;

  private WarmUp(Program program, Segments segments, Consumer<Segments> whenWarm) {
    this.program = program;
    this.segments = segments;
    this.whenWarm = whenWarm;
  }

  /** Goes on in a thread that keeps nobody from ending. */
  static void start(Program program, Segments segments, Consumer<Segments> whenWarm) {
    Thread thread = new Thread(new WarmUp(program, segments, whenWarm), "warm-up");
    thread.setDaemon(true);
    // Should there be no memory for it, say, all goes on without.
    thread.setUncaughtExceptionHandler((failed, why) -> {});
    thread.start();
  }

  @Override
  public void run() {
    Workspace vectors = Workspace.filled(program, segments, ANY);
    Workspace plain = Workspace.filled(program, null, ANY);
    long start = System.nanoTime();
    int rows = Math.min(ROWS_OF_A_RUN, vectors.blockLength());
    while (System.nanoTime() - start < LONGEST_NANOS) {
      for (int run = 0; run < RUNS; run++) {
        program.run(vectors, rows);
      }
      if (time(vectors) < time(plain)) {
        whenWarm.accept(segments);
        return;
      }
    }
  }

  /** Of a row, in nanoseconds. */
  private double time(Workspace space) {
    long start = System.nanoTime();
    program.run(space, space.blockLength());
    return (double) (System.nanoTime() - start) / space.blockLength();
  }
}
