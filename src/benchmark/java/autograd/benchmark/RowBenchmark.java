package autograd.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How all are measured: nanoseconds a row, over blocks. Several JVMs, since one and the same code
 * becomes different instructions in each. The warm-up is long as a loop of some hundred operations
 * waits seconds for its turn with the last compiler, and takes ten times as long until then;
 * functions in vector instructions a thousand times. Iterations are as short as the rounds of
 * kernels.c, so that what else the machine does spares the best of either alike.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Block.ROWS)
@Warmup(iterations = 20, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 100, time = 20, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
abstract class RowBenchmark {}
