package autograd.cli;

import autograd.evaluate.Answer;
import autograd.evaluate.Curve;
import autograd.graph.Value;
import autograd.optimize.Fit;
import autograd.optimize.Model;
import autograd.optimize.Prediction;
import autograd.render.plot.Plot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** A picture of a fit: the data, the curve with its bands, and below them the residuals. */
final class FitPlot {
  /** More points than these make no other picture. */
  private static final int MOST_POINTS = 4_000;

  /** Beside the outermost points there is this part of the range. */
  private static final double ROOM = 0.03;

  private final Option option =
      Option.text(
          "FILE",
          "Draw data, curve, 95 % bands and residuals, as .svg, .png or .pdf, or to the terminal"
              + " (terminal), of a formula of one variable.",
          "--plot");

  /** What a place of the curve needs: what the answer there is. */
  interface Place {
    Answer at(Map<String, Double> point);
  }

  private String variable;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private double left;
  private double right;

  Option option() {
    return option;
  }

  /** Complains of what cannot be drawn, before anything is computed. */
  void check(FitData data, FitGroups groups) {
    if (!option.isGiven()) {
      return;
    }
    if (groups.isGiven()) {
      throw Failure.wrong(
          "--plot draws one curve, and every group has its own",
          "--predict writes rows that other programs draw");
    }
    PlotFile.check(option.value());
    List<String> variables = List.copyOf(data.variables().keySet());
    if (variables.size() != 1) {
      throw Failure.wrong(
          "--plot draws a formula of one variable, and "
              + (variables.isEmpty()
                  ? "here there is none"
                  : "here are " + String.join(", ", variables)),
          "--predict writes rows that other programs draw");
    }
    variable = variables.get(0);
  }

  /**
   * Draws it.
   *
   * @param place the value of the formula and its gradient by the parameters, in their order
   */
  void write(Fit fit, Model model, FitData data, Place place, Console console) {
    if (!option.isGiven()) {
      return;
    }
    List<double[]> points = points(fit, model, data);
    double room = least < most ? ROOM * (most - least) : Math.max(1, Math.abs(least)) / 2;
    left = (least <= most ? least : 0) - room;
    right = (least <= most ? most : 0) + room;
    Plot plot = new Plot(variable, left, right);
    Plot below = new Plot(variable, left, right);
    double[] xs = points.stream().mapToDouble(point -> point[0]).toArray();
    String every =
        points.size() < fit.points() ? " (" + points.size() + " of " + fit.points() + " rows)" : "";
    plot.addDots(data.responseName() + every, xs, points.stream().mapToDouble(p -> p[1]).toArray());
    below.addDots("residual", xs, points.stream().mapToDouble(p -> p[2]).toArray());
    addCurves(plot, fit, model, place);
    plot.below(below);
    String file = option.value().equals("terminal") ? null : option.value();
    int columns = Console.columns(PlotFile.USUAL_COLUMNS);
    PlotFile.write(console, plot, file, columns, PlotFile.USUAL_ROWS);
  }

  /** Variable, response and residual of evenly many rows. */
  private List<double[]> points(Fit fit, Model model, FitData data) {
    long each = (fit.points() + MOST_POINTS - 1) / MOST_POINTS;
    int column = data.variables().get(variable);
    List<double[]> points = new ArrayList<>();
    long[] row = {0};
    new Prediction(fit, model)
        .visit(
            (numbers, point) -> {
              double x = numbers[column];
              if (Double.isFinite(x)) {
                least = Math.min(least, x);
                most = Math.max(most, x);
              }
              if (row[0]++ % each == 0) {
                points.add(new double[] {x, numbers[data.width() - 1], point.residual()});
              }
            });
    return points;
  }

  private void addCurves(Plot plot, Fit fit, Model model, Place place) {
    List<String> names = fit.parameters();
    Map<String, Double> point = new HashMap<>();
    for (int j = 0; j < names.size(); j++) {
      point.put(names.get(j), fit.value(j));
    }
    // The curves ask for the same places, one after the other.
    Map<Double, double[]> known = new HashMap<>();
    DoubleFunction<double[]> curve =
        x ->
            known.computeIfAbsent(
                x,
                at -> {
                  point.put(variable, at);
                  Answer answer = place.at(point);
                  Value output = answer.question().outputs().get(0).value();
                  double[] slopes = new double[names.size()];
                  for (int j = 0; j < slopes.length; j++) {
                    Value parameter = answer.question().wanted().get(j).value();
                    slopes[j] = answer.gradients().get(0).by(parameter);
                  }
                  return new double[] {
                    answer.evaluation().value(output),
                    fit.confidence(slopes),
                    fit.prediction(slopes, model.commonDeviation())
                  };
                });
    plot.add("fit", curve(curve, y -> y[0]));
    String[] bands = {null, "95 % of the curve", "95 % of observations"};
    for (int band = 1; band < bands.length; band++) {
      int which = band;
      Curve lower = curve(curve, y -> y[0] - y[which]);
      if (!lower.extent(false).isEmpty()) {
        plot.addBand(bands[band], lower, curve(curve, y -> y[0] + y[which]));
      }
    }
  }

  private Curve curve(DoubleFunction<double[]> curve, ToDoubleFunction<double[]> height) {
    return new Curve(
        x -> new double[] {height.applyAsDouble(curve.apply(x)), Double.NaN}, left, right, false);
  }
}
