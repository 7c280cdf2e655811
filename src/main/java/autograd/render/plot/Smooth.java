package autograd.render.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws a {@link Run} in few pieces: cubics that have the curve's own slope at both ends and pass
 * every point between within a twentieth of a pixel. For the values the slopes are exact, being
 * derivatives; for the derivative they are those of parabolas through three points.
 */
final class Smooth {
  /** As near as the eye cannot tell, in pixels. */
  private static final double NEAR = 0.05;

  /** In a place so many pixels wide, */
  private static final double NARROW = 2;

  /** a curve that turns so often rushes up and down, and fills the place. */
  private static final int TURNS = 2;

  private final List<Run.Point> points;
  private final Route route;
  private final double dx;
  private final double dy;

  private Smooth(List<Run.Point> points, Route route, double dx, double dy) {
    this.points = points;
    this.route = route;
    this.dx = dx;
    this.dy = dy;
  }

  /** Adds a stretch to a route, moved to its place on the page. */
  static void draw(Run run, Route route, double dx, double dy) {
    new Smooth(thin(withSlopes(run.points())), route, dx, dy).draw();
  }

  private void draw() {
    Run.Point first = points.get(0);
    route.move(first.x() + dx, first.y() + dy);
    if (points.size() == 1) {
      route.line(first.x() + dx, first.y() + dy);
    }
    int last = points.size() - 1;
    for (int from = 0; from < last; ) {
      int to = furthest(from, last);
      Run.Point a = points.get(from);
      Run.Point b = points.get(to);
      if (to == from + 1) {
        route.line(b.x() + dx, b.y() + dy);
      } else {
        double third = (b.x() - a.x()) / 3;
        route.curve(
            a.x() + third + dx,
            a.y() + a.slope() * third + dy,
            b.x() - third + dx,
            b.y() - b.slope() * third + dy,
            b.x() + dx,
            b.y() + dy);
      }
      from = to;
    }
  }

  /** How far one cubic goes: doubling the way while it does, then halving what is too far. */
  private int furthest(int from, int last) {
    int good = from + 1;
    int reach = 2;
    int bad = last + 1;
    while (from + reach <= last) {
      if (!isOneCubic(from, from + reach)) {
        bad = from + reach;
        break;
      }
      good = from + reach;
      reach *= 2;
    }
    while (bad - good > 1) {
      int middle = (good + bad) >>> 1;
      if (isOneCubic(from, middle)) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return good;
  }

  private boolean isOneCubic(int from, int to) {
    Run.Point a = points.get(from);
    Run.Point b = points.get(to);
    double width = b.x() - a.x();
    if (!(width > 0) || !Double.isFinite(a.slope()) || !Double.isFinite(b.slope())) {
      return false;
    }
    for (int i = from + 1; i < to; i++) {
      double t = (points.get(i).x() - a.x()) / width;
      double u = 1 - t;
      double y =
          u * u * (1 + 2 * t) * a.y()
              + t * t * (3 - 2 * t) * b.y()
              + t * u * width * (u * a.slope() - t * b.slope());
      double slope =
          6 * t * u * (b.y() - a.y()) / width
              + u * (1 - 3 * t) * a.slope()
              + t * (3 * t - 2) * b.slope();
      double off = Math.abs(y - points.get(i).y()) / Math.sqrt(1 + slope * slope);
      if (!(off <= NEAR)) {
        return false;
      }
    }
    return true;
  }

  /** Estimates the slopes that are not known. */
  private static List<Run.Point> withSlopes(List<Run.Point> points) {
    List<Run.Point> complete = new ArrayList<>();
    int last = points.size() - 1;
    for (int i = 0; i <= last; i++) {
      Run.Point point = points.get(i);
      if (Double.isNaN(point.slope()) && last >= 2) {
        int middle = Math.max(1, Math.min(last - 1, i));
        double slope =
            parabola(points.get(middle - 1), points.get(middle), points.get(middle + 1), point.x());
        complete.add(new Run.Point(point.x(), point.y(), slope));
      } else {
        complete.add(point);
      }
    }
    return complete;
  }

  /** The slope at x of the parabola through three points. */
  private static double parabola(Run.Point a, Run.Point b, Run.Point c, double x) {
    double first = (b.y() - a.y()) / (b.x() - a.x());
    double second = (c.y() - b.y()) / (c.x() - b.x());
    double bend = (second - first) / (c.x() - a.x());
    return first + bend * (2 * x - a.x() - b.x());
  }

  /** Leaves all but the lowest and the highest of each narrow place with a rush in it. */
  private static List<Run.Point> thin(List<Run.Point> points) {
    List<Run.Point> thin = new ArrayList<>();
    for (int start = 0; start < points.size(); ) {
      double column = Math.floor(points.get(start).x() / NARROW);
      int end = start;
      int low = start;
      int high = start;
      int turns = 0;
      while (end < points.size() && Math.floor(points.get(end).x() / NARROW) == column) {
        low = points.get(end).y() < points.get(low).y() ? end : low;
        high = points.get(end).y() > points.get(high).y() ? end : high;
        turns += isTurn(points, end) ? 1 : 0;
        end++;
      }
      if (turns < TURNS) {
        thin.addAll(points.subList(start, end));
      } else {
        thin.add(corner(points.get(Math.min(low, high))));
        thin.add(corner(points.get(Math.max(low, high))));
      }
      start = end;
    }
    return thin;
  }

  private static boolean isTurn(List<Run.Point> points, int i) {
    return i > 0
        && i + 1 < points.size()
        && (points.get(i).y() - points.get(i - 1).y()) * (points.get(i + 1).y() - points.get(i).y())
            < 0;
  }

  private static Run.Point corner(Run.Point point) {
    return new Run.Point(point.x(), point.y(), Double.NaN);
  }
}
