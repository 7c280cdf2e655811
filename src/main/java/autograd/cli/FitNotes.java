package autograd.cli;

import autograd.optimize.Fit;
import autograd.render.Numbers;
import java.util.List;

/** Says where the numbers of a fit mean less than they seem to. */
final class FitNotes {
  /** Beyond this one parameter can nearly take the place of the other. */
  private static final double HIGH = 0.99;

  /** An error that is so many times as large says that a parameter has no influence. */
  private static final double MOST_RELATIVE = 1e8;

  private FitNotes() {}

  static void add(Fit fit, Notes notes) {
    addCorrelations(fit, notes);
    addSize(fit, notes);
  }

  private static void addCorrelations(Fit fit, Notes notes) {
    List<String> names = fit.parameters();
    int count = 0;
    String first = null;
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        double correlation = fit.correlation(i, j);
        if (Math.abs(correlation) > HIGH) {
          count++;
          String text = Numbers.shortest().decimals(4).text(correlation);
          first = first == null ? names.get(i) + " and " + names.get(j) + " by " + text : first;
        }
      }
    }
    if (count > 0) {
      String more = count == 1 ? "" : " and " + (count - 1) + " other pairs";
      notes.add(
          "the errors are highly correlated: of " + first + more,
          "alone such a parameter says little; fewer of them may fit as well");
    }
  }

  /** Parameters that have run to where the model no longer depends on them. */
  private static void addSize(Fit fit, Notes notes) {
    for (int j = 0; j < fit.parameters().size(); j++) {
      String name = fit.parameters().get(j);
      double least = MOST_RELATIVE * Math.max(Math.abs(fit.value(j)), Math.abs(fit.start(j)));
      if (fit.error(name) > least && least > 0) {
        notes.add(
            "the error of " + name + " is so large that the data do not determine it",
            "begin elsewhere with --set, or keep it in a --range");
      }
    }
  }
}
