package autograd.optimize;

import java.util.List;

/**
 * The parameters of a model that fit observations best, how far they can be trusted, and how well
 * the whole fits. Numbers that the data do not determine are NaN.
 */
public final class Fit {
  private static final double LEVEL = 0.95;

  private final Model model;
  private final double[] start;
  private final boolean[] isSolved;
  private final Tries tries;
  private final Linear end;
  private final boolean[] held;
  private final boolean isAbsolute;
  private final Observed total;
  private final Robustness robustness;
  private final Covariance covariance;
  private final Outcome outcome;

  /** How a search ended; only the first is an answer. */
  public enum Outcome {
    /** The best parameters near the start were found. */
    CONVERGED("converged"),
    /** The model was computed as often as allowed. */
    TOO_LONG("too many evaluations"),
    /** No step was an improvement, though the slopes say there should be one. */
    STUCK("stuck"),
    /** The start is level, and there is a parameter of which the data say nothing there. */
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

  private Fit(
      Model model,
      Start start,
      Approach approach,
      LevenbergMarquardt search,
      LevenbergMarquardt.End ending,
      boolean isAbsolute) {
    this.model = model;
    this.start = approach.begin();
    this.isSolved = start.solved();
    this.tries = approach.tries();
    this.end = search.here();
    this.isAbsolute = isAbsolute;
    this.held = new boolean[this.start.length];
    this.total = model.total();
    boolean isFinite = ending != LevenbergMarquardt.End.NOT_FINITE;
    for (int j = 0; j < held.length; j++) {
      held[j] = isFinite && search.isHeld(j);
    }
    this.robustness =
        isFinite && !model.loss().isSquares() ? Robustness.of(model, end.parameters()) : null;
    Linear squares = robustness == null ? end : model.squares(end.parameters());
    this.covariance =
        isFinite
            ? new Covariance(model, squares.triangle(), end.parameters(), held, deviation())
            : null;
    this.outcome = outcome(ending);
  }

  /**
   * Fits a model.
   *
   * @param isAbsolute whether the weights are standard deviations that are known, so that errors
   *     are not scaled by how well the model fits
   */
  public static Fit of(Model model, Start start, Search search, boolean isAbsolute) {
    return of(model, model, start, search, isAbsolute);
  }

  /**
   * Fits a model that begins where another one leads: one in which parameters can be solved for.
   *
   * @param first that other one
   */
  public static Fit of(Model first, Model model, Start start, Search search, boolean isAbsolute) {
    Approach approach = new Approach(first, start, search);
    LevenbergMarquardt method = new LevenbergMarquardt(model, search);
    LevenbergMarquardt.End ending = method.run(approach.end());
    return new Fit(model, start, approach, method, ending, isAbsolute);
  }

  private Outcome outcome(LevenbergMarquardt.End end) {
    if (end == LevenbergMarquardt.End.NOT_FINITE) {
      return Outcome.NOT_FINITE;
    }
    // Where every parameter has a say, a start without slopes is as good as any other end.
    boolean hasIdle = undetermined().stream().anyMatch(direction -> direction.size() == 1);
    if (end == LevenbergMarquardt.End.STATIONARY_START && hasIdle) {
      return Outcome.NOT_MOVED;
    }
    if (model.rows() < start.length) {
      return Outcome.TOO_FEW_ROWS;
    }
    if (!undetermined().isEmpty()) {
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

  /**
   * The standard deviation of an observation of weight 1, in the unit in which residuals are
   * counted; NaN if there are no degrees of freedom to know it by.
   */
  private double deviation() {
    if (isAbsolute) {
      return freedom() < 0 ? Double.NaN : model.unitless();
    }
    if (freedom() < 1) {
      return Double.NaN;
    }
    return robustness == null
        ? Math.sqrt(end.sum() / freedom())
        : robustness.deviation() * model.unitless();
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

  /** The best numbers of all parameters. */
  double[] values() {
    return end.parameters();
  }

  /** Where it began. */
  public double start(int j) {
    return start[j];
  }

  /** Whether it was solved for there, given where the others began. */
  public boolean isSolved(int j) {
    return isSolved[j];
  }

  /** What came of beginning at several points; null of one. */
  public Tries tries() {
    return tries;
  }

  /** Whether a parameter is held by the end of its range. */
  public boolean isHeld(int j) {
    return held[j];
  }

  /** Its standard error; NaN if there is none. */
  public double error(String name) {
    return covariance == null ? Double.NaN : covariance.error(parameters().indexOf(name));
  }

  /** The standard error of what changes with the parameters at these rates; NaN if unknown. */
  double errorAlong(double[] slopes) {
    return covariance == null ? Double.NaN : covariance.errorAlong(slopes);
  }

  /**
   * Half of the width of the band that holds the curve with 95 %, where it changes with the
   * parameters at these rates; NaN if the data do not tell.
   */
  public double confidence(double[] slopes) {
    return coverage() * errorAlong(slopes);
  }

  /**
   * Likewise of the band that holds a further observation.
   *
   * @param deviation what its residual would be divided by
   */
  public double prediction(double[] slopes, double deviation) {
    return coverage() * length(errorAlong(slopes), spread() * deviation);
  }

  /** The root of two squares that may leave the range of doubles; NaN if one is. */
  private static double length(double a, double b) {
    double larger = Math.max(a, b);
    double ratio = Math.min(a, b) / larger;
    return larger == 0 ? 0 : larger * Math.sqrt(1 + ratio * ratio);
  }

  /** How many standard errors to each side hold a number with a confidence of 95 %. */
  double coverage() {
    return StudentT.quantile(LEVEL, isAbsolute ? Double.POSITIVE_INFINITY : freedom());
  }

  /** What the standard deviations of observations are multiplied by to be those of the data. */
  double spread() {
    return deviation() / model.unitless();
  }

  /** Half of the width of the interval that holds a parameter with 95 % confidence. */
  public double reach(String name) {
    return error(name) * coverage();
  }

  /** The correlation of two parameters' errors; NaN where one has none. */
  public double correlation(int i, int j) {
    return covariance == null ? Double.NaN : covariance.correlation(i, j);
  }

  /** Combinations of parameters that the data say nothing of: each as shares. */
  public List<List<Share>> undetermined() {
    return covariance == null ? List.of() : covariance.undetermined();
  }

  /** What came of a loss that is not the square; null if it is. */
  public Robustness robustness() {
    return robustness;
  }

  /** The first row at which the start is not finite, counted from 0; -1 if there is none. */
  public long badRow() {
    return end.bad();
  }

  /** Whether errors are those of known standard deviations. */
  public boolean isAbsolute() {
    return isAbsolute;
  }

  /** Whether the model is held against its variables' errors too, which no mean has. */
  public boolean hasVariableErrors() {
    return model.isResidual();
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
    return robustness == null ? model.sumOf(sum()) : robustness.squares();
  }

  /** What all residuals cost: their squares, or what the loss makes of them. */
  public double cost() {
    return model.sumOf(sum());
  }

  /** The root of the sum over the degrees of freedom; under a loss, what takes its place. */
  public double residualDeviation() {
    if (robustness != null) {
      return freedom() > 0 ? robustness.deviation() : Double.NaN;
    }
    return freedom() > 0 ? Math.sqrt(sum() / freedom()) / model.unitless() : Double.NaN;
  }

  /** The share of the squares about the mean that the model explains. */
  public double rSquared() {
    return total.aboutMean() > 0 ? 1 - sum() / total.aboutMean() : Double.NaN;
  }

  /** That share with squares over degrees of freedom. */
  public double adjustedRSquared() {
    return freedom() > 0 && total.aboutMean() > 0
        ? 1 - sum() / freedom() / (total.aboutMean() / (model.rows() - 1))
        : Double.NaN;
  }

  /** Minus twice the logarithm of the likelihood of normally distributed residuals. */
  private double deviance() {
    double n = (double) model.rows();
    double logTwoPi = 1.8378770664093453;
    return isAbsolute
        ? sumOfSquares() + n * logTwoPi + 2 * total.logs()
        : n * (logTwoPi + 1 + logOfMean()) + 2 * total.logs();
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
