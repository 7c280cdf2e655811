package autograd.series;

/**
 * With how many digits and terms series are computed, and what is noted on the way. When something
 * cannot be decided, a further attempt has more of them.
 */
final class Attempt {
  /** With so few digits it is begun. */
  static final int FEWEST_BITS = 128;

  private static final int MOST_BITS = 8192;

  /** Where a function has but the digits of a double, others have as many as doubles reach. */
  private static final int MOST_COARSE_BITS = 2048;

  /** Rational numbers beyond this size go on as balls. */
  static final int RATIONAL_BITS = 5_000;

  private final int bits;
  private final int terms;
  private final Work work;
  private final Noted noted;

  /** What is noted on the way. */
  private static final class Noted {
    boolean assumed;
    boolean coarse;
    long largest;
  }

  Attempt(int bits, int terms, Work work) {
    this(bits, terms, work, new Noted());
  }

  private Attempt(int bits, int terms, Work work, Noted noted) {
    this.bits = bits;
    this.terms = terms;
    this.work = work;
    this.noted = noted;
  }

  /** The same attempt where fewer or more terms are kept. */
  Attempt withTerms(int count) {
    return new Attempt(bits, count, work, noted);
  }

  int bits() {
    return bits;
  }

  /** How many terms of a series are kept. */
  int terms() {
    return terms;
  }

  /** Whether a number was taken to be 0. */
  boolean assumed() {
    return noted.assumed;
  }

  /** Whether a function had but the digits of a double. */
  boolean isCoarse() {
    return noted.coarse;
  }

  /** Takes note that a function has but the digits of a double. */
  void coarsens() {
    noted.coarse = true;
  }

  /** Takes note that numbers of that size occur, so that 0 is assumed at enough digits alone. */
  void meets(Ball number) {
    boolean isOuter = number.size() != null;
    long size = isOuter ? Long.MAX_VALUE / 8 : number.isFinite() ? Math.abs(number.top()) : 0;
    noted.largest = Math.max(noted.largest, size);
  }

  /** Whether no more digits are tried than these. */
  boolean isLast() {
    return bits >= (noted.coarse ? MOST_COARSE_BITS : MOST_BITS);
  }

  /** Takes note that numbers were taken to be what doubles have. */
  void assumes() {
    noted.assumed = true;
  }

  /** Counts operations on coefficients, each as long as its digits are many. */
  void works(int operations) {
    work.count(operations, bits);
  }

  /** Counts a function of a number, which takes many operations. */
  void worksFunction() {
    works(64 + bits / 16);
  }

  /**
   * The sign of a coefficient on which something depends.
   *
   * @throws Undecided if its ball holds 0 and other numbers
   */
  int sign(Real number) {
    if (number.isExact()) {
      return number.rational().signum();
    }
    Ball ball = number.ball(bits);
    if (!ball.holdsZero()) {
      return ball.sign();
    }
    if (ball.isPoint()) {
      return 0;
    }
    if (ball.wavers()) {
      throw Undecided.wavers();
    }
    // Beyond twice the digits that the largest number inside takes, what is still like 0 is 0.
    if (!noted.coarse && bits >= 2 * noted.largest + 512 && ball.top() < noted.largest - bits / 2) {
      noted.assumed = true;
      return 0;
    }
    throw Undecided.digits();
  }
}
