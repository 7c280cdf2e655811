package autograd.benchmark;

import autograd.compile.Kernel;
import autograd.graph.Graph;
import autograd.lang.Expression;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What value and gradient cost, and what the value alone costs, for more and more variables. */
@State(Scope.Thread)
@Warmup(iterations = 10, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class GradientBenchmark extends RowBenchmark {
  @Param({"+", "*"})
  String operator;

  @Param({"10", "100", "1000", "10000"})
  int variables;

  @Param({"default", "fast"})
  String kind;

  private int rows;
  private Block block;
  private Kernel.Worker both;
  private Kernel.Worker valueAlone;

  @Setup
  public void prepare() {
    Graph graph =
        Expression.parse(
            IntStream.range(0, variables)
                .mapToObj(k -> "x" + k)
                .collect(Collectors.joining(operator)));
    Kernel kernel = Kernel.of(graph);
    Kernel ofValue = Kernel.of(graph, graph.output(), Map.of(), List.of());
    both = (kind.equals("fast") ? kernel.fast() : kernel).worker();
    valueAlone = (kind.equals("fast") ? ofValue.fast() : ofValue).worker();
    rows = kernel.blockLength();
    // Near 1, so that no product of all of them leaves the range.
    block = new Block(rows, variables, variables, 0.9999, 1.0001);
  }

  @Benchmark
  public double[] gradient() {
    return run(both, block.gradients);
  }

  @Benchmark
  public double[] value() {
    return run(valueAlone, new double[0][]);
  }

  /** The same few rows again and again, as many as stay in cache. */
  private double[] run(Kernel.Worker worker, double[][] gradients) {
    for (int done = 0; done < Block.ROWS; done += rows) {
      worker.run(block.in, rows, block.value, gradients);
    }
    return block.value;
  }
}
