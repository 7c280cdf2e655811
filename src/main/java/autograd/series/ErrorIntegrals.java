package autograd.series;

/** The error function and its complement of balls. */
final class ErrorIntegrals {
  private static final int GUARD = 24;

  /** Beyond it a power series takes too many digits, and the asymptotic one is at its best. */
  private static final int MOST = 200;

  /** From there on each term is less than half the one before, for x up to 16. */
  private static final int FEWEST = 600;

  private ErrorIntegrals() {}

  /** erf(x) = 2/√π exp(-x²) Σ 2^n x^(2n+1)/(2n+1)!!, all of one sign; null if x is too large. */
  static Ball erf(Ball x, int bits) {
    if (!x.isFinite() || x.holdsZero() || x.top() > 4 || x.top() < -100_000) {
      return null;
    }
    int w = bits + GUARD;
    Ball square = x.times(x, w).shift(1);
    Ball term = x;
    Ball sum = x;
    for (int n = 1; term.top() > x.top() - w || n < FEWEST; n++) {
      term = term.times(square, w).over(Ball.of(2L * n + 1), w);
      sum = sum.plus(term, w);
    }
    // The terms by now at least halve each time.
    Ball total = sum.plus(Ball.around(term.top() + 1), w);
    Ball scale = Elementary.exp(square.shift(-1).negate(), w).shift(1);
    return total.times(scale, w).over(Elementary.pi(w).sqrt(w), bits);
  }

  /** 1 - erf(x); null where neither series has so many digits. */
  static Ball erfc(Ball x, int bits) {
    if (!x.isFinite() || x.top() > 1000) {
      return null;
    }
    if (x.sign() > 0 && x.top() > 3) {
      return asymptotic(x, bits);
    }
    int more = bits + MOST;
    Ball erf = erf(x, more);
    return erf == null ? null : Ball.ONE.minus(erf, bits + MOST).times(Ball.ONE, bits);
  }

  /** exp(-x²)/(x√π) Σ (-1)^n (2n-1)!!/(2x²)^n; the first term left out bounds what is left out. */
  private static Ball asymptotic(Ball x, int bits) {
    int w = bits + GUARD;
    Ball square = x.times(x, 2 * w);
    Ball term = Ball.ONE;
    Ball sum = Ball.ONE;
    for (int n = 1; term.top() > -w; n++) {
      Ball next = term.times(Ball.of(2L * n - 1), w).over(square.shift(1), w).negate();
      if ((next.top() > term.top() && n > 1) || n > w) {
        return null;
      }
      term = next;
      sum = sum.plus(term, w);
    }
    sum = sum.plus(Ball.around(term.top()), w);
    Ball scale = Elementary.exp(square.negate(), w);
    return scale.times(sum, w).over(x.times(Elementary.pi(w).sqrt(w), w), bits);
  }
}
