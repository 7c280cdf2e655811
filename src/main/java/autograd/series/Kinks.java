package autograd.series;

import autograd.series.Expansions.Hand;
import autograd.series.Series.Term;
import java.util.List;
import java.util.Map;

/** Corners, jumps and conditions: the sign of a leading term decides which piece it is. */
final class Kinks {
  private Kinks() {}

  static void addTo(Map<String, Hand> hands) {
    hands.put("</2", (u, a) -> truth(known(u) && order(u, a) < 0));
    hands.put("<=/2", (u, a) -> truth(known(u) && order(u, a) <= 0));
    hands.put(">/2", (u, a) -> truth(known(u) && order(u, a) > 0));
    hands.put(">=/2", (u, a) -> truth(known(u) && order(u, a) >= 0));
    hands.put("==/2", (u, a) -> truth(known(u) && order(u, a) == 0));
    hands.put("!=/2", (u, a) -> truth(!known(u) || order(u, a) != 0));
    hands.put("and/2", (u, a) -> truth(isTrue(u.get(0), a) && isTrue(u.get(1), a)));
    hands.put("or/2", (u, a) -> truth(isTrue(u.get(0), a) || isTrue(u.get(1), a)));
    hands.put("not/1", (u, a) -> truth(!isTrue(u.get(0), a)));
    hands.put("abs/1", (u, a) -> size(u.get(0), a));
    hands.put("sign/1", (u, a) -> Series.constant(u.get(0).sign(a)));
    hands.put("floor/1", (u, a) -> floor(u.get(0), a));
    hands.put("ceil/1", (u, a) -> floor(u.get(0).negate(), a).negate());
    hands.put("trunc/1", (u, a) -> trunc(u.get(0), a));
    hands.put("round/1", (u, a) -> round(u.get(0), a));
    hands.put("copysign/2", (u, a) -> signed(u.get(0), u.get(1), a));
    hands.put("max/2", Kinks::largest);
    hands.put("max/n", Kinks::largest);
    hands.put("min/2", Kinks::smallest);
    hands.put("min/n", Kinks::smallest);
  }

  private static Series truth(boolean holds) {
    return holds ? Series.ONE : Series.ZERO;
  }

  private static boolean known(List<Series> u) {
    return u.stream().noneMatch(Series::isNaN);
  }

  private static boolean isTrue(Series u, Attempt attempt) {
    return u.isNaN() || u.sign(attempt) != 0;
  }

  private static int order(List<Series> u, Attempt attempt) {
    return order(u.get(0), u.get(1), attempt);
  }

  private static int order(Series x, Series y, Attempt attempt) {
    if (x.isInfinity() && y.isInfinity()) {
      return Double.compare(x.outer(), y.outer());
    }
    return x.minus(y, attempt).sign(attempt);
  }

  static Series size(Series u, Attempt attempt) {
    if (u.isExact() && u.terms().size() == 1 && u.terms().get(0).coefficient().wavers()) {
      Term only = u.terms().get(0);
      return Series.of(Real.of(only.coefficient().ball(attempt.bits()).abs()), only.monomial());
    }
    return u.sign(attempt) < 0 ? u.negate() : u;
  }

  static Series largest(List<Series> u, Attempt attempt) {
    Series most = u.get(0);
    for (Series each : u) {
      if (each.isNaN()) {
        return each;
      }
      most = each == most || order(each, most, attempt) <= 0 ? most : each;
    }
    return most;
  }

  /** Which operand is the largest or the smallest; -1 if one is NaN. */
  static int extreme(List<Series> u, boolean isMost, Attempt attempt) {
    int best = 0;
    for (int k = 0; k < u.size(); k++) {
      if (u.get(k).isNaN()) {
        return -1;
      }
      int side = k == best ? 0 : order(u.get(k), u.get(best), attempt);
      best = side != 0 && side > 0 == isMost ? k : best;
    }
    return best;
  }

  /** Whether no other operand is larger, or smaller. */
  static boolean isExtreme(int which, List<Series> u, boolean isMost, Attempt attempt) {
    for (int k = 0; k < u.size(); k++) {
      boolean isOther = k != which && !u.get(k).isNaN();
      int side = isOther ? order(u.get(k), u.get(which), attempt) : 0;
      if (u.get(k).isNaN() || (side != 0 && side > 0 == isMost)) {
        return false;
      }
    }
    return true;
  }

  private static Series smallest(List<Series> u, Attempt attempt) {
    return largest(u.stream().map(Series::negate).toList(), attempt).negate();
  }

  private static Series signed(Series x, Series y, Attempt attempt) {
    Series size = size(x, attempt);
    return y.sign(attempt) < 0 ? size.negate() : size;
  }

  static Series floor(Series u, Attempt attempt) {
    if (!u.isFinite()) {
      return u;
    }
    Series decided = u.settled(attempt);
    if (!decided.diverging(attempt).terms().isEmpty()) {
      Ball below = Ball.around(-1).wavering(true).minus(Ball.ONE.shift(-1), attempt.bits());
      return u.plus(Series.constant(Real.of(below)), attempt);
    }
    Real c = decided.constantTerm(attempt);
    Rational next;
    if (c.isExact()) {
      next = Rational.of(c.rational().floor());
    } else {
      next = Rational.of(c.ball(attempt.bits()).nearest());
    }
    Real rest = c.minus(Real.of(next), attempt.bits());
    int side = attempt.sign(rest);
    if (side == 0) {
      side = decided.vanishing(attempt).sign(attempt);
    }
    return Series.constant(Real.of(side < 0 ? next.minus(Rational.ONE) : next));
  }

  private static Series trunc(Series u, Attempt attempt) {
    return u.sign(attempt) < 0 ? floor(u.negate(), attempt).negate() : floor(u, attempt);
  }

  private static Series round(Series u, Attempt attempt) {
    if (!u.isFinite()) {
      return u;
    }
    Series up = floor(u.plus(Series.constant(Real.of(Rational.HALF)), attempt), attempt);
    Rational number = u.rational();
    boolean isTie = number != null && number.denominator().equals(java.math.BigInteger.TWO);
    return isTie && up.rational().isOdd() ? up.minus(Series.ONE, attempt) : up;
  }
}
