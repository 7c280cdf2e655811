package autograd.graph;

import java.util.Map;

/**
 * Functions written for vector instructions: the definitions of {@link Exponential}, {@link
 * Circular} and {@link NaturalLogarithm} without what they do for the last bit, and without a
 * branch. They are right to 4 units in the last place, at the ends of the range and at 0, -0.0, NaN
 * and infinities too; only sine and cosine give up beyond 100,000, with NaN.
 */
final class LaneFunctions {
  private static final Map<String, LaneFunction> BY_METHOD =
      Map.of(
          "Exponential.exp", LaneFunctions::exp,
          "Exponential.expm1", LaneFunctions::expm1,
          "Exponential.sinh", LaneFunctions::sinh,
          "Exponential.cosh", LaneFunctions::cosh,
          "Exponential.tanh", new WithSlope(LaneFunctions::tanh, LaneFunctions::slopeOfTanh),
          "Exponential.sigmoid",
              new WithSlope(LaneFunctions::sigmoid, LaneFunctions::slopeOfSigmoid),
          "Circular.sin", LaneFunctions::sin,
          "Circular.cos", LaneFunctions::cos,
          "NaturalLogarithm.log", LaneFunctions::log);

  /** Below it exp(x) is 0. */
  private static final double LEAST = -746;

  /** Beyond it exp(x) is infinite. */
  private static final double MOST = 710;

  /** Below it e^x - 1 is -1 to the last bit. */
  private static final double FLAT = -40;

  /** Nearer to 0, exp(x) - 1 is x to the last bit. */
  private static final double TINY = 0x1p-54;

  /** Beyond it half of exp(x) is infinite. */
  private static final double MOST_OF_HALF = 711;

  /** exp(r) - 1 - r over r², of least greatest error relative to exp(r) - 1, 2^-55. */
  private static final double[] EXPONENTIAL = {
    0.5,
    0x1.555555555555ap-3,
    0x1.5555555553ae4p-5,
    0x1.111111110f0d0p-7,
    0x1.6c16c17a0cf1bp-10,
    0x1.a01a01b2ba087p-13,
    0x1.a019b36e4cd45p-16,
    0x1.71ddf07a49acep-19,
    0x1.2897951efad92p-22,
    0x1.af6d24a95dbf5p-26
  };

  private static final double[] SINE = {
    Circular.S1, Circular.S2, Circular.S3, Circular.S4, Circular.S5, Circular.S6
  };

  private static final double[] COSINE = {
    Circular.C1, Circular.C2, Circular.C3, Circular.C4, Circular.C5, Circular.C6
  };

  private static final double[] LOGARITHM = {
    NaturalLogarithm.L1,
    NaturalLogarithm.L2,
    NaturalLogarithm.L3,
    NaturalLogarithm.L4,
    NaturalLogarithm.L5,
    NaturalLogarithm.L6,
    NaturalLogarithm.L7
  };

  private LaneFunctions() {}

  private record WithSlope(LaneFunction function, LaneFunction derivative) implements LaneFunction {
    @Override
    public int value(Lanes lanes, int x) {
      return function.value(lanes, x);
    }

    @Override
    public int slope(Lanes lanes, int x) {
      return derivative.value(lanes, x);
    }
  }

  /** That of a method of the table; null if it has none. */
  static LaneFunction of(String method) {
    return BY_METHOD.get(method);
  }

  /** exp(x) = 2^k (1 + p), with k + SHIFT + bias in place of k. */
  private record Split(int shifted, int p) {}

  /**
   * @param bias what else to add to k: so that its power of two need not do it
   */
  private static Split split(Lanes v, int x, int bias) {
    int shift = v.number(Lanes.SHIFT + bias);
    int shifted = v.fused(x, v.number(Exponential.LOG2_E), shift);
    int k = v.subtract(shifted, shift);
    int r = v.fused(k, v.number(-Exponential.LN2), x);
    r = v.fused(k, v.number(-Exponential.LN2_REST), r);
    int square = v.multiply(r, r);
    return new Split(shifted, v.fused(square, polynomial(v, r, square, EXPONENTIAL), r));
  }

  /** What is neither ordinary nor 0 is left to others. */
  private static int exp(Lanes v, int x) {
    Split e = split(v, x, Lanes.BIAS);
    int power = v.powerOfTwo(e.shifted);
    int isOrdinary = v.less(v.abs(x), v.number(Exponential.LIMIT));
    int other = v.select(v.less(x, v.number(LEAST)), v.number(0), v.number(Double.NaN));
    return v.select(isOrdinary, v.fused(power, e.p, power), other);
  }

  /** Split so that half of exp(x), which is a number where exp(x) no longer is, is easily had. */
  private static Split splitHalf(Lanes v, int x) {
    return split(v, x, 2 * Lanes.BIAS - 1);
  }

  private static int halfOfExp(Lanes v, Split half) {
    return v.scale(v.add(half.p, v.number(1)), half.shifted);
  }

  /** Half of exp(x) - 1. */
  private static int halfOfExpm1(Lanes v, int halfPower, int p) {
    return v.fused(halfPower, p, v.subtract(halfPower, v.number(0.5)));
  }

  private static int expm1(Lanes v, int x) {
    Split e = split(v, atLeast(v, FLAT, atMost(v, x, MOST)), Lanes.BIAS - 1);
    int half = halfOfExpm1(v, v.powerOfTwo(e.shifted), e.p);
    return v.select(v.less(v.abs(x), v.number(TINY)), x, v.add(half, half));
  }

  private static int cosh(Lanes v, int x) {
    int half = halfOfExp(v, splitHalf(v, atMost(v, v.abs(x), MOST_OF_HALF)));
    return v.add(half, v.divide(v.number(0.25), half));
  }

  /** (e - 1/e)/2, and where that would cancel (m + m/(m + 1))/2 with m = e - 1. */
  private static int sinh(Lanes v, int x) {
    int size = v.abs(x);
    Split e = splitHalf(v, atMost(v, size, MOST_OF_HALF));
    int half = halfOfExp(v, e);
    int large = v.subtract(half, v.divide(v.number(0.25), half));
    int power = v.powerOfTwo(v.subtract(e.shifted, v.number(Lanes.BIAS)));
    int m = halfOfExpm1(v, power, e.p);
    int small = v.add(m, v.divide(m, v.add(v.add(m, m), v.number(1))));
    small = v.select(v.less(size, v.number(Exponential.TINY)), size, small);
    return v.withSign(v.select(v.less(size, v.number(1)), small, large), x);
  }

  /** exp(x) of a negative x, and what it takes to 1; both of the one power of two. */
  private record Decay(int e, int toOne) {}

  private static Decay decay(Lanes v, int x) {
    Split split = split(v, atLeast(v, LEAST, x), 2 * Lanes.BIAS);
    int power = v.scale(v.number(1), split.shifted);
    int toOne = v.fused(v.negate(power), split.p, v.subtract(v.number(1), power));
    return new Decay(v.fused(power, split.p, power), toOne);
  }

  private static Decay decayOfTwice(Lanes v, int x) {
    int size = v.negate(v.abs(x));
    return decay(v, v.add(size, size));
  }

  private static int inverseOfOneMore(Lanes v, Decay decay) {
    return v.divide(v.number(1), v.add(decay.e, v.number(1)));
  }

  /** (1 - e)/(1 + e) with e = exp(-2|x|), and the sign of x. */
  private static int tanh(Lanes v, int x) {
    Decay decay = decayOfTwice(v, x);
    return v.withSign(v.multiply(decay.toOne, inverseOfOneMore(v, decay)), x);
  }

  /** 4e/(1 + e)². */
  private static int slopeOfTanh(Lanes v, int x) {
    Decay decay = decayOfTwice(v, x);
    int inverse = inverseOfOneMore(v, decay);
    int twice = v.multiply(v.add(inverse, inverse), decay.e);
    return v.multiply(twice, v.add(inverse, inverse));
  }

  /** 1/(1 + e) with e = exp(-|x|), and where x is negative, e times that. */
  private static int sigmoid(Lanes v, int x) {
    Decay decay = decay(v, v.negate(v.abs(x)));
    int inverse = inverseOfOneMore(v, decay);
    return v.select(v.less(x, v.number(0)), v.multiply(decay.e, inverse), inverse);
  }

  /** e/(1 + e)². */
  private static int slopeOfSigmoid(Lanes v, int x) {
    Decay decay = decay(v, v.negate(v.abs(x)));
    int inverse = inverseOfOneMore(v, decay);
    return v.multiply(v.multiply(decay.e, inverse), inverse);
  }

  private static int sin(Lanes v, int x) {
    int k = quarters(v, x);
    int r = reduced(v, x, k);
    int quadrant = quadrant(v, k);
    int other = v.multiply(alongCosine(v, quadrant), cosine(v, r));
    int sine = v.fused(alongSine(v, quadrant), sine(v, r), other);
    sine = v.select(v.less(v.abs(x), v.number(Circular.TINY)), x, sine);
    return withinLimit(v, x, sine);
  }

  private static int cos(Lanes v, int x) {
    int k = quarters(v, x);
    int r = reduced(v, x, k);
    int quadrant = quadrant(v, k);
    int other = v.multiply(alongCosine(v, quadrant), sine(v, r));
    return withinLimit(v, x, v.subtract(v.multiply(alongSine(v, quadrant), cosine(v, r)), other));
  }

  private static int quarters(Lanes v, int x) {
    int shifted = v.fused(x, v.number(Circular.TWO_OVER_PI), v.number(Lanes.SHIFT));
    return v.subtract(shifted, v.number(Lanes.SHIFT));
  }

  private static int reduced(Lanes v, int x, int k) {
    int r = v.fused(k, v.number(-Circular.HALF_PI), x);
    r = v.fused(k, v.number(-Circular.HALF_PI_REST), r);
    return v.fused(k, v.number(-Circular.HALF_PI_LAST), r);
  }

  private static int sine(Lanes v, int r) {
    int square = v.multiply(r, r);
    return v.fused(v.multiply(square, r), polynomial(v, square, SINE), r);
  }

  private static int cosine(Lanes v, int r) {
    int square = v.multiply(r, r);
    int most = v.fused(square, v.number(-0.5), v.number(1));
    return v.fused(v.multiply(square, square), polynomial(v, square, COSINE), most);
  }

  private static int quadrant(Lanes v, int k) {
    int shifted = v.fused(k, v.number(0.25), v.number(Lanes.SHIFT));
    int turns = v.subtract(shifted, v.number(Lanes.SHIFT));
    return v.fused(turns, v.number(-4), k);
  }

  private static int alongSine(Lanes v, int quadrant) {
    int square = v.multiply(quadrant, quadrant);
    int product = v.multiply(v.subtract(square, v.number(1)), v.subtract(square, v.number(6)));
    return v.multiply(v.number(1.0 / 6), product);
  }

  private static int alongCosine(Lanes v, int quadrant) {
    int rest = v.fused(v.negate(quadrant), quadrant, v.number(4));
    return v.multiply(v.number(1.0 / 3), v.multiply(quadrant, rest));
  }

  private static int withinLimit(Lanes v, int x, int result) {
    int isWithin = v.less(v.abs(x), v.number(Circular.LIMIT));
    return v.select(isWithin, result, v.number(Double.NaN));
  }

  private static int log(Lanes v, int x) {
    int isTiny = v.less(x, v.number(Double.MIN_NORMAL));
    int ordinary = v.select(isTiny, v.multiply(v.number(0x1p54), x), x);
    int k = v.subtract(v.exponent(ordinary), v.select(isTiny, v.number(54), v.number(0)));
    int f = v.subtract(v.mantissa(ordinary), v.number(1));
    int s = v.divide(f, v.add(f, v.number(2)));
    int square = v.multiply(s, s);
    int half = v.multiply(v.multiply(v.number(0.5), f), f);
    int inner = v.fused(square, polynomial(v, square, LOGARITHM), half);
    int low = v.fused(s, inner, v.multiply(v.number(NaturalLogarithm.LN2_REST), k));
    int rest = v.subtract(v.subtract(half, low), f);
    int log = v.fused(k, v.number(NaturalLogarithm.LN2), v.negate(rest));
    int ofPositive = v.select(v.less(x, v.number(Double.POSITIVE_INFINITY)), log, x);
    int ofOthers =
        v.select(v.equal(x, v.number(0)), v.number(Double.NEGATIVE_INFINITY), v.number(Double.NaN));
    return v.select(v.less(v.number(0), x), ofPositive, ofOthers);
  }

  /** NaN stays NaN. */
  private static int atMost(Lanes v, int x, double limit) {
    return v.select(v.less(v.number(limit), x), v.number(limit), x);
  }

  private static int atLeast(Lanes v, double limit, int x) {
    return v.select(v.less(x, v.number(limit)), v.number(limit), x);
  }

  private static int polynomial(Lanes v, int x, double[] coefficients) {
    return polynomial(v, x, v.multiply(x, x), coefficients);
  }

  /** The even terms beside the odd ones, so that they need not wait for each other. */
  private static int polynomial(Lanes v, int x, int square, double[] coefficients) {
    int last = coefficients.length - 1;
    int[] halves = {
      v.number(coefficients[last - last % 2]), v.number(coefficients[last - 1 + last % 2])
    };
    for (int k = last - 2; k >= 0; k--) {
      halves[k % 2] = v.fused(halves[k % 2], square, v.number(coefficients[k]));
    }
    return v.fused(halves[1], x, halves[0]);
  }
}
