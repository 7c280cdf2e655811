package autograd.derive;

import autograd.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A sum of products of whole powers of terms, with a number in front of each: what stands above a
 * line once it is multiplied out. What a term is made of does not matter here; sin(x) is a variable
 * as good as x.
 *
 * @param terms the powers of each product, none of them 0 or less, and its number, which is not 0
 */
record Polynomial(Map<Map<Value, Integer>, Ratio> terms) {
  /** A sum of more terms is not multiplied out. */
  static final int MOST_TERMS = 24;

  private static final int HIGHEST_DEGREE = 24;

  static final Polynomial ZERO = new Polynomial(Map.of());
  static final Polynomial ONE = of(Ratio.ONE);

  static Polynomial of(Ratio number) {
    return number.isZero() ? ZERO : new Polynomial(Map.of(Map.of(), number));
  }

  static Polynomial of(Value variable) {
    return new Polynomial(Map.of(Map.of(variable, 1), Ratio.ONE));
  }

  int size() {
    return terms.size();
  }

  boolean isZero() {
    return terms.isEmpty();
  }

  /** The variable that this is and nothing else; null if it is more. */
  Value variable() {
    if (size() != 1 || !terms.values().iterator().next().equals(Ratio.ONE)) {
      return null;
    }
    Map<Value, Integer> powers = terms.keySet().iterator().next();
    return powers.size() == 1 && powers.containsValue(1) ? powers.keySet().iterator().next() : null;
  }

  /** Whether it is short, its numbers are quotients of whole numbers, and none was rounded. */
  boolean isManageable() {
    return size() <= MOST_TERMS
        && terms.keySet().stream().allMatch(powers -> degree(powers) <= HIGHEST_DEGREE)
        && terms.values().stream().allMatch(Polynomial::isRational);
  }

  static boolean isRational(Ratio ratio) {
    return ratio.isExact()
        && ratio.over() == Math.rint(ratio.over())
        && ratio.under() == Math.rint(ratio.under());
  }

  Polynomial plus(Polynomial other) {
    Map<Map<Value, Integer>, Ratio> all = new LinkedHashMap<>(terms);
    other.terms.forEach((powers, ratio) -> add(all, powers, ratio));
    return new Polynomial(all);
  }

  Polynomial times(Ratio number) {
    Map<Map<Value, Integer>, Ratio> all = new LinkedHashMap<>();
    terms.forEach((powers, ratio) -> all.put(powers, ratio.times(number)));
    return number.isZero() ? ZERO : new Polynomial(all);
  }

  Polynomial times(Polynomial other) {
    Map<Map<Value, Integer>, Ratio> all = new LinkedHashMap<>();
    terms.forEach(
        (powers, ratio) ->
            other.terms.forEach(
                (its, number) -> add(all, product(powers, its), ratio.times(number))));
    return new Polynomial(all);
  }

  private static void add(
      Map<Map<Value, Integer>, Ratio> terms, Map<Value, Integer> powers, Ratio ratio) {
    Ratio sum = terms.containsKey(powers) ? terms.get(powers).plus(ratio) : ratio;
    if (sum.isZero()) {
      terms.remove(powers);
    } else {
      terms.put(powers, sum);
    }
  }

  private static Map<Value, Integer> product(Map<Value, Integer> left, Map<Value, Integer> right) {
    Map<Value, Integer> powers = new HashMap<>(left);
    right.forEach((variable, power) -> powers.merge(variable, power, Integer::sum));
    powers.values().removeIf(power -> power == 0);
    return powers;
  }

  /** It to a power of 0 or more; null if that is not manageable. */
  Polynomial power(int exponent) {
    Polynomial power = ONE;
    for (int i = 0; i < exponent; i++) {
      power = power.times(this);
      if (!power.isManageable()) {
        return null;
      }
    }
    return power;
  }

  /** The powers of variables by which every term can be divided. */
  Map<Value, Integer> commonPowers() {
    Map<Value, Integer> common = null;
    for (Map<Value, Integer> powers : terms.keySet()) {
      if (common == null) {
        common = new LinkedHashMap<>(powers);
      } else {
        common.keySet().retainAll(powers.keySet());
        common.replaceAll((variable, power) -> Math.min(power, powers.get(variable)));
      }
    }
    return common == null ? Map.of() : common;
  }

  /** The number that leaves whole ones without a common divisor, the first of them positive. */
  Ratio commonNumber() {
    double over = 0;
    double under = 1;
    for (Ratio ratio : terms.values()) {
      over = divisor(over, Math.abs(ratio.over()));
      under = under / divisor(under, ratio.under()) * ratio.under();
    }
    boolean isNegative = !isZero() && terms.get(leading()).isNegative();
    return new Ratio(isNegative ? -over : over, under);
  }

  private static double divisor(double a, double b) {
    return b == 0 ? a : divisor(b, a % b);
  }

  /** It over powers of variables by which every term can be divided. */
  Polynomial without(Map<Value, Integer> common) {
    Map<Value, Integer> inverse = new HashMap<>(common);
    inverse.replaceAll((variable, power) -> -power);
    return times(new Polynomial(Map.of(inverse, Ratio.ONE)));
  }

  /** The quotient if nothing remains, else null. */
  Polynomial over(Polynomial divisor) {
    Map<Value, Integer> first = divisor.leading();
    Polynomial rest = this;
    Polynomial quotient = ZERO;
    while (!rest.isZero()) {
      Map<Value, Integer> mine = rest.leading();
      Map<Value, Integer> powers = new HashMap<>(mine);
      first.forEach((variable, power) -> powers.merge(variable, -power, Integer::sum));
      powers.values().removeIf(power -> power == 0);
      Ratio ratio = rest.terms.get(mine).times(divisor.terms.get(first).inverse());
      boolean isWhole = powers.values().stream().allMatch(power -> power > 0);
      if (!isWhole || !isRational(ratio) || quotient.size() > MOST_TERMS) {
        return null;
      }
      Polynomial part = new Polynomial(Map.of(powers, ratio));
      quotient = quotient.plus(part);
      rest = rest.plus(part.times(divisor).times(Ratio.of(-1)));
    }
    return quotient;
  }

  private Map<Value, Integer> leading() {
    return ordered().get(0);
  }

  /** The powers of each product as they are written: from the highest degree down. */
  List<Map<Value, Integer>> ordered() {
    TreeSet<Value> variables = new TreeSet<>((x, y) -> Integer.compare(x.index(), y.index()));
    terms.keySet().forEach(powers -> variables.addAll(powers.keySet()));
    List<Map<Value, Integer>> ordered = new ArrayList<>(terms.keySet());
    ordered.sort(
        (left, right) -> {
          int order = Integer.compare(degree(right), degree(left));
          for (Value variable : variables) {
            if (order == 0) {
              order = right.getOrDefault(variable, 0) - left.getOrDefault(variable, 0);
            }
          }
          return order;
        });
    return ordered;
  }

  private static int degree(Map<Value, Integer> powers) {
    int degree = 0;
    for (int power : powers.values()) {
      degree += power;
    }
    return degree;
  }
}
