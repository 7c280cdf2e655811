package autograd.evaluate;

import autograd.graph.Value;

/**
 * What there is to say of the slope by an input, where it is not simply the derivative.
 *
 * @param kind what it is instead
 * @param output what was differentiated; null for a weighted sum of several
 * @param input by what; null of a {@link Kind#VALUE}
 * @param left the slope as the input comes from below; NaN if there is none
 * @param right the slope as the input moves up; likewise
 * @param taken the gradient that was answered
 * @param reason in a few words why it could not be decided; empty if it could
 */
public record Finding(
    Kind kind, Value output, Value input, double left, double right, double taken, String reason) {

  /** What a slope can be instead of the derivative. */
  public enum Kind {
    /** The slopes from the two sides differ. */
    CORNER,
    /** There is a slope from one side alone. */
    ONE_SIDED,
    /** The value jumps there. */
    JUMP,
    /** There are no slopes, though there is a value. */
    NO_SLOPE,
    /** It could not be decided. */
    UNDECIDED,
    /** It is the derivative if something is 0 that cannot be told from 0. */
    ASSUMED,
    /** The value itself could not be confirmed. */
    VALUE,
    /**
     * It is the derivative, and the passes, whose number stands for the left slope, have another.
     */
    PASSES
  }
}
