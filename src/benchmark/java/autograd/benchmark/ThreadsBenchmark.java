package autograd.benchmark;

import autograd.compile.Kernel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** How many rows of one kernel threads do, for a formula that computes more than it reads. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ThreadsBenchmark extends RowBenchmark {
  /** What they share. */
  @State(Scope.Benchmark)
  public static class Shared {
    private final Kernel kernel = Model.NETWORK.kernel();
  }

  /** What each has of its own. */
  @State(Scope.Thread)
  public static class Own {
    private Kernel.Worker worker;
    private Block block;

    @Setup
    public void prepare(Shared shared) {
      worker = shared.kernel.worker();
      block = Model.block(shared.kernel);
    }

    private double[] run() {
      worker.run(block.in, Block.ROWS, block.value, block.gradients);
      return block.value;
    }
  }

  @Benchmark
  @Threads(1)
  public double[] one(Own own) {
    return own.run();
  }

  @Benchmark
  @Threads(2)
  public double[] two(Own own) {
    return own.run();
  }
}
