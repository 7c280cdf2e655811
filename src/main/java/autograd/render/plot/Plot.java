package autograd.render.plot;

import autograd.evaluate.Curve;
import autograd.evaluate.Extent;
import autograd.render.Style;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Curves over a range: what a terminal and a page draw, each in its own way. Functions share one
 * scale. Their derivatives share it too where both can be read on it, and have one of their own, at
 * the right, where they cannot.
 */
public final class Plot implements Drawing {
  /** On a scale that is shared, functions need this part of the height, */
  private static final double READABLE = 0.8;

  /** and derivatives this one. */
  private static final double READABLE_SLOPE = 0.4;

  private final String input;
  private final Axis across;
  private final List<Line> lines = new ArrayList<>();
  private final List<Dots> dots = new ArrayList<>();
  private Plot below;
  private Extent values = Extent.NONE;
  private Extent slopes = Extent.NONE;
  private Axis heights;
  private int functions;

  /**
   * Starts without curves.
   *
   * @param input the name of what is plotted over
   * @param left where its range begins
   * @param right where it ends
   */
  public Plot(String input, double left, double right) {
    this.input = input;
    this.across = new Axis(left, right);
  }

  /** Adds a function and, if the curve shows its slopes, the derivative. */
  public void add(String name, Curve curve) {
    lines.add(new Line(name, curve, false, functions));
    values = values.and(curve.extent(false));
    if (curve.hasSlopes()) {
      lines.add(new Line(derivative(name), curve, true, functions));
      slopes = slopes.and(curve.extent(true));
    }
    functions++;
  }

  /** Adds what lies between two curves, by its edges. */
  public void addBand(String name, Curve lower, Curve upper) {
    lines.add(new Line(name, lower, false, functions));
    lines.add(new Line("", upper, false, functions));
    values = values.and(lower.extent(false)).and(upper.extent(false));
    functions++;
  }

  /** Adds points that no line joins; those that are not finite are left out. */
  public void addDots(String name, double[] xs, double[] ys) {
    List<Dots.Place> places = new ArrayList<>();
    for (int i = 0; i < xs.length; i++) {
      if (Double.isFinite(xs[i]) && Double.isFinite(ys[i])) {
        places.add(new Dots.Place(xs[i], ys[i]));
        values = values.and(new Extent(ys[i], ys[i]));
      }
    }
    dots.add(new Dots(name, places));
  }

  /** Has another plot drawn below this one, over the same range and less high. */
  public void below(Plot other) {
    below = other;
  }

  /** What a derivative is called; a sum stands in parentheses, since d/dx binds like a factor. */
  private String derivative(String name) {
    int depth = 0;
    boolean isSum = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      isSum |= depth == 0 && "+-;=<>".indexOf(c) >= 0;
    }
    return "d/d" + input + " " + (isSum ? "(" + name + ")" : name);
  }

  /** Whether no function has a point to draw. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Shows these heights of the functions and no others. */
  public void heights(double low, double high) {
    heights = new Axis(low, high);
    values = new Extent(low, high);
  }

  /** Draws with characters. */
  public void writeText(int columns, int rows, Style style, Appendable out) throws IOException {
    int margin = TerminalPlot.margin(this, rows);
    if (below == null) {
      new TerminalPlot(this, columns, rows, margin, style).write(out);
      return;
    }
    int rowsBelow = Math.max(5, rows / 3);
    margin = Math.max(margin, TerminalPlot.margin(below, rowsBelow));
    new TerminalPlot(this, columns, rows, margin, style).write(out);
    new TerminalPlot(below, columns, rowsBelow, margin, style).write(out);
  }

  @Override
  public void writeSvg(Appendable out) throws IOException {
    Svg.write(PlotPage.of(this), out);
  }

  @Override
  public void writePng(OutputStream out) throws IOException {
    Png.write(PlotPage.of(this), out);
  }

  @Override
  public void writePdf(OutputStream out) throws IOException {
    Pdf.write(PlotPage.of(this), out);
  }

  /** What is plotted over. */
  String input() {
    return input;
  }

  List<Line> lines() {
    return lines;
  }

  List<Dots> dots() {
    return dots;
  }

  /** What is drawn below it; null if nothing is. */
  Plot below() {
    return below;
  }

  /** The axis of the input. */
  Axis across() {
    return across;
  }

  /** The scale at the left. */
  Axis left() {
    if (heights != null) {
      return heights;
    }
    return Axis.around(hasOwnSlopes() ? values : values.and(slopes));
  }

  /** The scale at the right, of derivatives alone; null where there is none. */
  Axis right() {
    return hasOwnSlopes() ? Axis.around(slopes) : null;
  }

  /** The scale that a line is drawn to. */
  Axis scale(Line line) {
    return line.isSlope() && hasOwnSlopes() ? right() : left();
  }

  private boolean hasOwnSlopes() {
    if (slopes.isEmpty()) {
      return false;
    }
    double both = values.and(slopes).height();
    boolean isReadable =
        values.height() >= READABLE * both && slopes.height() >= READABLE_SLOPE * both;
    return !isReadable || (heights != null && !fits(slopes));
  }

  private boolean fits(Extent extent) {
    return extent.low() >= heights.low() && extent.high() <= heights.high();
  }
}
