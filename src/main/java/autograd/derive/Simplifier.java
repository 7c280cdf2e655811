package autograd.derive;

import autograd.graph.Value;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Writes terms as a mathematician would: like terms and like factors collected, numbers in front,
 * what is divided by below one line. It goes over the graph once, operands first.
 *
 * <p>Collecting groups factors anew. That changes no value in the sense of mathematics, and in that
 * of doubles only the last digits, unless a product runs out of their range on the way. A part that
 * several others share is left whole when it is large: writing it out in each would make more of
 * it, and it is to be computed once.
 */
final class Simplifier {
  /** A shared part of more operations than this is not taken apart. */
  private static final int LARGE = 8;

  /** Terms of more operations than this are not brought over one line. */
  private static final int LONGEST = 80;

  /** How often a shorter form is looked for at most. */
  private static final int MOST_ATTEMPTS = 200;

  /** Higher powers of a product are left as they are. */
  static final int HIGHEST_POWER = 16;

  private final Terms from;
  private final Terms to;
  private final BitSet whole;

  /** What each term of {@link #from} has become, by its index. */
  private final Value[] simple;

  /** The simple forms of parts that are left whole. */
  private final Set<Value> closed = new HashSet<>();

  private final Map<Value, Product> products = new HashMap<>();
  private final Map<Value, Sum> sums = new HashMap<>();
  private final Branches branches = new Branches(this);
  private final Costs costs;

  /** What looks for a shorter form; null where every point counts. */
  private final Fractions fractions;

  private int attempts;

  private Simplifier(Terms from, Terms to, Collection<Value> results) {
    this.from = from;
    this.to = to;
    this.simple = new Value[from.size()];
    this.costs = new Costs(to);
    this.fractions = to.isForReaders() ? new Fractions(this) : null;
    BitSet needed = from.reach(results);
    this.whole = sharedAndLarge(needed);
    for (int i = needed.nextSetBit(0); i >= 0; i = needed.nextSetBit(i + 1)) {
      Value value = from.values().get(i);
      to.place(value.span());
      simple[i] = simplify(value);
    }
  }

  /** The terms of {@code from} that results need, made simpler in {@code to}. */
  static Map<Value, Value> simplify(Terms from, Terms to, Collection<Value> results) {
    Simplifier simplifier = new Simplifier(from, to, results);
    Map<Value, Value> simple = new HashMap<>();
    results.forEach(result -> simple.put(result, simplifier.simple[result.index()]));
    return simple;
  }

  Terms terms() {
    return to;
  }

  private BitSet sharedAndLarge(BitSet needed) {
    int[] uses = new int[from.size()];
    int[] operations = new int[from.size()];
    BitSet shared = new BitSet();
    for (int i = needed.nextSetBit(0); i >= 0; i = needed.nextSetBit(i + 1)) {
      Value value = from.values().get(i);
      operations[i] = value.isLeaf() ? 0 : 1;
      for (Value operand : value.operands()) {
        operations[i] = Math.min(LARGE + 1, operations[i] + operations[operand.index()]);
        uses[operand.index()]++;
      }
    }
    for (int i = 0; i < uses.length; i++) {
      shared.set(i, uses[i] > 1 && operations[i] > LARGE);
    }
    return shared;
  }

  private Value simplify(Value value) {
    if (value.isConstant()) {
      return to.number(value.number(), value.label());
    }
    if (value.isInput()) {
      return to.input(value.label(), value.span());
    }
    if (!value.operation().isInfix()) {
      return plain(value);
    }
    return switch (value.operation().name() + value.arity()) {
      case "+2" -> sum(value, sumOf(value, 0), sumOf(value, 1));
      case "-2" -> sum(value, sumOf(value, 0), sumOf(value, 1).negated());
      case "-1" -> sum(value, sumOf(value, 0).negated());
      case "*2" -> product(value, productOf(value, 0).times(productOf(value, 1), this));
      case "/2" -> quotient(value, productOf(value, 0), productOf(value, 1));
      case "^2" -> power(value);
      default -> plain(value);
    };
  }

  private Value quotient(Value value, Product over, Product under) {
    return under.ratio.isZero()
        ? plain(value)
        : product(value, over.times(under.inverse(this), this));
  }

  /** The operation on simpler operands. */
  private Value plain(Value value) {
    Value[] operands = new Value[value.arity()];
    for (int k = 0; k < operands.length; k++) {
      operands[k] = simple[value.operand(k).index()];
    }
    return to.apply(value.operation(), value.label(), operands);
  }

  private Value power(Value value) {
    Value exponent = simple[value.operand(1).index()];
    Value base = simple[value.operand(0).index()];
    if (exponent.isConstant() && exponent.label() == null) {
      double number = exponent.number();
      if (number == Math.rint(number) && Math.abs(number) <= HIGHEST_POWER && number != 0) {
        Product raised = productOf(value, 0).power((int) number, this);
        return raised == null ? plain(value) : product(value, raised);
      }
    }
    return base.isConstant() && base.number() == 0
        ? plain(value)
        : product(value, Product.of(base, exponent));
  }

  private Value product(Value value, Product product) {
    if (product.factors() > Product.MOST_FACTORS || !product.ratio.isExact()) {
      return plain(value);
    }
    return remember(product);
  }

  /** A product as a term, as short as may be. */
  Value remember(Product product) {
    Value spread = fractions == null ? null : branches.spread(product);
    Value result = keep(product);
    if (spread != null && costs.of(spread) <= costs.of(result)) {
      return spread;
    }
    boolean hasSum = product.powers.keySet().stream().anyMatch(sums::containsKey);
    return hasSum ? shorter(result, () -> written(fractions.of(product)), false) : result;
  }

  /** A product as a term, as it is. */
  Value keep(Product product) {
    Value result = product.toValue(to);
    if (!result.isLeaf()) {
      products.putIfAbsent(result, product);
    }
    return result;
  }

  /** A sum as a term, as it is. */
  Value keep(Sum sum) {
    Value result = sum.toValue(this);
    if (sum.size() > 1) {
      sums.putIfAbsent(result, sum);
    }
    return result;
  }

  /**
   * A term, or what it is as a fraction if that is shorter, or no longer and one fraction instead
   * of several, and is as close to the truth.
   */
  private Value shorter(Value term, Supplier<Value> fraction, boolean isSeveral) {
    if (fractions == null || attempts > MOST_ATTEMPTS || costs.of(term) > LONGEST) {
      return term;
    }
    Value other = fraction.get();
    if (other == null || other == term) {
      return term;
    }
    int saved = costs.of(term) - costs.of(other);
    boolean isShorter = saved > 0 || (saved == 0 && isSeveral);
    attempts += isShorter ? 1 : 0;
    return isShorter && Roundoff.isNoWorse(term, other) ? other : term;
  }

  private Value written(Fraction fraction) {
    return fraction == null ? null : fractions.write(fraction);
  }

  private Value writtenSum(Fraction fraction) {
    return fraction == null ? null : fractions.writeSum(fraction);
  }

  private Value sum(Value value, Sum left, Sum right) {
    if (!left.isLong() || left.isLike(right)) {
      return sum(value, left.plus(right));
    }
    // There is nothing to collect, so a long sum need not be laid out anew for each of its terms.
    Value result = plain(value);
    Sum sum = left.plus(right);
    if (sum.terms() <= Sum.MOST_TERMS) {
      sums.putIfAbsent(result, sum);
    }
    return result;
  }

  private Value sum(Value value, Sum sum) {
    if (sum.terms() > Sum.MOST_TERMS || !sum.number.isExact()) {
      return plain(value);
    }
    return remember(sum);
  }

  /** A sum as a term, as short as may be. */
  Value remember(Sum sum) {
    if (fractions != null && sum.terms() == 1 && sum.number.isZero()) {
      Map.Entry<Value, Ratio> only = sum.multiples.entrySet().iterator().next();
      return remember(productOf(only.getKey()).times(only.getValue()));
    }
    Sum merged = fractions == null ? null : branches.merged(sum);
    if (merged != null) {
      Value one = remember(merged);
      if (costs.of(one) <= costs.of(keep(sum))) {
        return one;
      }
    }
    Value result = factored(sum);
    if (isMixed(sum)) {
      boolean isSeveral = products.get(result) == null;
      result = shorter(result, () -> writtenSum(fractions.of(sum)), isSeveral);
    }
    if (sum.terms() + (sum.number.isZero() ? 0 : 1) > 1) {
      sums.putIfAbsent(result, sum);
    }
    return result;
  }

  /** Whether it is more than a polynomial: something is divided, multiplied out, or squared. */
  private boolean isMixed(Sum sum) {
    if (sum.size() < 2) {
      return false;
    }
    if (sum.multiples.values().stream().filter(ratio -> ratio.under() != 1).count() > 1) {
      return true;
    }
    for (Value term : sum.multiples.keySet()) {
      for (Map.Entry<Value, Value> power : productOf(term).powers.entrySet()) {
        Value base = power.getKey();
        boolean isSquare = !base.isLeaf() && to.isNumber(power.getValue(), 2);
        if (Product.isNegative(power.getValue()) || sums.containsKey(base) || isSquare) {
          return true;
        }
      }
    }
    return false;
  }

  /** A sum with what all of its terms share in front: (x + 1)*exp(x). */
  private Value factored(Sum sum) {
    Product common = sum.number.isZero() && sum.terms() > 1 ? common(sum) : null;
    if (common == null || common.factors() == 0) {
      return sum.toValue(this);
    }
    Sum rest = Sum.of(Ratio.ZERO);
    for (Map.Entry<Value, Ratio> term : sum.multiples.entrySet()) {
      Product without = productOf(term.getKey()).without(common);
      rest = rest.plus(sumOf(remember(without)).times(term.getValue()));
    }
    boolean isPositive = !rest.isNegative();
    Value inner = remember(isPositive ? rest : rest.negated());
    return remember(common.times(productOf(inner), this).times(Ratio.of(isPositive ? 1 : -1)));
  }

  /**
   * The factors that stand in every term. A power of an input is left where it is, as a polynomial
   * has it, unless all terms are divided by it.
   */
  private Product common(Sum sum) {
    Product common = null;
    for (Value term : sum.multiples.keySet()) {
      Product product = productOf(term);
      common = common == null ? product.withoutPolynomials() : common.sharedWith(product);
      if (common.factors() == 0) {
        break;
      }
    }
    return common;
  }

  private Product productOf(Value value, int position) {
    return productOf(simpleOperand(value, position));
  }

  private Value simpleOperand(Value value, int position) {
    Value operand = value.operand(position);
    Value mine = simple[operand.index()];
    if (whole.get(operand.index()) && costs.of(mine) > LARGE) {
      closed.add(mine);
    }
    return mine;
  }

  /** A simple term as a product. */
  Product productOf(Value mine) {
    if (closed.contains(mine)) {
      return productOfClosed(mine);
    }
    if (mine.isConstant() && mine.label() == null && Math.abs(mine.number()) < 1e15) {
      return Product.of(Ratio.of(mine.number()));
    }
    Product known = products.get(mine);
    if (known != null) {
      return known;
    }
    if (Terms.isApplication(mine, "-", 1)) {
      return productOf(mine.operand(0)).times(Ratio.of(-1));
    }
    return Product.of(mine, to.number(1));
  }

  /** What is left whole, without the number in front. */
  private Product productOfClosed(Value mine) {
    Product product = products.get(mine);
    if (product == null || product.factors() == 0 || product.ratio.equals(Ratio.ONE)) {
      return Product.of(mine, to.number(1));
    }
    Value rest = keep(product.withoutRatio());
    closed.add(rest);
    return Product.of(rest, to.number(1)).times(product.ratio);
  }

  /** A simple term as a sum, if it is one and may be taken apart; else null. */
  Sum openSum(Value mine) {
    return closed.contains(mine) ? null : sums.get(mine);
  }

  /** A simple term as a sum. */
  Sum openSumOf(Value mine) {
    return sumOf(mine);
  }

  private Sum sumOf(Value value, int position) {
    return sumOf(simpleOperand(value, position));
  }

  /** A simple term as a sum. */
  private Sum sumOf(Value mine) {
    Sum known = closed.contains(mine) ? null : sums.get(mine);
    if (known != null) {
      return known;
    }
    Product product = productOf(mine);
    if (product.factors() == 0) {
      return Sum.of(product.ratio);
    }
    if (product.ratio.equals(Ratio.ONE)) {
      return Sum.of(mine, Ratio.ONE);
    }
    Value rest = remember(product.withoutRatio());
    // In a sum, a multiple of a sum may have terms that are like others.
    Sum inner = closed.contains(rest) ? null : sums.get(rest);
    return inner != null && product.factors() == 1
        ? inner.times(product.ratio)
        : Sum.of(rest, product.ratio);
  }

  /** The simple sum of two simple terms. */
  Value sum(Value x, Value y) {
    return remember(sumOf(x).plus(sumOf(y)));
  }

  Value negated(Value x) {
    return remember(sumOf(x).negated());
  }

  Value multiple(Value x, int factor) {
    Sum sum = Sum.of(Ratio.ZERO);
    Sum once = factor < 0 ? sumOf(x).negated() : sumOf(x);
    for (int i = 0; i < Math.abs(factor); i++) {
      sum = sum.plus(once);
    }
    return remember(sum);
  }
}
