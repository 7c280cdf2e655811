package autograd.series;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * A real number known to lie in (m ± r)·2^e, where m is a whole number of about as many bits as the
 * precision and r is small; the exponent goes far beyond that of doubles. Every operation answers a
 * ball that holds all results for numbers of its operands' balls, so what a ball tells is proved
 * and what it does not tell is open.
 *
 * <p>Numbers beyond 2^(2^55) are {@code HUGE}, and their reciprocals {@code TINY}, which are not 0:
 * of these the sign is known and, as a ball again, the logarithm to base 2 of their size. Of {@code
 * ANY} nothing is known.
 *
 * <p>A ball <em>wavers</em> if it stands for a function that may move about in it for ever, as
 * sin(1/t) does as t goes to 0: more digits do not make it smaller.
 */
final class Ball {
  private enum Kind {
    FINITE,
    HUGE,
    TINY,
    ANY
  }

  /** Exponents beyond it are not kept. */
  private static final long LIMIT = 1L << 55;

  /** What is this much smaller in its logarithm changes nothing. */
  private static final long FAR = 128;

  /** A factor of a tiny number that is 0 or larger may leave it so much larger. */
  private static final long SLACK = 1L << 20;

  private static final int RADIUS_BITS = 30;

  private static final long FURTHEST_DECIMAL = 100_000;
  private static final MathContext DECIMAL = new MathContext(40);

  static final Ball ZERO = new Ball(Kind.FINITE, BigInteger.ZERO, 0, 0, null, false);
  static final Ball ONE = of(1);

  /** A number of which nothing is known. */
  static final Ball ANY = new Ball(Kind.ANY, BigInteger.ZERO, 0, 0, null, false);

  private final Kind kind;
  private final BigInteger middle;
  private final long radius;
  private final long exponent;

  /** The logarithm of the size, if it is huge or tiny. */
  private final Ball size;

  private final boolean wavers;

  private Ball(
      Kind kind, BigInteger middle, long radius, long exponent, Ball size, boolean wavers) {
    this.kind = kind;
    this.middle = middle;
    this.radius = radius;
    this.exponent = exponent;
    this.size = size;
    this.wavers = wavers;
  }

  static Ball of(long number) {
    return new Ball(Kind.FINITE, BigInteger.valueOf(number), 0, 0, null, false);
  }

  static Ball of(BigInteger number, int bits) {
    return of(number, BigInteger.ZERO, 0, false, bits);
  }

  static Ball of(Rational number, int bits) {
    Ball above = of(number.numerator(), bits);
    return number.isWhole() ? above : above.over(of(number.denominator(), bits), bits);
  }

  /** The number that a finite double is, to its last bit. */
  static Ball ofDouble(double number) {
    long all = Double.doubleToRawLongBits(number);
    int biased = (int) (all >>> 52) & 0x7ff;
    long digits = (all & ((1L << 52) - 1)) | (biased == 0 ? 0 : 1L << 52);
    BigInteger middle = BigInteger.valueOf(all < 0 ? -digits : digits);
    return bounded(middle, 0, Math.max(1, biased) - 1075, false);
  }

  /** The numbers from -1 to 1 times 2^exponent. */
  static Ball around(long exponent) {
    return new Ball(Kind.FINITE, BigInteger.ZERO, 1, exponent, null, false);
  }

  /** A number of that sign of which the logarithm to base 2 lies in a ball. */
  static Ball ofSize(int sign, Ball size, int bits) {
    boolean isOuter = size.kind == Kind.HUGE || (size.isFinite() && !size.reaches(LIMIT));
    if (isOuter) {
      Kind kind = size.sign() > 0 ? Kind.HUGE : Kind.TINY;
      return new Ball(kind, BigInteger.valueOf(sign), 0, 0, size, size.wavers);
    }
    boolean isNear = size.isFinite() && !size.holdsAbove(LIMIT) && size.error().top() < 0;
    if (!isNear) {
      return ANY.wavering(size.wavers);
    }
    Ball number = Elementary.exp(size.times(Elementary.logOfTwo(bits + 64), bits + 64), bits);
    return sign < 0 ? number.negate() : number;
  }

  /** Whether some number in it is as near to 0 as that. */
  private boolean reaches(long limit) {
    return abs().lower().minus(of(limit), 64).sign() <= 0;
  }

  /** Whether some number in it is larger in size than that. */
  private boolean holdsAbove(long limit) {
    return abs().upper().minus(of(limit), 64).sign() >= 0;
  }

  private static Ball of(BigInteger m, BigInteger r, long e, boolean wavers, int bits) {
    int shift = Math.max(0, Math.max(m.bitLength() - bits, r.bitLength() - RADIUS_BITS));
    BigInteger middle = m;
    long radius;
    if (shift > 0) {
      middle = m.shiftRight(shift - 1).add(BigInteger.ONE).shiftRight(1);
      radius = r.shiftRight(shift).longValue() + (r.signum() == 0 ? 1 : 2);
    } else {
      radius = r.longValue();
    }
    return bounded(middle, radius, e + shift, wavers);
  }

  private static Ball bounded(BigInteger m, long r, long e, boolean wavers) {
    if (m.signum() == 0 && r == 0) {
      return wavers ? new Ball(Kind.FINITE, m, 0, 0, null, true) : ZERO;
    }
    Ball ball = new Ball(Kind.FINITE, m, r, e, null, wavers);
    long top = e + Math.max(m.bitLength(), 63 - Long.numberOfLeadingZeros(r));
    if (top > LIMIT) {
      return ball.holdsZero()
          ? ANY.wavering(wavers)
          : new Ball(Kind.HUGE, BigInteger.valueOf(m.signum()), 0, 0, ball.logarithm(128), wavers);
    }
    if (top < -LIMIT) {
      return ball.holdsZero()
          ? new Ball(Kind.FINITE, BigInteger.ZERO, 1, -LIMIT, null, wavers)
          : new Ball(Kind.TINY, BigInteger.valueOf(m.signum()), 0, 0, ball.logarithm(128), wavers);
    }
    return ball;
  }

  /** The logarithm to base 2 of its size; it does not hold 0. */
  private Ball logarithm(int bits) {
    if (size != null) {
      return size;
    }
    if (radius == 0 && middle.abs().bitCount() == 1) {
      return of(exponent + middle.abs().bitLength() - 1);
    }
    return Elementary.log(abs(), bits + 64).over(Elementary.logOfTwo(bits + 64), bits);
  }

  /** The logarithm to base 2 of the size of a number that is huge or tiny; else null. */
  Ball size() {
    return size;
  }

  /** The same numbers, of a function that may waver among them. */
  Ball wavering(boolean also) {
    return also == wavers ? this : new Ball(kind, middle, radius, exponent, size, wavers || also);
  }

  boolean wavers() {
    return wavers;
  }

  boolean isFinite() {
    return kind == Kind.FINITE;
  }

  /** Whether it is a single number. */
  boolean isPoint() {
    return kind == Kind.FINITE && radius == 0;
  }

  boolean holdsZero() {
    return kind == Kind.ANY
        || (kind == Kind.FINITE && middle.abs().compareTo(BigInteger.valueOf(radius)) <= 0);
  }

  /** Whether it is the number 0 and nothing else. */
  boolean isZeroPoint() {
    return isPoint() && middle.signum() == 0;
  }

  /** The whole number nearest to the middle, which is not huge. */
  BigInteger nearest() {
    if (kind == Kind.TINY) {
      return BigInteger.ZERO;
    }
    if (exponent >= 0) {
      return middle.shiftLeft((int) Math.min(exponent, 1 << 20));
    }
    long down = Math.min(-exponent, middle.bitLength() + 2L);
    return middle.shiftRight((int) down - 1).add(BigInteger.ONE).shiftRight(1);
  }

  /** The sign of all its numbers; 0 if it is 0 or holds 0. */
  int sign() {
    return holdsZero() ? 0 : middle.signum();
  }

  /** A number so large that 2 to its power is above the size of each number in it. */
  long top() {
    return switch (kind) {
      case HUGE, ANY -> Long.MAX_VALUE / 4;
      case TINY -> -LIMIT + SLACK;
      case FINITE ->
          middle.signum() == 0 && radius == 0
              ? Long.MIN_VALUE / 4
              : exponent + middle.abs().add(BigInteger.valueOf(radius)).bitLength();
    };
  }

  /** How many leading bits are certain; very many of a single number, 0 or less of one with 0. */
  long certainBits() {
    if (kind != Kind.FINITE) {
      return kind == Kind.ANY ? 0 : Integer.MAX_VALUE;
    }
    return radius == 0
        ? Integer.MAX_VALUE
        : middle.bitLength() - (64 - Long.numberOfLeadingZeros(radius));
  }

  /**
   * The middle with some forty decimal digits; null where nothing is known of it, or where it is of
   * another world: beyond 2^100,000. What is below 2^-100,000 is 0 beside all that doubles can be.
   */
  BigDecimal decimal() {
    boolean isFar = kind != Kind.FINITE || Math.abs(exponent) > FURTHEST_DECIMAL;
    if (isFar) {
      boolean isNothing = kind != Kind.ANY && top() < -FURTHEST_DECIMAL;
      return isNothing ? BigDecimal.ZERO : null;
    }
    BigDecimal power = BigDecimal.valueOf(2).pow((int) Math.abs(exponent), DECIMAL);
    BigDecimal number = new BigDecimal(middle);
    return exponent < 0 ? number.divide(power, DECIMAL) : number.multiply(power, DECIMAL);
  }

  /** The middle as a ball of no width. */
  Ball centre() {
    return kind == Kind.FINITE ? new Ball(kind, middle, 0, exponent, null, false) : this;
  }

  /** The numbers from -r to r, r the radius. */
  Ball error() {
    return new Ball(Kind.FINITE, BigInteger.ZERO, radius, exponent, null, wavers);
  }

  Ball lower() {
    return bounded(middle.subtract(BigInteger.valueOf(radius)), 0, exponent, wavers);
  }

  Ball upper() {
    return bounded(middle.add(BigInteger.valueOf(radius)), 0, exponent, wavers);
  }

  /** The smallest ball that holds both. */
  Ball hull(Ball other, int bits) {
    if (!isFinite() || !other.isFinite()) {
      boolean isLike = size != null && other.size != null && sign() == other.sign();
      return isLike
          ? ofSize(sign(), size.hull(other.size, bits), bits).wavering(wavers || other.wavers)
          : ANY;
    }
    Ball half = other.minus(this, bits).shift(-1);
    Ball reach = half.abs().upper();
    Ball centre = this.plus(half, bits);
    return centre.plus(around(reach.top()), bits).wavering(wavers || other.wavers);
  }

  Ball negate() {
    return new Ball(kind, middle.negate(), radius, exponent, size, wavers);
  }

  Ball abs() {
    if (!holdsZero()) {
      return middle.signum() < 0 ? negate() : this;
    }
    if (kind == Kind.ANY || radius == 0) {
      return this;
    }
    BigInteger end = middle.abs().add(BigInteger.valueOf(radius));
    return of(end, end, exponent - 1, wavers, 64);
  }

  /** Times a power of two. */
  Ball shift(long power) {
    if (size != null) {
      int bits = Math.max(64, size.middle.bitLength());
      return ofSize(sign(), size.plus(of(power), bits), bits).wavering(wavers);
    }
    return kind == Kind.FINITE ? bounded(middle, radius, exponent + power, wavers) : this;
  }

  Ball plus(Ball other, int bits) {
    boolean either = wavers || other.wavers;
    if (!isFinite() || !other.isFinite()) {
      return outerSum(other, bits).wavering(either);
    }
    if (middle.signum() == 0 && radius == 0) {
      return other.wavering(either);
    }
    if (other.middle.signum() == 0 && other.radius == 0) {
      return wavering(either);
    }
    Ball large = top() >= other.top() ? this : other;
    Ball small = large == this ? other : this;
    BigInteger m = large.middle;
    BigInteger r = BigInteger.valueOf(large.radius);
    long e = large.exponent;
    if (small.exponent < e) {
      long room = Math.max(0, bits + 4 - m.bitLength());
      long down = Math.min(e - small.exponent, room);
      m = m.shiftLeft((int) down);
      r = r.shiftLeft((int) down);
      e -= down;
    }
    long gap = e - small.exponent;
    if (gap > 0) {
      BigInteger cut =
          gap > small.middle.bitLength() + 2L
              ? BigInteger.ZERO
              : small.middle.shiftRight((int) gap);
      long more = gap > 62 ? 0 : small.radius >> gap;
      return of(m.add(cut), r.add(BigInteger.valueOf(more + 2)), e, either, bits);
    }
    // The larger is the coarser one no longer: both fit on the smaller one's grid.
    return of(
        m.add(small.middle.shiftLeft((int) -gap)),
        r.add(BigInteger.valueOf(small.radius).shiftLeft((int) -gap)),
        e,
        either,
        bits);
  }

  private Ball outerSum(Ball other, int bits) {
    if (kind == Kind.ANY || other.kind == Kind.ANY) {
      return ANY;
    }
    if (isZeroPoint() || other.isZeroPoint()) {
      return isZeroPoint() ? other : this;
    }
    if (!holdsZero() && !other.holdsZero()) {
      Ball gap = logarithm(bits).minus(other.logarithm(bits), bits);
      Ball large = gap.sign() > 0 ? this : other;
      boolean isClear = gap.sign() != 0 && gap.abs().minus(of(FAR), 64).sign() > 0;
      if (isClear && large.size != null) {
        return ofSize(large.sign(), large.size.plus(around(-FAR / 2), bits), bits);
      }
      if (sign() == other.sign() && size != null && other.size != null) {
        Ball sum = size.hull(other.size, bits).plus(around(1), bits);
        return ofSize(sign(), sum, bits);
      }
    }
    if (kind == Kind.HUGE || other.kind == Kind.HUGE) {
      Ball huge = kind == Kind.HUGE ? this : other;
      Ball rest = huge == this ? other : this;
      return rest.isFinite() && rest.holdsZero() && rest.top() < LIMIT / 2 ? huge.loose(bits) : ANY;
    }
    // One of them is tiny at least.
    Ball plain = kind == Kind.TINY ? other : this;
    return plain.kind == Kind.TINY
        ? around(-LIMIT + SLACK)
        : plain.plus(around(-LIMIT + SLACK), Math.max(bits, plain.middle.bitLength() + 64));
  }

  /** A huge number to which something much smaller is added. */
  private Ball loose(int bits) {
    return ofSize(sign(), size.plus(around(-FAR / 2), bits), bits);
  }

  Ball minus(Ball other, int bits) {
    return plus(other.negate(), bits);
  }

  Ball times(Ball other, int bits) {
    boolean either = wavers || other.wavers;
    if (isFinite() && other.isFinite()) {
      BigInteger r =
          middle
              .abs()
              .multiply(BigInteger.valueOf(other.radius))
              .add(
                  other
                      .middle
                      .abs()
                      .add(BigInteger.valueOf(other.radius))
                      .multiply(BigInteger.valueOf(radius)));
      return of(middle.multiply(other.middle), r, exponent + other.exponent, either, bits);
    }
    return outerProduct(other, bits).wavering(either);
  }

  private Ball outerProduct(Ball other, int bits) {
    if (isZeroPoint() || other.isZeroPoint()) {
      return ZERO;
    }
    if (kind == Kind.ANY || other.kind == Kind.ANY) {
      return ANY;
    }
    if (!holdsZero() && !other.holdsZero()) {
      return ofSize(sign() * other.sign(), logarithm(bits).plus(other.logarithm(bits), bits), bits);
    }
    Ball outer = size != null ? this : other;
    Ball rest = outer == this ? other : this;
    return outer.kind == Kind.TINY && rest.top() < SLACK ? around(-LIMIT + 2 * SLACK) : ANY;
  }

  /** The quotient; {@link #ANY} if the divisor may be 0. */
  Ball over(Ball other, int bits) {
    boolean either = wavers || other.wavers;
    if (other.holdsZero()) {
      return ANY.wavering(either);
    }
    if (!other.isFinite()) {
      return times(ofSize(other.sign(), other.size.negate(), bits), bits).wavering(either);
    }
    if (!isFinite()) {
      return times(ONE.over(other, bits), bits).wavering(either);
    }
    int k = Math.max(0, bits + 4 - middle.bitLength() + other.middle.bitLength());
    BigInteger q = middle.shiftLeft(k).divide(other.middle);
    BigInteger least = other.middle.abs().subtract(BigInteger.valueOf(other.radius));
    BigInteger r = BigInteger.valueOf(radius).shiftLeft(k);
    r = r.add(q.abs().add(BigInteger.ONE).multiply(BigInteger.valueOf(other.radius)));
    boolean isExact = r.signum() == 0 && q.multiply(other.middle).equals(middle.shiftLeft(k));
    r = r.divide(least).add(BigInteger.valueOf(isExact ? 0 : 2));
    return of(q, r, exponent - other.exponent - k, either, bits);
  }

  /** The square root of a number that is not negative, as far as is known; else {@link #ANY}. */
  Ball sqrt(int bits) {
    if (isPoint() && middle.signum() == 0) {
      return this;
    }
    if (sign() <= 0) {
      Ball end = kind == Kind.FINITE ? upper() : this;
      return end.sign() > 0 && end.isFinite()
          ? around((end.top() + 1) >> 1).wavering(wavers)
          : ANY.wavering(wavers);
    }
    if (kind != Kind.FINITE) {
      return ofSize(1, size.shift(-1), bits).wavering(wavers);
    }
    long k = Math.max(0, 2L * bits + 6 - middle.bitLength());
    if (((exponent - k) & 1) != 0) {
      k++;
    }
    BigInteger[] root = middle.shiftLeft((int) k).sqrtAndRemainder();
    BigInteger least =
        middle.subtract(BigInteger.valueOf(radius)).shiftLeft((int) k).sqrt().max(BigInteger.ONE);
    BigInteger r = BigInteger.valueOf(radius).shiftLeft((int) k).divide(least);
    boolean isExact = r.signum() == 0 && root[1].signum() == 0 && radius == 0;
    return of(
        root[0], r.add(BigInteger.valueOf(isExact ? 0 : 2)), (exponent - k) >> 1, wavers, bits);
  }

  /** The nearest double to the middle; infinite or 0 where it lies beyond doubles. */
  double toDouble() {
    return switch (kind) {
      case ANY -> Double.NaN;
      case HUGE -> middle.signum() * Double.POSITIVE_INFINITY;
      case TINY -> middle.signum() * 0.0;
      case FINITE -> round();
    };
  }

  private double round() {
    BigInteger size = middle.abs();
    long top = exponent + size.bitLength();
    if (size.signum() == 0 || top < -1074) {
      return middle.signum() * 0.0;
    }
    if (top > 1024) {
      return middle.signum() * Double.POSITIVE_INFINITY;
    }
    int keep = (int) Math.min(53, top + 1074);
    int cut = size.bitLength() - keep;
    if (cut > 0) {
      boolean isUp = size.testBit(cut - 1);
      boolean isTie = isUp && size.getLowestSetBit() == cut - 1;
      size = size.shiftRight(cut);
      if (isUp && (!isTie || size.testBit(0))) {
        size = size.add(BigInteger.ONE);
      }
      return middle.signum() * Math.scalb((double) size.longValue(), (int) (exponent + cut));
    }
    return middle.signum() * Math.scalb((double) size.longValue(), (int) exponent);
  }

  @Override
  public String toString() {
    return kind == Kind.FINITE ? middle + "±" + radius + "·2^" + exponent : sign() + "·" + kind;
  }
}
