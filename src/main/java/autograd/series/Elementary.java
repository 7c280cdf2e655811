package autograd.series;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * The elementary functions of balls: for every number in a ball its function's value lies in the
 * ball that is answered. Arguments are brought near 0 by identities, and power series do the rest.
 */
final class Elementary {
  /** More digits than asked for, against those that a reduction costs. */
  private static final int GUARD = 24;

  /** The size of an error, in bits, above which the terms of a series of balls do not shrink. */
  private static final int WIDE = -6;

  private static final Map<Integer, Ball> PIS = new HashMap<>();
  private static final Map<Integer, Ball> LOGS_OF_TWO = new HashMap<>();

  private Elementary() {}

  /** π, by Machin's formula 16 atan(1/5) - 4 atan(1/239). */
  static synchronized Ball pi(int bits) {
    return PIS.computeIfAbsent(
        bits,
        b -> {
          int w = b + GUARD;
          BigInteger sum =
              arctanOfInverse(5, w).shiftLeft(4).subtract(arctanOfInverse(239, w).shiftLeft(2));
          return fixed(sum, w, b);
        });
  }

  /** log 2 = 18 artanh(1/26) - 2 artanh(1/4801) + 8 artanh(1/8749). */
  static synchronized Ball logOfTwo(int bits) {
    return LOGS_OF_TWO.computeIfAbsent(
        bits,
        b -> {
          int w = b + GUARD;
          BigInteger sum =
              series(26, w, 1)
                  .multiply(BigInteger.valueOf(18))
                  .subtract(series(4801, w, 1).shiftLeft(1))
                  .add(series(8749, w, 1).shiftLeft(3));
          return fixed(sum, w, b);
        });
  }

  private static BigInteger arctanOfInverse(int x, int w) {
    return series(x, w, -1);
  }

  /** The sum of s^k/((2k + 1)·x^(2k + 1)), times 2^w, less than w units off. */
  private static BigInteger series(int x, int w, int s) {
    BigInteger power = BigInteger.ONE.shiftLeft(w).divide(BigInteger.valueOf(x));
    BigInteger square = BigInteger.valueOf((long) x * x);
    BigInteger sum = BigInteger.ZERO;
    for (int k = 0; power.signum() != 0; k++) {
      BigInteger term = power.divide(BigInteger.valueOf(2L * k + 1));
      sum = s < 0 && (k & 1) == 1 ? sum.subtract(term) : sum.add(term);
      power = power.divide(square);
    }
    return sum;
  }

  /** A fixed-point number that is off by less than w·2^7 units. */
  private static Ball fixed(BigInteger number, int w, int bits) {
    int loss = 40 - Integer.numberOfLeadingZeros(w);
    return Ball.of(number, bits + GUARD).shift(-w).plus(Ball.around(loss - w), bits);
  }

  /**
   * Whether it is so near to 0, and not 0, that a function with slope 1 there answers it itself:
   * its digits are none that a ball knows.
   */
  private static boolean isTiny(Ball x) {
    return !x.holdsZero() && x.top() < -(1L << 53);
  }

  /** Such a number, with room for what follows it. */
  private static Ball nearly(Ball x, int bits) {
    return x.isFinite() ? x.plus(Ball.around(x.top() - bits), bits) : x;
  }

  static Ball exp(Ball x, int bits) {
    if (!x.isFinite()) {
      return x.sign() == 0
          ? Ball.ANY
          : x.top() < 0
              ? Ball.ONE.plus(x, bits).plus(x, bits).hull(Ball.ONE, bits)
              : beyond(x, bits);
    }
    if (!x.isPoint() && x.error().top() > -3) {
      return exp(x.lower(), bits).hull(exp(x.upper(), bits), bits).wavering(x.wavers());
    }
    if (x.top() > 60) {
      return x.holdsZero() ? Ball.ANY : beyond(x, bits);
    }
    if (x.isPoint() && x.holdsZero()) {
      return Ball.ONE;
    }
    int halvings = 6 + (int) Math.sqrt(bits) / 3;
    int w = bits + GUARD + halvings + (int) Math.max(0, x.top());
    long k = Math.round(x.centre().toDouble() / 0.6931471805599453);
    Ball y = x.minus(logOfTwo(w).times(Ball.of(k), w), w).shift(-halvings);
    Ball sum = Ball.ONE;
    Ball term = Ball.ONE;
    for (int n = 1; term.top() > -w; n++) {
      term = term.times(y, w).over(Ball.of(n), w);
      sum = sum.plus(term, w);
    }
    sum = sum.plus(Ball.around(term.top() + 1), w);
    for (int i = 0; i < halvings; i++) {
      sum = sum.times(sum, w);
    }
    return sum.plus(Ball.ZERO, bits).shift(k).times(Ball.ONE, bits);
  }

  /** exp(x) - 1, with relative digits. */
  static Ball expm1(Ball x, int bits) {
    if (isTiny(x)) {
      return nearly(x, bits);
    }
    if (!x.isFinite() || x.top() > -2 || x.holdsZero()) {
      return x.isZeroPoint() ? x : exp(x, bits + 4).minus(Ball.ONE, bits);
    }
    int w = bits + GUARD;
    Ball term = x;
    Ball sum = x;
    for (int n = 2; term.top() > x.top() - w; n++) {
      term = term.times(x, w).over(Ball.of(n), w);
      sum = sum.plus(term, w);
    }
    return sum.plus(Ball.around(term.top() + 1), bits);
  }

  /** log(1 + x) for a small x, with relative digits. */
  static Ball log1p(Ball x, int bits) {
    if (isTiny(x)) {
      return nearly(x, bits);
    }
    int w = bits + GUARD;
    return artanh(x.over(Ball.of(2).plus(x, w), w), w).shift(1).times(Ball.ONE, bits);
  }

  /** e to a power beyond 2^60: of such a number the logarithm is kept. */
  private static Ball beyond(Ball x, int bits) {
    return Ball.ofSize(1, x.over(logOfTwo(bits), bits), bits);
  }

  /** The logarithm of a positive number; {@link Ball#ANY} if it may be another. */
  static Ball log(Ball x, int bits) {
    if (x.sign() > 0 && x.size() != null) {
      return x.size().times(logOfTwo(bits), bits).wavering(x.wavers());
    }
    if (x.sign() <= 0 || !x.isFinite()) {
      return Ball.ANY.wavering(x.wavers());
    }
    if (!x.isPoint() && x.certainBits() < 4) {
      return log(x.lower(), bits).hull(log(x.upper(), bits), bits).wavering(x.wavers());
    }
    int w = bits + GUARD;
    long e = x.top();
    Ball m = x.shift(-e);
    if (m.toDouble() < 0.7) {
      m = m.shift(1);
      e--;
    }
    // Near 1 the logarithm is small; a quotient keeps its digits.
    Ball near = Ball.ofDouble(StrictMath.log(m.centre().toDouble()));
    if (Math.abs(near.toDouble()) < 0x1p-20) {
      near = Ball.ZERO;
    }
    Ball power = exp(near, w);
    Ball d = m.minus(power, 2 * w).over(m.plus(power, w), w);
    Ball sum = artanh(d, w).shift(1).plus(near, w);
    return e == 0
        ? sum.plus(Ball.ZERO, bits).times(Ball.ONE, bits)
        : sum.plus(logOfTwo(w + 60).times(Ball.of(e), w), bits);
  }

  /** artanh of a number well below 1 in size. */
  private static Ball artanh(Ball x, int w) {
    if (x.isZeroPoint()) {
      return x;
    }
    Ball square = x.times(x, w);
    Ball power = x;
    Ball sum = x;
    for (int k = 3; power.top() > x.top() - w; k += 2) {
      power = power.times(square, w);
      sum = sum.plus(power.over(Ball.of(k), w), w);
    }
    return sum.plus(Ball.around(power.top() + 1), w);
  }

  /** Sine (0) and cosine (1). */
  static Ball[] sinCos(Ball x, int bits) {
    if (isTiny(x)) {
      return new Ball[] {nearly(x, bits), Ball.ONE.plus(Ball.around(x.top()), bits)};
    }
    if (!x.isFinite() || x.top() > 100_000 || (x.error().top() > 0 && !x.isPoint())) {
      Ball any = x.isFinite() && x.isPoint() ? Ball.ANY : Ball.around(0).wavering(x.wavers());
      return new Ball[] {any, any};
    }
    int w = bits + GUARD + (int) Math.max(0, x.top());
    Ball quarter = pi(w).shift(-1);
    Ball ratio = x.centre().over(quarter, w);
    BigInteger n = ratio.nearest();
    Ball y = x.minus(quarter.times(Ball.of(n, w), w), w);
    int v = bits + GUARD;
    // Relative digits of a sine near 0 are those of its argument.
    Ball square = y.times(y, v);
    Ball sin = y;
    Ball cos = Ball.ONE;
    Ball term = Ball.ONE;
    long least = -v + Math.min(0, 2 * y.top());
    int k = 0;
    while (term.top() > least && !term.isZeroPoint()) {
      term = term.times(square, v).over(Ball.of((2L * k + 1) * (2L * k + 2)), v).negate();
      cos = cos.plus(term, v);
      sin = sin.plus(term.times(y, v).over(Ball.of(2L * k + 3), v), v);
      k++;
    }
    if (!term.isZeroPoint()) {
      cos = cos.plus(Ball.around(term.top()), v);
      sin = sin.plus(Ball.around(term.top() + y.top()), v);
    }
    Ball s = sin.times(Ball.ONE, bits);
    Ball c = cos.times(Ball.ONE, bits);
    return switch (n.intValue() & 3) {
      case 0 -> new Ball[] {s, c};
      case 1 -> new Ball[] {c, s.negate()};
      case 2 -> new Ball[] {s.negate(), c.negate()};
      default -> new Ball[] {c.negate(), s};
    };
  }

  static Ball atan(Ball x, int bits) {
    if (x.isZeroPoint() || isTiny(x)) {
      return x.isZeroPoint() ? x : nearly(x, bits);
    }
    if (x.isFinite() && !x.isPoint() && x.error().top() > WIDE) {
      return atan(x.lower(), bits).hull(atan(x.upper(), bits), bits).wavering(x.wavers());
    }
    int w = bits + GUARD;
    if (!x.isFinite() || x.top() > 1) {
      if (x.holdsZero()) {
        return Ball.around(1).wavering(x.wavers());
      }
      Ball right = pi(w).shift(-1);
      Ball rest = atan(Ball.ONE.over(x, w), w);
      return (x.sign() > 0 ? right : right.negate()).minus(rest, bits).wavering(x.wavers());
    }
    Ball y = x;
    int doublings = 5;
    for (int i = 0; i < doublings; i++) {
      y = y.over(Ball.ONE.plus(Ball.ONE.plus(y.times(y, w), w).sqrt(w), w), w);
    }
    Ball square = y.times(y, w);
    Ball power = y;
    Ball sum = y;
    for (int k = 3; power.top() > y.top() - w; k += 2) {
      power = power.times(square, w).negate();
      sum = sum.plus(power.over(Ball.of(k), w), w);
    }
    return sum.plus(Ball.around(power.top()), w).shift(doublings).times(Ball.ONE, bits);
  }
}
