package autograd.optimize;

/**
 * Where a fit begins: numbers, parameters that are solved for, and how many other places to try.
 */
public final class Start {
  private final double[] numbers;
  private final boolean[] isSolved;
  private final int tries;

  /**
   * A start.
   *
   * @param numbers for each parameter, in the order of the model, within its range
   * @param isSolved for each whether it is to be solved for instead, given the others; the model
   *     must be a linear function of these
   * @param tries how many points to begin at: from the second on, those parameters that are not
   *     solved for and have a range with two ends begin elsewhere in it; at least 1
   */
  public Start(double[] numbers, boolean[] isSolved, int tries) {
    this.numbers = numbers.clone();
    this.isSolved = isSolved.clone();
    this.tries = tries;
  }

  /** That of other parameters, each of which begins as one of these does. */
  public Start spread(int[] of) {
    double[] all = new double[of.length];
    boolean[] areSolved = new boolean[of.length];
    for (int j = 0; j < of.length; j++) {
      all[j] = numbers[of[j]];
      areSolved[j] = isSolved[of[j]];
    }
    return new Start(all, areSolved, tries);
  }

  double[] numbers() {
    return numbers.clone();
  }

  boolean[] solved() {
    return isSolved.clone();
  }

  boolean isAnySolved() {
    for (boolean each : isSolved) {
      if (each) {
        return true;
      }
    }
    return false;
  }

  int tries() {
    return tries;
  }
}
