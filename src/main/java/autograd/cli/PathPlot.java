package autograd.cli;

import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.lang.Equations;
import autograd.optimize.Objective;
import autograd.render.plot.ContourPlot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A picture of a search for two inputs: its path over lines of the same value. */
final class PathPlot {
  /** So many cells wide is the grid on which a formula is computed, and a sum over rows. */
  private static final int CELLS = 160;

  private static final int CELLS_OF_ROWS = 60;

  private final Option option =
      Option.text(
          "FILE",
          "Draw the path over contours, as .svg, .png or .pdf, of two inputs that move.",
          "--plot");

  Option option() {
    return option;
  }

  boolean isGiven() {
    return option.isGiven();
  }

  /** Complains of what cannot be drawn, before anything is computed. */
  void check(List<String> moving) {
    if (!option.isGiven()) {
      return;
    }
    if (!PlotFile.isPicture(option.value())) {
      throw Failure.wrong(
          "--plot draws a picture, and cannot write " + option.value(),
          "name it .svg, .png or .pdf");
    }
    if (moving.size() != 2) {
      throw Failure.wrong(
          "--plot draws the path of two inputs, and "
              + (moving.size() == 1 ? "only " + moving.get(0) + " moves" : moving.size() + " move"),
          moving.size() == 1
              ? "--trajectory writes the steps, and autograd plot draws the formula"
              : "--trajectory writes the steps; --wrt lets only two move");
    }
  }

  /**
   * Draws it.
   *
   * @param path where the search was
   * @param held what it had to keep to
   * @param numbers those of the inputs that do not move
   */
  void write(
      List<double[]> path,
      Objective objective,
      int sign,
      boolean isOfRows,
      Graph graph,
      List<Equations.Equation> held,
      Map<String, Double> numbers,
      Console console) {
    if (!option.isGiven()) {
      return;
    }
    List<double[]> finite = new ArrayList<>(path);
    finite.removeIf(place -> !Double.isFinite(place[0]) || !Double.isFinite(place[1]));
    if (finite.isEmpty()) {
      throw Failure.wrong("--plot: the search has nowhere been at finite numbers", null);
    }
    List<String> names = objective.inputs();
    ContourPlot plot =
        new ContourPlot(names.get(0), names.get(1), finite, isOfRows ? CELLS_OF_ROWS : CELLS);
    plot.heights((x, y) -> sign * objective.at(x, y).value());
    for (Equations.Equation each : held) {
      Map<String, Double> point = new HashMap<>(numbers);
      plot.addBorder(
          each.text(),
          (x, y) -> {
            point.put(names.get(0), x);
            point.put(names.get(1), y);
            Evaluation there = Evaluation.at(graph, point);
            return there.value(each.left()) - there.value(each.right());
          });
    }
    PlotFile.write(console, plot, option.value());
  }
}
