package autograd.optimize;

import java.util.List;

/** What is to be made small: a function of some inputs with exact slopes and curvatures. */
public interface Objective {
  /** The names of the inputs that may move. */
  List<String> inputs();

  /** Value and gradient at a choice of the inputs; NaN where there are none. */
  Place at(double... inputs);

  /**
   * All second derivatives, row by row; null if they are not to be had, or would take too long. NaN
   * where one does not exist.
   */
  double[][] hessian(double... inputs);

  /** How often value and gradient were computed. */
  int evaluations();
}
