package autograd.render.plot;

import java.util.ArrayList;
import java.util.List;

/** Where a pen goes: moves, straight lines and cubic Bézier curves. */
final class Route {
  /** Goes where a route leads. */
  interface Pen {
    void move(double x, double y);

    void line(double x, double y);

    void curve(double x1, double y1, double x2, double y2, double x, double y);
  }

  private record Step(boolean isMove, List<Double> xy) {}

  private final List<Step> steps = new ArrayList<>();

  /** Starts anew there. */
  Route move(double x, double y) {
    steps.add(new Step(true, List.of(x, y)));
    return this;
  }

  /** Goes straight there. */
  Route line(double x, double y) {
    steps.add(new Step(false, List.of(x, y)));
    return this;
  }

  /** Goes there in a curve with two control points. */
  Route curve(double x1, double y1, double x2, double y2, double x, double y) {
    steps.add(new Step(false, List.of(x1, y1, x2, y2, x, y)));
    return this;
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }

  /** Leads a pen. */
  void lead(Pen pen) {
    for (Step step : steps) {
      List<Double> p = step.xy;
      if (step.isMove) {
        pen.move(p.get(0), p.get(1));
      } else if (p.size() == 2) {
        pen.line(p.get(0), p.get(1));
      } else {
        pen.curve(p.get(0), p.get(1), p.get(2), p.get(3), p.get(4), p.get(5));
      }
    }
  }
}
