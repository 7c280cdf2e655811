package autograd.cli;

import autograd.optimize.Loss;
import autograd.optimize.Model;
import autograd.render.Numbers;
import java.util.Locale;

/** What residuals are divided by, and what they then cost. */
final class FitWeights {
  private final Option sigma =
      Option.text(
          "COLUMN|NUMBER",
          "Standard deviations of the response; residuals are over it.",
          "--sigma");
  private final Option absolute =
      Option.flag("Trust --sigma: do not scale errors by how well the model fits.", "--absolute");
  private final Option loss =
      Option.text(
          "SHAPE:C",
          "Let residuals beyond C, over --sigma, count less than by their square: huber:1.5,"
              + " soft:1 or cauchy:1.",
          "--loss");

  private final TableOptions table;

  FitWeights(TableOptions table) {
    this.table = table;
  }

  Option sigma() {
    return sigma;
  }

  Option absolute() {
    return absolute;
  }

  Option lossOption() {
    return loss;
  }

  /** Whether residuals are divided by anything. */
  boolean hasSigmas() {
    return sigma.isGiven();
  }

  /** Whether what they are divided by is known, and not only in proportion. */
  boolean isAbsolute() {
    return absolute.isGiven();
  }

  /** What residuals are divided by; a column is added to those that are read. */
  Model.Weights weights(FitData data) {
    if (absolute.isGiven() && !sigma.isGiven()) {
      throw Failure.wrong("--absolute is about --sigma", "add --sigma COLUMN or --sigma NUMBER");
    }
    if (!sigma.isGiven()) {
      return Model.Weights.EQUAL;
    }
    String text = sigma.value().trim();
    if (table.columns().contains(text) || text.startsWith("#") || isWord(text)) {
      return new Model.Weights(data.place(table.column(text, "--sigma")), 1);
    }
    double common = PointOptions.constant(text, 0);
    if (!(common > 0) || Double.isInfinite(common)) {
      throw Failure.wrong("--sigma takes a column, or a number above 0, not " + text, null);
    }
    return new Model.Weights(-1, common);
  }

  /** Whether it can only be a column, be there one or not. */
  private static boolean isWord(String text) {
    return text.codePoints().allMatch(c -> Character.isLetter(c) || c == '_');
  }

  /** Complains of rows that cannot be divided by theirs. */
  static void check(Model.Weights weights, FitData data) {
    long row = weights.column() < 0 ? -1 : data.firstNotPositive(weights.column());
    if (row >= 0) {
      throw Failure.wrong(
          "--sigma: "
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
