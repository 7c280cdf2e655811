package autograd.measure;

import autograd.compile.Kernel;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.measure.Measurements.Direction;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The distribution of a formula's result by drawing its inputs at random, as JCGM 101 has it. The
 * same seed gives the same numbers with any number of threads.
 */
public final class MonteCarlo {
  /** So many draws are made at a time, from random numbers of their own. */
  private static final int BLOCK = 8_192;

  private final double[] sorted;
  private final double mean;
  private final double deviation;
  private final int undefined;

  /** An interval and the probability that it has. */
  public record Interval(double lower, double upper) {}

  private MonteCarlo(double[] sorted, double mean, double deviation, int undefined) {
    this.sorted = sorted;
    this.mean = mean;
    this.deviation = deviation;
    this.undefined = undefined;
  }

  /** Whether correlated inputs are all normal: of others no joint distribution is known. */
  public static boolean canDraw(Measurements inputs) {
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.isCorrelated(i) && inputs.get(i).shape() != Shape.NORMAL) {
        return false;
      }
    }
    return true;
  }

  /** The largest number of draws for which there is memory. */
  public static int most() {
    return (int) Math.min(100_000_000, Runtime.getRuntime().maxMemory() / 20);
  }

  /**
   * Draws results.
   *
   * @param fixed numbers for the inputs that are not measured, by name
   * @param draws how many, at least 2
   * @param progress hears how many draws have been made
   */
  public static MonteCarlo of(
      Graph graph,
      Value output,
      Measurements inputs,
      Map<String, Double> fixed,
      int draws,
      long seed,
      IntConsumer progress) {
    Kernel kernel = Kernel.of(graph, output, fixed, List.of()).ofPasses();
    int[] sources = new int[kernel.columns().size()];
    for (int c = 0; c < sources.length; c++) {
      sources[c] = inputs.names().indexOf(kernel.columns().get(c).label());
    }
    double[] results = new double[draws];
    int blocks = (draws + BLOCK - 1) / BLOCK;
    List<Direction> joint = new ArrayList<>();
    inputs.directions().stream().filter(each -> each.input() < 0).forEach(joint::add);
    AtomicInteger done = new AtomicInteger();
    ThreadLocal<Kernel.Worker> workers = ThreadLocal.withInitial(kernel::worker);
    IntStream.range(0, blocks)
        .parallel()
        .forEach(
            block -> {
              int from = block * BLOCK;
              int count = Math.min(BLOCK, draws - from);
              double[][] in = new double[sources.length][];
              double[][] drawn =
                  draw(inputs, joint, new SplittableRandom(seed(seed, block)), count);
              for (int c = 0; c < in.length; c++) {
                in[c] = drawn[sources[c]];
              }
              double[] values = new double[count];
              workers.get().run(in, count, values, new double[0][]);
              System.arraycopy(values, 0, results, from, count);
              progress.accept(done.addAndGet(count));
            });
    return of(results);
  }

  private static long seed(long seed, int block) {
    return new SplittableRandom(seed ^ (block * 0x9E3779B97F4A7C15L)).nextLong();
  }

  /** Columns of numbers for the inputs. */
  private static double[][] draw(
      Measurements inputs, List<Direction> joint, SplittableRandom random, int count) {
    double[][] columns = new double[inputs.size()][count];
    for (int i = 0; i < columns.length; i++) {
      Measurement one = inputs.get(i);
      double[] column = columns[i];
      if (inputs.isCorrelated(i)) {
        Arrays.fill(column, one.estimate());
        continue;
      }
      boolean hasTails = one.shape() == Shape.NORMAL && Double.isFinite(one.freedom());
      for (int k = 0; k < count; k++) {
        double z = one.shape().draw(random);
        z = hasTails ? z * Math.sqrt(one.freedom() / chiSquare(one.freedom(), random)) : z;
        column[k] = one.estimate() + one.u() * z;
      }
    }
    for (Direction axis : joint) {
      for (int k = 0; k < count; k++) {
        double z = random.nextGaussian();
        for (int i = 0; i < columns.length; i++) {
          columns[i][k] += axis.steps()[i] * z;
        }
      }
    }
    return columns;
  }

  /** A χ² number of so many degrees of freedom, by the method of Marsaglia and Tsang (2000). */
  private static double chiSquare(double freedom, SplittableRandom random) {
    double shape = freedom / 2;
    // A shape below 1 is raised by one, and the draw lowered by a power.
    double boost = shape < 1 ? StrictMath.pow(random.nextDouble(), 1 / shape) : 1;
    double d = (shape < 1 ? shape + 1 : shape) - 1 / 3.0;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = 1 + c * x;
      v = v * v * v;
      if (v > 0
          && StrictMath.log(1 - random.nextDouble())
              < x * x / 2 + d - d * v + d * StrictMath.log(v)) {
        return 2 * d * v * boost;
      }
    }
  }

  private static MonteCarlo of(double[] results) {
    Arrays.parallelSort(results);
    int defined = results.length;
    while (defined > 0 && Double.isNaN(results[defined - 1])) {
      defined--;
    }
    int undefined = results.length - defined;
    double[] sorted = undefined == 0 ? results : Arrays.copyOf(results, defined);
    if (defined == 0) {
      return new MonteCarlo(sorted, Double.NaN, Double.NaN, undefined);
    }
    // Deviations from the median are small numbers, of which sums lose nothing.
    double middle = sorted[defined / 2];
    double sum = Arrays.stream(sorted).parallel().map(y -> y - middle).sum();
    double mean = middle + sum / defined;
    double squares = Arrays.stream(sorted).parallel().map(y -> (y - mean) * (y - mean)).sum();
    return new MonteCarlo(sorted, mean, Math.sqrt(squares / (defined - 1)), undefined);
  }

  /** How many draws have a result. */
  public int draws() {
    return sorted.length;
  }

  /** How many draws had none, and are left out. */
  public int undefined() {
    return undefined;
  }

  /** The mean of the results. */
  public double mean() {
    return mean;
  }

  /** Their standard deviation. */
  public double deviation() {
    return deviation;
  }

  /** The results in their order. */
  public double[] sorted() {
    return sorted;
  }

  /** The interval with as much probability below as above it, JCGM 101, 7.7.2. */
  public Interval symmetric(double coverage) {
    int within = within(coverage);
    int first = (sorted.length - within) / 2;
    return interval(first, within);
  }

  /** The shortest interval of that probability, JCGM 101, 5.3.4. */
  public Interval shortest(double coverage) {
    int within = within(coverage);
    int best = 0;
    for (int r = 1; r + within < sorted.length; r++) {
      best = width(r, within) < width(best, within) ? r : best;
    }
    return interval(best, within);
  }

  private int within(double coverage) {
    return (int) Math.min(sorted.length - 1L, Math.round(coverage * sorted.length));
  }

  private double width(int r, int within) {
    return sorted[r + within] - sorted[r];
  }

  private Interval interval(int first, int within) {
    return sorted.length == 0
        ? new Interval(Double.NaN, Double.NaN)
        : new Interval(sorted[first], sorted[first + within]);
  }

  /**
   * Half a unit in the last place of an uncertainty: how far the ends of two intervals may be apart
   * for the one to validate the other, JCGM 101, 7.9.2 and 8.1. Without an uncertainty it is 0.
   *
   * @param digits how many digits of the uncertainty count
   */
  public static double tolerance(double u, int digits) {
    if (!(u > 0) || Double.isInfinite(u)) {
      return 0;
    }
    BigDecimal rounded = new BigDecimal(u).round(new MathContext(digits));
    int exponent = rounded.precision() - rounded.scale() - digits;
    return Double.parseDouble("5e" + (exponent - 1));
  }
}
