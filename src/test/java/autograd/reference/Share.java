package autograd.reference;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** How many of the cases that a test saw it could judge: a test that judges few shows little. */
final class Share {
  private int judged;
  private int all;

  /** Counts a case, and answers with whether it is judged. */
  boolean add(boolean isJudged) {
    all++;
    judged += isJudged ? 1 : 0;
    return isJudged;
  }

  void isMoreThan(int percent) {
    assertTrue(100L * judged > (long) percent * all, () -> "only " + judged + " of " + all);
  }
}
