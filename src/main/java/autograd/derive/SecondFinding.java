package autograd.derive;

import autograd.graph.Value;

/**
 * What there is to say of a second derivative where it is not simply that.
 *
 * @param kind what it is instead
 * @param first the one input
 * @param second the other, or the same
 * @param left what it is to the left along a line through the point; NaN if there is nothing
 * @param right likewise to the right
 * @param taken what was answered
 * @param reason in a few words why it could not be decided; empty if it could
 */
public record SecondFinding(
    Kind kind, Value first, Value second, double left, double right, double taken, String reason) {

  /** What a second derivative can be instead. */
  public enum Kind {
    /** The function bends otherwise on the two sides. */
    SIDES,
    /** The function is there on one side alone. */
    ONE_SIDED,
    /** It bends along lines in a way that no matrix has. */
    NONE,
    /** It could not be decided. */
    UNDECIDED,
    /** It could not be decided, and what was answered is the number of the passes. */
    UNCONFIRMED,
    /** It is right if something is 0 that cannot be told from 0. */
    ASSUMED
  }
}
