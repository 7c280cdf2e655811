package autograd.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where a formula is smallest or largest near a start, and what it looks like there. */
public final class Minimum {
  /** An input with a smaller share than this is not part of a direction. */
  private static final double SHARE = 1e-4;

  /** So many times the inputs' size a flat direction is followed to see where it leads. */
  private static final double[] PROBES = {1e-3, 0.03, 1};

  /** Where a search ends at a saddle, it begins anew beside it, at most so often. */
  private static final int MOST_RESTARTS = 20;

  /** Inputs that have grown by so much beside a level place will not come back. */
  private static final double LEAVING = 4;

  /** A smaller share of what was gained than this is not explained by curvature. */
  private static final double UNBENT = 1e-10;

  private final Objective objective;
  private final Limits limits;
  private final int sign;

  /** What kept to constraints; null if there are none. */
  private ConstrainedSearch search;

  private Place end;
  private double[] slopes;
  private Outcome outcome;
  private double[] eigenvalues;
  private final List<List<Share>> flat = new ArrayList<>();

  /** How a search ended; the first three are answers. */
  public enum Outcome {
    /** The value rises in every direction, or does not fall in any. */
    CONVERGED("converged"),
    /** It does not fall, and there are directions in which it does not change either. */
    FLAT("converged, with flat directions"),
    /** It is as small as asked for. */
    REACHED("target reached"),
    /** It was computed as often as allowed. */
    TOO_LONG("too many evaluations"),
    /** No step was an improvement, though the slopes say there should be one. */
    STUCK("stuck"),
    /** Slopes are 0 and it falls on both sides of a direction. */
    SADDLE("saddle"),
    /** It falls without end. */
    UNBOUNDED("unbounded"),
    /** It falls ever less, the farther the inputs go. */
    LEVELS_OFF("levels off"),
    /** The start has no finite value or slopes. */
    NOT_FINITE("not finite"),
    /** Nowhere near are the constraints all met. */
    INFEASIBLE("infeasible");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }

    /** In words. */
    public String text() {
      return text;
    }
  }

  /** How to go down. */
  public enum Method {
    /** As the number of inputs and the price of second derivatives say. */
    AUTO,
    /** By second derivatives, within a region in which they are trusted. */
    NEWTON,
    /** By what the slopes of the last steps tell of them. */
    BFGS
  }

  /**
   * How much of a direction an input is.
   *
   * @param name the input
   * @param part how far it moves while the others move as they say
   */
  public record Share(String name, double part) {}

  private Minimum(Objective objective, Limits limits, int sign) {
    this.objective = objective;
    this.limits = limits;
    this.sign = sign;
  }

  /**
   * Searches from there.
   *
   * @param start a number for each input, in range
   * @param sign 1, or -1 if the objective is what is to be made large, with its sign changed
   */
  public static Minimum of(
      Objective objective, double[] start, Limits limits, Method method, int sign) {
    Minimum minimum = new Minimum(objective, limits, sign);
    minimum.end = objective.at(start);
    limits.observer().moved(minimum.end, objective.evaluations());
    if (!minimum.end.isFinite()) {
      minimum.outcome = Outcome.NOT_FINITE;
      return minimum;
    }
    minimum.search(minimum.end, method);
    return minimum;
  }

  /**
   * Searches under constraints.
   *
   * @param start a number for each input, in range; it need not meet the constraints
   * @param sign 1, or -1 if the objective is what is to be made large, with its sign changed
   */
  public static Minimum under(
      Constraints constraints, Objective objective, double[] start, Limits limits, int sign) {
    Minimum minimum = new Minimum(objective, limits, sign);
    minimum.search = new ConstrainedSearch(objective, constraints, limits);
    Outcome outcome = minimum.search.run(start);
    minimum.end = objective.at(minimum.search.inputs());
    minimum.slopes = minimum.search.slopes(minimum.end);
    Outcome kind = outcome == Outcome.NOT_FINITE ? outcome : minimum.measure();
    minimum.outcome = outcome == Outcome.CONVERGED ? kind : outcome;
    return minimum;
  }

  private void search(Place start, Method method) {
    double first = Double.NaN;
    for (int restarts = 0; restarts < MOST_RESTARTS; restarts++) {
      Downhill way = new Downhill(objective, limits, start);
      outcome = outcome(way.from(end, method));
      end = way.here();
      if (outcome != Outcome.CONVERGED) {
        measure();
        return;
      }
      outcome = measure();
      if (outcome == Outcome.CONVERGED && isFlatBesideTheWay(start)) {
        outcome = Outcome.FLAT;
      }
      double far = farthest(end);
      first = restarts == 0 ? far : first;
      boolean isLeaving = restarts > 1 && far >= LEAVING * first;
      double share = limits.tolerance() * limits.tolerance() * (start.value() - end.value());
      Place lower = outcome == Outcome.CONVERGED ? null : beside(share);
      boolean isLast = restarts == MOST_RESTARTS - 1;
      if (lower == null || isLast || objective.evaluations() >= limits.mostEvaluations()) {
        outcome = outcome == Outcome.FLAT && isLeaving ? Outcome.LEVELS_OFF : outcome;
        return;
      }
      end = lower;
    }
  }

  /**
   * Whether curvature along the way from the start explains nothing of what was gained on it: near
   * a minimum of higher order, or where the value only levels off.
   */
  private boolean isFlatBesideTheWay(Place start) {
    double gained = start.value() - end.value();
    double[][] hessian = objective.hessian(end.inputs());
    if (hessian == null || !(gained > 0) || directions().length < start.inputs().length) {
      return false;
    }
    double[] way = new double[start.inputs().length];
    Arrays.setAll(way, j -> end.inputs()[j] - start.inputs()[j]);
    double bent = 0;
    for (int i = 0; i < way.length; i++) {
      bent += way[i] * SingularValues.dot(hessian[i], way) / 2;
    }
    boolean isFlat = bent <= UNBENT * gained;
    if (isFlat && flat.isEmpty()) {
      flat.add(shares(way));
    }
    return isFlat;
  }

  private static double farthest(Place place) {
    double farthest = 0;
    for (double each : place.inputs()) {
      farthest = Math.max(farthest, Math.abs(each));
    }
    return farthest;
  }

  private static Outcome outcome(Minimizer.End why) {
    return switch (why) {
      case MINIMUM -> Outcome.CONVERGED;
      case TOO_LONG -> Outcome.TOO_LONG;
      case UNBOUNDED -> Outcome.UNBOUNDED;
      case REACHED -> Outcome.REACHED;
      default -> Outcome.STUCK;
    };
  }

  /** The curvatures at the end, and what kind of point it is. */
  private Outcome measure() {
    flat.clear();
    eigenvalues = null;
    double[][] hessian = search == null ? objective.hessian(end.inputs()) : search.hessian();
    if (hessian == null || !isFinite(hessian)) {
      return Outcome.CONVERGED;
    }
    Curvature curvature = new Curvature(hessian, directions(), search == null);
    eigenvalues = curvature.eigenvalues();
    curvature.level().forEach(direction -> flat.add(shares(direction)));
    return curvature.bendsDown()
        ? Outcome.SADDLE
        : flat.isEmpty() ? Outcome.CONVERGED : Outcome.FLAT;
  }

  private static boolean isFinite(double[]... matrix) {
    for (double[] row : matrix) {
      for (double each : row) {
        if (!Double.isFinite(each)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The directions in which it may still move. */
  private double[][] directions() {
    int n = end.inputs().length;
    double[][] directions = new double[n][];
    int count = 0;
    for (int j = 0; j < n; j++) {
      if (!isHeld(j)) {
        directions[count] = new double[n];
        directions[count++][j] = 1;
      }
    }
    double[][] free = Arrays.copyOf(directions, count);
    return search == null ? free : search.tangents(free);
  }

  private List<Share> shares(double... direction) {
    double largest = 0;
    for (double each : direction) {
      largest = Math.max(largest, Math.abs(each));
    }
    List<Share> shares = new ArrayList<>();
    double turn = 0;
    for (int j = 0; j < direction.length; j++) {
      double part = direction[j] / largest;
      if (Math.abs(part) > SHARE) {
        turn = turn == 0 ? Math.signum(part) : turn;
        shares.add(new Share(objective.inputs().get(j), turn * part));
      }
    }
    return shares;
  }

  /**
   * A lower place beside one that is level, along a direction that does not bend up; or null.
   *
   * @param worth how much lower it has to be, unless it leads away
   */
  private Place beside(double worth) {
    double size = farthest(end);
    for (List<Share> direction : flat) {
      for (double probe : PROBES) {
        for (int way : new int[] {1, -1}) {
          double[] there = end.inputs().clone();
          for (Share share : direction) {
            int j = objective.inputs().indexOf(share.name());
            double far = Math.max(Math.abs(there[j]), size == 0 ? 1 : size * 1e-3);
            there[j] = limits.within(j, there[j] + way * probe * share.part() * far);
          }
          Place place = objective.at(there);
          boolean isAway = farthest(place) > size;
          double least = Math.max(isAway ? 0 : worth, 8 * end.noise());
          if (place.isFinite() && place.value() < end.value() - least) {
            return place;
          }
        }
      }
    }
    return null;
  }

  /** How it ended. */
  public Outcome outcome() {
    return outcome;
  }

  /** Whether it is an answer. */
  public boolean isConverged() {
    return outcome == Outcome.CONVERGED || outcome == Outcome.FLAT || outcome == Outcome.REACHED;
  }

  /** Whether it was to be made large. */
  public boolean isMaximum() {
    return sign < 0;
  }

  /** The names of the inputs that moved. */
  public List<String> inputs() {
    return objective.inputs();
  }

  /** What the formula is worth at the end. */
  public double value() {
    return sign * end.value();
  }

  /** The number of an input at the end. */
  public double input(int j) {
    return end.inputs()[j];
  }

  /** The slope by an input at the end. */
  public double gradient(int j) {
    return sign * end.slopes()[j] + 0.0;
  }

  /** Whether an input is held by the end of its range. */
  public boolean isHeld(int j) {
    return limits.isHeld(end.inputs()[j], pull()[j], j);
  }

  /** The slopes that constraints leave. */
  private double[] pull() {
    return search == null ? end.slopes() : slopes;
  }

  /** Whether there were constraints. */
  public boolean isConstrained() {
    return search != null;
  }

  /** The left side of a constraint at the end. */
  public double left(int i) {
    return search.sides(i)[0];
  }

  /** The right side. */
  public double right(int i) {
    return search.sides(i)[1];
  }

  /** Whether a constraint holds with equality there and makes a difference. */
  public boolean isActive(int i) {
    return search.isActive(i);
  }

  /** How fast the best value changes as the right side of a constraint grows. */
  public double multiplier(int i) {
    return sign * search.price(i) + 0.0;
  }

  /** By how much the constraint is not met. */
  public double violation(int i) {
    return search.violation(i);
  }

  /** How long the gradient is, without what pushes against ends of ranges and constraints. */
  public double gradientNorm() {
    double largest = 0;
    for (int j = 0; j < inputs().size(); j++) {
      largest = Math.max(largest, isHeld(j) ? 0 : Math.abs(pull()[j]));
    }
    double sum = 0;
    for (int j = 0; j < inputs().size() && largest > 0; j++) {
      double part = isHeld(j) ? 0 : pull()[j] / largest;
      sum += part * part;
    }
    return largest * Math.sqrt(sum);
  }

  /**
   * The eigenvalues of the second derivatives by the inputs that are not held, the smallest first;
   * under constraints those of the Lagrangian along what they leave open. Null if these are not to
   * be had.
   */
  public double[] eigenvalues() {
    if (eigenvalues == null || sign > 0) {
      return eigenvalues == null ? null : eigenvalues.clone();
    }
    double[] turned = new double[eigenvalues.length];
    for (int k = 0; k < turned.length; k++) {
      turned[k] = 0.0 - eigenvalues[turned.length - 1 - k];
    }
    return turned;
  }

  /** Directions in which the value bends neither up nor, at a minimum, down. */
  public List<List<Share>> flat() {
    return List.copyOf(flat);
  }

  /** How often value and gradient were computed. */
  public int evaluations() {
    return objective.evaluations();
  }
}
