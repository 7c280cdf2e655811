package autograd.render;

import autograd.derive.SecondFinding;

/** What is said of a second derivative, in a sentence. */
public final class SecondNoteText {
  private SecondNoteText() {}

  /**
   * One line without a full stop: {@code by x twice the second derivative is 0 from the left …}.
   */
  public static String of(SecondFinding finding) {
    String first = finding.first().label();
    String by =
        finding.first() == finding.second()
            ? "by " + first + " twice"
            : "by " + first + " and " + finding.second().label();
    return switch (finding.kind()) {
      case SIDES ->
          by
              + " the second derivative is "
              + number(finding.left())
              + " from the left and "
              + number(finding.right())
              + " from the right, and "
              + number(finding.taken())
              + " is taken";
      case ONE_SIDED ->
          by
              + " there is a second derivative only from the "
              + (Double.isNaN(finding.left()) ? "right" : "left")
              + ", "
              + number(finding.taken());
      case NONE ->
          by
              + " there is no second derivative"
              + (finding.first() == finding.second()
                  ? ""
                  : ": no matrix has the second derivatives along lines")
              + "; the answer is NaN";
      case UNDECIDED ->
          "the second derivative "
              + by
              + " could not be decided ("
              + finding.reason()
              + "), and is NaN";
      case UNCONFIRMED ->
          "the second derivative "
              + by
              + " could not be confirmed: numbers on the way to it left the range of doubles";
      case ASSUMED ->
          "the second derivative " + by + " is right if that is 0 which cannot be told from 0";
    };
  }

  private static String number(double number) {
    return Numbers.shortest().text(number + 0.0);
  }
}
