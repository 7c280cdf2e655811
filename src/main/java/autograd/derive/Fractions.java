package autograd.derive;

import autograd.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings sums over one line: above it what is left when all is multiplied out and collected, below
 * it the factors as they stood, without those that go into what is above. Of x/(1 + x) the slope is
 * 1/(x + 1)², and of (x³ + 1)/(x + 1) it is 2x - 1.
 *
 * <p>What is no sum, product or whole power is a variable, and a square root one whose square is
 * known; so are the functions between whose squares there is an {@linkplain Identities identity}.
 */
final class Fractions {
  private final Simplifier simplifier;
  private final Identities identities;
  private final Map<Value, Fraction> known = new HashMap<>();

  /** How factors are written, if not from the highest degree down. */
  private final Map<Polynomial, Face> faces = new HashMap<>();

  /** A factor as somebody wrote it, perhaps with all signs changed. */
  private record Face(Value value, boolean isNegated) {}

  Fractions(Simplifier simplifier) {
    this.simplifier = simplifier;
    this.identities = new Identities(simplifier.terms());
  }

  /** A simple term as a fraction; if it is nothing else, a variable. */
  Fraction of(Value term) {
    Fraction fraction = known.get(term);
    if (fraction == null) {
      fraction = found(term);
      known.put(term, fraction);
    }
    return fraction;
  }

  private Fraction found(Value term) {
    Product product = simplifier.productOf(term);
    boolean isItself = product.factors() == 1 && product.powers.containsKey(term);
    Sum sum = isItself ? simplifier.openSum(term) : null;
    Fraction fraction = isItself ? sum == null ? null : of(sum) : of(product);
    if (fraction == null) {
      return Fraction.of(Polynomial.of(term), 1);
    }
    if (sum != null && fraction.powers().size() == 1 && Math.abs(fraction.ratio().over()) == 1) {
      Map.Entry<Polynomial, Integer> only = fraction.powers().entrySet().iterator().next();
      boolean isNegated = fraction.ratio().isNegative();
      boolean isSame = only.getValue() == 1 && fraction.ratio().under() == 1;
      if (isSame && !(isNegated && !isMixed(only.getKey()))) {
        faces.putIfAbsent(only.getKey(), new Face(term, isNegated));
      }
    }
    return fraction;
  }

  /** A product as a fraction; null if its numbers are none of those that are kept exactly. */
  Fraction of(Product product) {
    Fraction all = Fraction.of(product.ratio);
    for (Map.Entry<Value, Value> power : product.powers.entrySet()) {
      Integer exponent = whole(power.getValue());
      all = all.times(exponent == null ? variable(power) : of(power.getKey()).power(exponent));
    }
    return Polynomial.isRational(all.ratio()) && !all.ratio().isZero() ? all : null;
  }

  private static Integer whole(Value exponent) {
    boolean isWhole =
        exponent.isConstant()
            && exponent.number() == Math.rint(exponent.number())
            && Math.abs(exponent.number()) <= Simplifier.HIGHEST_POWER;
    return isWhole ? (Integer) (int) exponent.number() : null;
  }

  /** A power whose exponent is no whole number. */
  private Fraction variable(Map.Entry<Value, Value> power) {
    boolean isBelow = Product.isNegative(power.getValue());
    Value exponent = isBelow ? simplifier.terms().negate(power.getValue()) : power.getValue();
    Value variable = simplifier.terms().power(power.getKey(), exponent);
    return Fraction.of(Polynomial.of(variable), isBelow ? -1 : 1);
  }

  /** A sum as a fraction; null if it is too long to be multiplied out. */
  Fraction of(Sum sum) {
    List<Fraction> parts = new ArrayList<>();
    for (Map.Entry<Value, Ratio> term : sum.multiples.entrySet()) {
      parts.add(of(term.getKey()).times(term.getValue()));
    }
    if (!sum.number.isZero()) {
      parts.add(Fraction.of(sum.number));
    }
    return sum(parts);
  }

  private Fraction sum(List<Fraction> parts) {
    List<Fraction> like = withLikeRoots(parts);
    Fraction common = common(like);
    Polynomial above = Polynomial.ZERO;
    for (Fraction part : like) {
      Polynomial rest = multipliedOut(part.times(common.power(-1)));
      if (rest == null) {
        return null;
      }
      above = above.plus(rest);
      if (!above.isManageable()) {
        return null;
      }
    }
    above = identities.shortest(withoutSquaredRoots(above));
    return above == null ? null : above.isZero() ? Fraction.of(Ratio.ZERO) : reduced(above, common);
  }

  /** The lowest power of each factor, above the line or below it. */
  private static Fraction common(List<Fraction> parts) {
    Map<Polynomial, Integer> lowest = new LinkedHashMap<>();
    for (Fraction part : parts) {
      part.powers().keySet().forEach(factor -> lowest.put(factor, Integer.MAX_VALUE));
    }
    lowest.replaceAll(
        (factor, any) -> {
          int least = Integer.MAX_VALUE;
          for (Fraction part : parts) {
            least = Math.min(least, part.exponent(factor));
          }
          return least;
        });
    lowest.values().removeIf(power -> power == 0);
    return new Fraction(Ratio.ONE, lowest);
  }

  private static Polynomial multipliedOut(Fraction whole) {
    Polynomial all = Polynomial.of(whole.ratio());
    for (Map.Entry<Polynomial, Integer> power : whole.powers().entrySet()) {
      Polynomial factor = power.getKey().power(power.getValue());
      all = factor == null ? null : all.times(factor);
      if (all == null || !all.isManageable()) {
        return null;
      }
    }
    return all;
  }

  /** Common divisors come out of the numerator, and what can be divided by is divided by. */
  private static Fraction reduced(Polynomial above, Fraction common) {
    Fraction all = common.times(above.commonNumber());
    Polynomial rest = above.times(above.commonNumber().inverse());
    for (Map.Entry<Value, Integer> power : rest.commonPowers().entrySet()) {
      all = all.times(Fraction.of(Polynomial.of(power.getKey()), power.getValue()));
    }
    rest = rest.without(rest.commonPowers());
    for (Polynomial factor : common.powers().keySet()) {
      Polynomial quotient = factor.size() > 1 ? rest.over(factor) : null;
      while (quotient != null && rest.size() > 1) {
        all = all.times(Fraction.of(factor, 1));
        rest = quotient;
        quotient = rest.over(factor);
      }
    }
    if (rest.size() > 1) {
      return all.times(Fraction.of(rest, 1));
    }
    return all.times(rest.terms().values().iterator().next());
  }

  private static boolean isRoot(Polynomial factor) {
    Value variable = factor.variable();
    return variable != null && Terms.isApplication(variable, "sqrt", 1);
  }

  /** Roots to powers that differ by 1 at most; what they differ by more is what they are of. */
  private List<Fraction> withLikeRoots(List<Fraction> parts) {
    Set<Polynomial> roots = new LinkedHashSet<>();
    parts.forEach(
        part -> part.powers().keySet().stream().filter(Fractions::isRoot).forEach(roots::add));
    List<Fraction> like = new ArrayList<>(parts);
    for (Polynomial root : roots) {
      int lowest = Integer.MAX_VALUE;
      for (Fraction part : like) {
        lowest = Math.min(lowest, part.exponent(root));
      }
      for (int i = 0; i < like.size(); i++) {
        int pairs = (like.get(i).exponent(root) - lowest) / 2;
        Fraction square = of(root.variable().operand(0)).power(pairs);
        like.set(i, like.get(i).times(Fraction.of(root, -2 * pairs)).times(square));
      }
    }
    return like;
  }

  /** With x for √x². */
  private Polynomial withoutSquaredRoots(Polynomial polynomial) {
    Polynomial all = Polynomial.ZERO;
    for (Map.Entry<Map<Value, Integer>, Ratio> term : polynomial.terms().entrySet()) {
      Polynomial part = Polynomial.of(term.getValue());
      for (Map.Entry<Value, Integer> power : term.getKey().entrySet()) {
        Polynomial variable = Polynomial.of(power.getKey());
        int exponent = power.getValue();
        Fraction square = isRoot(variable) ? of(power.getKey().operand(0)) : null;
        if (square != null && square.isWhole() && exponent > 1) {
          Polynomial squares = multipliedOut(square.power(exponent / 2));
          part = squares == null ? null : part.times(squares).times(variable.power(exponent % 2));
        } else {
          part = part.times(variable.power(exponent));
        }
        if (part == null || !part.isManageable()) {
          return polynomial;
        }
      }
      all = all.plus(part);
    }
    return all;
  }

  /** A fraction as a simple term; with whole numbers in a sum and not in front of it. */
  Value writeSum(Fraction fraction) {
    Value written = write(fraction);
    Product product = simplifier.productOf(written);
    boolean isOnly =
        product.factors() == 1 && product.powers.containsValue(simplifier.terms().number(1));
    Sum only = isOnly ? simplifier.openSum(product.powers.keySet().iterator().next()) : null;
    return only != null && product.ratio.under() == 1 && !product.ratio.isNegative()
        ? simplifier.keep(only.times(product.ratio))
        : written;
  }

  /** A fraction as a simple term. */
  Value write(Fraction fraction) {
    Fraction merged = withRootsOfFactors(fraction);
    Map<Polynomial, Face> shown = new LinkedHashMap<>();
    Ratio ratio = merged.ratio();
    for (Map.Entry<Polynomial, Integer> power : merged.powers().entrySet()) {
      Face face = face(power.getKey());
      shown.put(power.getKey(), face);
      ratio = face.isNegated() && power.getValue() % 2 != 0 ? ratio.negated() : ratio;
    }
    if (ratio.over() == -1 && turnOne(merged, shown)) {
      ratio = ratio.negated();
    }
    Product product = Product.of(Ratio.ONE);
    for (Map.Entry<Polynomial, Face> each : shown.entrySet()) {
      Value exponent = simplifier.terms().number(merged.exponent(each.getKey()));
      product = product.times(Product.of(each.getValue().value(), exponent), simplifier);
    }
    return simplifier.keep(product.times(ratio));
  }

  /** Writes y - x for x - y in one of the factors, which takes away a minus; if there is one. */
  private boolean turnOne(Fraction fraction, Map<Polynomial, Face> shown) {
    for (Map.Entry<Polynomial, Face> each : shown.entrySet()) {
      Sum sum = simplifier.openSum(each.getValue().value());
      boolean hasMinus =
          sum != null
              && (sum.number.isNegative()
                  || sum.multiples.values().stream().anyMatch(Ratio::isNegative));
      if (hasMinus && fraction.exponent(each.getKey()) == 1) {
        boolean isNegated = each.getValue().isNegated();
        each.setValue(new Face(simplifier.keep(sum.negated()), !isNegated));
        return true;
      }
    }
    return false;
  }

  /** Of √x and x below the line only √x, to a higher power. */
  private Fraction withRootsOfFactors(Fraction fraction) {
    Fraction merged = fraction;
    for (Map.Entry<Polynomial, Integer> power : fraction.powers().entrySet()) {
      if (isRoot(power.getKey()) && power.getValue() < 0) {
        Fraction square = of(power.getKey().variable().operand(0));
        boolean isFactor = square.equals(Fraction.of(onlyFactor(square), 1));
        int exponent = isFactor ? merged.exponent(onlyFactor(square)) : 0;
        if (exponent < 0) {
          merged =
              merged
                  .with(onlyFactor(square), 0)
                  .with(power.getKey(), power.getValue() + 2 * exponent);
        }
      }
    }
    return merged;
  }

  private static Polynomial onlyFactor(Fraction fraction) {
    return fraction.powers().size() == 1
        ? fraction.powers().keySet().iterator().next()
        : Polynomial.ZERO;
  }

  private Face face(Polynomial factor) {
    if (factor.variable() != null) {
      return new Face(factor.variable(), false);
    }
    Face known = faces.get(factor);
    if (known != null) {
      return known;
    }
    Sum sum = Sum.of(Ratio.ZERO);
    for (Map<Value, Integer> powers : factor.ordered()) {
      sum = sum.plus(term(powers, factor.terms().get(powers)));
    }
    return new Face(simplifier.keep(sum), false);
  }

  /** Whether it has a minus, so that with all signs changed there is one term without. */
  private static boolean isMixed(Polynomial factor) {
    return factor.terms().values().stream().anyMatch(Ratio::isNegative);
  }

  private Sum term(Map<Value, Integer> powers, Ratio ratio) {
    if (powers.isEmpty()) {
      return Sum.of(ratio);
    }
    Product product = Product.of(Ratio.ONE);
    List<Value> variables = new ArrayList<>(powers.keySet());
    variables.sort((x, y) -> Integer.compare(x.index(), y.index()));
    for (Value variable : variables) {
      Value exponent = simplifier.terms().number(powers.get(variable));
      product = product.times(Product.of(variable, exponent), simplifier);
    }
    return Sum.of(simplifier.keep(product), ratio);
  }
}
