package autograd.optimize;

/** Where equations are met, near a start or within ranges, and how well. */
public final class Root {
  /** Singular values of a smaller share than this are nothing but rounding. */
  private static final double NIL = 1e-12;

  private final EquationSystem residuals;
  private final double[] start;
  private final EquationSystem.Look end;
  private final boolean[] held;
  private final Outcome outcome;
  private final double condition;

  /** How a search ended; the first two are answers. */
  public enum Outcome {
    /** The equations are met. */
    CONVERGED("converged"),
    /** They are met where their slopes do not tell the unknowns apart. */
    SINGULAR("converged to a singular root"),
    /** Nothing nearby comes nearer to meeting them. */
    NO_ROOT("no root nearby"),
    /** The sign changes without a zero. */
    JUMP("a jump or a pole"),
    /** The equations come nearer to being met the farther the unknowns go. */
    UNBOUNDED("no root on the way to infinity"),
    /** No step was an improvement, though the slopes say there should be one. */
    STUCK("stuck"),
    /** They were computed as often as allowed. */
    TOO_LONG("too many evaluations"),
    /** The start has no finite residuals or slopes. */
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

  private Root(
      EquationSystem residuals,
      double[] start,
      EquationSystem.Look end,
      boolean[] held,
      Outcome outcome) {
    this.residuals = residuals;
    this.start = start;
    this.end = end;
    this.held = held;
    this.condition = end.isFinite() ? condition(end) : Double.NaN;
    this.outcome =
        outcome == Outcome.CONVERGED && !(condition < 1 / NIL) ? Outcome.SINGULAR : outcome;
  }

  /**
   * Searches.
   *
   * @param start where to begin, within the ranges
   * @param lower the ends of the ranges, infinite if there is none
   * @param upper likewise
   * @param mostEvaluations how often the equations may be computed
   */
  public static Root of(
      EquationSystem residuals,
      double[] start,
      double[] lower,
      double[] upper,
      int mostEvaluations) {
    boolean isOne = start.length == 1 && residuals.size() == 1;
    if (isOne && Double.isFinite(lower[0]) && Double.isFinite(upper[0])) {
      Bracket bracket = new Bracket(residuals, mostEvaluations);
      Outcome outcome = bracket.run(lower[0], start[0], upper[0]);
      if (outcome != null) {
        return new Root(residuals, start, bracket.here(), new boolean[1], outcome);
      }
    }
    NewtonRaphson search = new NewtonRaphson(residuals, lower, upper, mostEvaluations);
    Outcome outcome = search.run(start);
    boolean[] held = new boolean[start.length];
    for (int j = 0; j < held.length; j++) {
      double at = search.here().inputs()[j];
      held[j] = at == lower[j] || at == upper[j];
    }
    return new Root(residuals, start, search.here(), held, outcome);
  }

  /** The largest singular value over the smallest, of columns of equal length. */
  private static double condition(EquationSystem.Look look) {
    int n = look.inputs().length;
    int m = look.residuals().length;
    double[][] columns = new double[n][m];
    for (int i = 0; i < m; i++) {
      double largest = 0;
      for (int j = 0; j < n; j++) {
        largest = Math.max(largest, Math.abs(look.slopes()[i][j]));
      }
      for (int j = 0; j < n; j++) {
        columns[j][i] = largest == 0 ? 0 : look.slopes()[i][j] / largest;
      }
    }
    for (double[] column : columns) {
      double length = Math.sqrt(SingularValues.dot(column, column));
      for (int i = 0; i < m && length > 0; i++) {
        column[i] /= length;
      }
    }
    SingularValues values = new SingularValues(columns);
    double smallest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < n; k++) {
      smallest = Math.min(smallest, values.value(k));
    }
    return n > m || smallest == 0 ? Double.POSITIVE_INFINITY : values.largest() / smallest;
  }

  /** How it ended. */
  public Outcome outcome() {
    return outcome;
  }

  /** Whether it is an answer. */
  public boolean isConverged() {
    return outcome == Outcome.CONVERGED || outcome == Outcome.SINGULAR;
  }

  /** What an unknown is at the end. */
  public double value(int j) {
    return end.inputs()[j];
  }

  /** Where it began. */
  public double start(int j) {
    return start[j];
  }

  /** Whether an unknown is at an end of its range. */
  public boolean isHeld(int j) {
    return held[j];
  }

  /** The names of the unknowns. */
  public java.util.List<String> unknowns() {
    return residuals.unknowns();
  }

  /** How many equations there are. */
  public int equations() {
    return residuals.size();
  }

  /** The left side of an equation at the end. */
  public double left(int i) {
    return end.sides()[i][0];
  }

  /** The right side. */
  public double right(int i) {
    return end.sides()[i][1];
  }

  /** The left side less the right one. */
  public double residual(int i) {
    return end.residuals()[i];
  }

  /** Whether an equation is met as well as rounding lets us know. */
  public boolean isMet(int i) {
    return Math.abs(end.residuals()[i]) <= 4 * end.noises()[i];
  }

  /**
   * By how much errors of the residuals, in units of their slopes, may grow in the unknowns;
   * infinite where the slopes do not tell them apart, NaN where slopes are not finite.
   */
  public double condition() {
    return condition;
  }

  /** How often the equations were computed. */
  public int evaluations() {
    return residuals.evaluations();
  }
}
