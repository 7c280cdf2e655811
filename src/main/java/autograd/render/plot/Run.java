package autograd.render.plot;

import autograd.evaluate.Curve;
import java.util.ArrayList;
import java.util.List;

/**
 * An unbroken stretch of a line on a drawing, from left to right; y runs downward. What lies above
 * or below the drawing is cut off.
 */
final class Run {
  /**
   * A point of it.
   *
   * @param x from the left
   * @param y from the top
   * @param slope how much further down after one to the right; NaN where that is not known
   */
  record Point(double x, double y, double slope) {}

  /** Nothing need lie further off the drawing than this, and beyond doubles nothing can. */
  private static final double FAR = 1e12;

  private final List<Point> points = new ArrayList<>();

  private Run() {}

  /** The points; one alone is a dot. */
  List<Point> points() {
    return points;
  }

  /**
   * The stretches of a line that are in sight.
   *
   * @param width of the drawing, from one end of the axis to the other
   * @param height likewise
   * @param room how far above and below it there is still room
   */
  static List<Run> of(
      Line line, Axis across, Axis scale, double width, double height, double room) {
    List<Run> runs = new ArrayList<>();
    double perUnit = height / (scale.high() - scale.low()) * (across.high() - across.low()) / width;
    Run run = new Run();
    Point last = null;
    for (Curve.Point each : line.curve().points()) {
      double y = each.height(line.isSlope());
      Point next = null;
      if (Double.isFinite(y)) {
        double down = Math.max(-FAR, Math.min(FAR, (1 - scale.part(y)) * height));
        double slope = line.isSlope() ? Double.NaN : -each.slope() * perUnit;
        next = new Point(across.part(each.x()) * width, down, slope);
        if (last != null) {
          run = join(last, next, -room, height + room, run, runs);
        } else if (isInside(next, -room, height + room)) {
          run.points.add(next);
        }
      }
      if (next == null || !isInside(next, -room, height + room)) {
        run = close(run, runs);
      }
      last = next;
    }
    close(run, runs);
    return runs;
  }

  /** Goes on to the next point, as far as the way is in sight. */
  private static Run join(
      Point from, Point to, double top, double bottom, Run run, List<Run> runs) {
    if (Math.max(from.y, to.y) < top || Math.min(from.y, to.y) > bottom) {
      return run;
    }
    Run own = run;
    if (!isInside(from, top, bottom)) {
      own = close(run, runs);
      own.points.add(crossing(from, to, from.y < top ? top : bottom));
    }
    boolean isIn = isInside(to, top, bottom);
    own.points.add(isIn ? to : crossing(from, to, to.y < top ? top : bottom));
    return own;
  }

  private static Point crossing(Point from, Point to, double y) {
    double part = (y - from.y) / (to.y - from.y);
    return new Point(from.x + part * (to.x - from.x), y, Double.NaN);
  }

  private static boolean isInside(Point point, double top, double bottom) {
    return point.y >= top && point.y <= bottom;
  }

  private static Run close(Run run, List<Run> runs) {
    if (run.points.isEmpty()) {
      return run;
    }
    runs.add(run);
    return new Run();
  }
}
