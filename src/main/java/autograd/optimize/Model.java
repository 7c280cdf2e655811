package autograd.optimize;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * A formula with parameters, held against observations of what it computes. Residuals and their
 * slopes come from the compiled kernel, exact, for any choice of the parameters; the digits do not
 * depend on the number of threads.
 */
public final class Model implements Residuals {
  private static final int BLOCK = RowFormula.BLOCK;

  /** Squares of numbers between these and their inverses leave enough room for sums. */
  private static final int LARGEST_EXPONENT = 330;

  private final RowFormula formula;
  private final List<String> parameters;
  private final Sample sample;
  private final Loss loss;

  /** Whether the formula gives the weighted residual itself. */
  private final boolean isResidual;

  /** What gives the deviation of a row, up to its sign; null where that is known beforehand. */
  private final RowFormula deviation;

  /** Who looks at rows that are not here; null if they are. */
  private final Elsewhere elsewhere;

  /**
   * For each group of rows, for each parameter of the formula, which of the parameters it is; null
   * where each is itself.
   */
  private final int[][] places;

  /** 0, 1, 2 and so on, as many as the formula has parameters. */
  private final int[] itself;

  private final Queue<RowFormula.Lane> lanes = new ConcurrentLinkedQueue<>();

  /** Residuals are counted in this power of two, and slopes by a parameter in this one too. */
  private int unit;

  private final int[] units;
  private boolean hasUnits;
  private int evaluations;

  /**
   * Makes a model.
   *
   * @param loss what a residual over its standard deviation costs
   */
  public Model(RowFormula formula, Sample sample, Loss loss) {
    this(formula, formula.parameters(), null, sample, null, loss, false, null);
  }

  private Model(
      RowFormula formula,
      List<String> parameters,
      int[][] places,
      Sample sample,
      Elsewhere elsewhere,
      Loss loss,
      boolean isResidual,
      RowFormula deviation) {
    this.formula = formula;
    this.parameters = List.copyOf(parameters);
    this.places = places;
    this.itself = IntStream.range(0, formula.parameters().size()).toArray();
    this.sample = sample;
    this.elsewhere = elsewhere;
    this.loss = loss;
    this.isResidual = isResidual;
    this.deviation = deviation;
    this.units = new int[parameters.size()];
  }

  /**
   * The same model of rows whose deviations depend on the parameters, for who asks about them.
   *
   * @param other what gives them, up to their signs, of the same parameters
   */
  public Model withDeviation(RowFormula other) {
    return new Model(formula, parameters, places, sample, elsewhere, loss, isResidual, other);
  }

  /**
   * A model of the same observations whose formula gives the residual over its standard deviation.
   *
   * @param residual that formula, of the same parameters
   */
  public Model withResidual(RowFormula residual) {
    return new Model(residual, parameters, places, sample, elsewhere, loss, true, deviation);
  }

  /** The same model of other observations with the same columns. */
  public Model of(Observations others) {
    return joint(parameters, places, others);
  }

  /** The same model of rows that somebody else looks at. */
  public Model of(Elsewhere others) {
    return new Model(
        formula, parameters, places, sample.of(null), others, loss, isResidual, deviation);
  }

  /**
   * The same formula for groups of rows, in which its parameters may differ: all of them at once.
   *
   * @param all the names of all parameters
   * @param where for each group, for each parameter of the formula, which of all it is
   * @param others observations of the same columns, that tell the group of each segment
   */
  public Model joint(List<String> all, int[][] where, Observations others) {
    return new Model(formula, all, where, sample.of(others), null, loss, isResidual, deviation);
  }

  /** Whether residuals are of a formula of their own. */
  boolean isResidual() {
    return isResidual;
  }

  /** What the rows that are here tell of a choice, to be put together with what others do. */
  public Part look(Elsewhere.Query query) {
    unit = query.unit;
    System.arraycopy(query.units, 0, units, 0, units.length);
    return Part.of(units.length, parts(query.choice, query.loss));
  }

  @Override
  public List<String> parameters() {
    return parameters;
  }

  /** How many observations there are. */
  public long rows() {
    return elsewhere == null ? sample.rows().rows() : elsewhere.rows();
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
    if (!hasUnits && !whole.isSpoiled()) {
      hasUnits = true;
      if (setUnits(whole)) {
        whole = whole(steps, loss);
      }
    }
    return whole.at(steps);
  }

  /** Lets the next look choose units anew, when nothing counts in the ones so far. */
  void chooseUnits() {
    hasUnits = false;
  }

  /** Chooses other units where squares would leave the range of doubles; whether it did. */
  private boolean setUnits(Part whole) {
    boolean isChanged = false;
    for (int j = 0; j < units.length; j++) {
      int exponent = Math.getExponent(whole.largest(j));
      if (whole.largest(j) > 0 && Math.abs(exponent) > LARGEST_EXPONENT) {
        units[j] += exponent;
        isChanged = true;
      }
    }
    int exponent = Math.getExponent(whole.largest(units.length));
    if (exponent > LARGEST_EXPONENT) {
      unit += exponent;
      isChanged = true;
    }
    return isChanged;
  }

  private Part whole(double[] choice, Loss loss) {
    Loss scaled = loss.in(unitless());
    return Part.of(
        units.length,
        elsewhere == null
            ? parts(choice, scaled)
            : elsewhere.look(new Elsewhere.Query(choice, unit, units, scaled)));
  }

  private List<Part> parts(double[] choice, Loss loss) {
    return IntStream.range(0, sample.rows().segments())
        .parallel()
        .mapToObj(segment -> part(segment, choice, loss))
        .toList();
  }

  private Part part(int segment, double[] choice, Loss loss) {
    RowFormula.Lane lane = lanes.poll();
    if (lane == null) {
      lane = formula.lane(sample.width());
    }
    int[] which = which(segment);
    lane.choose(choice, which);
    int rows = sample.rows().rowsOf(segment);
    Part part = new Part(units.length, rows);
    double[][] block = new double[units.length + 1][Math.min(BLOCK, rows)];
    for (int from = 0; from < rows && !part.isSpoiled(); from += BLOCK) {
      int count = Math.min(BLOCK, rows - from);
      sample.rows().read(segment, from, count, lane.data);
      lane.run(count);
      int bad = weigh(lane, which, count, block, part, loss);
      if (bad >= 0) {
        part.spoil((long) from + bad);
      } else {
        part.triangle().absorb(block, count);
      }
    }
    lanes.add(lane);
    return part;
  }

  /** Which of the parameters those of the formula are, at the rows of a segment. */
  private int[] which(int segment) {
    return places == null ? itself : places[sample.rows().groupOf(segment)];
  }

  /** Makes weighted residuals and slopes of a block; the first row that has none, or -1. */
  private int weigh(
      RowFormula.Lane lane, int[] which, int count, double[][] block, Part part, Loss loss) {
    int n = units.length;
    if (places != null) {
      // Slopes by the parameters of other groups.
      for (int j = 0; j < n; j++) {
        Arrays.fill(block[j], 0, count, 0);
      }
    }
    for (int i = 0; i < count; i++) {
      double sigma = isResidual ? 1 : sample.weights().of(lane.data, i);
      double off = isResidual ? lane.value[i] : lane.value[i] - lane.data[sample.response()][i];
      double residual = Math.scalb(off / sigma, -unit);
      double stretch = loss.stretch(residual);
      block[n][i] = loss.isSquares() ? residual : loss.stretched(residual);
      part.enlarge(n, Math.abs(block[n][i]));
      boolean isFinite = Double.isFinite(block[n][i]);
      for (int k = 0; k < which.length; k++) {
        int j = which[k];
        block[j][i] = stretch * Math.scalb(lane.slopes[k][i] / sigma, -units[j]);
        part.enlarge(j, Math.abs(block[j][i]));
        isFinite &= Double.isFinite(block[j][i]);
      }
      if (!isFinite) {
        return i;
      }
      part.add(loss.cost(residual));
    }
    return -1;
  }

  @Override
  public double observed(double[] choice) {
    if (!isResidual) {
      return total().squares();
    }
    double[] sum = {0};
    visit(
        choice,
        (row, value, deviation, slopes) -> {
          double number = Math.scalb(response(row) / deviation, -unit);
          sum[0] += number * number;
        });
    return sum[0];
  }

  /** What was observed at all rows. */
  Observed total() {
    Observed all = new Observed();
    if (elsewhere == null) {
      all.add(observed(unit));
    } else {
      elsewhere.observed(unit).forEach(all::add);
    }
    return all;
  }

  /** Likewise of the rows that are here, to be put together with others. */
  public Observed observed(int inUnit) {
    return sample.observed(inUnit);
  }

  /** What was observed at a row. */
  double response(double[] row) {
    return row[sample.response()];
  }

  /** What residuals cost. */
  Loss loss() {
    return loss;
  }

  /** What all residuals are divided by; NaN if not all are by the same. */
  public double commonDeviation() {
    boolean isCommon = deviation == null && sample.weights().column() < 0;
    return isCommon ? sample.weights().common() : Double.NaN;
  }

  /** Is shown rows one after the other. */
  interface Visitor<E extends Exception> {
    /**
     * Sees a row.
     *
     * @param row what was read of it, which may be overwritten afterwards
     * @param value what the model gives
     * @param deviation what the row's residual is divided by
     * @param slopes the derivatives of the value by the parameters
     */
    void see(double[] row, double value, double deviation, double[] slopes) throws E;
  }

  /** Shows every row in order, with the parameters at a choice and nothing weighted. */
  <E extends Exception> void visit(double[] choice, Visitor<E> visitor) throws E {
    RowFormula.Lane lane = formula.lane(sample.width());
    RowFormula.Lane other = deviation == null ? null : deviation.lane(sample.width());
    double[] row = new double[sample.width()];
    double[] slopes = new double[parameters.size()];
    for (int s = 0; s < sample.rows().segments(); s++) {
      int[] which = which(s);
      lane.choose(choice, which);
      if (other != null) {
        other.choose(choice, which);
      }
      Arrays.fill(slopes, 0);
      for (int from = 0; from < sample.rows().rowsOf(s); from += BLOCK) {
        int count = Math.min(BLOCK, sample.rows().rowsOf(s) - from);
        sample.rows().read(s, from, count, lane.data);
        lane.run(count);
        if (other != null) {
          sample.rows().read(s, from, count, other.data);
          other.run(count);
        }
        for (int i = 0; i < count; i++) {
          for (int c = 0; c < row.length; c++) {
            row[c] = lane.data[c][i];
          }
          for (int k = 0; k < which.length; k++) {
            slopes[which[k]] = lane.slopes[k][i];
          }
          double sigma = other == null ? sample.weights().of(row) : Math.abs(other.value[i]);
          visitor.see(row, lane.value[i], sigma, slopes);
        }
      }
    }
  }
}
