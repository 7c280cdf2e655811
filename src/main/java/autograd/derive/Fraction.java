package autograd.derive;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A number times whole powers of polynomials: what stands above a line and below it, in factors.
 *
 * @param ratio the number in front
 * @param powers the exponent of each factor, none of them 0; a factor is a variable, or a sum whose
 *     terms have no divisor in common and whose first number is positive
 */
record Fraction(Ratio ratio, Map<Polynomial, Integer> powers) {

  static Fraction of(Ratio ratio) {
    return new Fraction(ratio, Map.of());
  }

  static Fraction of(Polynomial factor, int exponent) {
    return new Fraction(Ratio.ONE, exponent == 0 ? Map.of() : Map.of(factor, exponent));
  }

  Fraction times(Fraction other) {
    Map<Polynomial, Integer> all = new LinkedHashMap<>(powers);
    other.powers.forEach((factor, power) -> all.merge(factor, power, Integer::sum));
    all.values().removeIf(power -> power == 0);
    return new Fraction(ratio.times(other.ratio), all);
  }

  Fraction times(Ratio number) {
    return new Fraction(ratio.times(number), powers);
  }

  /** It to a whole power. */
  Fraction power(int exponent) {
    Ratio number = Ratio.ONE;
    for (int i = 0; i < Math.abs(exponent); i++) {
      number = number.times(ratio);
    }
    Map<Polynomial, Integer> all = new LinkedHashMap<>(powers);
    all.replaceAll((factor, power) -> power * exponent);
    return exponent == 0
        ? of(Ratio.ONE)
        : new Fraction(exponent < 0 ? number.inverse() : number, all);
  }

  /** The exponent of a factor, 0 if it has none. */
  int exponent(Polynomial factor) {
    return powers.getOrDefault(factor, 0);
  }

  /** It with another exponent of a factor. */
  Fraction with(Polynomial factor, int exponent) {
    return times(of(factor, exponent - exponent(factor)));
  }

  /** Whether nothing is divided by. */
  boolean isWhole() {
    return powers.values().stream().allMatch(power -> power > 0);
  }
}
