package autograd.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs benchmarks under JMH, which reports on standard error what it does. The JVMs of one
 * benchmark do not follow upon each other: all benchmarks have one, then all have another, so that
 * a machine that slows down for a while slows down one JVM of each and not all of one.
 */
final class Harness {
  private static final int ROUNDS = 3;
  private static final int QUICK_WARMUPS = 8;
  private static final TimeValue SHORT = TimeValue.milliseconds(250);

  private final boolean isQuick;

  /**
   * @param isQuick with one JVM for each, and too little time in it for the figures to have settled
   */
  Harness(boolean isQuick) {
    this.isQuick = isQuick;
  }

  /**
   * What each method took, the best of the iterations of each JVM, by its name and the values of
   * its parameters, as in "kernel NEURON".
   */
  Map<String, Spread> run(Class<?> benchmark, Map<String, String[]> parameters)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
            .shouldFailOnError(true)
            .forks(1);
    parameters.forEach(options::param);
    if (isQuick) {
      options
          .warmupIterations(QUICK_WARMUPS)
          .warmupTime(SHORT)
          .measurementIterations(2)
          .measurementTime(SHORT);
    }
    Map<String, List<Double>> scores = new LinkedHashMap<>();
    for (int round = 0; round < (isQuick ? 1 : ROUNDS); round++) {
      for (RunResult result : run(options)) {
        for (BenchmarkResult each : result.getBenchmarkResults()) {
          scores
              .computeIfAbsent(name(result), name -> new ArrayList<>())
              .add(best(each.getPrimaryResult().getStatistics(), result.getParams().getMode()));
        }
      }
    }
    Map<String, Spread> spreads = new LinkedHashMap<>();
    scores.forEach((name, all) -> spreads.put(name, Spread.of(all)));
    return spreads;
  }

  private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
    return new Runner(
            options.build(),
            OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL))
        .run();
  }

  private static double best(Statistics scores, Mode mode) {
    return mode == Mode.Throughput ? scores.getMax() : scores.getMin();
  }

  private static String name(RunResult result) {
    String method = result.getParams().getBenchmark();
    StringBuilder name = new StringBuilder(method.substring(method.lastIndexOf('.') + 1));
    for (String key : result.getParams().getParamsKeys()) {
      name.append(' ').append(result.getParams().getParam(key));
    }
    return name.toString();
  }
}
