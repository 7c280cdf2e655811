package autograd.render.plot;

import autograd.render.Numbers;
import autograd.render.plot.Figure.Anchor;
import autograd.render.plot.Figure.Mark;
import autograd.render.plot.Figure.Stroke;
import autograd.render.plot.Figure.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** The path of a search for two inputs, over lines on which the value is alike. */
public final class ContourPlot implements Drawing {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 600;
  private static final double LEFT = 84;
  private static final double RIGHT = WIDTH - 24;
  private static final double TOP = 46;
  private static final double BOTTOM = HEIGHT - 58;

  /** Beside the path there is this part of how far it goes. */
  private static final double ROOM = 0.25;

  /** No side is shorter than this part of the other: paths along an axis show what is beside it. */
  private static final double THINNEST = 0.5;

  /** Half of the height that a number in a line takes, and how far it is from others. */
  private static final double LABEL_HEIGHT = 9;

  private static final double CHARACTER = 8;
  private static final double APART = 40;
  private static final double SAMPLE = 30;
  private static final double BASELINE = 4.5;

  private final String across;
  private final String up;
  private final List<double[]> path;
  private final Axis axisAcross;
  private final Axis axisUp;
  private final int cells;
  private final List<Mark> marks = new ArrayList<>();
  private final List<Border> borders = new ArrayList<>();
  private DoubleBinaryOperator height;

  /** A line that the path may not cross, or has to keep to. */
  private record Border(String name, DoubleBinaryOperator height) {}

  /**
   * A plot.
   *
   * @param across the input that goes to the right
   * @param up the input that goes upwards
   * @param path where the search was, from its start on, as pairs of these
   * @param cells how many cells wide a grid is at whose crossings heights are asked for
   */
  public ContourPlot(String across, String up, List<double[]> path, int cells) {
    this.across = across;
    this.up = up;
    this.path = List.copyOf(path);
    this.cells = cells;
    double wide = size(0);
    double high = size(1);
    boolean isComparable = wide > 0 && high > 0;
    this.axisAcross = axis(0, isComparable ? wide : Math.max(wide, THINNEST * high));
    this.axisUp = axis(1, isComparable ? high : Math.max(high, THINNEST * wide));
  }

  private double size(int k) {
    double low = path.stream().mapToDouble(place -> place[k]).min().orElse(0);
    double high = path.stream().mapToDouble(place -> place[k]).max().orElse(0);
    return high - low;
  }

  private Axis axis(int k, double size) {
    double low = path.stream().mapToDouble(place -> place[k]).min().orElse(0);
    double middle = low + size(k) / 2;
    double half = size > 0 ? size * (0.5 + ROOM) : Math.max(1, Math.abs(middle)) / 2;
    return new Axis(middle - half, middle + half);
  }

  /** Draws lines on which that is alike. */
  public void heights(DoubleBinaryOperator of) {
    height = of;
  }

  /** Draws the line on which that is 0. */
  public void addBorder(String name, DoubleBinaryOperator of) {
    borders.add(new Border(name, of));
  }

  @Override
  public void writeSvg(Appendable out) throws IOException {
    Svg.write(figure(), out);
  }

  @Override
  public void writePng(OutputStream out) throws IOException {
    Png.write(figure(), out);
  }

  @Override
  public void writePdf(OutputStream out) throws IOException {
    Pdf.write(figure(), out);
  }

  private Figure figure() {
    marks.clear();
    legend();
    frame();
    lines(grid(height));
    for (Border border : borders) {
      Route route = new Route();
      grid(border.height).line(0).forEach(piece -> draw(piece, route));
      add(route, Ink.CURVE_3, 2.2);
    }
    path();
    int steps = path.size() - 1;
    String title = "Path of a search over " + across + " and " + up;
    String[] ends = {told(path.get(0)), told(path.get(steps))};
    String description =
        title
            + ", in "
            + steps
            + (steps == 1 ? " step" : " steps")
            + " from "
            + ends[0]
            + " to "
            + ends[1]
            + ", with lines on which the value is alike.";
    return new Figure(WIDTH, HEIGHT, title, description, marks);
  }

  private String told(double... place) {
    Numbers numbers = Numbers.shortest();
    return across + " = " + numbers.text(place[0]) + ", " + up + " = " + numbers.text(place[1]);
  }

  private Heights grid(DoubleBinaryOperator of) {
    return new Heights(of, axisAcross, axisUp, cells, cells * 3 / 4);
  }

  private double x(double number) {
    return LEFT + axisAcross.part(number) * (RIGHT - LEFT);
  }

  private double y(double number) {
    return BOTTOM - axisUp.part(number) * (BOTTOM - TOP);
  }

  private void add(Route route, Ink ink, double width) {
    if (!route.isEmpty()) {
      marks.add(new Stroke(route, ink, width, List.of()));
    }
  }

  private void legend() {
    double end = sample(LEFT, "path", Ink.CURVE_2, 2.2);
    end = sample(end, "lines of the same value", Ink.CURVE_1, 1.2);
    for (Border border : borders) {
      end = sample(end, border.name, Ink.CURVE_3, 2.2);
    }
  }

  private double sample(double x, String name, Ink ink, double width) {
    double wide = SAMPLE + CHARACTER + name.length() * CHARACTER;
    if (x + wide > WIDTH) {
      return x;
    }
    add(new Route().move(x, TOP / 2).line(x + SAMPLE, TOP / 2), ink, width);
    marks.add(
        new Text(name, x + SAMPLE + CHARACTER, TOP / 2 + BASELINE, Anchor.START, true, Ink.TEXT));
    return x + wide + 2 * CHARACTER;
  }

  private void frame() {
    Route frame = new Route();
    frame.move(LEFT, TOP).line(RIGHT, TOP).line(RIGHT, BOTTOM).line(LEFT, BOTTOM).line(LEFT, TOP);
    Route notches = new Route();
    for (Tick tick : axisAcross.ticks(ticks -> areApart(ticks, true))) {
      double at = x(tick.at());
      notches.move(at, BOTTOM).line(at, BOTTOM + 5);
      marks.add(new Text(tick.label(), at, BOTTOM + 21, Anchor.MIDDLE, false, Ink.TEXT));
    }
    for (Tick tick : axisUp.ticks(ticks -> areApart(ticks, false))) {
      double at = y(tick.at());
      notches.move(LEFT - 5, at).line(LEFT, at);
      marks.add(new Text(tick.label(), LEFT - 9, at + BASELINE, Anchor.END, false, Ink.TEXT));
    }
    add(notches, Ink.AXIS, 1);
    add(frame, Ink.AXIS, 1);
    marks.add(new Text(across, (LEFT + RIGHT) / 2, BOTTOM + 46, Anchor.MIDDLE, true, Ink.TEXT));
    marks.add(new Text(up, LEFT - 9, TOP - 14, Anchor.END, true, Ink.TEXT));
  }

  private boolean areApart(List<Tick> ticks, boolean isAcross) {
    double end = Double.NEGATIVE_INFINITY;
    for (Tick tick : ticks) {
      double half = isAcross ? tick.label().length() * CHARACTER / 2 + CHARACTER : 17;
      double at = isAcross ? x(tick.at()) : -y(tick.at());
      if (at - half < end) {
        return false;
      }
      end = at + half;
    }
    return true;
  }

  private void lines(Heights heights) {
    List<Label> labels = new ArrayList<>();
    List<Heights.Piece> all = new ArrayList<>();
    for (double level : heights.levels()) {
      List<Heights.Piece> pieces = heights.line(level);
      all.addAll(pieces);
      Label label = label(Numbers.shortest().text(level), pieces, labels);
      if (label != null) {
        labels.add(label);
        marks.add(
            new Text(label.text, label.x, label.y + BASELINE, Anchor.MIDDLE, false, Ink.TEXT));
      }
    }
    Route route = new Route();
    for (Heights.Piece piece : all) {
      double x = x((piece.x1() + piece.x2()) / 2);
      double y = y((piece.y1() + piece.y2()) / 2);
      if (labels.stream().noneMatch(label -> label.covers(x, y))) {
        draw(piece, route);
      }
    }
    add(route, Ink.CURVE_1, 1.2);
  }

  /** A number in a line, in the middle of the room that it takes. */
  private record Label(String text, double x, double y) {
    double half() {
      return text.length() * CHARACTER / 2 + 3;
    }

    boolean covers(double atX, double atY) {
      return Math.abs(atX - x) < half() && Math.abs(atY - y) < LABEL_HEIGHT;
    }

    boolean isInside() {
      return x - half() > LEFT
          && x + half() < RIGHT
          && y - LABEL_HEIGHT > TOP
          && y + LABEL_HEIGHT < BOTTOM;
    }
  }

  private void draw(Heights.Piece piece, Route route) {
    route.move(x(piece.x1()), y(piece.y1())).line(x(piece.x2()), y(piece.y2()));
  }

  /** The number of a line, far from the path and the other numbers; null if there is no room. */
  private Label label(String text, List<Heights.Piece> pieces, List<Label> others) {
    Label best = null;
    double most = APART;
    for (Heights.Piece piece : pieces) {
      Label label = new Label(text, x(piece.x1()), y(piece.y1()));
      double distance = label.isInside() ? Double.POSITIVE_INFINITY : 0;
      for (Label other : others) {
        distance = Math.min(distance, length(label.x - other.x, 2 * (label.y - other.y)));
      }
      for (double[] point : path) {
        distance = Math.min(distance, length(label.x - x(point[0]), label.y - y(point[1])));
      }
      if (distance > most) {
        most = distance;
        best = label;
      }
    }
    return best;
  }

  private static double length(double x, double y) {
    return Math.sqrt(x * x + y * y);
  }

  private void path() {
    Route route = new Route();
    Route dots = new Route();
    for (int k = 0; k < path.size(); k++) {
      double x = x(path.get(k)[0]);
      double y = y(path.get(k)[1]);
      if (k == 0) {
        route.move(x, y);
      } else {
        route.line(x, y);
      }
      dots.move(x, y).line(x + 0.1, y);
    }
    add(route, Ink.CURVE_2, 2.2);
    add(dots, Ink.CURVE_2, 6);
    double[] end = path.get(path.size() - 1);
    add(new Route().move(x(end[0]), y(end[1])).line(x(end[0]) + 0.1, y(end[1])), Ink.TEXT, 10);
    name("start", path.get(0));
    if (path.size() > 1) {
      name("end", end);
    }
  }

  private void name(String text, double... place) {
    marks.add(
        new Text(
            text, x(place[0]) + CHARACTER, y(place[1]) - CHARACTER, Anchor.START, true, Ink.TEXT));
  }
}
