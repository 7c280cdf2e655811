package autograd.optimize;

import java.util.List;

/** Residuals that depend on parameters, and whose squares are to become least. */
interface Residuals {
  /** The names of the parameters. */
  List<String> parameters();

  /** How they look from there. */
  Linear at(double[] choice);

  /** How often they were looked at. */
  int evaluations();

  /**
   * The sum of the squares of what the model is to come near to, in the residuals' unit and over
   * the deviations that rows have at a choice.
   */
  double observed(double[] choice);

  /** The slope by a parameter, or a length along it, in its unit, is so many times as large. */
  double unitOf(int parameter);

  /** A sum of squares as it is, and not in the unit in which residuals are counted. */
  double sumOf(double squares);
}
