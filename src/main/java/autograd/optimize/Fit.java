package autograd.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The parameters of a model that fit observations best, how far they can be trusted, and how well
 * the whole fits. Numbers that the data do not determine are NaN.
 */
public final class Fit {
  private static final double LEVEL = 0.95;

  /** Directions of a smaller share than this are not told by the data. */
  private static final double SINGULAR = 1e-13;

  /** A parameter with a smaller share than this is not part of such a direction. */
  private static final double SHARE = 1e-6;

  private final Model model;
  private final double[] start;
  private final Linear end;
  private final boolean[] held;
  private final boolean isAbsolute;
  private final double[] errors;
  private final double[][] correlations;
  private final double[] total;
  private final List<List<Share>> undetermined = new ArrayList<>();
  private final Outcome outcome;

  /** How a search ended; only the first is an answer. */
  public enum Outcome {
    /** The best parameters near the start were found. */
    CONVERGED("converged"),
    /** The model was computed as often as allowed. */
    TOO_LONG("too many evaluations"),
    /** No step was an improvement, though the slopes say there should be one. */
    STUCK("stuck"),
    /** The start is level by every parameter. */
    NOT_MOVED("not moved from the start"),
    /** Some parameters cannot be told apart. */
    SINGULAR("singular"),
    /** The best is at the end of a range. */
    AT_BOUND("at a bound"),
    /** There are more parameters than rows. */
    TOO_FEW_ROWS("more parameters than rows"),
    /** The start has no finite residuals. */
    NOT_FINITE("not finite");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }

    /** In words. */
    public String text() {
      return text;
    }
  }

  /**
   * How much of a direction a parameter is.
   *
   * @param name the parameter
   * @param part how far it moves while the others move as they say
   */
  public record Share(String name, double part) {}

  private Fit(Model model, double[] start, LevenbergMarquardt search, boolean isAbsolute) {
    this.model = model;
    this.start = start;
    this.end = search.here();
    this.isAbsolute = isAbsolute;
    int n = start.length;
    this.held = new boolean[n];
    this.errors = new double[n];
    this.correlations = new double[n][n];
    Arrays.fill(errors, Double.NaN);
    for (double[] row : correlations) {
      Arrays.fill(row, Double.NaN);
    }
    this.total = model.total();
    for (int j = 0; j < n; j++) {
      held[j] = end.isFinite() && search.isHeld(j);
    }
    this.outcome = null;
  }

  private Fit(Fit other, Outcome outcome) {
    this.model = other.model;
    this.start = other.start;
    this.end = other.end;
    this.isAbsolute = other.isAbsolute;
    this.held = other.held;
    this.errors = other.errors;
    this.correlations = other.correlations;
    this.total = other.total;
    this.undetermined.addAll(other.undetermined);
    this.outcome = outcome;
  }

  /**
   * Fits a model.
   *
   * @param start where to begin, in the order of the model's parameters, within the range
   * @param lower the ends of the ranges, infinite if there is none
   * @param upper likewise
   * @param isAbsolute whether the weights are standard deviations that are known, so that errors
   *     are not scaled by how well the model fits
   * @param mostEvaluations how often the model may be computed over all rows
   */
  public static Fit of(
      Model model,
      double[] start,
      double[] lower,
      double[] upper,
      boolean isAbsolute,
      int mostEvaluations) {
    LevenbergMarquardt search = new LevenbergMarquardt(model, lower, upper, mostEvaluations);
    LevenbergMarquardt.End end = search.run(start);
    Fit fit = new Fit(model, start, search, isAbsolute);
    if (end != LevenbergMarquardt.End.NOT_FINITE) {
      fit.measure();
    }
    return new Fit(fit, fit.outcome(end));
  }

  private Outcome outcome(LevenbergMarquardt.End end) {
    switch (end) {
      case NOT_FINITE -> {
        return Outcome.NOT_FINITE;
      }
      case STATIONARY_START -> {
        return Outcome.NOT_MOVED;
      }
      default -> {}
    }
    if (model.rows() < start.length) {
      return Outcome.TOO_FEW_ROWS;
    }
    if (!undetermined.isEmpty()) {
      return Outcome.SINGULAR;
    }
    for (boolean each : held) {
      if (each) {
        return Outcome.AT_BOUND;
      }
    }
    return switch (end) {
      case TOO_LONG -> Outcome.TOO_LONG;
      case STUCK -> Outcome.STUCK;
      default -> Outcome.CONVERGED;
    };
  }

  /** The covariance, from the singular values of the columns at equal length. */
  private void measure() {
    List<Integer> free = new ArrayList<>();
    for (int j = 0; j < start.length; j++) {
      if (!held[j]) {
        free.add(j);
      }
    }
    int n = free.size();
    double[] lengths = new double[n];
    double[][] columns = new double[n][start.length];
    for (int f = 0; f < n; f++) {
      int j = free.get(f);
      double length = end.triangle().norm(j);
      lengths[f] = length == 0 ? 1 : length;
      for (int i = 0; i <= j; i++) {
        columns[f][i] = end.triangle().at(i, j) / lengths[f];
      }
    }
    SingularValues values = new SingularValues(columns);
    double[][] scaled = new double[n][n];
    boolean[] isLost = new boolean[n];
    for (int k = 0; k < n; k++) {
      double[] v = values.right(k);
      boolean isNil = values.value(k) <= SINGULAR * Math.max(values.largest(), SINGULAR);
      if (isNil) {
        undetermined.add(shares(v, free, lengths));
      }
      for (int a = 0; a < n; a++) {
        isLost[a] |= isNil && Math.abs(v[a]) > SHARE;
        for (int b = 0; b < n && !isNil; b++) {
          scaled[a][b] += v[a] / values.value(k) * (v[b] / values.value(k));
        }
      }
    }
    if (freedom() < (isAbsolute ? 0 : 1)) {
      return;
    }
    double deviation = isAbsolute ? model.unitless() : Math.sqrt(end.sum() / freedom());
    for (int a = 0; a < n; a++) {
      int i = free.get(a);
      double size = Math.sqrt(scaled[a][a]);
      if (!isLost[a]) {
        errors[i] = size / lengths[a] * deviation * model.unitOf(i);
      }
      for (int b = 0; b < a; b++) {
        if (!isLost[a] && !isLost[b]) {
          double correlation = scaled[a][b] / size / Math.sqrt(scaled[b][b]);
          correlations[i][free.get(b)] = Math.max(-1, Math.min(1, correlation));
          correlations[free.get(b)][i] = correlations[i][free.get(b)];
        }
      }
      correlations[i][i] = isLost[a] ? Double.NaN : 1;
    }
  }

  /** The direction as parts of the parameters' own size where they have one. */
  private List<Share> shares(double[] v, List<Integer> free, double[] lengths) {
    List<Share> shares = new ArrayList<>();
    double largest = 0;
    double[] parts = new double[v.length];
    for (int f = 0; f < v.length; f++) {
      double size = Math.abs(end.parameters()[free.get(f)]);
      parts[f] = v[f] / lengths[f] / (size == 0 ? 1 : size / model.unitOf(free.get(f)));
      largest = Math.max(largest, Math.abs(v[f]) > SHARE ? Math.abs(parts[f]) : 0);
    }
    for (int f = 0; f < v.length; f++) {
      if (Math.abs(v[f]) > SHARE) {
        double sign = end.parameters()[free.get(f)] < 0 ? -1 : 1;
        shares.add(new Share(model.parameters().get(free.get(f)), sign * parts[f] / largest));
      }
    }
    return shares;
  }

  /** How it ended. */
  public Outcome outcome() {
    return outcome;
  }

  /** Whether the parameters are an answer. */
  public boolean isConverged() {
    return outcome == Outcome.CONVERGED;
  }

  /** The names of the parameters. */
  public List<String> parameters() {
    return model.parameters();
  }

  /** The best number of a parameter. */
  public double value(int j) {
    return end.parameters()[j];
  }

  /** Where it began. */
  public double start(int j) {
    return start[j];
  }

  /** Whether a parameter is held by the end of its range. */
  public boolean isHeld(int j) {
    return held[j];
  }

  /** Its standard error; NaN if there is none. */
  public double error(String name) {
    return errors[parameters().indexOf(name)];
  }

  /** Half of the width of the interval that holds a parameter with 95 % confidence. */
  public double reach(String name) {
    double freedom = isAbsolute ? Double.POSITIVE_INFINITY : freedom();
    return error(name) * StudentT.quantile(LEVEL, freedom);
  }

  /** The correlation of two parameters' errors; NaN where one has none. */
  public double correlation(int i, int j) {
    return correlations[i][j];
  }

  /** Combinations of parameters that the data say nothing of: each as shares. */
  public List<List<Share>> undetermined() {
    return undetermined;
  }

  /** The first row at which the start is not finite, counted from 0; -1 if there is none. */
  public long badRow() {
    return end.bad();
  }

  /** Whether errors are those of known standard deviations. */
  public boolean isAbsolute() {
    return isAbsolute;
  }

  /** How many observations there are. */
  public long points() {
    return model.rows();
  }

  /** How many there are beyond the number of parameters. */
  public long freedom() {
    return model.rows() - start.length;
  }

  /** How often the model was computed over all rows. */
  public int evaluations() {
    return model.evaluations();
  }

  /** In the unit in which residuals are counted; NaN where it is not finite. */
  private double sum() {
    return end.isFinite() ? end.sum() : Double.NaN;
  }

  /** The sum of the squares of the residuals, each over its standard deviation if it has one. */
  public double sumOfSquares() {
    return model.sumOf(sum());
  }

  /** The root of the sum over the degrees of freedom. */
  public double residualDeviation() {
    return freedom() > 0 ? Math.sqrt(sum() / freedom()) / model.unitless() : Double.NaN;
  }

  /** The share of the squares about the mean that the model explains. */
  public double rSquared() {
    return total[1] > 0 ? 1 - sum() / total[1] : Double.NaN;
  }

  /** That share with squares over degrees of freedom. */
  public double adjustedRSquared() {
    return freedom() > 0 && total[1] > 0
        ? 1 - sum() / freedom() / (total[1] / (model.rows() - 1))
        : Double.NaN;
  }

  /** Minus twice the logarithm of the likelihood of normally distributed residuals. */
  private double deviance() {
    double n = (double) model.rows();
    double logTwoPi = 1.8378770664093453;
    return isAbsolute
        ? sumOfSquares() + n * logTwoPi + 2 * total[2]
        : n * (logTwoPi + 1 + logOfMean()) + 2 * total[2];
  }

  private double logOfMean() {
    return StrictMath.log(sum() / model.rows()) - 2 * StrictMath.log(model.unitless());
  }

  /** What the likelihood is a function of: the parameters, and the deviation if it is unknown. */
  private int unknowns() {
    return start.length + (isAbsolute ? 0 : 1);
  }

  /** Akaike's criterion, as R has it. */
  public double aic() {
    return deviance() + 2 * unknowns();
  }

  /** Schwarz's criterion, likewise. */
  public double bic() {
    return deviance() + unknowns() * StrictMath.log((double) model.rows());
  }
}
