package autograd.benchmark;

import autograd.compile.Kernel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Value and all partials of a row: by a kernel, by one with vector instructions, by hand. */
@State(Scope.Thread)
public class KernelBenchmark extends RowBenchmark {
  private static final double TOLERANCE = 1e-9;

  @Param Model model;

  private Block block;
  private Kernel.Worker kernel;
  private Kernel.Worker fast;
  private ByHand byHand;

  /** Who computes something else may well be faster, so all have to agree first. */
  @Setup
  public void prepare() {
    Kernel exact = model.kernel();
    byHand = model.byHand();
    Block expected = Model.block(exact);
    byHand.run(expected.in, expected.value, expected.gradients);
    check(exact, expected);
    check(exact.fast(), expected);
    block = Model.block(exact);
    kernel = exact.worker();
    fast = exact.fast().worker();
  }

  private void check(Kernel subject, Block expected) {
    Block actual = Model.block(subject);
    subject.worker().run(actual.in, Block.ROWS, actual.value, actual.gradients);
    double difference = actual.difference(expected);
    if (!(difference <= TOLERANCE)) {
      throw new IllegalStateException(model.title() + ": kernel and hand differ by " + difference);
    }
  }

  @Benchmark
  public double[] kernel() {
    kernel.run(block.in, Block.ROWS, block.value, block.gradients);
    return block.value;
  }

  /** In a JVM that has vector instructions. */
  @Benchmark
  @Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
  public double[] fast() {
    fast.run(block.in, Block.ROWS, block.value, block.gradients);
    return block.value;
  }

  @Benchmark
  public double[] byHand() {
    byHand.run(block.in, block.value, block.gradients);
    return block.value;
  }
}
