package autograd.optimize;

import autograd.compile.Kernel;
import autograd.derive.Derivation;
import autograd.derive.Differentiation;
import autograd.derive.Points;
import autograd.evaluate.NoDerivativeException;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * The sum, or the mean, of a formula over rows of data, by compiled kernels. Second derivatives
 * come row by row too, as those of a slope in a direction. The digits do not depend on the number
 * of threads.
 */
public final class RowObjective implements Objective {
  /** Rows are computed by so many. */
  private static final int BLOCK = 256;

  /** The matrix of more inputs takes too long to be worth it. */
  private static final int MOST_INPUTS = 400;

  /** So does one that takes more operations than this. */
  private static final double MOST_OPERATIONS = 1e10;

  private static final double HALF_ULP = 0x1p-53;

  private final Graph graph;
  private final Value output;
  private final Map<String, Double> fixed;
  private final List<String> names;
  private final Map<String, Integer> columns;
  private final Observations rows;
  private final int width;
  private final double factor;
  private final Pass pass;
  private Pass bent;
  private boolean isWithoutHessian;
  private int evaluations;
  private long badRow = -1;

  /**
   * Makes one.
   *
   * @param output what of the formula is added up
   * @param inputs the inputs that may move
   * @param fixed the numbers of others that are the same at every row
   * @param columns for each other input the column of the data that it is read from
   * @param rows the data
   * @param width how many columns they have
   * @param factor what the sum is multiplied by: -1 to make it large, over the number of rows for
   *     the mean
   */
  public RowObjective(
      Graph graph,
      Value output,
      List<String> inputs,
      Map<String, Double> fixed,
      Map<String, Integer> columns,
      Observations rows,
      int width,
      double factor) {
    this.graph = graph;
    this.output = output;
    this.fixed = fixed;
    this.names = List.copyOf(inputs);
    this.columns = columns;
    this.rows = rows;
    this.width = width;
    this.factor = factor;
    List<Value> wanted = new ArrayList<>();
    names.forEach(name -> wanted.add(graph.named(name)));
    this.pass = new Pass(Kernel.of(graph, output, fixed, wanted).ofPasses(), names);
  }

  @Override
  public List<String> inputs() {
    return names;
  }

  @Override
  public int evaluations() {
    return evaluations;
  }

  /** The first row at which value or slopes were not finite the last time, from 0; -1 if none. */
  public long badRow() {
    return badRow;
  }

  @Override
  public Place at(double... inputs) {
    evaluations++;
    Sums sums = pass.over(inputs.clone(), new double[0]);
    badRow = sums.bad;
    double[] slopes = sums.slopes();
    for (int j = 0; j < slopes.length; j++) {
      slopes[j] = slopes[j] * factor + 0.0;
    }
    double noise = HALF_ULP * Math.abs(factor) * (sums.size + Math.abs(sums.value()));
    return new Place(inputs.clone(), sums.value() * factor, slopes, noise);
  }

  @Override
  public double[][] hessian(double... inputs) {
    double operations = (double) inputs.length * rows.rows() * graph.size();
    if (isWithoutHessian || inputs.length > MOST_INPUTS || operations > MOST_OPERATIONS) {
      return null;
    }
    try {
      if (bent == null) {
        bent = bent();
      }
    } catch (NoDerivativeException e) {
      isWithoutHessian = true;
      return null;
    }
    int n = inputs.length;
    double[][] hessian = new double[n][n];
    for (int i = 0; i < n; i++) {
      double[] direction = new double[n];
      direction[i] = 1;
      double[] row = bent.over(inputs.clone(), direction).slopes();
      for (int k = i; k < n; k++) {
        hessian[i][k] = row[k] * factor;
        hessian[k][i] = hessian[i][k];
      }
    }
    return hessian;
  }

  /** The kernel whose output is the slope in a direction that is another input. */
  private Pass bent() {
    Differentiation d = new Differentiation(graph, Points.AGAIN, fixed);
    List<Value> by = new ArrayList<>();
    names.forEach(name -> by.add(d.of(graph.named(name))));
    Map<Value, Value> gradient = d.gradient(d.of(output), by);
    Value slope = d.number(0);
    for (int j = 0; j < names.size(); j++) {
      // No name that a formula can have.
      Value part = d.input(names.get(j) + " direction");
      slope = d.sum(slope, d.product(part, gradient.get(by.get(j))));
    }
    Map<String, Value> results = new LinkedHashMap<>();
    results.put("slope", slope);
    Derivation derived = d.finish(results);
    List<Value> wanted = new ArrayList<>();
    List<String> found = new ArrayList<>();
    for (String name : names) {
      Value input = derived.graph().named(name);
      if (input != null) {
        wanted.add(input);
        found.add(name);
      }
    }
    Value output = derived.graph().output();
    return new Pass(Kernel.of(derived.graph(), output, Map.of(), wanted).ofPasses(), found);
  }

  /** Sums that keep what rounding takes away (Neumaier). */
  private static final class Sums {
    final double[] sums;
    final double[] lost;
    double size;
    long bad = -1;

    Sums(int n) {
      this.sums = new double[n + 1];
      this.lost = new double[n + 1];
    }

    void add(int k, double number) {
      double total = sums[k] + number;
      lost[k] +=
          Math.abs(sums[k]) >= Math.abs(number)
              ? sums[k] - total + number
              : number - total + sums[k];
      sums[k] = total;
    }

    void add(Sums others) {
      for (int k = 0; k < sums.length; k++) {
        add(k, others.sums[k]);
        add(k, others.lost[k]);
      }
      size += others.size;
    }

    private double sum(int k) {
      return Double.isFinite(sums[k]) ? sums[k] + lost[k] : sums[k];
    }

    double value() {
      return sum(sums.length - 1);
    }

    double[] slopes() {
      double[] slopes = new double[sums.length - 1];
      Arrays.setAll(slopes, this::sum);
      return slopes;
    }
  }

  /** A kernel, and where each of its columns comes from. */
  private final class Pass {
    private final Kernel kernel;

    /** Of each result of the kernel the input that it is a slope by. */
    private final int[] places;

    /** Of each column that of the data; from -1 down, the input, and then its direction. */
    private final int[] sources;

    private final Queue<Lane> lanes = new ConcurrentLinkedQueue<>();

    Pass(Kernel kernel, List<String> wanted) {
      this.kernel = kernel;
      this.places = wanted.stream().mapToInt(names::indexOf).toArray();
      this.sources = new int[kernel.columns().size()];
      for (int c = 0; c < sources.length; c++) {
        String name = kernel.columns().get(c).label();
        int input = names.indexOf(name);
        Integer column = columns.get(name);
        int direction = names.indexOf(name.replace(" direction", ""));
        sources[c] =
            input >= 0 ? -1 - input : column != null ? column : -1 - names.size() - direction;
      }
    }

    Sums over(double[] inputs, double[] direction) {
      List<Sums> parts =
          IntStream.range(0, rows.segments())
              .parallel()
              .mapToObj(segment -> part(segment, inputs, direction))
              .toList();
      Sums whole = new Sums(names.size());
      long before = 0;
      for (int s = 0; s < parts.size(); s++) {
        whole.add(parts.get(s));
        if (whole.bad < 0 && parts.get(s).bad >= 0) {
          whole.bad = before + parts.get(s).bad;
        }
        before += rows.rowsOf(s);
      }
      return whole;
    }

    private Sums part(int segment, double[] inputs, double[] direction) {
      Lane lane = lanes.poll();
      if (lane == null) {
        lane = new Lane();
      }
      for (int c = 0; c < sources.length; c++) {
        if (sources[c] < 0) {
          int which = -1 - sources[c];
          int n = inputs.length;
          Arrays.fill(lane.in[c], which < n ? inputs[which] : direction[which - n]);
        }
      }
      Sums sums = new Sums(names.size());
      int count = rows.rowsOf(segment);
      for (int from = 0; from < count; from += BLOCK) {
        int block = Math.min(BLOCK, count - from);
        rows.read(segment, from, block, lane.data);
        lane.worker.run(lane.in, block, lane.value, lane.slopes);
        add(sums, from, block, lane.value, lane.slopes);
      }
      lanes.add(lane);
      return sums;
    }

    /** One thread's memory. */
    private final class Lane {
      final Kernel.Worker worker = kernel.worker();
      final double[][] data = new double[width][BLOCK];
      final double[][] in = new double[sources.length][];
      final double[] value = new double[BLOCK];
      final double[][] slopes = new double[places.length][BLOCK];

      Lane() {
        for (int c = 0; c < sources.length; c++) {
          in[c] = sources[c] < 0 ? new double[BLOCK] : data[sources[c]];
        }
      }
    }

    private void add(Sums sums, int from, int count, double[] value, double[]... slopes) {
      for (int i = 0; i < count; i++) {
        sums.add(names.size(), value[i]);
        sums.size += Math.abs(value[i]);
        boolean isFinite = Double.isFinite(value[i]);
        for (int w = 0; w < places.length; w++) {
          sums.add(places[w], slopes[w][i]);
          isFinite &= Double.isFinite(slopes[w][i]);
        }
        if (!isFinite && sums.bad < 0) {
          sums.bad = (long) from + i;
        }
      }
    }
  }
}
