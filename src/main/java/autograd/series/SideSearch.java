package autograd.series;

import autograd.functions.PiMultiple;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.series.OneSided.State;
import autograd.series.Series.Term;
import autograd.series.Slopes.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Finds a formula's series on one side of a point: with few digits and terms first, and with more
 * of them as long as something is undecided and more of them may help.
 */
final class SideSearch {
  private static final int DOUBLE_BITS = 60;

  /** What is smaller than 2 to this power is nothing beside any double. */
  private static final int LEAST = -1200;

  /** Where a function was known to the digits of a double alone. */
  private static final int COARSE_BITS = 36;

  /** As many bits of a term's coefficient are certain, so that terms may cancel one another. */
  private static final int TERM_BITS = 100;

  private static final int FEWEST_TERMS = 3;
  private static final int MOST_TERMS = 64;

  private final Graph graph;
  private final Value output;
  private final double[] data;
  private final double[] velocity;
  private final boolean isLeft;
  private final Work work;

  /** What the numbers of inputs that move stand for; null for themselves. */
  private PiMultiple multiple;

  /**
   * What a search for a slope found.
   *
   * @param value at the point
   * @param isValueKnown whether that could be decided
   * @param isValueAssumed whether a number was taken to be 0 for it
   * @param slope on the side
   * @param assumed whether a number was taken to be 0
   * @param coarse whether a function had but the digits of a double
   */
  record Found(
      double value,
      boolean isValueKnown,
      boolean isValueAssumed,
      OneSided slope,
      boolean assumed,
      boolean coarse) {}

  /** What an attempt ends with. */
  private record Outcome<T>(T answer, Attempt attempt) {}

  SideSearch(Graph graph, Value output, double[] data, double[] velocity, Side side, Work work) {
    this.graph = graph;
    this.output = output;
    this.data = data;
    this.velocity = velocity;
    this.isLeft = side == Side.LEFT;
    this.work = work;
  }

  /**
   * Lets the inputs that move do so from a multiple of π, and takes numbers of the formula for such
   * multiples too; null leaves them where they are.
   */
  SideSearch around(PiMultiple centre) {
    multiple = centre;
    return this;
  }

  Found slope() {
    boolean assumed = false;
    boolean coarse = false;
    boolean isValueKnown = true;
    double value;
    try {
      Outcome<Double> found = search(FEWEST_TERMS, this::value);
      value = found.answer();
      assumed = found.attempt().assumed();
      coarse = found.attempt().isCoarse();
    } catch (Undecided open) {
      value = Double.NaN;
      isValueKnown = false;
    }
    boolean isValueAssumed = assumed;
    OneSided slope;
    try {
      Outcome<OneSided> found = search(FEWEST_TERMS, this::slope);
      slope = found.answer();
      assumed |= found.attempt().assumed();
      coarse |= found.attempt().isCoarse();
    } catch (Undecided open) {
      slope = undecided(open);
    }
    return new Found(value, isValueKnown, isValueAssumed, slope, assumed, coarse);
  }

  private static OneSided undecided(Undecided open) {
    State state = open.need() == Undecided.Need.STEADINESS ? State.OSCILLATES : State.UNDECIDED;
    return new OneSided(state, Double.NaN, Double.NaN, open.getMessage());
  }

  Expansion expansion(int order) {
    try {
      return search(
              Math.max(FEWEST_TERMS, Math.min(order + 2, MOST_TERMS)),
              attempt -> expansion(order, attempt))
          .answer();
    } catch (Undecided open) {
      OneSided none = undecided(open);
      return Expansion.none(none.state(), none.reason());
    }
  }

  private <T> Outcome<T> search(int fewestTerms, Function<Attempt, T> question) {
    int bits = Attempt.FEWEST_BITS;
    int terms = fewestTerms;
    while (true) {
      Attempt attempt = new Attempt(bits, terms, work);
      try {
        return new Outcome<>(question.apply(attempt), attempt);
      } catch (Undecided open) {
        switch (open.need()) {
          case DIGITS -> {
            if (attempt.isLast()) {
              throw open;
            }
            bits = bits < 1024 ? bits * 4 : bits * 2;
          }
          case TERMS -> {
            if (terms >= MOST_TERMS) {
              throw open;
            }
            terms = Math.min(MOST_TERMS, terms * 2);
          }
          default -> throw open;
        }
      }
    }
  }

  /** Walks the graph up: the germ of every Value that the output needs. */
  private Germ germ(Attempt attempt) {
    boolean[] needed = new boolean[graph.size()];
    needed[output.index()] = true;
    for (int i = output.index(); i >= 0; i--) {
      if (needed[i]) {
        graph.values().get(i).operands().forEach(each -> needed[each.index()] = true);
      }
    }
    Germs germs = new Germs(attempt);
    Germ[] all = new Germ[graph.size()];
    for (int i = 0; i <= output.index(); i++) {
      if (needed[i]) {
        all[i] = germ(graph.values().get(i), all, germs);
      }
    }
    return all[output.index()];
  }

  private Germ germ(Value value, Germ[] all, Germs germs) {
    if (value.isConstant()) {
      PiMultiple meant = multiple == null ? null : PiMultiple.of(value.number());
      return meant == null
          ? germs.number(value.number())
          : Germ.constant(around(meant, germs.attempt()), value.number());
    }
    int i = value.index();
    if (value.isInput()) {
      Series point = Series.constant(data[i]);
      if (data[i] != 0) {
        germs.attempt().meets(Ball.ofDouble(data[i]));
      }
      if (velocity[i] == 0 || !point.isFinite()) {
        return Germ.constant(point, data[i]);
      }
      if (multiple != null) {
        point = around(multiple, germs.attempt());
      }
      Series step = Series.T.times(Real.of(Rational.of(velocity[i])), germs.attempt());
      Series series =
          isLeft ? point.minus(step, germs.attempt()) : point.plus(step, germs.attempt());
      return Germ.moving(point, series, data[i]);
    }
    List<Germ> operands = new ArrayList<>(value.arity());
    for (int k = 0; k < value.arity(); k++) {
      operands.add(all[value.operand(k).index()]);
    }
    return germs.apply(value.operation(), operands);
  }

  private static Series around(PiMultiple number, Attempt attempt) {
    Rational halfTurns = Rational.of(number.numerator(), number.denominator());
    return Series.constant(Real.timesPi(halfTurns, attempt.bits()));
  }

  private double value(Attempt attempt) {
    Germ germ = germ(attempt);
    Series point = germ.point();
    if (!point.isFinite()) {
      return point.outer();
    }
    Real number = point.number();
    return number.isZero() && germ.ieee() == 0 ? germ.ieee() : rounded(number, attempt);
  }

  /** The double next to a number, if so many of its digits are known. */
  private static double rounded(Real number, Attempt attempt) {
    // Less than half of what a double can be is 0, whatever its sign.
    int least = attempt.isCoarse() ? Values.LEAST + 2 : -1079;
    if (!number.isExact() && number.ball(64).isFinite() && number.ball(64).top() < least) {
      return 0;
    }
    if (attempt.sign(number) == 0) {
      return 0;
    }
    requireDigits(number, DOUBLE_BITS, attempt);
    return number.toDouble();
  }

  /** Sees to it that so many leading bits are certain. */
  private static void requireDigits(Real number, int bits, Attempt attempt) {
    if (number.isExact()) {
      return;
    }
    if (number.wavers()) {
      throw Undecided.wavers();
    }
    boolean isCoarse = attempt.isCoarse();
    if (number.ball(64).certainBits() < (isCoarse ? COARSE_BITS : bits)) {
      throw isCoarse
          ? Undecided.noRoad("too few digits are left")
          : new Undecided(Undecided.Need.DIGITS, "too few digits are left");
    }
  }

  private OneSided slope(Attempt attempt) {
    Germ germ = germ(attempt);
    Series series = germ.series();
    double side = isLeft ? -1 : 1;
    if (!series.isFinite()) {
      String reason = series.isNaN() ? "it is undefined there" : "it is infinite there";
      return new OneSided(State.UNDEFINED, Double.NaN, series.outer(), reason);
    }
    Series point = germ.point();
    Series decided = series.settled(attempt);
    List<Term> diverging = decided.diverging(attempt).terms();
    if (!diverging.isEmpty()) {
      int sign = attempt.sign(diverging.get(0).coefficient());
      double limit = sign * Double.POSITIVE_INFINITY;
      boolean goesThere = point.isNaN() || (point.isInfinity() && point.outer() == limit);
      return goesThere
          ? new OneSided(State.DEFINED, -side * limit, limit, "")
          : new OneSided(State.JUMPS, -side * limit, limit, "it tends to infinity");
    }
    Real limit = decided.constantTerm(attempt);
    // A slope of 0 has no sign.
    double slope = 0.0 + side * slope(decided.vanishing(attempt), attempt);
    if (limit.wavers()) {
      throw Undecided.wavers();
    }
    boolean jumps = !germ.isContinuous() && !point.isNaN() && jumps(point, limit, attempt);
    return jumps
        ? new OneSided(State.JUMPS, slope, about(limit), "it jumps to " + about(limit))
        : new OneSided(State.DEFINED, slope, about(limit), "");
  }

  private static double about(Real limit) {
    return limit.isExact() || limit.ball(64).certainBits() > 0 ? limit.toDouble() : 0;
  }

  private static boolean jumps(Series point, Real limit, Attempt attempt) {
    if (!point.isFinite()) {
      return true;
    }
    Real difference = point.number().minus(limit, attempt.bits());
    boolean isNothing = attempt.isLast() && difference.ball(64).top() < LEAST;
    if (isNothing && !difference.isZero()) {
      // However far one looks, a jump of this size is none that a double could show.
      attempt.assumes();
      return false;
    }
    return attempt.sign(difference) != 0;
  }

  /** The limit of a series that goes to 0, over t. */
  private static double slope(Series vanishing, Attempt attempt) {
    for (Term term : vanishing.terms()) {
      int order = term.monomial().compare(Monomial.T, attempt);
      if (order < 0) {
        return 0;
      }
      if (order == 0) {
        return rounded(term.coefficient(), attempt);
      }
      int sign = attempt.sign(term.coefficient());
      if (sign != 0) {
        return sign * Double.POSITIVE_INFINITY;
      }
    }
    if (vanishing.error() != null && vanishing.error().compare(Monomial.T, attempt) >= 0) {
      throw Undecided.terms();
    }
    return 0;
  }

  private Expansion expansion(int order, Attempt attempt) {
    Series series = germ(attempt).series();
    if (!series.isFinite()) {
      return Expansion.none(State.UNDEFINED, "it is undefined there");
    }
    Monomial last = Monomial.power(Rational.of(order));
    if (series.error() != null && series.error().compare(last, attempt) >= 0) {
      throw Undecided.terms();
    }
    List<Expansion.Term> terms = new ArrayList<>();
    boolean isWhole = series.isExact();
    boolean wavers = false;
    for (Term term : series.terms()) {
      wavers |= term.coefficient().wavers();
      if (term.monomial().compare(last, attempt) < 0) {
        isWhole = false;
      } else if (attempt.sign(term.coefficient()) != 0) {
        terms.add(told(term, attempt));
      }
    }
    return new Expansion(
        List.copyOf(terms),
        State.DEFINED,
        isWhole,
        attempt.assumed(),
        attempt.isCoarse(),
        wavers,
        "");
  }

  private static Expansion.Term told(Term term, Attempt attempt) {
    Monomial m = term.monomial();
    List<Expansion.Term> exponential = new ArrayList<>();
    if (m.exponential() != null) {
      for (Term each : m.exponential().terms()) {
        exponential.add(told(each, attempt));
      }
    }
    if (!m.logarithms().isInt()) {
      throw Undecided.noRoad("a power of a logarithm that is not whole");
    }
    requireDigits(term.coefficient(), TERM_BITS, attempt);
    return new Expansion.Term(
        term.coefficient().toDouble(),
        term.coefficient().ball(attempt.bits()).decimal(),
        m.power().numerator().longValueExact(),
        m.power().denominator().longValueExact(),
        m.logarithms().floor().intValue(),
        List.copyOf(exponential));
  }
}
