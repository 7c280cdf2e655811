package autograd.compile;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Runs loops over vectors aside, on numbers that nobody asked for, until the JVM has compiled them:
 * before that each vector is an object, and a row takes a thousand times as long. If they never
 * become faster than an operation at a time they are not used at all, which has the same bits.
 */
final class WarmUp implements Runnable {
  private static final long LONGEST_NANOS = 10_000_000_000L;
  private static final int BLOCKS = 8;

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
    thread.start();
  }

  @Override
  public void run() {
    Workspace space = new Workspace(program);
    for (int register = 0; register < program.registers(); register++) {
      if (!program.isConstant(register)) {
        Arrays.fill(space.registers[register], 0.75);
      }
    }
    long start = System.nanoTime();
    while (System.nanoTime() - start < LONGEST_NANOS) {
      if (time(space, segments) < time(space, null)) {
        whenWarm.accept(segments);
        return;
      }
    }
  }

  private long time(Workspace space, Segments road) {
    long start = System.nanoTime();
    for (int block = 0; block < BLOCKS; block++) {
      program.run(road, space, program.blockLength());
    }
    return System.nanoTime() - start;
  }
}
