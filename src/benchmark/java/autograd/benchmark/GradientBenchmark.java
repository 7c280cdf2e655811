package autograd.benchmark;

import autograd.compile.Kernel;
import autograd.graph.Graph;
import autograd.lang.Expression;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What value and gradient cost, and what the value alone costs, for more and more variables. */
@State(Scope.Thread)
public class GradientBenchmark extends RowBenchmark {
  @Param({"+", "*"})
  String operator;

  @Param({"10", "100", "1000", "10000"})
  int variables;

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
    // Near 1, so that no product of all of them leaves the range.
    block = new Block(variables, variables, 0.9999, 1.0001);
    both = Kernel.of(graph).worker();
    valueAlone = Kernel.of(graph, graph.output(), Map.of(), List.of()).worker();
  }

  @Benchmark
  public double[] gradient() {
    both.run(block.in, Block.ROWS, block.value, block.gradients);
    return block.value;
  }

  @Benchmark
  public double[] value() {
    valueAlone.run(block.in, Block.ROWS, block.value, new double[0][]);
    return block.value;
  }
}
