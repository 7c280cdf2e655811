package autograd.series;

/**
 * What is known of a formula on one side of a point, as an input moves away from it by t.
 *
 * @param state what the other parts mean
 * @param slope the derivative from this side, in the direction of the input: from the left it is
 *     the limit of (g(0) - g(-t))/t. Infinite at a vertical tangent. If the state is {@link
 *     State#JUMPS} it is the slope of the branch that starts at {@link #limit}. NaN if unknown
 * @param limit what the formula tends to at the point from this side, possibly infinite; NaN if it
 *     tends to nothing or that is unknown
 * @param reason in a few words why there is no slope; empty if there is one
 */
public record OneSided(State state, double slope, double limit, String reason) {

  /** What a side is like. */
  public enum State {
    /** There is a slope, possibly infinite. Also where the formula has no value at the point. */
    DEFINED,
    /** The formula tends to another number than its value at the point, or to infinity. */
    JUMPS,
    /** The formula is undefined on this side, however near. */
    UNDEFINED,
    /** It is defined, and the difference quotient tends to nothing. */
    OSCILLATES,
    /** It could not be decided, see {@link OneSided#reason}. */
    UNDECIDED
  }

  /** Whether there is a slope from this side. */
  public boolean isDefined() {
    return state == State.DEFINED;
  }
}
