package autograd.series;

import java.math.BigDecimal;
import java.util.List;

/**
 * The series of a formula on one side of a point, in powers of the distance t > 0 from it.
 *
 * @param terms the leading terms, the largest first; none of them is 0
 * @param state {@link OneSided.State#DEFINED} if the terms are right, else why there are none
 * @param isExact whether the terms are the whole of it, so that nothing follows
 * @param isAssumed whether something was taken to be 0 that could not be told from 0
 * @param isCoarse whether a function was met of which only the digits of a double are known
 * @param wavers whether something that oscillates for ever follows, so that the slopes of the
 *     function need not have the slopes of the terms as their series
 * @param reason in a few words why there is no series; empty if there is one
 */
public record Expansion(
    List<Term> terms,
    OneSided.State state,
    boolean isExact,
    boolean isAssumed,
    boolean isCoarse,
    boolean wavers,
    String reason) {

  /**
   * A term: coefficient · t^(numerator/denominator) · log(1/t)^logarithms · exp(exponential).
   *
   * @param coefficient rounded to a double
   * @param digits the coefficient with some thirty decimal digits and no bounds of its exponent;
   *     null if it is beyond all that decimals are good for
   * @param numerator of the exponent in lowest terms
   * @param denominator of the exponent, positive
   * @param logarithms the power of log(1/t)
   * @param exponential the terms of a diverging exponent; empty for nearly every series
   */
  public record Term(
      double coefficient,
      BigDecimal digits,
      long numerator,
      long denominator,
      int logarithms,
      List<Term> exponential) {

    /** A whole power of t; the coefficient may be infinite or NaN. */
    public static Term power(double coefficient, long exponent) {
      BigDecimal digits = Double.isFinite(coefficient) ? new BigDecimal(coefficient) : null;
      return new Term(coefficient, digits, exponent, 1, 0, List.of());
    }

    /** Whether it is a whole power of t, which may be negative. */
    public boolean isPower() {
      return denominator == 1 && logarithms == 0 && exponential.isEmpty();
    }
  }

  /** Whether there is a series. */
  public boolean isDefined() {
    return state == OneSided.State.DEFINED;
  }

  static Expansion none(OneSided.State state, String reason) {
    return new Expansion(List.of(), state, false, false, false, false, reason);
  }
}
