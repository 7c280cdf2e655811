package autograd.derive;

import autograd.graph.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one choice of several that go by the same condition: {@code if(c, x, 0) + if(c, 0, y)} is
 * {@code if(c, x, y)}.
 */
final class Branches {
  private final Simplifier simplifier;

  Branches(Simplifier simplifier) {
    this.simplifier = simplifier;
  }

  /** The choice that is the only one in a product, and not above 1; null if there is none. */
  private Value choice(Product product) {
    Value found = null;
    for (Map.Entry<Value, Value> power : product.powers.entrySet()) {
      if (isChoice(power.getKey())) {
        if (found != null || !simplifier.terms().isNumber(power.getValue(), 1)) {
          return null;
        }
        found = power.getKey();
      }
    }
    return found;
  }

  private static boolean isChoice(Value value) {
    return !value.isLeaf() && value.operation().isConditional();
  }

  /** A sum with one choice for each condition; null if no two of its terms go by the same. */
  Sum merged(Sum sum) {
    Map<Value, List<Value>> byCondition = new LinkedHashMap<>();
    for (Value term : sum.multiples.keySet()) {
      Value choice = choice(simplifier.productOf(term));
      if (choice != null) {
        byCondition.computeIfAbsent(choice.operand(0), any -> new ArrayList<>()).add(term);
      }
    }
    byCondition.values().removeIf(terms -> terms.size() < 2);
    if (byCondition.isEmpty()) {
      return null;
    }
    Sum merged = sum;
    for (Map.Entry<Value, List<Value>> each : byCondition.entrySet()) {
      Sum choices = Sum.of(Ratio.ZERO);
      for (Value term : each.getValue()) {
        choices = choices.plus(Sum.of(term, sum.multiples.get(term)));
      }
      Value choice = simplifier.terms().when(each.getKey(), branch(choices, 1), branch(choices, 2));
      merged = merged.plus(choices.negated()).plus(simplifier.openSumOf(choice));
    }
    return merged;
  }

  /** What a sum of choices is where their condition holds (1), or does not (2). */
  private Value branch(Sum choices, int which) {
    Sum branch = Sum.of(Ratio.ZERO);
    for (Map.Entry<Value, Ratio> term : choices.multiples.entrySet()) {
      Value chosen = branch(simplifier.productOf(term.getKey()), which);
      branch = branch.plus(simplifier.openSumOf(chosen).times(term.getValue()));
    }
    return simplifier.remember(branch);
  }

  private Value branch(Product product, int which) {
    Value choice = choice(product);
    Product others = product.without(Product.of(choice, simplifier.terms().number(1)));
    Product chosen = simplifier.productOf(choice.operand(which));
    return simplifier.remember(others.times(chosen, simplifier));
  }

  /** A product with a choice in it as a choice of products; null if it has none. */
  Value spread(Product product) {
    boolean isMore = product.factors() > 1 || !product.ratio.equals(Ratio.ONE);
    Value choice = isMore ? choice(product) : null;
    if (choice == null) {
      return null;
    }
    return simplifier.terms().when(choice.operand(0), branch(product, 1), branch(product, 2));
  }
}
