package autograd.cli;

import autograd.optimize.Fit;
import autograd.optimize.Model;
import autograd.optimize.Observations;
import autograd.optimize.Search;
import autograd.optimize.Start;
import java.util.function.UnaryOperator;

/**
 * What is fitted to rows.
 *
 * @param curve the formula, which rows are held against
 * @param residual what is to become small; the same, unless variables have errors too
 */
record FitModels(Model curve, Model residual) {
  /** The same of other rows. */
  FitModels of(Observations rows) {
    return map(model -> model.of(rows));
  }

  /** The same with each made another one. */
  FitModels map(UnaryOperator<Model> change) {
    Model changed = change.apply(curve);
    return new FitModels(changed, residual == curve ? changed : change.apply(residual));
  }

  /** The best fit. */
  Fit fit(Start start, Search search, boolean isAbsolute) {
    return Fit.of(curve, residual, start, search, isAbsolute);
  }
}
