package autograd.derive;

/**
 * Where a derivative that is written as a formula has to be right. The rules of calculus hold at
 * almost every point; what the table agrees on for the others can be written into the formula, at
 * the price of its looks.
 */
public enum Points {
  /**
   * As a textbook prints it: the rule of calculus, and at a kink what the table agrees on. A limit
   * that the arithmetic of doubles misses, as that of 0·log 0, is left out, and outside its domain
   * the formula may have a value that the function has not.
   */
  ORDINARY,

  /**
   * As {@link #ORDINARY}, in the forms that can be derived again: their own derivatives do not
   * cancel where those of the rules do.
   */
  AGAIN,

  /**
   * As the backward pass has it at every point whose numbers are no NaN: kinks, limits, huge and
   * infinite operands, and nothing finite where the function is undefined. A zero counts as 0,
   * whatever its sign.
   */
  EVERY
}
