package autograd.series;

import autograd.graph.Formula;
import autograd.graph.Operation;
import autograd.graph.OperationTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The gamma function and its relatives next to their poles, 0 and the negative whole numbers: by
 * reflection or by a step to the right they are what they are at ordinary points, and the pole is
 * that of an elementary function.
 */
final class Poles {
  /** A step to the right at a time; from further out it would be too many. */
  private static final long FURTHEST = -100;

  /** NIST Digital Library of Mathematical Functions, 5.5.3 and 5.15.5. */
  private static final String[] FORMULAS = {
    "gamma(x)        = pi/(sinpi(x)*gamma(1 - x))",
    "lgamma(x)       = log(pi) - log(abs(sinpi(x))) - lgamma(1 - x)",
    "polygamma(n, x) = polygamma(n, x + 1) - cospi(n)*gamma(n + 1)*x^(-n - 1)",
  };

  private static final Map<String, Formula> READ = new HashMap<>();

  static {
    for (String line : FORMULAS) {
      int open = line.indexOf('(');
      List<String> operands = List.of(line.substring(open + 1, line.indexOf(')')).split(", *", -1));
      READ.put(
          line.substring(0, open) + "/" + operands.size(),
          Formula.read(
              line.substring(line.indexOf('=') + 1).trim(), operands, OperationTable.standard()));
    }
  }

  private Poles() {}

  /** The series of an operation whose last operand goes to one of its poles; null if none does. */
  static Series expand(Operation operation, List<Series> u, Germs germs) {
    Formula formula = READ.get(Expansions.key(operation));
    Series last = u.get(u.size() - 1);
    if (formula == null || last.number() != null || !isPole(last, germs.attempt())) {
      return null;
    }
    List<Germ> slots = new ArrayList<>();
    for (Series each : u) {
      Series at = Series.constant(each.settled(germs.attempt()).constantTerm(germs.attempt()));
      slots.add(Germ.moving(at, each, Double.NaN));
    }
    return germs.formula(formula, slots).series();
  }

  private static boolean isPole(Series u, Attempt attempt) {
    if (!u.isFinite() || !u.settled(attempt).diverging(attempt).terms().isEmpty()) {
      return false;
    }
    Real at = u.settled(attempt).constantTerm(attempt);
    return at.isExact()
        && at.rational().isWhole()
        && at.rational().signum() <= 0
        && at.rational().compareTo(Rational.of(FURTHEST)) >= 0;
  }
}
