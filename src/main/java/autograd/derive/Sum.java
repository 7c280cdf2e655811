package autograd.derive;

import autograd.graph.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A term as a number plus multiples of other terms, equal ones collected: 2·x + 3·x as 5·x. */
final class Sum {
  /** A sum of more terms is not taken apart any further. */
  static final int MOST_TERMS = 16;

  private static final int LONG = 5;

  final Ratio number;

  /** How often each term is taken, in the order in which they are written. */
  final Map<Value, Ratio> multiples;

  private Sum(Ratio number, Map<Value, Ratio> multiples) {
    this.number = number;
    this.multiples = multiples;
  }

  static Sum of(Ratio number) {
    return new Sum(number, Map.of());
  }

  static Sum of(Value term, Ratio ratio) {
    return new Sum(Ratio.ZERO, Map.of(term, ratio));
  }

  Sum plus(Sum other) {
    Map<Value, Ratio> all = new LinkedHashMap<>(multiples);
    other.multiples.forEach((term, ratio) -> all.merge(term, ratio, Ratio::plus));
    all.values().removeIf(Ratio::isZero);
    return new Sum(number.plus(other.number), all);
  }

  Sum negated() {
    return times(Ratio.of(-1));
  }

  Sum times(Ratio factor) {
    Map<Value, Ratio> all = new LinkedHashMap<>();
    multiples.forEach((term, ratio) -> all.put(term, ratio.times(factor)));
    return new Sum(number.times(factor), all);
  }

  /** Whether it has several terms, begins with one that has no minus, and ends with no number. */
  boolean isLong() {
    return multiples.size() >= LONG
        && number.isZero()
        && !multiples.values().iterator().next().isNegative();
  }

  /** Whether any term of another is among its own. */
  boolean isLike(Sum other) {
    return !other.number.isZero()
        || !Collections.disjoint(multiples.keySet(), other.multiples.keySet());
  }

  /** Whether every part of it has a minus. */
  boolean isNegative() {
    return multiples.values().stream().allMatch(Ratio::isNegative)
        && (number.isZero() || number.isNegative());
  }

  int terms() {
    return multiples.size();
  }

  /** How many parts it has, with its number. */
  int size() {
    return multiples.size() + (number.isZero() ? 0 : 1);
  }

  /** As a term. A sum does not begin with a minus if it has a part without one. */
  Value toValue(Simplifier simplifier) {
    Terms terms = simplifier.terms();
    List<Value> parts = new ArrayList<>();
    List<Boolean> signs = new ArrayList<>();
    multiples.forEach(
        (term, ratio) -> {
          Ratio size = ratio.isNegative() ? ratio.negated() : ratio;
          parts.add(simplifier.productOf(term).times(size).toValue(terms));
          signs.add(ratio.isNegative());
        });
    if (!number.isZero()) {
      Ratio size = number.isNegative() ? number.negated() : number;
      parts.add(Product.of(size).toValue(terms));
      signs.add(number.isNegative());
    }
    if (parts.isEmpty()) {
      return terms.number(0);
    }
    int first = Math.max(0, signs.indexOf(false));
    Value sum = signs.get(first) ? terms.negate(parts.get(first)) : parts.get(first);
    for (int i = 0; i < parts.size(); i++) {
      if (i != first) {
        sum = signs.get(i) ? terms.subtract(sum, parts.get(i)) : terms.add(sum, parts.get(i));
      }
    }
    return sum;
  }
}
