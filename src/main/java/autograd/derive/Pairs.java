package autograd.derive;

import autograd.graph.Value;
import java.util.List;
import java.util.Map;

/**
 * Factors of a product of which a {@linkplain Rules rule} makes one, wherever in it they stand:
 * sin(x) and 1/cos(x) make tan(x).
 */
final class Pairs {
  private Pairs() {}

  /** Merges what can be merged among bases and their exponents. */
  static void merge(Map<Value, Value> powers, Simplifier simplifier) {
    while (simplifier.terms().isForReaders() && mergeOne(powers, simplifier)) {
      powers.values().removeIf(exponent -> simplifier.terms().isNumber(exponent, 0));
    }
  }

  private static boolean mergeOne(Map<Value, Value> powers, Simplifier simplifier) {
    List<Value> bases = List.copyOf(powers.keySet());
    for (Value x : bases) {
      for (Value y : bases) {
        boolean mayMerge =
            x != y && isFunction(y) && isWhole(powers.get(x)) && isWhole(powers.get(y));
        if (mayMerge && mergeTwo(x, y, powers, simplifier)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isFunction(Value base) {
    return !base.isLeaf() && !base.operation().isInfix();
  }

  private static boolean isWhole(Value exponent) {
    return exponent.isConstant()
        && exponent.number() == Math.rint(exponent.number())
        && exponent.number() != 0;
  }

  private static boolean mergeTwo(
      Value x, Value y, Map<Value, Value> powers, Simplifier simplifier) {
    Terms terms = simplifier.terms();
    double mine = powers.get(x).number();
    double its = powers.get(y).number();
    boolean isQuotient = mine > 0 != its > 0;
    Value one = isQuotient ? terms.rewrittenQuotient(x, y) : terms.rewrittenProduct(x, y);
    if (one == null) {
      return false;
    }
    double count = Math.copySign(Math.min(Math.abs(mine), Math.abs(its)), mine);
    powers.put(x, terms.number(mine - count));
    powers.put(y, terms.number(isQuotient ? its + count : its - count));
    boolean isInverse = Terms.isApplication(one, "/", 2) && terms.isNumber(one.operand(0), 1);
    Value base = isInverse ? one.operand(1) : one;
    if (!terms.isNumber(base, 1)) {
      Value exponent = terms.number(isInverse ? -count : count);
      powers.merge(base, exponent, simplifier::sum);
    }
    return true;
  }
}
