package autograd.derive;

import autograd.derive.SecondFinding.Kind;
import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.series.Slopes;
import autograd.series.Slopes.Side;
import autograd.series.Work;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Second derivatives as they are by definition, from the series of a function along lines through a
 * point: where it runs as c·t² along a line, its second derivative along it is 2c, and that of two
 * inputs follows from three lines (polarisation). Lines in further directions tell whether there is
 * a matrix at all: of abs(x·y) or sqrt(x⁴ + y⁴) at 0 there is none, though both axes and the
 * diagonal have their numbers.
 */
final class SecondSlopes {
  /** What differs by less is the same number found on two ways. */
  private static final double ROUNDING = 0x1p-40;

  /** Likewise where a function was known to the digits of a double alone. */
  private static final double COARSE = 0x1p-26;

  /** The further direction, of no small whole numbers, so that no symmetry hides anything. */
  private static final double GENERIC = -0.6180339887498949;

  /** What is left of so much of what it was computed from has too few digits, or none. */
  private static final BigDecimal LOST = BigDecimal.valueOf(1, 27);

  /** Likewise where a function was known to the digits of a double alone. */
  private static final BigDecimal COARSE_LOST = BigDecimal.valueOf(6, 14);

  /** Directions are doubles, and products of two of them. */
  private static final int MOST_BALANCE = 1900;

  private static final double LOG2_OF_10 = 3.321928094887362;

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final Graph graph;
  private final Value output;
  private final double[] data;
  private final List<Value> inputs;
  private final boolean isTrusted;
  private final Work work = new Work();
  private final Map<Integer, Bend> axes = new HashMap<>();
  private final Map<Long, Double> known = new HashMap<>();
  private final List<SecondFinding> findings = new ArrayList<>();

  /**
   * Prepares second derivatives at a point.
   *
   * @param isTrusted whether the passes raise no doubt about value and gradient, so that what they
   *     say of the gradient's own slopes is better than nothing
   */
  SecondSlopes(Evaluation evaluation, Value output, List<Value> inputs, boolean isTrusted) {
    this.isTrusted = isTrusted;
    this.graph = evaluation.graph();
    this.output = output;
    this.inputs = inputs;
    this.data = new double[graph.size()];
    graph.inputs().forEach(input -> data[input.index()] = evaluation.value(input));
  }

  /** What there is to tell of the numbers that were answered. */
  List<SecondFinding> findings() {
    return findings;
  }

  /**
   * The second derivative by two inputs, or twice by one.
   *
   * @param plain what the passes say, which stands where there is no slope to take a second one of
   */
  double of(int i, int k, double plain) {
    return known.computeIfAbsent(
        (long) i * inputs.size() + k, pair -> i == k ? onAxis(i, plain) : mixed(i, k, plain));
  }

  private Bend along(double[] velocity) {
    Slopes slopes = Slopes.along(graph, output, data, velocity, work);
    return Bend.of(slopes.expansion(Side.LEFT, 2), slopes.expansion(Side.RIGHT, 2));
  }

  private Bend axis(int i) {
    return axes.computeIfAbsent(i, each -> along(velocity(i, 1, i, 0)));
  }

  private double[] velocity(int i, double a, int k, double b) {
    double[] velocity = new double[graph.size()];
    velocity[inputs.get(i).index()] += a;
    velocity[inputs.get(k).index()] += b;
    return velocity;
  }

  private double onAxis(int i, double plain) {
    Bend bend = axis(i);
    if (bend.kind() != Bend.Kind.SMOOTH) {
      return without(bend, i, i, plain);
    }
    return decide(i, i, second(bend, true), second(bend, false), List.of(bend), plain);
  }

  /** The second derivative on one side; NaN if the function is not there. */
  private static double second(Bend bend, boolean isLeft) {
    BigDecimal number = isLeft ? bend.left() : bend.right();
    int steep = isLeft ? bend.leftSteep() : bend.rightSteep();
    if (steep != 0) {
      return steep * Double.POSITIVE_INFINITY;
    }
    return number == null ? Double.NaN : number.multiply(TWO).doubleValue();
  }

  private double without(Bend bend, int i, int k, double plain) {
    return switch (bend.kind()) {
      case OPEN ->
          isTrusted && !Double.isNaN(plain)
              ? find(Kind.UNCONFIRMED, i, k, Double.NaN, Double.NaN, plain, bend.reason())
              : find(Kind.UNDECIDED, i, k, Double.NaN, Double.NaN, Double.NaN, bend.reason());
      case NOWHERE -> Double.NaN;
      case VERTICAL ->
          i == k && Double.isFinite(plain)
              ? find(Kind.NONE, i, k, Double.NaN, Double.NaN, Double.NaN, "")
              : plain;
      default -> plain;
    };
  }

  private double mixed(int i, int k, double plain) {
    Bend one = axis(i);
    Bend other = axis(k);
    for (Bend bend : List.of(one, other)) {
      if (bend.kind() != Bend.Kind.SMOOTH || !isFinite(bend)) {
        return without(bend, i, k, plain);
      }
    }
    // Two scales that differ much would leave no digits of what lies between them.
    int balance = balance(one, i, other, k);
    double a = Math.scalb(1.0, balance / 2);
    double b = Math.scalb(1.0, balance / 2 - balance);
    Bend diagonal = along(velocity(i, a, k, b));
    Bend generic = along(velocity(i, a, k, GENERIC * b));
    for (Bend bend : List.of(diagonal, generic)) {
      if (bend.kind() == Bend.Kind.OPEN || bend.kind() == Bend.Kind.NOWHERE) {
        return without(bend, i, k, plain);
      }
      if (bend.kind() != Bend.Kind.SMOOTH || !isFinite(bend)) {
        return find(Kind.NONE, i, k, Double.NaN, Double.NaN, Double.NaN, "");
      }
    }
    boolean isCoarse =
        one.isCoarse() || other.isCoarse() || diagonal.isCoarse() || generic.isCoarse();
    BigDecimal lost = isCoarse ? COARSE_LOST : LOST;
    boolean isKnown = isTrusted;
    boolean isLost = false;
    double left = Double.NaN;
    double right = Double.NaN;
    for (boolean isLeft : new boolean[] {true, false}) {
      BigDecimal first = side(one, isLeft).multiply(square(a));
      BigDecimal second = side(other, isLeft).multiply(square(b));
      BigDecimal both = isLeft ? diagonal.left() : diagonal.right();
      if (both == null) {
        continue;
      }
      BigDecimal rest = both.subtract(first).subtract(second);
      BigDecimal size = both.abs().add(first.abs()).add(second.abs());
      BigDecimal area = new BigDecimal(a).multiply(new BigDecimal(b));
      if (isCoarse && isNumber(plain)) {
        // What so few digits cannot tell from the number of the passes is that number.
        BigDecimal passes = new BigDecimal(plain).multiply(area);
        boolean isThat = rest.subtract(passes).abs().compareTo(size.multiply(lost)) < 0;
        rest = isThat ? passes : rest;
      }
      if (rest.signum() != 0 && rest.abs().compareTo(size.multiply(lost)) < 0) {
        // No digits are left: those of the passes are, if they say that it is so small.
        isLost = true;
        rest = isNumber(plain) ? new BigDecimal(plain).multiply(area) : BigDecimal.ZERO;
        isKnown &= isNumber(plain) && rest.abs().compareTo(size.multiply(lost)) < 0;
      }
      if (!isMatrix(one, other, generic, isLeft, new double[] {a, GENERIC * b}, rest)) {
        return find(Kind.NONE, i, k, Double.NaN, Double.NaN, Double.NaN, "");
      }
      double number = rest.divide(area, MathContext.DECIMAL128).doubleValue();
      left = isLeft ? number : left;
      right = isLeft ? right : number;
    }
    if (isLost) {
      double found = Double.isNaN(right) ? left : right;
      return isKnown ? plain : find(Kind.UNCONFIRMED, i, k, Double.NaN, Double.NaN, found, "");
    }
    return decide(i, k, left, right, List.of(one, other, diagonal, generic), plain);
  }

  /** The one side's number, or the other's where the function is there alone. */
  private static BigDecimal side(Bend bend, boolean isLeft) {
    BigDecimal wished = isLeft ? bend.left() : bend.right();
    return wished != null ? wished : isLeft ? bend.right() : bend.left();
  }

  private static boolean isFinite(Bend bend) {
    return bend.leftSteep() == 0 && bend.rightSteep() == 0;
  }

  private static BigDecimal square(double a) {
    return new BigDecimal(a).multiply(new BigDecimal(a));
  }

  /** The power of two by which the one direction is longer, so that both bend alike. */
  private int balance(Bend one, int i, Bend other, int k) {
    BigDecimal first = side(one, false);
    BigDecimal second = side(other, false);
    if (first.signum() == 0 || second.signum() == 0) {
      // Then by parts of what they are.
      return exponent(i) - exponent(k);
    }
    long tens = exponent(second) - exponent(first);
    return (int)
        Math.max(-MOST_BALANCE, Math.min(MOST_BALANCE, Math.round(tens * 0.5 * LOG2_OF_10)));
  }

  private int exponent(int i) {
    double number = data[inputs.get(i).index()];
    return number == 0 ? 0 : Math.max(Double.MIN_EXPONENT, Math.getExponent(number));
  }

  private static boolean isNumber(double number) {
    return Math.abs(number) <= Double.MAX_VALUE;
  }

  private static long exponent(BigDecimal number) {
    return (long) number.precision() - number.scale();
  }

  /** Whether the further line has the slope and the bend that the matrix gives it. */
  private static boolean isMatrix(
      Bend one, Bend other, Bend generic, boolean isLeft, double[] direction, BigDecimal mixed) {
    BigDecimal actual = isLeft ? generic.left() : generic.right();
    if (actual == null) {
      return true;
    }
    BigDecimal a = new BigDecimal(direction[0]);
    BigDecimal b = new BigDecimal(direction[1]);
    // The direction's second part is negative: as the one comes from the left, the other moves
    // right.
    BigDecimal first = side(one, isLeft).multiply(a).multiply(a);
    BigDecimal second = side(other, !isLeft).multiply(b).multiply(b);
    BigDecimal between = mixed.multiply(new BigDecimal(GENERIC));
    boolean isCoarse = one.isCoarse() || other.isCoarse() || generic.isCoarse();
    double part = isCoarse ? COARSE : ROUNDING;
    return addUp(actual, part, first, second, between)
        && addUp(generic.slope(), part, one.slope().multiply(a), other.slope().multiply(b));
  }

  private static boolean addUp(BigDecimal sum, double part, BigDecimal... terms) {
    BigDecimal size = sum.abs();
    BigDecimal rest = sum;
    for (BigDecimal term : terms) {
      size = size.add(term.abs());
      rest = rest.subtract(term);
    }
    return rest.abs().compareTo(size.multiply(new BigDecimal(part))) <= 0;
  }

  private double decide(int i, int k, double left, double right, List<Bend> bends, double plain) {
    boolean isCoarse = bends.stream().anyMatch(Bend::isCoarse);
    double part = isCoarse ? COARSE : ROUNDING;
    if (Double.isNaN(left) || Double.isNaN(right)) {
      double taken = Double.isNaN(left) ? right : left;
      return find(Kind.ONE_SIDED, i, k, left, right, taken + 0.0, "");
    }
    if (!near(left, right, part)) {
      double wished = Double.isNaN(plain) ? 0 : plain;
      double taken = Math.min(Math.max(wished, Math.min(left, right)), Math.max(left, right));
      return find(Kind.SIDES, i, k, left, right, taken + 0.0, "");
    }
    double found = isCoarse && near(plain, right, part) ? plain : right;
    return bends.stream().anyMatch(Bend::isAssumed)
        ? find(Kind.ASSUMED, i, k, left, right, found + 0.0, "")
        : found + 0.0;
  }

  private static boolean near(double a, double b, double part) {
    return a == b || Math.abs(a - b) <= part * Math.max(Math.abs(a), Math.abs(b));
  }

  private double find(
      Kind kind, int i, int k, double left, double right, double taken, String reason) {
    findings.add(new SecondFinding(kind, inputs.get(i), inputs.get(k), left, right, taken, reason));
    return taken;
  }
}
