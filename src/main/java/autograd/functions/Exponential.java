package autograd.functions;

/**
 * The exponential function and its kin, at a point and over a block of points. Of one fixed
 * definition, in nothing but sums, products, quotients and fused multiply-adds, each of which IEEE
 * 754 determines to the last bit: the digits are the same on every JDK and machine, at a point and
 * in a block.
 *
 * <p>By exp(x) = 2^k · exp(r) with k the whole number nearest to x/log 2, so |r| ≤ log(2)/2. There
 * exp(r) = 1 + r + r² q(r) with q the polynomial of least greatest error, 2^-64, found by Remez'
 * exchange. Outside the range where 2^k is an ordinary double, {@link StrictMath} answers.
 *
 * <p>A block is gone over in several short loops, of which those with the arithmetic have nothing
 * in them that keeps a compiler from turning them into vector instructions: neither a branch nor
 * the bits of a double. What the fast road cannot do is mended point by point at the end.
 */
final class Exponential {
  /** Below it in size, 2^k and its inverse are ordinary doubles. */
  static final double LIMIT = 708;

  /** Below it in size, x and an odd function of it agree to the last bit. */
  static final double TINY = 0x1p-28;

  /** From here on tanh is 1 to the last bit. */
  static final double FLAT = 22;

  /** Added to a number and taken away again it leaves the nearest whole number. */
  static final double SHIFT = Lanes.SHIFT;

  static final double LOG2_E = 0x1.71547652b82fep0;
  static final double LN2 = 0x1.62e42fefa39efp-1;

  /** What log 2 has more than {@link #LN2}. */
  static final double LN2_REST = 0x1.abc9e3b39803fp-56;

  static final double Q2 = 0x1.555555555555cp-3;
  static final double Q3 = 0x1.555555555555ep-5;
  static final double Q4 = 0x1.111111110eb94p-7;
  static final double Q5 = 0x1.6c16c16c13525p-10;
  static final double Q6 = 0x1.a01a01b3c7250p-13;
  static final double Q7 = 0x1.a01a01b470ab6p-16;
  static final double Q8 = 0x1.71ddef7540dfbp-19;
  static final double Q9 = 0x1.27e4befc37dc8p-22;
  static final double Q10 = 0x1.af6d02f1bceecp-26;
  static final double Q11 = 0x1.1f9e39bc6e833p-29;

  private Exponential() {}

  /** e to the x: 0 at -inf, inf from about 709.8 on. */
  static double exp(double x) {
    if (!(Math.abs(x) < LIMIT)) {
      return StrictMath.exp(x);
    }
    double shifted = shifted(x);
    double r = reduced(x, shifted);
    return scaled(1 + (r + tail(x, shifted, r)), shifted);
  }

  static void exp(double[] z, double[] x, int n, double[][] work) {
    double[] shifts = work[0];
    mantissas(z, x, n, shifts);
    for (int i = 0; i < n; i++) {
      z[i] = Math.abs(x[i]) < LIMIT ? scaled(z[i], shifts[i]) : StrictMath.exp(x[i]);
    }
  }

  /** exp(x) - 1, without cancellation. */
  static double expm1(double x) {
    double size = Math.abs(x);
    if (!(size >= TINY && size < LIMIT)) {
      return StrictMath.expm1(x);
    }
    double shifted = shifted(x);
    double r = reduced(x, shifted);
    double tail = tail(x, shifted, r);
    double p = r + tail;
    double pRest = r - p + tail;
    double power = power(shifted);
    double e = lessOne(p, power);
    return e + lessOneRest(p, pRest, power, e);
  }

  static void expm1(double[] z, double[] x, int n, double[][] work) {
    powersLessOne(z, x, n, work);
    double[] rests = work[0];
    for (int i = 0; i < n; i++) {
      z[i] += rests[i];
    }
    for (int i = 0; i < n; i++) {
      double size = Math.abs(x[i]);
      if (!(size >= TINY && size < LIMIT)) {
        z[i] = StrictMath.expm1(x[i]);
      }
    }
  }

  /** (e + 1/e)/2 with e = exp(|x|). */
  static double cosh(double x) {
    double size = Math.abs(x);
    if (!(size < LIMIT)) {
      return halfOfExp(size);
    }
    double shifted = shifted(size);
    double r = reduced(size, shifted);
    double tail = tail(size, shifted, r);
    double m = 1 + (r + tail);
    return halfSumOfInverses(scaled(m, shifted), missingPart(m, r, tail));
  }

  static void cosh(double[] z, double[] x, int n, double[][] work) {
    double[] size = work[1];
    for (int i = 0; i < n; i++) {
      size[i] = Math.abs(x[i]);
    }
    double[] missing = work[2];
    mantissasInTwo(z, size, n, work[0], missing);
    for (int i = 0; i < n; i++) {
      z[i] = scaled(z[i], work[0][i]);
    }
    for (int i = 0; i < n; i++) {
      z[i] = halfSumOfInverses(z[i], missing[i]);
    }
    for (int i = 0; i < n; i++) {
      if (!(size[i] < LIMIT)) {
        z[i] = halfOfExp(size[i]);
      }
    }
  }

  /**
   * What 1 + (r + tail) lost when it was rounded to m, over m: times exp(-r), which is near 1 - r.
   */
  private static double missingPart(double m, double r, double tail) {
    double p = r + tail;
    return (1 - m + p + (r - p + tail)) * (1 - r);
  }

  /** Likewise {@link #mantissas}, and what they lost. */
  private static void mantissasInTwo(
      double[] z, double[] x, int n, double[] shifts, double[] missing) {
    for (int i = 0; i < n; i++) {
      double shifted = shifted(x[i]);
      shifts[i] = shifted;
      double r = reduced(x[i], shifted);
      missing[i] = r;
      z[i] = tail(x[i], shifted, r);
    }
    for (int i = 0; i < n; i++) {
      double r = missing[i];
      double m = 1 + (r + z[i]);
      missing[i] = missingPart(m, r, z[i]);
      z[i] = m;
    }
  }

  /** (e + 1/e)/2 for e ≥ 1, of which a part is missing. */
  private static double halfSumOfInverses(double e, double missingPart) {
    double inverse = 1 / e;
    double both = e + inverse;
    double rest = Math.fma(e - inverse, missingPart, Math.fma(-e, inverse, 1) * inverse);
    return 0.5 * (both + (e - both + inverse + rest));
  }

  /** (e + e/(e + 1))/2 with e = exp(|x|) - 1, and the sign of x. */
  static double sinh(double x) {
    double size = Math.abs(x);
    if (!(size >= TINY && size < LIMIT)) {
      return size < TINY ? x : Math.copySign(halfOfExp(size), x);
    }
    double shifted = shifted(size);
    double r = reduced(size, shifted);
    double tail = tail(size, shifted, r);
    double p = r + tail;
    double power = power(shifted);
    double e = lessOne(p, power);
    return Math.copySign(halfSum(e, lessOneRest(p, r - p + tail, power, e)), x);
  }

  static void sinh(double[] z, double[] x, int n, double[][] work) {
    double[] size = work[2];
    for (int i = 0; i < n; i++) {
      size[i] = Math.abs(x[i]);
    }
    powersLessOne(z, size, n, work);
    double[] rests = work[0];
    for (int i = 0; i < n; i++) {
      z[i] = halfSum(z[i], rests[i]);
    }
    for (int i = 0; i < n; i++) {
      double sinh = size[i] >= TINY && size[i] < LIMIT ? z[i] : halfOfExp(size[i]);
      z[i] = size[i] < TINY ? x[i] : Math.copySign(sinh, x[i]);
    }
  }

  /** (e + e/(e + 1))/2 for e ≥ 0, of which e is known in two parts. */
  private static double halfSum(double e, double eRest) {
    double sum = e + 1;
    double inverse = 1 / sum;
    double quotient = e * inverse;
    // Another part of e is another part of the quotient, over (e + 1)².
    double missing = Math.fma(-quotient, sum, e) - quotient * roundedOff(e, 1, sum);
    double rest = Math.fma(Math.fma(eRest, inverse, missing), inverse, eRest);
    double both = e + quotient;
    return 0.5 * (both + (e - both + quotient + rest));
  }

  /** exp(x)/2, where 1/exp(x) is nothing beside it and exp(x) may be infinite. */
  private static double halfOfExp(double x) {
    return x < 720
        ? DoubleDouble.of(x).minus(DoubleDouble.LN2).expValue()
        : x + Double.MAX_VALUE * x;
  }

  /**
   * By tanh x = e/(e + 2) with e = exp(2|x|) - 1, the roundings of the sum and of the quotient made
   * good, so that only that of e is left.
   */
  static double tanh(double x) {
    double size = Math.abs(x);
    if (!(size >= TINY && size < FLAT)) {
      return flatTanh(x, size);
    }
    double twice = size + size;
    double shifted = shifted(twice);
    double r = reduced(twice, shifted);
    double tail = tail(twice, shifted, r);
    double p = r + tail;
    double power = power(shifted);
    double e = lessOne(p, power);
    return Math.copySign(quotient(e, lessOneRest(p, r - p + tail, power, e)), x);
  }

  static void tanh(double[] z, double[] x, int n, double[][] work) {
    double[] twice = work[2];
    for (int i = 0; i < n; i++) {
      twice[i] = Math.abs(x[i]) + Math.abs(x[i]);
    }
    powersLessOne(z, twice, n, work);
    double[] rests = work[0];
    for (int i = 0; i < n; i++) {
      z[i] = quotient(z[i], rests[i]);
    }
    for (int i = 0; i < n; i++) {
      double size = Math.abs(x[i]);
      z[i] = size >= TINY && size < FLAT ? Math.copySign(z[i], x[i]) : flatTanh(x[i], size);
    }
  }

  private static double flatTanh(double x, double size) {
    return size >= FLAT ? Math.copySign(1, x) : x;
  }

  /** e/(e + 2) for e ≥ 0, of which e is known in two parts. */
  private static double quotient(double e, double eRest) {
    double sum = e + 2;
    double inverse = 1 / sum;
    double quotient = e * inverse;
    double missing = Math.fma(-quotient, sum, e) + eRest;
    return Math.fma(missing - quotient * (roundedOff(e, 2, sum) + eRest), inverse, quotient);
  }

  /** 1/(1 + e). */
  private static double inverseOfOneMore(double e) {
    double sum = e + 1;
    double inverse = 1 / sum;
    double missing = Math.fma(-inverse, sum, 1) - inverse * roundedOff(e, 1, sum);
    return Math.fma(missing, inverse, inverse);
  }

  /** What the rounding of x + y left out, whichever is the larger (Knuth, TAOCP 2, 4.2.2). */
  private static double roundedOff(double x, double y, double sum) {
    double part = sum - x;
    return x - (sum - part) + (y - part);
  }

  /** 1/(1 + exp(-x)), and e/(1 + e) with e = exp(x) where that exponential overflows. */
  static double sigmoid(double x) {
    return Math.abs(x) < LIMIT ? inverseOfOneMore(exp(-x)) : flatSigmoid(x);
  }

  static void sigmoid(double[] z, double[] x, int n, double[][] work) {
    double[] opposite = work[1];
    for (int i = 0; i < n; i++) {
      opposite[i] = -x[i];
    }
    powers(z, opposite, n, work[0]);
    for (int i = 0; i < n; i++) {
      z[i] = inverseOfOneMore(z[i]);
    }
    for (int i = 0; i < n; i++) {
      if (!(Math.abs(x[i]) < LIMIT)) {
        z[i] = flatSigmoid(x[i]);
      }
    }
  }

  private static double flatSigmoid(double x) {
    double e = StrictMath.exp(-Math.abs(x));
    return x < 0 ? e / (1 + e) : 1 / (1 + e);
  }

  /** exp of each that is small enough in size; anything at all for the others. */
  private static void powers(double[] z, double[] x, int n, double[] shifts) {
    mantissas(z, x, n, shifts);
    for (int i = 0; i < n; i++) {
      z[i] = scaled(z[i], shifts[i]);
    }
  }

  /** exp(r) for each, and k + {@link #SHIFT}. */
  private static void mantissas(double[] z, double[] x, int n, double[] shifts) {
    for (int i = 0; i < n; i++) {
      double shifted = shifted(x[i]);
      shifts[i] = shifted;
      double r = reduced(x[i], shifted);
      z[i] = 1 + (r + tail(x[i], shifted, r));
    }
  }

  /**
   * Likewise exp - 1 of each that is neither too large in size nor tiny; the first block of {@code
   * work} takes what its rounding left out.
   */
  private static void powersLessOne(double[] z, double[] x, int n, double[][] work) {
    double[] rests = work[0];
    double[] powers = work[1];
    for (int i = 0; i < n; i++) {
      double shifted = shifted(x[i]);
      double r = reduced(x[i], shifted);
      double tail = tail(x[i], shifted, r);
      double p = r + tail;
      powers[i] = shifted;
      rests[i] = r - p + tail;
      z[i] = p;
    }
    for (int i = 0; i < n; i++) {
      powers[i] = power(powers[i]);
    }
    for (int i = 0; i < n; i++) {
      double e = lessOne(z[i], powers[i]);
      rests[i] = lessOneRest(z[i], rests[i], powers[i], e);
      z[i] = e;
    }
  }

  /** k + {@link #SHIFT}, whose lowest bits are those of k. */
  private static double shifted(double x) {
    return x * LOG2_E + SHIFT;
  }

  /** r, what is left of x. */
  private static double reduced(double x, double shifted) {
    double k = shifted - SHIFT;
    return Math.fma(-k, LN2_REST, Math.fma(-k, LN2, x));
  }

  /** exp(r) - 1 - r, and what the rounding of r left out. */
  private static double tail(double x, double shifted, double r) {
    double k = shifted - SHIFT;
    double rest = Math.fma(-k, LN2_REST, Math.fma(-k, LN2, x) - r);
    double q = Math.fma(Q11, r, Q10);
    q = Math.fma(q, r, Q9);
    q = Math.fma(q, r, Q8);
    q = Math.fma(q, r, Q7);
    q = Math.fma(q, r, Q6);
    q = Math.fma(q, r, Q5);
    q = Math.fma(q, r, Q4);
    q = Math.fma(q, r, Q3);
    q = Math.fma(q, r, Q2);
    q = Math.fma(q, r, 0.5);
    return Math.fma(q, r * r, rest);
  }

  /** 2^k (p + 1) - 1 for p = exp(r) - 1. */
  private static double lessOne(double p, double power) {
    return Math.fma(power, p, power - 1);
  }

  /** What the roundings of p and of that left out. */
  private static double lessOneRest(double p, double pRest, double power, double e) {
    return Math.fma(power, p, power - 1 - e) + power * pRest;
  }

  /** 2^k. */
  private static double power(double shifted) {
    return scaled(1, shifted);
  }

  /** y · 2^k, where that is an ordinary double. */
  private static double scaled(double y, double shifted) {
    return Double.longBitsToDouble(
        Double.doubleToRawLongBits(y) + (Double.doubleToRawLongBits(shifted) << 52));
  }
}
