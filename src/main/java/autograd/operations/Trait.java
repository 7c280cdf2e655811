package autograd.operations;

import java.util.Locale;

/**
 * What else is true of an operation than its value and its slopes: a word in the last column of its
 * row. Whoever simplifies, bounds or compares reads it there; none of them keeps a list of names.
 * What a row does not say is not known, unless a test says that the word would have to stand there.
 */
public enum Trait {
  /** A function of one operand never falls. */
  RISING,
  /** A function of one operand never rises. */
  FALLING,
  /** A function of one operand rises up to 0 and falls from there. */
  HILL,
  /** A function of one operand falls up to 0 and rises from there. */
  VALLEY,
  /** It stays between -1 and 1. */
  WITHIN_ONE,
  /** {@code f(-x)} is {@code -f(x)} to the last digit; 0 and -0 are not told apart. */
  ODD,
  /** {@code f(-x)} is {@code f(x)} to the last digit. */
  EVEN,
  /** The order of its operands does not matter, but for how a sum is rounded. */
  COMMUTATIVE,
  /** It rounds nothing: it picks an operand, changes a sign, or gives a whole number or a half. */
  UNROUNDED,
  /** It is never below 0, and never -0. */
  POSITIVE,
  /** Somewhere it jumps, or goes to infinity in different directions from two sides. */
  JUMPING;

  /**
   * The trait that a word of a row stands for.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Trait of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
  }
}
