package autograd.render;

/** One curve of a {@link Plot}. */
final class PlotLine {
  private final String name;
  private final double[] xs;
  private final double[] ys;
  private final boolean isSlope;
  private final int colour;

  PlotLine(String name, double[] xs, double[] ys, boolean isSlope, int colour) {
    this.name = name;
    this.xs = xs;
    this.ys = ys;
    this.isSlope = isSlope;
    this.colour = colour;
  }

  /** What the legend calls it. */
  String name() {
    return name;
  }

  /** Where. */
  double[] xs() {
    return xs;
  }

  /** How high; NaN leaves the line open. */
  double[] ys() {
    return ys;
  }

  /** Whether it is a derivative. */
  boolean isSlope() {
    return isSlope;
  }

  /** Which colour, counted from 0; a function and its derivative share one. */
  int colour() {
    return colour;
  }
}
