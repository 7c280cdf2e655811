package autograd.functions;

/**
 * {@link NaturalLogarithm} as steps of vector instructions: the same definitions without what they
 * do for the last bit, and without a branch. They are right to 4 units in the last place, at the
 * ends of the range and at 0, -0.0, NaN and infinities too. Each has the name of the method of
 * doubles that it stands in for, by which {@link MethodReference#findLanes} finds it.
 */
final class NaturalLogarithmLanes {
  private static final double[] LOGARITHM = {
    NaturalLogarithm.L1,
    NaturalLogarithm.L2,
    NaturalLogarithm.L3,
    NaturalLogarithm.L4,
    NaturalLogarithm.L5,
    NaturalLogarithm.L6,
    NaturalLogarithm.L7
  };

  private NaturalLogarithmLanes() {}

  static int log(Lanes v, int x) {
    int isTiny = v.less(x, v.number(Double.MIN_NORMAL));
    int ordinary = v.select(isTiny, v.multiply(v.number(0x1p54), x), x);
    int k = v.subtract(v.exponent(ordinary), v.select(isTiny, v.number(54), v.number(0)));
    int f = v.subtract(v.mantissa(ordinary), v.number(1));
    int s = v.divide(f, v.add(f, v.number(2)));
    int square = v.multiply(s, s);
    int half = v.multiply(v.multiply(v.number(0.5), f), f);
    int inner = v.fused(square, v.polynomial(square, LOGARITHM), half);
    int low = v.fused(s, inner, v.multiply(v.number(NaturalLogarithm.LN2_REST), k));
    int rest = v.subtract(v.subtract(half, low), f);
    int log = v.fused(k, v.number(NaturalLogarithm.LN2), v.negate(rest));
    int ofPositive = v.select(v.less(x, v.number(Double.POSITIVE_INFINITY)), log, x);
    int ofOthers =
        v.select(v.equal(x, v.number(0)), v.number(Double.NEGATIVE_INFINITY), v.number(Double.NaN));
    return v.select(v.less(v.number(0), x), ofPositive, ofOthers);
  }
}
