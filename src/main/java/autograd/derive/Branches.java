package autograd.derive;

import autograd.graph.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one choice of several that go by the same condition: {@code if(c, x, 0) + if(c, 0, y)} is
 * {@code if(c, x, y)}, and {@code if(c and d, x, 0) + if(c and not d, y, 0)} is {@code if(c, if(d,
 * x, y), 0)}.
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
      return nested(sum);
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

  /** A condition that has to hold, or has to fail. */
  private record Literal(Value condition, boolean holds) {}

  /** What a condition says that is made by {@code and}: each of these. */
  private static List<Literal> literals(Value condition) {
    List<Literal> literals = new ArrayList<>();
    if (Terms.isApplication(condition, "and", 2)) {
      literals.addAll(literals(condition.operand(0)));
      literals.addAll(literals(condition.operand(1)));
    } else if (Terms.isApplication(condition, "not", 1)) {
      literals.add(new Literal(condition.operand(0), false));
    } else {
      literals.add(new Literal(condition, true));
    }
    return literals;
  }

  /**
   * A sum in which choices that share a part of their conditions are choices within one choice by
   * that part; null if there are none. The parts are comparisons, which are never NaN.
   */
  private Sum nested(Sum sum) {
    Map<Value, List<Literal>> guards = new LinkedHashMap<>();
    for (Value term : sum.multiples.keySet()) {
      Value choice = choice(simplifier.productOf(term));
      if (choice != null) {
        List<Literal> literals = literals(choice.operand(0));
        boolean isPlain = literals.size() == 1 || simplifier.terms().isNumber(choice.operand(2), 0);
        if (isPlain && literals.stream().allMatch(each -> Terms.isCondition(each.condition()))) {
          guards.put(term, literals);
        }
      }
    }
    Value shared = mostShared(guards);
    if (shared == null) {
      return null;
    }
    Sum left = sum;
    Sum yes = Sum.of(Ratio.ZERO);
    Sum no = Sum.of(Ratio.ZERO);
    for (Map.Entry<Value, List<Literal>> guard : guards.entrySet()) {
      if (guard.getValue().stream().noneMatch(each -> each.condition().equals(shared))) {
        continue;
      }
      Ratio ratio = sum.multiples.get(guard.getKey());
      left = left.plus(Sum.of(guard.getKey(), ratio).negated());
      for (boolean holds : new boolean[] {true, false}) {
        Value chosen = chosen(guard.getKey(), guard.getValue(), shared, holds);
        if (chosen != null) {
          Sum more = simplifier.openSumOf(chosen).times(ratio);
          yes = holds ? yes.plus(more) : yes;
          no = holds ? no : no.plus(more);
        }
      }
    }
    Value choice =
        simplifier.terms().when(shared, simplifier.remember(yes), simplifier.remember(no));
    return left.plus(simplifier.openSumOf(choice));
  }

  /** The condition that is a part of most; null if none is a part of two, one of which has more. */
  private static Value mostShared(Map<Value, List<Literal>> guards) {
    Map<Value, Integer> counts = new LinkedHashMap<>();
    for (List<Literal> literals : guards.values()) {
      literals.forEach(each -> counts.merge(each.condition(), 1, Integer::sum));
    }
    Value most = null;
    for (Map.Entry<Value, Integer> count : counts.entrySet()) {
      boolean isMore = most == null || count.getValue() > counts.get(most);
      most = count.getValue() > 1 && isMore ? count.getKey() : most;
    }
    return most;
  }

  /** What a term is where a part of its condition holds, or fails; null if that is 0. */
  private Value chosen(Value term, List<Literal> literals, Value shared, boolean holds) {
    Product product = simplifier.productOf(term);
    Value choice = choice(product);
    Terms terms = simplifier.terms();
    Value chosen = choice.operand(holds ? 1 : 2);
    if (literals.size() > 1) {
      if (literals.contains(new Literal(shared, !holds))) {
        return null;
      }
      Value rest = null;
      for (Literal each : literals) {
        if (!each.condition().equals(shared)) {
          Value one = each.holds() ? each.condition() : terms.not(each.condition());
          rest = rest == null ? one : terms.both(rest, one);
        }
      }
      Value branch = choice.operand(1);
      chosen = rest == null ? branch : terms.when(rest, branch, terms.number(0));
    }
    Product others = product.without(Product.of(choice, terms.number(1)));
    return simplifier.remember(others.times(simplifier.productOf(chosen), simplifier));
  }
}
