package autograd.render.plot;

import autograd.evaluate.Curve;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a {@link Plot}: a function, or its derivative. Lines differ without colour: the first
 * function is drawn in full, the next in dashes with more and more dots between them, and
 * derivatives, thinner, in dots that stand in groups of one, two and so on.
 *
 * @param name what the legend calls it
 * @param curve its points
 * @param isSlope whether it is the derivative
 * @param number which function, counted from 0; a function and its derivative share a colour
 */
record Line(String name, Curve curve, boolean isSlope, int number) {
  /** So many colours and patterns there are. */
  static final int KINDS = 6;

  /** So many gaps make one between groups of dots. */
  private static final double BETWEEN_GROUPS = 2.5;

  /** Which colour and pattern, from 0. */
  int kind() {
    return number % KINDS;
  }

  /**
   * Lengths of strokes and gaps, in turn; empty for a line in full.
   *
   * @param dash how long a dash is
   * @param dot how long a dot is
   * @param gap how long a gap is
   */
  List<Double> pattern(double dash, double dot, double gap) {
    List<Double> pattern = new ArrayList<>();
    if (!isSlope && kind() == 0) {
      return pattern;
    }
    int pieces = isSlope ? kind() + 1 : kind();
    for (int i = 0; i < pieces; i++) {
      pattern.add(i == 0 && !isSlope ? dash : dot);
      boolean isLastOfGroup = isSlope && kind() > 0 && i == pieces - 1;
      pattern.add(isLastOfGroup ? BETWEEN_GROUPS * gap : gap);
    }
    return pattern;
  }
}
