package autograd.cli;

import autograd.graph.Graph;
import autograd.lang.Diagnostic;
import autograd.lang.Source;
import autograd.optimize.Fit;
import autograd.render.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Why a fit is no answer, in words. */
final class FitFailure {
  private final FitData data;
  private final Source source;

  /** The rows, group by group; null if there are no groups. */
  private final GroupRows groups;

  /** Of a formula and its data; these are all in the order of the table. */
  FitFailure(Source source, FitData data) {
    this(source, data, null);
  }

  /** Likewise, with rows in another order. */
  FitFailure(Source source, FitData data, GroupRows groups) {
    this.source = source;
    this.data = data;
    this.groups = groups;
  }

  /** What has gone wrong, and what may help. */
  Diagnostic of(Fit fit, Graph graph) {
    return switch (fit.outcome()) {
      case TOO_LONG ->
          Diagnostic.error("the fit did not converge in " + fit.evaluations() + " evaluations")
              .hint("begin nearer with --set, or allow more with --max-evaluations");
      case STUCK ->
          Diagnostic.error("the fit is stuck: no step makes it better, though slopes are not 0")
              .hint("begin elsewhere with --set, or keep parameters in a --range");
      case NOT_MOVED ->
          Diagnostic.error("the fit has not moved: where it starts all slopes are 0")
              .hint("begin elsewhere with --set");
      case AT_BOUND ->
          Diagnostic.error("the best fit is at the end of a range: " + held(fit))
              .hint("widen the range, or --fix the parameter there");
      case TOO_FEW_ROWS ->
          Diagnostic.error(
                  "there are more parameters than rows: "
                      + fit.parameters().size()
                      + " and "
                      + fit.points())
              .hint("--fix some parameters");
      case NOT_FINITE -> notFinite(fit, graph);
      default -> singular(fit);
    };
  }

  private static String held(Fit fit) {
    List<String> held = new ArrayList<>();
    for (int j = 0; j < fit.parameters().size(); j++) {
      if (fit.isHeld(j)) {
        held.add(fit.parameters().get(j) + " at " + Numbers.shortest().text(fit.value(j)));
      }
    }
    return String.join(", ", held);
  }

  private Diagnostic notFinite(Fit fit, Graph graph) {
    long bad = groups == null ? fit.badRow() : groups.rowOf(fit.badRow());
    double[] row = data.row(bad);
    List<String> where = new ArrayList<>();
    data.variables().forEach((name, c) -> where.add(name + "=" + Numbers.shortest().text(row[c])));
    double observed = row[data.width() - 1];
    if (!Double.isFinite(observed)) {
      String text = Numbers.shortest().text(observed);
      return Diagnostic.error("the response is " + text + " at " + data.nameOf(bad))
          .hint("leave that row out");
    }
    return Diagnostic.error(
            (fit.hasVariableErrors()
                    ? "the residual over its deviation, or a slope of it,"
                    : "the formula or a slope of it")
                + " is not finite where the fit starts, at "
                + data.nameOf(bad)
                + (where.isEmpty() ? "" : ": " + String.join(", ", where)),
            source,
            graph.output().span())
        .hint(
            "begin elsewhere with --set, or leave that row out"
                // Where the formula is level, errors of variables alone leave no room.
                + (fit.hasVariableErrors() ? ", or give the response errors with --sigma" : ""));
  }

  /** Names what the data do not tell, and what it could be traded for. */
  private static Diagnostic singular(Fit fit) {
    List<String> told = new ArrayList<>();
    for (List<Fit.Share> direction : fit.undetermined()) {
      List<String> names = direction.stream().map(Fit.Share::name).toList();
      if (names.size() == 1) {
        told.add("the data say nothing of " + names.get(0));
      } else {
        List<String> parts = new ArrayList<>();
        double sign = direction.get(0).part() < 0 ? -1 : 1;
        for (Fit.Share share : direction) {
          double part = sign * share.part();
          boolean isZero = fit.value(fit.parameters().indexOf(share.name())) == 0;
          String by = Numbers.shortest().decimals(3).text(part);
          String shown = by.contains(".") ? by.replaceAll("0+$", "").replaceAll("\\.$", "") : by;
          parts.add(share.name() + " by " + shown + (isZero ? "" : " %"));
        }
        told.add(
            "the data cannot tell "
                + String.join(", ", names.subList(0, names.size() - 1))
                + " and "
                + names.get(names.size() - 1)
                + " apart: the fit stays as it is while they change together, "
                + String.join(", ", parts));
      }
    }
    return Diagnostic.error("the fit is singular: " + String.join("; ", told))
        .hint("--fix " + fit.undetermined().get(0).get(0).name() + " decides it");
  }
}
