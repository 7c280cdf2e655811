package autograd.derive;

import autograd.graph.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A term as a number times powers, equal bases collected: 2·x·x³ as 2·x⁴. Exponents are terms too.
 */
final class Product {
  /** A product of more factors is not taken apart any further. */
  static final int MOST_FACTORS = 8;

  /** Where functions stand in a product: last. */
  private static final int FUNCTION = 3;

  final Ratio ratio;

  /** The exponent of each base, in the order in which they are written. */
  final Map<Value, Value> powers;

  private Product(Ratio ratio, Map<Value, Value> powers) {
    this.ratio = ratio;
    this.powers = powers;
  }

  static Product of(Ratio ratio) {
    return new Product(ratio, Map.of());
  }

  static Product of(Value base, Value exponent) {
    return new Product(Ratio.ONE, Map.of(base, exponent));
  }

  Product times(Product other, Simplifier simplifier) {
    Map<Value, Value> all = new LinkedHashMap<>(powers);
    other.powers.forEach(
        (base, exponent) -> all.merge(base, exponent, (mine, its) -> simplifier.sum(mine, its)));
    cancelRoots(all, simplifier);
    Pairs.merge(all, simplifier);
    all.values().removeIf(exponent -> simplifier.terms().isNumber(exponent, 0));
    return new Product(ratio.times(other.ratio), all);
  }

  /** Of x and √x, one above the line and one below, one remains: x/√x³ is 1/√x. */
  private static void cancelRoots(Map<Value, Value> powers, Simplifier simplifier) {
    for (Value root : List.copyOf(powers.keySet())) {
      Value base = Terms.isApplication(root, "sqrt", 1) ? root.operand(0) : root;
      if (base != root && powers.containsKey(base)) {
        Value mine = powers.get(root);
        Value its = powers.get(base);
        if (mine.isConstant() && its.isConstant() && mine.number() * its.number() < 0) {
          powers.put(root, simplifier.sum(mine, simplifier.multiple(its, 2)));
          powers.remove(base);
        }
      }
    }
  }

  Product times(Ratio number) {
    return new Product(ratio.times(number), powers);
  }

  Product withoutRatio() {
    return new Product(Ratio.ONE, powers);
  }

  /** One over it. */
  Product inverse(Simplifier simplifier) {
    Map<Value, Value> inverse = new LinkedHashMap<>();
    powers.forEach((base, exponent) -> inverse.put(base, simplifier.negated(exponent)));
    return new Product(ratio.inverse(), inverse);
  }

  /** It to a whole power; null if that would make its number too large. */
  Product power(int exponent, Simplifier simplifier) {
    Ratio number = Ratio.ONE;
    for (int i = 0; i < Math.abs(exponent) && number.isExact(); i++) {
      number = number.times(ratio);
    }
    if (!number.isExact() || number.isZero()) {
      return null;
    }
    Map<Value, Value> raised = new LinkedHashMap<>();
    powers.forEach((base, mine) -> raised.put(base, simplifier.multiple(mine, exponent)));
    return new Product(exponent < 0 ? number.inverse() : number, raised);
  }

  /** Without the factors of another, which are all its own. */
  Product without(Product other) {
    Map<Value, Value> rest = new LinkedHashMap<>(powers);
    rest.keySet().removeAll(other.powers.keySet());
    return new Product(ratio, rest);
  }

  /** The factors that another has too, to the same power. */
  Product sharedWith(Product other) {
    Map<Value, Value> shared = new LinkedHashMap<>(powers);
    shared.entrySet().removeIf(power -> other.powers.get(power.getKey()) != power.getValue());
    return new Product(Ratio.ONE, shared);
  }

  /** Without its number and without whole powers of inputs and sums. */
  Product withoutPolynomials() {
    Map<Value, Value> rest = new LinkedHashMap<>(powers);
    rest.entrySet()
        .removeIf(
            power ->
                rank(power.getKey()) < FUNCTION
                    && power.getValue().isConstant()
                    && !isNegative(power.getValue()));
    return new Product(Ratio.ONE, rest);
  }

  int factors() {
    return powers.size();
  }

  /** As a term: the number first, then what is raised to positive powers, over all the rest. */
  Value toValue(Terms terms) {
    if (ratio.isZero()) {
      return terms.number(0);
    }
    List<Value> over = new ArrayList<>();
    List<Value> under = new ArrayList<>();
    for (Value base : ordered()) {
      Value exponent = powers.get(base);
      boolean isBelow = isNegative(exponent);
      Value power = terms.power(base, isBelow ? terms.negate(exponent) : exponent);
      (isBelow ? under : over).add(power);
    }
    boolean isFraction = ratio.under() != 1 || !under.isEmpty();
    // A number in front takes the sign, -2*x; a fraction, or a product without one, is negated.
    boolean takesSign = !isFraction && (over.isEmpty() || Math.abs(ratio.over()) != 1);
    Value upper = chain(terms, takesSign ? ratio.over() : Math.abs(ratio.over()), over);
    Value whole = isFraction ? terms.divide(upper, chain(terms, ratio.under(), under)) : upper;
    return ratio.isNegative() && !takesSign ? terms.negate(whole) : whole;
  }

  private static Value chain(Terms terms, double number, List<Value> factors) {
    Value chain = number == 1 && !factors.isEmpty() ? null : terms.number(number);
    for (Value factor : factors) {
      chain = chain == null ? factor : terms.multiply(chain, factor);
    }
    return chain;
  }

  static boolean isNegative(Value exponent) {
    return exponent.isConstant() ? exponent.number() < 0 : Terms.isApplication(exponent, "-", 1);
  }

  /** Numbers such as pi before inputs, these before sums, and functions last. */
  private List<Value> ordered() {
    List<Value> bases = new ArrayList<>(powers.keySet());
    bases.sort((x, y) -> Integer.compare(rank(x), rank(y)));
    return bases;
  }

  private static int rank(Value base) {
    if (!base.dependsOnInput()) {
      return 0;
    }
    return base.isLeaf() ? 1 : base.operation().isInfix() ? 2 : FUNCTION;
  }
}
