package autograd.render.plot;

import autograd.render.Columns;
import autograd.render.Numbers;
import autograd.render.plot.Figure.Anchor;
import autograd.render.plot.Figure.Mark;
import autograd.render.plot.Figure.Stroke;
import autograd.render.plot.Figure.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays a {@link Plot} out on a page: legend above, scales at the sides, ticks with lines through
 * the picture, curves over all. Room for text is what it takes in the widest of usual fonts.
 */
final class PlotPage {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 500;

  /** Of a plot that stands below another. */
  private static final int HEIGHT_BELOW = 220;

  /** How wide a dot is. */
  private static final double DOT = 5;

  private static final double MARGIN = 16;
  private static final double SIZE = Figure.FONT_SIZE;
  private static final double LINE = 21;

  /** Between a tick and its label, and between two things beside each other. */
  private static final double GAP = 8;

  /** Between the baselines of labels above each other. */
  private static final double LABEL_ROOM = 34;

  /** How long the sample of a line is in the legend. */
  private static final double SAMPLE = 44;

  /** From the middle of a line of text to its baseline. */
  private static final double BASELINE = 4.5;

  private static final List<Double> FULL = List.of();

  private final Plot plot;
  private final List<Mark> marks = new ArrayList<>();
  private final double top;
  private final double bottom;
  private final Axis left;
  private final Axis right;
  private double x0;
  private double x1;
  private double y0;
  private double y1;

  private PlotPage(Plot plot, double top, double bottom) {
    this.plot = plot;
    this.top = top;
    this.bottom = bottom;
    this.left = plot.left();
    this.right = plot.right();
  }

  static Figure of(Plot plot) {
    PlotPage page = new PlotPage(plot, 0, HEIGHT);
    String title = page.title();
    if (plot.below() == null) {
      page.lay(page.labelRoom());
      return new Figure(WIDTH, HEIGHT, title, page.description(title), page.marks);
    }
    int height = HEIGHT + HEIGHT_BELOW;
    PlotPage below = new PlotPage(plot.below(), HEIGHT, height);
    double room = Math.max(page.labelRoom(), below.labelRoom());
    page.lay(room);
    below.lay(room);
    List<Mark> marks = new ArrayList<>(page.marks);
    marks.addAll(below.marks);
    return new Figure(WIDTH, height, title, page.description(title), marks);
  }

  /** How much room the labels at the left want, about; the legend may leave them less height. */
  private double labelRoom() {
    y0 = top + MARGIN + LINE + GAP;
    y1 = bottom - MARGIN - 2 * LINE;
    return widest(left.ticks(ticks -> fitsUpward(ticks, left)));
  }

  private void lay(double labelRoom) {
    y0 = legend() + GAP + (right == null ? 0 : LINE - 4);
    y1 = bottom - MARGIN - 2 * LINE;
    List<Tick> atLeft = left.ticks(ticks -> fitsUpward(ticks, left));
    List<Tick> atRight = right == null ? List.of() : right.ticks(t -> fitsUpward(t, right));
    x0 = MARGIN + Math.max(plot.below() == null && top == 0 ? 0 : labelRoom, widest(atLeft)) + GAP;
    x1 = WIDTH - MARGIN - (right == null ? GAP : widest(atRight) + GAP);
    List<Tick> below = plot.across().ticks(this::fitsAcross);
    grid(atLeft, below);
    labels(atLeft, atRight, below);
    for (Line line : plot.lines()) {
      if (line.isSlope()) {
        curve(line);
      }
    }
    for (Line line : plot.lines()) {
      if (!line.isSlope()) {
        curve(line);
      }
    }
    plot.dots().forEach(this::dots);
  }

  private void dots(Dots dots) {
    Route route = new Route();
    for (Dots.Place place : dots.places()) {
      boolean isInside = Math.abs(left.part(place.y()) - 0.5) <= 0.5;
      if (isInside && Math.abs(plot.across().part(place.x()) - 0.5) <= 0.5) {
        dot(route, x(place.x()), y(left, place.y()));
      }
    }
    if (!route.isEmpty()) {
      marks.add(new Stroke(route, Ink.TEXT, DOT, FULL));
    }
  }

  /** A line of next to no length between round ends, which without any some do not draw. */
  private static void dot(Route route, double x, double y) {
    route.move(x, y).line(x + 0.1, y);
  }

  /** The legend, in rows; returns where it ends. */
  private double legend() {
    double x = MARGIN;
    double y = top + MARGIN + LINE / 2;
    for (Dots each : plot.dots()) {
      String name = cut(each.name(), (WIDTH - 2 * MARGIN) / 2);
      Route sample = new Route();
      dot(sample, x + 2 * GAP, y);
      marks.add(new Stroke(sample, Ink.TEXT, DOT, FULL));
      marks.add(new Text(name, x + 4 * GAP, y + BASELINE, Anchor.START, true, Ink.TEXT));
      x += 4 * GAP + text(name, true) + 3 * GAP;
    }
    for (Line line : plot.lines()) {
      if (line.name().isEmpty()) {
        continue;
      }
      String suffix = line.isSlope() && right != null ? " (right scale)" : "";
      double room = WIDTH - 2 * MARGIN - SAMPLE - GAP - text(suffix, true);
      String name = cut(line.name(), room) + suffix;
      double width = SAMPLE + GAP + text(name, true);
      if (x > MARGIN && x + width > WIDTH - MARGIN) {
        x = MARGIN;
        y += LINE;
      }
      Route sample = new Route().move(x, y).line(x + SAMPLE, y);
      marks.add(stroke(sample, line));
      marks.add(new Text(name, x + SAMPLE + GAP, y + BASELINE, Anchor.START, true, Ink.TEXT));
      x += width + 3 * GAP;
    }
    return y + LINE / 2;
  }

  private static String cut(String name, double room) {
    if (text(name, true) <= room) {
      return name;
    }
    int end = name.length();
    while (text(name.substring(0, end) + "…", true) > room) {
      end = name.offsetByCodePoints(end, -1);
    }
    return name.substring(0, end) + "…";
  }

  private void grid(List<Tick> atLeft, List<Tick> below) {
    Route grid = new Route();
    for (Tick tick : atLeft) {
      grid.move(x0, y(left, tick.at())).line(x1, y(left, tick.at()));
    }
    for (Tick tick : below) {
      grid.move(x(tick.at()), y0).line(x(tick.at()), y1);
    }
    marks.add(new Stroke(grid, Ink.GRID, 1, FULL));
    Route axes = new Route();
    if (left.crosses(0)) {
      axes.move(x0, y(left, 0)).line(x1, y(left, 0));
    }
    if (plot.across().crosses(0)) {
      axes.move(x(0), y0).line(x(0), y1);
    }
    axes.move(x0, y0).line(x0, y1).line(x1, y1);
    if (right != null) {
      axes.line(x1, y0);
    }
    marks.add(new Stroke(axes, Ink.AXIS, 1, FULL));
  }

  private void labels(List<Tick> atLeft, List<Tick> atRight, List<Tick> below) {
    for (Tick tick : atLeft) {
      double y = y(left, tick.at()) + BASELINE;
      marks.add(new Text(tick.label(), x0 - GAP, y, Anchor.END, false, Ink.TEXT));
    }
    Route notches = new Route();
    for (Tick tick : atRight) {
      double y = y(right, tick.at());
      notches.move(x1 - 5, y).line(x1, y);
      marks.add(new Text(tick.label(), x1 + GAP, y + BASELINE, Anchor.START, false, Ink.TEXT));
    }
    if (right != null) {
      marks.add(new Stroke(notches, Ink.AXIS, 1, FULL));
      String name = "d/d" + plot.input();
      marks.add(
          new Text(cut(name, WIDTH / 2.0), WIDTH - MARGIN, y0 - 12, Anchor.END, true, Ink.TEXT));
    }
    for (Tick tick : below) {
      marks.add(
          new Text(tick.label(), x(tick.at()), y1 + LINE - 2, Anchor.MIDDLE, false, Ink.TEXT));
    }
    marks.add(
        new Text(
            cut(plot.input(), x1 - x0),
            (x0 + x1) / 2,
            y1 + 2 * LINE,
            Anchor.MIDDLE,
            true,
            Ink.TEXT));
  }

  private void curve(Line line) {
    Route route = new Route();
    Axis scale = plot.scale(line);
    for (Run run : Run.of(line, plot.across(), scale, x1 - x0, y1 - y0, 1)) {
      Smooth.draw(run, route, x0, y0);
    }
    if (!route.isEmpty()) {
      marks.add(stroke(route, line));
    }
  }

  private static Stroke stroke(Route route, Line line) {
    // A dot is a dash without length between round ends, which some do not draw at all.
    return line.isSlope()
        ? new Stroke(route, Ink.of(line), 1.8, line.pattern(0, 0.1, 4))
        : new Stroke(route, Ink.of(line), 2.2, line.pattern(10, 0.1, 5.5));
  }

  private boolean fitsUpward(List<Tick> ticks, Axis axis) {
    return ticks.size() < 2
        || y(axis, ticks.get(0).at()) - y(axis, ticks.get(1).at()) >= LABEL_ROOM;
  }

  private boolean fitsAcross(List<Tick> ticks) {
    double end = 0;
    for (Tick tick : ticks) {
      double half = text(tick.label(), false) / 2;
      if (x(tick.at()) - half < end) {
        return false;
      }
      end = x(tick.at()) + half + 2 * GAP;
    }
    return end <= WIDTH + 2 * GAP;
  }

  private double x(double number) {
    return x0 + plot.across().part(number) * (x1 - x0);
  }

  private double y(Axis axis, double number) {
    return y1 - axis.part(number) * (y1 - y0);
  }

  private static double widest(List<Tick> ticks) {
    double widest = 0;
    for (Tick tick : ticks) {
      widest = Math.max(widest, text(tick.label(), false));
    }
    return widest;
  }

  /** How much room a text takes at most. */
  private static double text(String text, boolean isCode) {
    return Columns.width(text) * SIZE * (isCode ? 0.61 : 0.64);
  }

  private String title() {
    StringBuilder title = new StringBuilder();
    for (Dots each : plot.dots()) {
      title.append(title.length() == 0 ? "" : ", ").append(each.name());
    }
    for (Line line : plot.lines()) {
      if (line.name().isEmpty()) {
        continue;
      }
      title.append(title.length() == 0 ? "" : ", ").append(line.name());
    }
    return title.append(" over ").append(plot.input()).toString();
  }

  private String description(String title) {
    String ends = " from " + ends(plot.across());
    return title
        + ends
        + ". The scale of heights goes from "
        + ends(left)
        + (right == null ? "." : ", that of derivatives, at the right, from " + ends(right) + ".");
  }

  private static String ends(Axis axis) {
    Numbers numbers = Numbers.shortest();
    return numbers.text(axis.low()) + " to " + numbers.text(axis.high());
  }
}
