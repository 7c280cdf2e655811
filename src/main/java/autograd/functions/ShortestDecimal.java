package autograd.functions;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Doubles in the fewest decimal digits that read back to them, as bytes. Of several as short the
 * nearest; of a number that one digit would do for, the nearest of two digits, as Java has it.
 *
 * <p>The search is that of Raffaello Giulietti, The Schubfach way to render doubles (2020), with
 * its constants. The layout is that of the answers: positional from 1e-5 up to 1e16.
 */
public final class ShortestDecimal {
  /** No number takes more bytes. */
  public static final int LONGEST = 28;

  private static final int LARGEST_POSITIONAL = 16;
  private static final int SMALLEST_POSITIONAL = -5;

  /** Up to here whole numbers are exact as a long and have no more digits than they need. */
  private static final double EXACT = 1e15;

  private static final int FRACTION = 52;
  private static final long HIDDEN = 1L << FRACTION;
  private static final int LEAST_POWER = -1074;
  private static final long MASK = Long.MAX_VALUE;

  /** The least and the greatest k for which 10^-k is wanted. */
  private static final int LEAST_K = -324;

  private static final int GREATEST_K = 292;

  /**
   * 10^-k in 126 bits, rounded up, the halves one behind the other. They are worked out as they are
   * wanted: a short answer wants few. No half is 0, so one that is has yet to be; threads that work
   * out the same one write the same.
   */
  private static final long[] POWERS = new long[2 * (GREATEST_K - LEAST_K + 1)];

  private static final int EIGHT_DIGITS = 100_000_000;
  private static final long[] TENS = tens();

  private static final byte[] NAN = "NaN".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] INFINITY = "Infinity".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PAIRS = pairs();

  private ShortestDecimal() {}

  /** The number as text; with a point if it must have one. */
  public static String text(double number, boolean decimalPoint) {
    byte[] bytes = new byte[LONGEST];
    int end = write(number, decimalPoint, bytes, 0);
    return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
  }

  /** Writes a number from {@code at} on, and answers with where it ends. */
  public static int write(double number, boolean decimalPoint, byte[] to, int at) {
    long bits = Double.doubleToRawLongBits(number);
    if (Double.isNaN(number)) {
      return copy(NAN, to, at);
    }
    int start = at;
    if (bits < 0) {
      to[start++] = '-';
    }
    double size = Math.abs(number);
    if (size == Double.POSITIVE_INFINITY) {
      return copy(INFINITY, to, start);
    }
    if (size < EXACT && size == Math.rint(size)) {
      int end = digits((long) size, to, start);
      if (decimalPoint) {
        to[end++] = '.';
        to[end++] = '0';
      }
      return end;
    }
    return shortest(bits & MASK, decimalPoint, to, start);
  }

  private static int shortest(long bits, boolean decimalPoint, byte[] to, int at) {
    long fraction = bits & (HIDDEN - 1);
    int exponent = (int) (bits >>> FRACTION);
    if (exponent > 0) {
      return search(LEAST_POWER - 1 + exponent, fraction | HIDDEN, 0, decimalPoint, to, at);
    }
    // The least ones are made ten times as large, or they would not have two digits.
    return fraction < 3
        ? search(LEAST_POWER, 10 * fraction, -1, decimalPoint, to, at)
        : search(LEAST_POWER, fraction, 0, decimalPoint, to, at);
  }

  /** Of the decimals that round to c·2^q the shortest; {@code shift} is added to its exponent. */
  private static int search(int q, long c, int shift, boolean point, byte[] to, int at) {
    int odd = (int) c & 1;
    long center = c << 2;
    long right = center + 2;
    long left;
    int k;
    if (c != HIDDEN || q == LEAST_POWER) {
      left = center - 2;
      k = (int) ((q * 661_971_961_083L) >> 41);
    } else {
      // Below a power of two the numbers lie twice as close.
      left = center - 1;
      k = (int) ((q * 661_971_961_083L - 274_743_187_321L) >> 41);
    }
    int h = q + (int) ((-k * 913_124_641_741L) >> 38) + 2;
    int power = 2 * (k - LEAST_K);
    long high = POWERS[power];
    long low = POWERS[power + 1];
    if (high == 0 || low == 0) {
      makePower(k);
      high = POWERS[power];
      low = POWERS[power + 1];
    }
    long middle = scaled(high, low, center << h);
    long from = scaled(high, low, left << h) + odd;
    long until = scaled(high, low, right << h) - odd;
    long s = middle >> 2;
    if (s >= 100) {
      long shorter = s / 10 * 10;
      long next = shorter + 10;
      boolean isBelow = from <= shorter << 2;
      boolean isAbove = next << 2 <= until;
      if (isBelow != isAbove) {
        return lay((isBelow ? shorter : next) / 10, k + shift + 1, point, to, at);
      }
    }
    boolean isBelow = from <= s << 2;
    boolean isAbove = (s + 1) << 2 <= until;
    long distance = middle - ((s + s + 1) << 1);
    boolean isLower =
        isBelow != isAbove ? isBelow : distance < 0 || (distance == 0 && (s & 1) == 0);
    return lay(isLower ? s : s + 1, k + shift, point, to, at);
  }

  /** The product with a power, rounded to odd. */
  private static long scaled(long high, long low, long factor) {
    long a = Math.multiplyHigh(low, factor);
    long b = high * factor;
    long c = Math.multiplyHigh(high, factor);
    long z = (b >>> 1) + a;
    return (c + (z >>> 63)) | (((z & MASK) + MASK) >>> 63);
  }

  /** Writes d·10^e. */
  private static int lay(long d, int e, boolean decimalPoint, byte[] to, int at) {
    long significant = d;
    int exponent = e;
    while (significant % 10 == 0) {
      significant /= 10;
      exponent++;
    }
    int count = count(significant);
    // The first significant digit stands for this power of ten.
    int power = count - 1 + exponent;
    if (power < SMALLEST_POSITIONAL || power >= LARGEST_POSITIONAL) {
      int end = digits(significant, to, at + 1);
      to[at] = to[at + 1];
      if (count > 1) {
        to[at + 1] = '.';
      } else {
        end = at + 1;
      }
      to[end++] = 'e';
      if (power < 0) {
        to[end++] = '-';
      }
      return digits(Math.abs(power), to, end);
    }
    if (power < 0) {
      int end = at;
      to[end++] = '0';
      to[end++] = '.';
      for (int zeros = -power - 1; zeros > 0; zeros--) {
        to[end++] = '0';
      }
      return digits(significant, to, end);
    }
    if (count > power + 1) {
      int end = digits(significant, to, at + 1);
      for (int i = 0; i <= power; i++) {
        to[at + i] = to[at + i + 1];
      }
      to[at + power + 1] = '.';
      return end;
    }
    int end = digits(significant, to, at);
    for (int zeros = power + 1 - count; zeros > 0; zeros--) {
      to[end++] = '0';
    }
    if (decimalPoint) {
      to[end++] = '.';
      to[end++] = '0';
    }
    return end;
  }

  /** How many digits a whole number has that is not negative; 1 for 0. */
  private static int count(long whole) {
    // A bit is 0.30103 of a digit, so that is the number of digits, or one too few.
    int digits = ((64 - Long.numberOfLeadingZeros(whole | 1)) * 1233) >>> 12;
    return whole < TENS[digits] ? Math.max(1, digits) : digits + 1;
  }

  /** Writes a whole number that is not negative. */
  private static int digits(long whole, byte[] to, int at) {
    int end = at + count(whole);
    int place = end;
    long rest = whole;
    // Divisions of ints are much faster than those of longs, so eight digits at a time are one.
    while (rest >= EIGHT_DIGITS) {
      long quotient = rest / EIGHT_DIGITS;
      int eight = (int) (rest - quotient * EIGHT_DIGITS);
      int low = eight % 10_000;
      int high = eight / 10_000;
      pair(low % 100, to, place - 2);
      pair(low / 100, to, place - 4);
      pair(high % 100, to, place - 6);
      pair(high / 100, to, place - 8);
      place -= 8;
      rest = quotient;
    }
    int last = (int) rest;
    while (last >= 100) {
      place -= 2;
      pair(last % 100, to, place);
      last /= 100;
    }
    if (last >= 10) {
      pair(last, to, place - 2);
    } else {
      to[place - 1] = (byte) ('0' + last);
    }
    return end;
  }

  private static void pair(int number, byte[] to, int at) {
    to[at] = PAIRS[2 * number];
    to[at + 1] = PAIRS[2 * number + 1];
  }

  private static int copy(byte[] text, byte[] to, int at) {
    System.arraycopy(text, 0, to, at, text.length);
    return at + text.length;
  }

  private static long[] tens() {
    long[] tens = new long[19];
    tens[0] = 1;
    for (int i = 1; i < tens.length; i++) {
      tens[i] = tens[i - 1] * 10;
    }
    return tens;
  }

  private static byte[] pairs() {
    byte[] pairs = new byte[200];
    for (int i = 0; i < 100; i++) {
      pairs[2 * i] = (byte) ('0' + i / 10);
      pairs[2 * i + 1] = (byte) ('0' + i % 10);
    }
    return pairs;
  }

  private static void makePower(int k) {
    // So many places to the left, and 10^-k has 126 bits.
    int places = 125 - (int) ((-k * 913_124_641_741L) >> 38);
    BigInteger power = BigInteger.TEN.pow(Math.abs(k));
    BigInteger scaled =
        k > 0
            ? BigInteger.ONE.shiftLeft(places).divide(power)
            : places < 0 ? power.shiftRight(-places) : power.shiftLeft(places);
    BigInteger rounded = scaled.add(BigInteger.ONE);
    POWERS[2 * (k - LEAST_K)] = rounded.shiftRight(63).longValue();
    POWERS[2 * (k - LEAST_K) + 1] = rounded.longValue() & MASK;
  }
}
