package autograd.optimize;

import autograd.compile.Kernel;
import autograd.graph.Graph;
import autograd.graph.Value;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * A formula with parameters, held against observations of what it computes. Residuals and their
 * slopes come from the compiled kernel, exact, for any choice of the parameters; the digits do not
 * depend on the number of threads.
 */
public final class Model implements Residuals {
  /** Rows are turned into a triangle by so many. */
  private static final int BLOCK = 256;

  /** Squares of numbers between these and their inverses leave enough room for sums. */
  private static final int LARGEST_EXPONENT = 330;

  private final Kernel kernel;
  private final List<String> parameters;
  private final Observations observations;
  private final int width;
  private final int response;
  private final Weights weights;
  private final Loss loss;

  /** Whether the formula gives the weighted residual itself. */
  private final boolean isResidual;

  /** Who looks at rows that are not here; null if they are. */
  private final Elsewhere elsewhere;

  /** For each column of the kernel that of the observations, or, from -1 down, the parameter. */
  private final int[] sources;

  /**
   * For each group of rows, for each parameter of the formula, which of the parameters it is; null
   * where each is itself.
   */
  private final int[][] places;

  /** 0, 1, 2 and so on, as many as the formula has parameters. */
  private final int[] itself;

  private final Queue<Lane> lanes = new ConcurrentLinkedQueue<>();

  /** Residuals are counted in this power of two, and slopes by a parameter in this one too. */
  private int unit;

  private final int[] units;
  private boolean hasUnits;
  private int evaluations;

  /**
   * What the residuals are divided by.
   *
   * @param column the column of their standard deviations; -1 if they have one in common
   * @param common that one, above 0
   */
  public record Weights(int column, double common) implements Serializable {
    @Serial private static final long serialVersionUID = 1L;

    /** All alike. */
    public static final Weights EQUAL = new Weights(-1, 1);
  }

  /**
   * Makes a model.
   *
   * @param graph the formula
   * @param output what of it is observed
   * @param fixed numbers for inputs that are neither parameters nor variables
   * @param parameters the inputs to be found
   * @param columns for each other input the column that it is read from
   * @param observations the data
   * @param width how many columns they have
   * @param response the column of what was observed
   * @param loss what a residual over its standard deviation costs
   */
  public Model(
      Graph graph,
      Value output,
      Map<String, Double> fixed,
      List<String> parameters,
      Map<String, Integer> columns,
      Observations observations,
      int width,
      int response,
      Weights weights,
      Loss loss) {
    this(
        graph,
        output,
        fixed,
        parameters,
        columns,
        observations,
        width,
        response,
        weights,
        loss,
        false);
  }

  private Model(
      Graph graph,
      Value output,
      Map<String, Double> fixed,
      List<String> parameters,
      Map<String, Integer> columns,
      Observations observations,
      int width,
      int response,
      Weights weights,
      Loss loss,
      boolean isResidual) {
    List<Value> wanted = new ArrayList<>();
    parameters.forEach(name -> wanted.add(graph.named(name)));
    // A search goes through many points where numbers leave the range of doubles.
    this.kernel = Kernel.of(graph, output, fixed, wanted).ofPasses();
    this.parameters = List.copyOf(parameters);
    this.observations = observations;
    this.width = width;
    this.response = response;
    this.weights = weights;
    this.loss = loss;
    this.isResidual = isResidual;
    this.elsewhere = null;
    this.places = null;
    this.itself = IntStream.range(0, parameters.size()).toArray();
    this.units = new int[parameters.size()];
    this.sources = new int[kernel.columns().size()];
    for (int c = 0; c < sources.length; c++) {
      String name = kernel.columns().get(c).label();
      int parameter = parameters.indexOf(name);
      sources[c] = parameter < 0 ? columns.get(name) : -1 - parameter;
    }
  }

  /**
   * A model of the same observations whose formula gives the residual over its standard deviation.
   *
   * @param residual that formula, of the same parameters and of columns
   * @param columns for each other input of it the column that it is read from
   */
  public Model withResidual(Graph residual, Map<String, Integer> columns) {
    return new Model(
        residual,
        residual.output(),
        Map.of(),
        parameters,
        columns,
        observations,
        width,
        response,
        weights,
        loss,
        true);
  }

  /** Whether residuals are of a formula of their own. */
  boolean isResidual() {
    return isResidual;
  }

  private Model(
      Model of,
      List<String> parameters,
      int[][] places,
      Observations observations,
      Elsewhere elsewhere) {
    this.kernel = of.kernel;
    this.parameters = List.copyOf(parameters);
    this.observations = observations;
    this.width = of.width;
    this.response = of.response;
    this.weights = of.weights;
    this.loss = of.loss;
    this.isResidual = of.isResidual;
    this.elsewhere = elsewhere;
    this.sources = of.sources;
    this.places = places;
    this.itself = of.itself;
    this.units = new int[parameters.size()];
  }

  /** The same model of other observations with the same columns. */
  public Model of(Observations others) {
    return new Model(this, parameters, places, others, null);
  }

  /** The same model of rows that somebody else looks at. */
  public Model of(Elsewhere others) {
    return new Model(this, parameters, places, null, others);
  }

  /** What the rows that are here tell of a choice, to be put together with what others do. */
  public Part look(Query query) {
    unit = query.unit;
    System.arraycopy(query.units, 0, units, 0, units.length);
    return together(parts(query.choice, query.loss));
  }

  /**
   * The same formula for groups of rows, in which its parameters may differ: all of them at once.
   *
   * @param all the names of all parameters
   * @param where for each group, for each parameter of the formula, which of all it is
   * @param others observations of the same columns, that tell the group of each segment
   */
  public Model joint(List<String> all, int[][] where, Observations others) {
    return new Model(this, all, where, others, null);
  }

  @Override
  public List<String> parameters() {
    return parameters;
  }

  /** How many observations there are. */
  public long rows() {
    return elsewhere == null ? observations.rows() : elsewhere.rows();
  }

  @Override
  public int evaluations() {
    return evaluations;
  }

  @Override
  public double sumOf(double squares) {
    return Math.scalb(squares, 2 * unit);
  }

  @Override
  public double unitOf(int parameter) {
    return Math.scalb(1.0, unit - units[parameter]);
  }

  /** What a residual is multiplied by to be counted. */
  double unitless() {
    return Math.scalb(1.0, -unit);
  }

  /** One thread's memory. */
  private final class Lane {
    final Kernel.Worker worker = kernel.worker();
    final double[][] data = new double[width][BLOCK];
    final double[][] in = new double[sources.length][];
    final double[] value = new double[BLOCK];
    final double[][] block = new double[parameters.size() + 1][BLOCK];
    final double[][] slopes = new double[kernel.wanted().size()][BLOCK];

    /** Which of the parameters the slopes are by. */
    int[] which;

    Lane() {
      for (int c = 0; c < sources.length; c++) {
        in[c] = sources[c] < 0 ? new double[BLOCK] : data[sources[c]];
      }
    }

    void choose(double[] choice, int segment) {
      which = places == null ? itself : places[observations.groupOf(segment)];
      for (int c = 0; c < sources.length; c++) {
        if (sources[c] < 0) {
          Arrays.fill(in[c], choice[which[-1 - sources[c]]]);
        }
      }
    }
  }

  /** A choice of the parameters, and how numbers are to be counted there. */
  public static final class Query implements Serializable {
    @Serial private static final long serialVersionUID = 1L;

    private final double[] choice;
    private final int unit;
    private final int[] units;
    private final Loss loss;

    private Query(double[] choice, int unit, int[] units, Loss loss) {
      this.choice = choice;
      this.unit = unit;
      this.units = units;
      this.loss = loss;
    }
  }

  /** Looks at rows where they are. */
  public interface Elsewhere {
    /** How many rows there are. */
    long rows();

    /** What they tell of a choice, in the order of the rows. */
    List<Part> look(Query query);

    /** What was observed, in the order of the rows. */
    List<Observed> observed(int unit);
  }

  /** What came of some rows. */
  public static final class Part implements Serializable {
    @Serial private static final long serialVersionUID = 1L;

    private final Triangle triangle;
    private final double[] largest;
    private double sum;
    private double lost;
    private long bad = -1;
    private long rows;

    Part(int n) {
      this.triangle = new Triangle(n);
      this.largest = new double[n + 1];
    }

    /** Adds, and keeps what rounding takes away. */
    void add(double number) {
      double more = number - lost;
      double total = sum + more;
      lost = total - sum - more;
      sum = total;
    }
  }

  @Override
  public Linear at(double[] choice) {
    return at(choice, loss);
  }

  /** Likewise, with every residual's square as its cost. */
  Linear squares(double[] choice) {
    return at(choice, Loss.SQUARES);
  }

  private Linear at(double[] choice, Loss loss) {
    double[] steps = choice.clone();
    evaluations++;
    Part whole = whole(steps, loss);
    if (!hasUnits && whole.bad < 0) {
      hasUnits = true;
      if (setUnits(whole.largest)) {
        whole = whole(steps, loss);
      }
    }
    return new Linear(steps, whole.triangle, whole.sum, whole.bad);
  }

  /** Lets the next look choose units anew, when nothing counts in the ones so far. */
  void chooseUnits() {
    hasUnits = false;
  }

  /** What was observed at a row. */
  double observed(double[] row) {
    return row[response];
  }

  /** What residuals cost. */
  Loss loss() {
    return loss;
  }

  /** What a row's residual is divided by. */
  double deviation(double[] row) {
    return weights.column < 0 ? weights.common : row[weights.column];
  }

  private double deviation(double[][] data, int i) {
    return weights.column < 0 ? weights.common : data[weights.column][i];
  }

  /** What all residuals are divided by; NaN if not all are by the same. */
  public double commonDeviation() {
    return weights.column < 0 ? weights.common : Double.NaN;
  }

  /** Is shown rows one after the other. */
  interface Visitor<E extends Exception> {
    /**
     * Sees a row.
     *
     * @param row what was read of it, which may be overwritten afterwards
     * @param value what the model gives
     * @param slopes the derivatives of the value by the parameters
     */
    void see(double[] row, double value, double[] slopes) throws E;
  }

  /** Shows every row in order, with the parameters at a choice and nothing weighted. */
  <E extends Exception> void visit(double[] choice, Visitor<E> visitor) throws E {
    Lane lane = new Lane();
    double[] row = new double[width];
    double[] slopes = new double[parameters.size()];
    for (int s = 0; s < observations.segments(); s++) {
      lane.choose(choice, s);
      Arrays.fill(slopes, 0);
      for (int from = 0; from < observations.rowsOf(s); from += BLOCK) {
        int count = Math.min(BLOCK, observations.rowsOf(s) - from);
        observations.read(s, from, count, lane.data);
        lane.worker.run(lane.in, count, lane.value, lane.slopes);
        for (int i = 0; i < count; i++) {
          for (int c = 0; c < width; c++) {
            row[c] = lane.data[c][i];
          }
          for (int k = 0; k < lane.slopes.length; k++) {
            slopes[lane.which[k]] = lane.slopes[k][i];
          }
          visitor.see(row, lane.value[i], slopes);
        }
      }
    }
  }

  /** Chooses other units where squares would leave the range of doubles; whether it did. */
  private boolean setUnits(double[] largest) {
    boolean isChanged = false;
    for (int j = 0; j < units.length; j++) {
      int exponent = Math.getExponent(largest[j]);
      if (largest[j] > 0 && Math.abs(exponent) > LARGEST_EXPONENT) {
        units[j] += exponent;
        isChanged = true;
      }
    }
    int exponent = Math.getExponent(largest[units.length]);
    if (exponent > LARGEST_EXPONENT) {
      unit += exponent;
      isChanged = true;
    }
    return isChanged;
  }

  private Part whole(double[] choice, Loss loss) {
    Loss scaled = loss.in(unitless());
    return together(
        elsewhere == null
            ? parts(choice, scaled)
            : elsewhere.look(new Query(choice, unit, units.clone(), scaled)));
  }

  private List<Part> parts(double[] choice, Loss loss) {
    return IntStream.range(0, observations.segments())
        .parallel()
        .mapToObj(segment -> part(segment, choice, loss))
        .toList();
  }

  private Part together(List<Part> parts) {
    Part whole = new Part(units.length);
    for (Part part : parts) {
      whole.triangle.absorb(part.triangle);
      whole.add(part.sum);
      for (int j = 0; j <= units.length; j++) {
        whole.largest[j] = Math.max(whole.largest[j], part.largest[j]);
      }
      if (part.bad >= 0 && whole.bad < 0) {
        whole.bad = whole.rows + part.bad;
      }
      whole.rows += part.rows;
    }
    return whole;
  }

  private Part part(int segment, double[] choice, Loss loss) {
    Lane lane = lanes.poll();
    if (lane == null) {
      lane = new Lane();
    }
    lane.choose(choice, segment);
    Part part = new Part(units.length);
    int rows = observations.rowsOf(segment);
    part.rows = rows;
    for (int from = 0; from < rows && part.bad < 0; from += BLOCK) {
      int count = Math.min(BLOCK, rows - from);
      observations.read(segment, from, count, lane.data);
      lane.worker.run(lane.in, count, lane.value, lane.slopes);
      int bad = weigh(lane, count, part, loss);
      if (bad >= 0) {
        part.bad = (long) from + bad;
      } else {
        part.triangle.absorb(lane.block, count);
      }
    }
    lanes.add(lane);
    return part;
  }

  /** Makes weighted residuals and slopes of a block; the first row that has none, or -1. */
  private int weigh(Lane lane, int count, Part part, Loss loss) {
    int n = units.length;
    if (places != null) {
      // Slopes by the parameters of other groups.
      for (int j = 0; j < n; j++) {
        Arrays.fill(lane.block[j], 0, count, 0);
      }
    }
    double[] residuals = lane.block[n];
    for (int i = 0; i < count; i++) {
      double sigma = isResidual ? 1 : deviation(lane.data, i);
      double off = isResidual ? lane.value[i] : lane.value[i] - lane.data[response][i];
      double residual = Math.scalb(off / sigma, -unit);
      double stretch = loss.stretch(residual);
      residuals[i] = loss.isSquares() ? residual : loss.stretched(residual);
      part.largest[n] = Math.max(part.largest[n], Math.abs(residuals[i]));
      boolean isFinite = Double.isFinite(residuals[i]);
      for (int k = 0; k < lane.slopes.length; k++) {
        int j = lane.which[k];
        double slope = stretch * Math.scalb(lane.slopes[k][i] / sigma, -units[j]);
        lane.block[j][i] = slope;
        part.largest[j] = Math.max(part.largest[j], Math.abs(slope));
        isFinite &= Double.isFinite(slope);
      }
      if (!isFinite) {
        return i;
      }
      part.add(loss.cost(residual));
    }
    return -1;
  }

  @Override
  public double observed() {
    return total()[0];
  }

  /** The weighted squares of what was observed, as they are and about their mean. */
  double[] total() {
    Observed all = new Observed();
    if (elsewhere == null) {
      all.add(observed(unit));
    } else {
      elsewhere.observed(unit).forEach(all::add);
    }
    return new double[] {all.squares, all.about, all.logs};
  }

  /** Likewise of the rows that are here, to be put together with others. */
  public Observed observed(int inUnit) {
    Observed observed = new Observed();
    double[][] data = new double[width][BLOCK];
    for (int s = 0; s < observations.segments(); s++) {
      for (int from = 0; from < observations.rowsOf(s); from += BLOCK) {
        int count = Math.min(BLOCK, observations.rowsOf(s) - from);
        observations.read(s, from, count, data);
        for (int i = 0; i < count; i++) {
          observed.add(Math.scalb(data[response][i], -inUnit), deviation(data, i));
        }
      }
    }
    return observed;
  }

  /** What was observed at some rows. */
  public static final class Observed implements Serializable {
    @Serial private static final long serialVersionUID = 1L;

    private double mean;
    private double weights;
    private double about;
    private double squares;
    private double logs;

    private void add(double number, double sigma) {
      double weight = 1 / (sigma * sigma);
      // Welford's recurrence: one pass, and no cancellation.
      weights += weight;
      double distance = number - mean;
      mean += distance * (weight / weights);
      about += weight * distance * (number - mean);
      squares += number / sigma * (number / sigma);
      logs += StrictMath.log(sigma);
    }

    private void add(Observed other) {
      double all = weights + other.weights;
      double distance = other.mean - mean;
      about += other.about;
      if (other.weights > 0) {
        about += distance * distance * (weights * (other.weights / all));
        mean += distance * (other.weights / all);
      }
      weights = all;
      squares += other.squares;
      logs += other.logs;
    }
  }
}
