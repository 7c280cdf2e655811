package autograd.cli;

import autograd.derive.Derivation;
import autograd.derive.EffectiveResidual;
import autograd.graph.Graph;
import autograd.optimize.Loss;
import autograd.optimize.Model;
import autograd.optimize.RowFormula;
import autograd.optimize.Weights;
import autograd.render.Numbers;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What residuals are divided by, and what they then cost. */
final class FitWeights {
  private final Option sigma =
      Option.text(
          "COLUMN|NUMBER",
          "Standard deviations of the response; residuals are over it.",
          "--sigma");
  private final Option sigmaOfVariables =
      Option.many(
          "NAME=COLUMN|NUMBER",
          "Standard deviations of a variable, which count by the slope of the formula.",
          "--sigma-x");
  private final Option absolute =
      Option.flag(
          "Trust the sigmas: do not scale errors by how well the model fits.", "--absolute");
  private final Option loss =
      Option.text(
          "SHAPE:C",
          "Let residuals beyond C, over --sigma, count less than by their square: huber:1.5,"
              + " soft:1 or cauchy:1.",
          "--loss");

  private final TableOptions table;

  /** For each variable that has errors where its standard deviations are kept, or the number. */
  private final Map<String, Weights> ofVariables = new LinkedHashMap<>();

  FitWeights(TableOptions table) {
    this.table = table;
  }

  Option sigma() {
    return sigma;
  }

  Option sigmaOfVariables() {
    return sigmaOfVariables;
  }

  Option absolute() {
    return absolute;
  }

  Option lossOption() {
    return loss;
  }

  /** Whether residuals are divided by anything. */
  boolean hasSigmas() {
    return sigma.isGiven() || sigmaOfVariables.isGiven();
  }

  /** Whether what they are divided by is known, and not only in proportion. */
  boolean isAbsolute() {
    return absolute.isGiven();
  }

  /** What residuals are divided by; a column is added to those that are read. */
  Weights weights(FitData data) {
    if (absolute.isGiven() && !hasSigmas()) {
      throw Failure.wrong("--absolute is about --sigma", "add --sigma COLUMN or --sigma NUMBER");
    }
    if (!sigma.isGiven()) {
      return Weights.EQUAL;
    }
    return weights(sigma.value().trim(), sigma.name(), data);
  }

  private Weights weights(String text, String option, FitData data) {
    if (table.columns().contains(text) || text.startsWith("#") || isWord(text)) {
      return new Weights(data.place(table.column(text, option)), 1);
    }
    double common = PointOptions.constant(text, 0);
    if (!(common > 0) || Double.isInfinite(common)) {
      throw Failure.wrong(option + " takes a column, or a number above 0, not " + text, null);
    }
    return new Weights(-1, common);
  }

  /** Reads which variables have errors; their columns are added to those that are read. */
  void readVariables(FitData data) {
    for (String text : sigmaOfVariables.values()) {
      String option = sigmaOfVariables.name();
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw Failure.wrong(
            option + " takes NAME=COLUMN or NAME=NUMBER, not '" + text + "'",
            "write " + option + " x=0.1, for example");
      }
      String name = text.substring(0, equals).trim();
      if (!data.variables().containsKey(name)) {
        throw Failure.wrong(
            option + ": '" + name + "' is no variable",
            data.variables().isEmpty()
                ? "the formula reads no column"
                : "the variables are " + String.join(", ", data.variables().keySet()));
      }
      Weights errors = weights(text.substring(equals + 1).trim(), option, data);
      if (ofVariables.put(name, errors) != null) {
        throw Failure.wrong(option + ": '" + name + "' has two standard deviations", null);
      }
    }
  }

  /** What is fitted: the formula, or where variables have errors its residual over all errors. */
  FitModels models(Model curve, Graph graph, FitParameters parameters, FitData data) {
    if (ofVariables.isEmpty()) {
      return new FitModels(curve, curve);
    }
    Map<String, Integer> columns = new LinkedHashMap<>(data.variables());
    // No name of a formula begins so.
    columns.put("#", data.width() - 1);
    Map<String, EffectiveResidual.Deviation> errors = new LinkedHashMap<>();
    ofVariables.forEach((name, each) -> errors.put(name, deviation(each, "#" + name, columns)));
    EffectiveResidual.Deviation own =
        sigma.isGiven() ? deviation(weights(data), "#sigma", columns) : null;
    Derivation derived =
        EffectiveResidual.of(graph, graph.output(), parameters.fixed(), "#", own, errors);
    for (String name : parameters.names()) {
      if (derived.graph().named(name) == null) {
        throw Failure.wrong(
            "the formula does not depend on " + name, "--fix " + name + ", or leave it out");
      }
    }
    Model known = curve.withDeviation(formula(derived, "deviation", parameters, columns));
    return new FitModels(
        known, known.withResidual(formula(derived, "residual", parameters, columns)));
  }

  private static RowFormula formula(
      Derivation derived, String result, FitParameters parameters, Map<String, Integer> columns) {
    return new RowFormula(
        derived.graph(), derived.results().get(result), Map.of(), parameters.names(), columns);
  }

  private static EffectiveResidual.Deviation deviation(
      Weights weights, String name, Map<String, Integer> columns) {
    if (weights.column() < 0) {
      return new EffectiveResidual.Deviation(null, weights.common());
    }
    columns.put(name, weights.column());
    return new EffectiveResidual.Deviation(name, 1);
  }

  /** Whether it can only be a column, be there one or not. */
  private static boolean isWord(String text) {
    return text.codePoints().allMatch(c -> Character.isLetter(c) || c == '_');
  }

  /** Complains of rows with a standard deviation that is none. */
  void check(Weights weights, FitData data) {
    check(weights, sigma.name(), data);
    ofVariables.values().forEach(each -> check(each, sigmaOfVariables.name(), data));
  }

  private static void check(Weights weights, String option, FitData data) {
    long row = weights.column() < 0 ? -1 : data.firstNotPositive(weights.column());
    if (row >= 0) {
      throw Failure.wrong(
          option
              + ": "
              + data.nameOf(row)
              + " has the standard deviation "
              + Numbers.shortest().text(data.row(row)[weights.column()]),
          "each must be above 0; to count a row less, give it a larger one");
    }
  }

  /** What residuals cost. */
  Loss loss() {
    if (!loss.isGiven()) {
      return Loss.SQUARES;
    }
    if (absolute.isGiven()) {
      throw Failure.wrong(
          "--absolute trusts the standard deviations, which --loss doubts",
          "leave one of them out");
    }
    String text = loss.value().trim();
    int colon = text.indexOf(':');
    for (Loss.Shape shape : Loss.Shape.values()) {
      boolean isNamed =
          colon > 0
              && shape != Loss.Shape.SQUARES
              && shape.name().toLowerCase(Locale.ROOT).equals(text.substring(0, colon).trim());
      double scale = isNamed ? PointOptions.constant(text, colon + 1) : 0;
      if (scale > 0 && Double.isFinite(scale)) {
        return new Loss(shape, scale);
      }
    }
    throw Failure.wrong(
        "--loss takes huber:C, soft:C or cauchy:C with a C above 0, not '" + text + "'",
        "write --loss huber:1.5, for example");
  }
}
