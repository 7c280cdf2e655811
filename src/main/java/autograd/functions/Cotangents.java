package autograd.functions;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The derivatives of π cot πx as polynomials in c = cot πx: of order n they are (-1)^n n! π^(n + 1)
 * p(c), with p = c for the order 0 and the next p = (1 + c²) p'/(n + 1), whose coefficients are all
 * positive and none of which is large.
 */
final class Cotangents {
  /** Coefficients of c^0, c^1 and so on, by order. */
  private static final Map<Integer, DoubleDouble[]> POLYNOMIALS = new ConcurrentHashMap<>();

  private Cotangents() {}

  /** n! π^(n + 1) p(c): the slope of that order but for the sign. */
  static Scaled slope(int order, DoubleDouble c) {
    DoubleDouble[] p = POLYNOMIALS.computeIfAbsent(order, Cotangents::polynomial);
    boolean steep = Math.abs(c.high()) > 1;
    // Far from 0 in powers of 1/c, from the highest power down.
    DoubleDouble x = steep ? c.inverse() : c;
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int k = order + 1; k >= 0; k--) {
      sum = sum.times(x).plus(p[steep ? order + 1 - k : k]);
    }
    DoubleDouble factor = sum;
    for (int k = 2; k <= order; k++) {
      factor = factor.times(k);
    }
    DoubleDouble base = steep ? DoubleDouble.PI.times(c) : DoubleDouble.PI;
    return Scaled.power(base, order + 1).times(factor);
  }

  private static DoubleDouble[] polynomial(int order) {
    DoubleDouble[] p = {DoubleDouble.ZERO, DoubleDouble.ONE};
    for (int n = 1; n <= order; n++) {
      DoubleDouble[] next = new DoubleDouble[n + 2];
      for (int k = 0; k <= n + 1; k++) {
        // (1 + c²) times the derivative: from c^(k + 1) and from c^(k - 1).
        DoubleDouble below = k > 0 ? p[k - 1].times(k - 1) : DoubleDouble.ZERO;
        DoubleDouble above = k + 1 <= n ? p[k + 1].times(k + 1) : DoubleDouble.ZERO;
        next[k] = below.plus(above).over(n);
      }
      p = next;
    }
    return p;
  }
}
