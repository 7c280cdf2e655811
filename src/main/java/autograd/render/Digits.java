package autograd.render;

/**
 * How many digits numbers are written with: all that are needed to read them back, six significant
 * ones for people who look at a terminal, or so many after the decimal point as were asked for.
 */
public final class Digits {
  /** As many as read back to the same double, and no more. */
  public static final Digits ALL = new Digits(-1);

  /**
   * Six significant ones, and no zeros behind them; what stands before the decimal point is never
   * rounded away, and whole numbers are written as they are.
   */
  public static final Digits SIX = new Digits(-1);

  private final int decimals;

  private Digits(int decimals) {
    this.decimals = decimals;
  }

  /** That many after the decimal point, 0 or more. */
  public static Digits decimals(int count) {
    return new Digits(count);
  }

  /** Whether a number of digits after the decimal point was asked for. */
  public boolean areDecimals() {
    return decimals >= 0;
  }

  /** How many after the decimal point; below 0 if that is left to the number. */
  public int decimals() {
    return decimals;
  }
}
