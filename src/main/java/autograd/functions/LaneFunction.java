package autograd.functions;

/** A function of one operand as steps of vector instructions, within 4 units in the last place. */
@FunctionalInterface
public interface LaneFunction {
  /**
   * Writes the steps of the function. Whatever is undefined is NaN, and so may be what the steps
   * cannot do.
   *
   * @param x the operand
   * @return the result
   */
  int value(Lanes lanes, int x);

  /**
   * Writes the steps of its derivative, where they can share with those of the function more than
   * the rule in the table shows.
   *
   * @return the result; -1 if the rule will do
   */
  default int slope(Lanes lanes, int x) {
    return -1;
  }
}
