package autograd.cli;

import autograd.graph.Span;
import autograd.lang.Diagnostic;
import autograd.lang.Equations.Equation;
import autograd.lang.Source;
import autograd.optimize.Minimum;
import autograd.optimize.Minimum.Outcome;
import autograd.render.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * How a search for a minimum ended, in words.
 *
 * @param minimum what it found
 * @param held the constraints that it kept to
 */
record MinimumWords(Minimum minimum, List<Equation> held) {
  /** Says along which directions nobody knows whether the value changes; null if there are none. */
  Diagnostic flat() {
    if (minimum.outcome() != Outcome.FLAT) {
      return null;
    }
    String text = "second derivatives do not tell whether the value changes along " + directions();
    return Diagnostic.note(text, null, null);
  }

  /** Directions by the names of the inputs: {@code x, or y by 1 and z by -0.5}. */
  private String directions() {
    List<String> told = new ArrayList<>();
    for (List<Minimum.Share> direction : first(minimum.flat())) {
      List<String> parts = new ArrayList<>();
      for (Minimum.Share share : first(direction)) {
        parts.add(share.name() + " by " + Numbers.shortest().decimals(3).text(share.part()));
      }
      String more = direction.size() > parts.size() ? " …" : "";
      told.add(direction.size() == 1 ? direction.get(0).name() : String.join(", ", parts) + more);
    }
    return String.join("; or ", told) + (minimum.flat().size() > told.size() ? " and so on" : "");
  }

  private static <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(FormulaCommand.MOST_NAMES, all.size()));
  }

  /**
   * Why there is no answer, and what may help.
   *
   * @param source the formula
   * @param aim where it says what is to be small
   * @param row the row at which there is no number, said after a comma; empty if there is none
   */
  Diagnostic failure(Source source, Span aim, String row) {
    String down = minimum.isMaximum() ? "rises" : "falls";
    return switch (minimum.outcome()) {
      case TOO_LONG ->
          Diagnostic.error("not converged in " + minimum.evaluations() + " evaluations")
              .hint("begin nearer with --set, allow more with --max-evaluations, or try --method");
      case UNBOUNDED ->
          Diagnostic.error("unbounded: the value still " + down + " where " + farthest())
              .hint("keep that input in a --range");
      case LEVELS_OFF ->
          Diagnostic.error(
                  "no "
                      + (minimum.isMaximum() ? "maximum" : "minimum")
                      + ": the value levels off where "
                      + farthest())
              .hint("keep that input in a --range");
      case INFEASIBLE -> infeasible();
      case SADDLE ->
          Diagnostic.error("a saddle: the slopes are 0, and the value " + down + " on both sides")
              .hint("begin elsewhere with --set");
      case NOT_FINITE -> notFinite(source, aim, row);
      default ->
          Diagnostic.error(
                  "stuck: no step makes it better, though the gradient is not 0; there may be a"
                      + " kink")
              .hint("begin elsewhere with --set, or keep inputs in a --range");
    };
  }

  /** Says what has no number where the search starts. */
  private Diagnostic notFinite(Source source, Span aim, String row) {
    Diagnostic told =
        Diagnostic.error(
            "the value or its gradient is not finite where the search starts" + row, source, aim);
    for (int i = held.size() - 1; i >= 0; i--) {
      if (!Double.isFinite(minimum.violation(i))) {
        told = constraint(held.get(i), "this constraint is not finite where the search starts");
      }
    }
    return told.hint("begin elsewhere with --set");
  }

  /** Says which constraint is farthest from being met. */
  private Diagnostic infeasible() {
    int worst = 0;
    for (int i = 1; i < held.size(); i++) {
      worst = minimum.violation(i) > minimum.violation(worst) ? i : worst;
    }
    return constraint(
            held.get(worst),
            "infeasible: the constraints cannot all be met nearby; this one is off by "
                + Numbers.shortest().decimals(6).text(minimum.violation(worst)))
        .hint("begin elsewhere with --set, or leave out a constraint");
  }

  /** An error that shows a constraint by itself. */
  static Diagnostic constraint(Equation shown, String message) {
    Source text = Source.of(shown.text());
    return Diagnostic.error(
        message, text, new Span(0, shown.text().codePointCount(0, shown.text().length())));
  }

  private String farthest() {
    int farthest = 0;
    for (int j = 1; j < minimum.inputs().size(); j++) {
      if (Math.abs(minimum.input(j)) > Math.abs(minimum.input(farthest))) {
        farthest = j;
      }
    }
    return minimum.inputs().get(farthest)
        + " is "
        + Numbers.shortest().decimals(3).text(minimum.input(farthest));
  }
}
