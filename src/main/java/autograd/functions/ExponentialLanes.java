package autograd.functions;

/**
 * The functions of {@link Exponential} as steps of vector instructions: the same definitions
 * without what they do for the last bit, and without a branch. They are right to 4 units in the
 * last place, at the ends of the range and at 0, -0.0, NaN and infinities too. Each has the name of
 * the method of doubles that it stands in for, by which {@link MethodReference#findLanes} finds it.
 */
final class ExponentialLanes {
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

  private ExponentialLanes() {}

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
    return new Split(shifted, v.fused(square, v.polynomial(r, square, EXPONENTIAL), r));
  }

  /** What is neither ordinary nor 0 is left to others. */
  static int exp(Lanes v, int x) {
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

  static int expm1(Lanes v, int x) {
    Split e = split(v, v.atLeast(FLAT, v.atMost(x, MOST)), Lanes.BIAS - 1);
    int half = halfOfExpm1(v, v.powerOfTwo(e.shifted), e.p);
    return v.select(v.less(v.abs(x), v.number(TINY)), x, v.add(half, half));
  }

  static int cosh(Lanes v, int x) {
    int half = halfOfExp(v, splitHalf(v, v.atMost(v.abs(x), MOST_OF_HALF)));
    return v.add(half, v.divide(v.number(0.25), half));
  }

  /** (e - 1/e)/2, and where that would cancel (m + m/(m + 1))/2 with m = e - 1. */
  static int sinh(Lanes v, int x) {
    int size = v.abs(x);
    Split e = splitHalf(v, v.atMost(size, MOST_OF_HALF));
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
    Split split = split(v, v.atLeast(LEAST, x), 2 * Lanes.BIAS);
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
  static int tanh(Lanes v, int x) {
    Decay decay = decayOfTwice(v, x);
    return v.withSign(v.multiply(decay.toOne, inverseOfOneMore(v, decay)), x);
  }

  /** 4e/(1 + e)². */
  static int slopeOfTanh(Lanes v, int x) {
    Decay decay = decayOfTwice(v, x);
    int inverse = inverseOfOneMore(v, decay);
    int twice = v.multiply(v.add(inverse, inverse), decay.e);
    return v.multiply(twice, v.add(inverse, inverse));
  }

  /** 1/(1 + e) with e = exp(-|x|), and where x is negative, e times that. */
  static int sigmoid(Lanes v, int x) {
    Decay decay = decay(v, v.negate(v.abs(x)));
    int inverse = inverseOfOneMore(v, decay);
    return v.select(v.less(x, v.number(0)), v.multiply(decay.e, inverse), inverse);
  }

  /** e/(1 + e)². */
  static int slopeOfSigmoid(Lanes v, int x) {
    Decay decay = decay(v, v.negate(v.abs(x)));
    int inverse = inverseOfOneMore(v, decay);
    return v.multiply(v.multiply(decay.e, inverse), inverse);
  }
}
