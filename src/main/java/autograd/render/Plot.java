package autograd.render;

import autograd.evaluate.Curve;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Curves over a range, for a terminal or for a file. */
public final class Plot {
  private final String input;
  private final List<PlotLine> lines = new ArrayList<>();
  private final double left;
  private final double right;
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;
  private int curves;

  /** Starts without curves, over a range of that input. */
  public Plot(String input, double left, double right) {
    this.input = input;
    this.left = left;
    this.right = right;
  }

  /** Adds a function and, if wanted, its derivative. */
  public void add(String name, Curve curve, boolean withSlope) {
    add(name, curve, 1);
    if (withSlope) {
      add("d/d" + input + " " + name, curve, 2);
    }
    curves++;
  }

  private void add(String name, Curve curve, int which) {
    double[] xs = new double[curve.points().size()];
    double[] ys = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = curve.points().get(i)[0];
      double y = curve.points().get(i)[which];
      ys[i] = Double.isFinite(y) ? y : Double.NaN;
    }
    lines.add(new PlotLine(name, xs, ys, which == 2, curves));
    double[] range = curve.range(which);
    if (range != null) {
      low = Math.min(low, range[0]);
      high = Math.max(high, range[1]);
    }
  }

  /** Whether no curve has a point to draw. */
  public boolean isEmpty() {
    return low > high;
  }

  /** Shows these heights and no others. */
  public void heights(double from, double to) {
    low = from;
    high = to;
  }

  /** Draws with characters. */
  public void writeText(int columns, int rows, Style style, Appendable out) throws IOException {
    settle();
    new PlotCanvas(this, columns, rows, style).write(out);
  }

  /** Draws an SVG picture. */
  public void writeSvg(OutputStream out) throws IOException {
    settle();
    PlotPicture.writeSvg(this, out);
  }

  /** Draws a PNG picture. */
  public void writePng(OutputStream out) throws IOException {
    settle();
    PlotPicture.writePng(this, out);
  }

  /** A flat curve needs some height to be drawn in, and others a little room. */
  private void settle() {
    if (low == high) {
      double room = Math.max(Math.abs(low) / 2, 1);
      low -= room;
      high += room;
    }
  }

  String input() {
    return input;
  }

  List<PlotLine> lines() {
    return lines;
  }

  double left() {
    return left;
  }

  double right() {
    return right;
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }
}
