package autograd.render.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Round numbers in a range: multiples of 1, 2 or 5 times a power of ten, or, where both ends are
 * simple multiples of pi, of a part or a multiple of pi.
 */
final class Ticks {
  /** A reader wants no more steps than this. */
  private static final int MOST_STEPS = 10;

  /** Beyond so many steps from 0 a double has no digits for the next. */
  private static final double FURTHEST = 1e15;

  /** Longer labels are written with a power of ten, where that is shorter. */
  private static final int LONG = 6;

  private static final int TWELFTHS = 12;

  /** The ends count as multiples of a twelfth of pi when they are so close to one, in twelfths, */
  private static final double CLOSE = 1e-9;

  /** and no further out, where every number is close to one. */
  private static final double MOST_TWELFTHS = 1e5;

  /** Steps of so many twelfths of pi, before multiples of pi itself. */
  private static final int[] PARTS = {1, 2, 3, 6};

  private Ticks() {}

  /**
   * The ticks of the smallest step that leaves them room.
   *
   * @param fits whether there is room for these
   */
  static List<Tick> between(double low, double high, Predicate<List<Tick>> fits) {
    boolean isOfPi = isOfPi(low) && isOfPi(high);
    for (int part : isOfPi ? PARTS : new int[0]) {
      List<Tick> ticks = partsOfPi(low, high, part);
      if (ticks.size() <= MOST_STEPS + 1 && fits.test(ticks)) {
        return ticks;
      }
    }
    double unit = isOfPi ? Math.PI : 1;
    DecimalStep step =
        DecimalStep.nearest((high / unit / MOST_STEPS - low / unit / MOST_STEPS) / 2);
    if (isOfPi && step.power() < 0) {
      step = new DecimalStep(1, 0);
    }
    while (true) {
      double from = step.first(low / unit);
      double to = step.last(high / unit);
      if (to < from) {
        return List.of();
      }
      boolean isCloseEnough = Math.max(Math.abs(from), Math.abs(to)) < FURTHEST;
      if (isCloseEnough && to - from <= MOST_STEPS) {
        List<Tick> ticks =
            isOfPi
                ? partsOfPi(low, high, TWELFTHS * step.times(1).longValueExact())
                : decimals(step, (long) from, (long) to);
        if (ticks.size() < 2 || fits.test(ticks)) {
          return ticks;
        }
      }
      step = step.coarser();
    }
  }

  private static List<Tick> decimals(DecimalStep step, long from, long to) {
    List<BigDecimal> numbers = new ArrayList<>();
    int plain = 0;
    int scientific = 0;
    for (long n = from; n <= to; n++) {
      BigDecimal number = step.times(n).stripTrailingZeros();
      numbers.add(number);
      plain = Math.max(plain, plainLength(number));
      scientific = Math.max(scientific, scientific(number).length());
    }
    boolean isPlain = plain <= LONG || plain <= scientific;
    List<Tick> ticks = new ArrayList<>();
    for (BigDecimal number : numbers) {
      String label = isPlain ? number.toPlainString() : scientific(number);
      ticks.add(new Tick(number.doubleValue(), label));
    }
    return ticks;
  }

  /** How long a number is written out, without writing out hundreds of zeros. */
  private static int plainLength(BigDecimal number) {
    int power = number.precision() - number.scale() - 1;
    return Math.abs(power) > 4 * LONG ? Math.abs(power) : number.toPlainString().length();
  }

  private static String scientific(BigDecimal number) {
    if (number.signum() == 0) {
      return "0";
    }
    int power = number.precision() - number.scale() - 1;
    return number.movePointLeft(power).stripTrailingZeros().toPlainString() + "e" + power;
  }

  private static boolean isOfPi(double number) {
    double twelfths = number / Math.PI * TWELFTHS;
    double whole = Math.rint(twelfths);
    boolean isClose = whole != 0 && Math.abs(twelfths - whole) <= CLOSE;
    return number == 0 || (isClose && Math.abs(twelfths) < MOST_TWELFTHS);
  }

  private static List<Tick> partsOfPi(double low, double high, long twelfths) {
    double step = Math.PI * twelfths / TWELFTHS;
    List<Tick> ticks = new ArrayList<>();
    long to = (long) Math.floor(high / step + CLOSE);
    for (long n = (long) Math.ceil(low / step - CLOSE); n <= to; n++) {
      ticks.add(new Tick(n * step, ofPi(n * twelfths)));
      if (ticks.size() > MOST_STEPS + 1) {
        return ticks;
      }
    }
    return ticks;
  }

  /** So many twelfths of pi, as {@code -3π/4}. */
  private static String ofPi(long twelfths) {
    if (twelfths == 0) {
      return "0";
    }
    long divisor = TWELFTHS;
    while (TWELFTHS % divisor != 0 || twelfths % divisor != 0) {
      divisor--;
    }
    long above = Math.abs(twelfths / divisor);
    long below = TWELFTHS / divisor;
    return (twelfths < 0 ? "-" : "")
        + (above == 1 ? "" : above)
        + "π"
        + (below == 1 ? "" : "/" + below);
  }
}
