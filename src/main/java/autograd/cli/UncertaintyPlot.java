package autograd.cli;

import autograd.evaluate.Curve;
import autograd.measure.MonteCarlo;
import autograd.measure.Propagation;
import autograd.measure.Uncertainty;
import autograd.render.UncertaintyReport;
import autograd.render.plot.BudgetPlot;
import autograd.render.plot.Plot;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A picture of an uncertainty: the budget as bars, or how the drawn results are distributed. */
final class UncertaintyPlot {
  /** More bars than these are cut off: what they show is small. */
  private static final int MOST_BARS = 25;

  private static final int BINS = 60;

  /** So much of the draws at each end is left out of the picture. */
  private static final double TAIL = 0.0005;

  private final Option option =
      Option.text(
          "FILE",
          "Draw the budget as .svg, .png or .pdf; with --monte-carlo the distribution, also to the"
              + " terminal (terminal).",
          "--plot");

  Option option() {
    return option;
  }

  /** Complains of what cannot be drawn, before anything is computed. */
  void check(boolean isDrawn, int results) {
    if (!option.isGiven()) {
      return;
    }
    PlotFile.check(option.value());
    if (results > 1) {
      throw Failure.wrong("--plot draws one result", "name one --output");
    }
    if (!isDrawn && !PlotFile.isPicture(option.value())) {
      throw Failure.wrong("--plot draws a budget as a picture", "name the file .svg, .png or .pdf");
    }
  }

  void write(Uncertainty result, Console console) {
    if (!option.isGiven()) {
      return;
    }
    if (result.drawn() == null) {
      PlotFile.write(console, budget(result), option.value());
    } else {
      String file = option.value().equals("terminal") ? null : option.value();
      int columns = Console.columns(PlotFile.USUAL_COLUMNS);
      PlotFile.write(console, distribution(result), file, columns, PlotFile.USUAL_ROWS);
    }
  }

  private static BudgetPlot budget(Uncertainty result) {
    Propagation linear = result.linear();
    String name = result.name() == null ? "value" : result.name();
    BudgetPlot plot =
        new BudgetPlot(name + " = " + UncertaintyReport.measured(linear.value(), linear.u()));
    List<Integer> order = linear.byShare();
    for (int i : order.subList(0, Math.min(MOST_BARS, order.size()))) {
      double contribution = linear.contribution(i);
      plot.add(
          linear.inputs().names().get(i),
          Math.abs(contribution),
          UncertaintyReport.contribution(contribution, linear.share(i)));
    }
    plot.addWhole("u", linear.u(), UncertaintyReport.brief(linear.u()));
    return plot;
  }

  /** How often results fall into bins, and the normal distribution of the linear result. */
  private static Plot distribution(Uncertainty result) {
    MonteCarlo drawn = result.drawn();
    double[] sorted = drawn.sorted();
    if (sorted.length == 0) {
      throw Failure.wrong("--plot has nothing to draw: no draw has a value", null);
    }
    double low = sorted[(int) (TAIL * (sorted.length - 1))];
    double high = sorted[(int) ((1 - TAIL) * (sorted.length - 1))];
    double room = high > low ? (high - low) / 20 : Math.max(1, Math.abs(low)) / 2;
    double left = low - room;
    double right = high + room;
    double width = (right - left) / BINS;
    double[] density = new double[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      int count = below(sorted, left + (bin + 1) * width) - below(sorted, left + bin * width);
      density[bin] = count / width / sorted.length;
    }
    Plot plot = new Plot(result.name() == null ? "value" : result.name(), left, right);
    plot.add(
        "density of draws", curve(x -> between(density, (x - left) / width - 0.5), left, right));
    double u = result.linear().u();
    double value = result.linear().value();
    if (u > 0) {
      plot.add(
          "normal, by the slopes",
          curve(
              x ->
                  StrictMath.exp(-(x - value) / u * (x - value) / u / 2)
                      / u
                      / Math.sqrt(2 * Math.PI),
              left,
              right));
    }
    return plot;
  }

  /** What stands at a place between the middles of bins. */
  private static double between(double[] density, double place) {
    int bin = (int) Math.max(0, Math.min(density.length - 2.0, Math.floor(place)));
    double share = Math.max(0, Math.min(1, place - bin));
    return density[bin] + share * (density[bin + 1] - density[bin]);
  }

  /** How many of sorted numbers are below that. */
  private static int below(double[] sorted, double number) {
    int place = Arrays.binarySearch(sorted, number);
    return place < 0 ? -1 - place : place;
  }

  private static Curve curve(DoubleUnaryOperator height, double left, double right) {
    return new Curve(x -> new double[] {height.applyAsDouble(x), Double.NaN}, left, right, false);
  }
}
