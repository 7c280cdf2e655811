package autograd.derive;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Limits;
import autograd.evaluate.NoDerivativeException;
import autograd.functions.PiMultiple;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.series.Expansion;
import autograd.series.Expansion.Term;
import autograd.series.OneSided.State;
import autograd.series.Slopes;
import autograd.series.Slopes.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The series of a formula in one input around a point: Taylor's where there is one; Laurent's at a
 * pole, with negative powers; Puiseux's at a branch point, with fractional ones, with logarithms
 * and with exponentials that no power keeps up with; and a series of its own on each side of the
 * point where these differ.
 *
 * <p>Coefficients are the doubles next to the true ones. Where a series could not be decided, those
 * of {@link Taylor}'s recurrences stand if nothing raises a doubt about the point.
 */
public final class LocalSeries {
  /** Up to this power series are looked for; the recurrences alone know the powers beyond. */
  public static final int HIGHEST_POWER = 60;

  /** What differs by less is the same number. */
  private static final double ROUNDING = 0x1p-44;

  /** Likewise where a function was known to the digits of a double alone. */
  private static final double COARSE = 0x1p-30;

  private final String variable;
  private final double centre;
  private final PiMultiple multiple;
  private final int order;
  private final Expansion left;
  private final Expansion right;
  private double[] taylor;
  private boolean isCoarse;

  private LocalSeries(
      String variable,
      double centre,
      PiMultiple multiple,
      int order,
      Expansion left,
      Expansion right) {
    this.variable = variable;
    this.centre = centre;
    this.multiple = multiple;
    this.order = order;
    this.left = left;
    this.right = right;
    this.isCoarse = left.isCoarse() || right.isCoarse();
  }

  /**
   * The series of an output around a point, where one input moves.
   *
   * @param variable the input that moves
   * @param point a number for each input, by name; one next to a multiple of π stands for it
   * @param order the highest power that is wanted
   * @throws NoDerivativeException if the variable feeds an operand by which there is no derivative
   */
  public static LocalSeries of(
      Graph graph, Value output, Value variable, Map<String, Double> point, int order) {
    Evaluation evaluation = Evaluation.at(graph, point);
    double centre = evaluation.value(variable);
    PiMultiple multiple = PiMultiple.of(centre);
    double[] data = new double[graph.size()];
    graph.inputs().forEach(input -> data[input.index()] = evaluation.value(input));
    Slopes slopes = Slopes.of(graph, output, data, variable);
    int sought = Math.min(order, HIGHEST_POWER);
    LocalSeries series =
        new LocalSeries(
            variable.label(),
            centre,
            multiple,
            order,
            slopes.expansion(Side.LEFT, sought, multiple),
            slopes.expansion(Side.RIGHT, sought, multiple));
    series.findTaylor(() -> Taylor.series(graph, output, variable, point, order), sought);
    boolean isDoubtful =
        series.taylor == null
            && Limits.isInDoubt(evaluation, Map.of(output, 1.0), List.of(variable));
    if (series.isUndecided() && !isDoubtful) {
      double[] recurrences = Taylor.series(graph, output, variable, point, order);
      boolean areNumbers = Arrays.stream(recurrences).allMatch(Double::isFinite);
      series.taylor = areNumbers ? recurrences : null;
      series.isCoarse &= !areNumbers;
    }
    if (!series.isAny()) {
      series.taylor = new double[order + 1];
      Arrays.fill(series.taylor, Double.NaN);
    }
    return series;
  }

  /** Whether there is a series, on one side at least. */
  public boolean isAny() {
    boolean isTaylor = taylor != null && !Double.isNaN(taylor[0]);
    return isTaylor || left.isDefined() || right.isDefined();
  }

  /** The name of the input that moves. */
  public String variable() {
    return variable;
  }

  /** The number that it moves from. */
  public double centre() {
    return centre;
  }

  /** What the centre stands for if it is next to a simple multiple of π, else null. */
  public PiMultiple multiple() {
    return multiple;
  }

  /** The highest power that was asked for. */
  public int order() {
    return order;
  }

  /**
   * The coefficients of the powers from 0 to the order, if one Taylor series holds on both sides;
   * NaN if there is no series on either; else null.
   */
  public double[] taylor() {
    return taylor;
  }

  /** The series in powers of the distance to the left of the point. */
  public Expansion left() {
    return left;
  }

  /** The series in powers of the distance to the right of the point. */
  public Expansion right() {
    return right;
  }

  /** Whether one series in whole powers holds on both sides; that to the right is it. */
  public boolean isOne() {
    return taylor != null || agree();
  }

  /** Whether a side could not be decided, so that there is no answer for it. */
  public boolean isUndecided() {
    return taylor == null && (isOpen(left) || isOpen(right));
  }

  /** Whether something was taken to be 0 that could not be told from 0. */
  public boolean isAssumed() {
    return left.isAssumed() || right.isAssumed();
  }

  /**
   * Whether coefficients are good to some ten digits alone, since a function was met of which only
   * the digits of a double are known.
   */
  public boolean isCoarse() {
    return isCoarse;
  }

  private static boolean isOpen(Expansion side) {
    return side.state() == State.UNDECIDED || side.state() == State.OSCILLATES;
  }

  private boolean agree() {
    if (!left.isDefined() || !right.isDefined() || left.terms().size() != right.terms().size()) {
      return false;
    }
    double part = left.isCoarse() || right.isCoarse() ? COARSE : ROUNDING;
    for (int k = 0; k < right.terms().size(); k++) {
      Term there = left.terms().get(k);
      Term here = right.terms().get(k);
      boolean isOdd = here.numerator() % 2 != 0;
      boolean isSame =
          here.isPower()
              && there.isPower()
              && here.numerator() == there.numerator()
              && isNear(
                  here.coefficient(), isOdd ? -there.coefficient() : there.coefficient(), part);
      if (!isSame) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNear(double a, double b, double part) {
    return a == b || Math.abs(a - b) <= part * Math.max(Math.abs(a), Math.abs(b));
  }

  /** What gives coefficients by recurrences. */
  private interface Recurrences {
    double[] coefficients();
  }

  private void findTaylor(Recurrences recurrences, int sought) {
    if (!agree() || right.terms().stream().anyMatch(term -> term.numerator() < 0)) {
      return;
    }
    double[] found = new double[order + 1];
    for (Term term : right.terms()) {
      found[(int) term.numerator()] = term.coefficient() + 0.0;
    }
    if (right.isCoarse() || order > sought) {
      double[] others = recurrences.coefficients();
      isCoarse = false;
      for (int n = 0; n <= order; n++) {
        boolean isBetter = n > sought || (right.isCoarse() && isNear(found[n], others[n], COARSE));
        isCoarse |= !isBetter;
        found[n] = isBetter ? others[n] : found[n];
      }
    }
    taylor = found;
  }

  /**
   * The sides that are to be told of: the left one unless {@link #isOne}, and the right one, each
   * if it has a series.
   */
  public List<Side> sides() {
    List<Side> sides = new ArrayList<>();
    if (!isOne() && left.isDefined()) {
      sides.add(Side.LEFT);
    }
    if (isOne() || right.isDefined()) {
      sides.add(Side.RIGHT);
    }
    return sides;
  }
}
