package autograd.functions;

/**
 * The functions of {@link Circular} as steps of vector instructions: the same definitions without
 * what they do for the last bit, and without a branch. They are right to 4 units in the last place,
 * at the ends of the range and at 0, -0.0, NaN and infinities too; beyond 100,000 they give up,
 * with NaN. Each has the name of the method of doubles that it stands in for, by which {@link
 * MethodReference#findLanes} finds it.
 */
final class CircularLanes {
  private static final double[] SINE = {
    Circular.S1, Circular.S2, Circular.S3, Circular.S4, Circular.S5, Circular.S6
  };

  private static final double[] COSINE = {
    Circular.C1, Circular.C2, Circular.C3, Circular.C4, Circular.C5, Circular.C6
  };

  private CircularLanes() {}

  static int sin(Lanes v, int x) {
    int k = quarters(v, x);
    int r = reduced(v, x, k);
    int quadrant = quadrant(v, k);
    int other = v.multiply(alongCosine(v, quadrant), cosine(v, r));
    int sine = v.fused(alongSine(v, quadrant), sine(v, r), other);
    sine = v.select(v.less(v.abs(x), v.number(Circular.TINY)), x, sine);
    return withinLimit(v, x, sine);
  }

  static int cos(Lanes v, int x) {
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
    return v.fused(v.multiply(square, r), v.polynomial(square, SINE), r);
  }

  private static int cosine(Lanes v, int r) {
    int square = v.multiply(r, r);
    int most = v.fused(square, v.number(-0.5), v.number(1));
    return v.fused(v.multiply(square, square), v.polynomial(square, COSINE), most);
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
}
