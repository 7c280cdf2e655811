package autograd.render.plot;

import java.util.List;

/**
 * Points of a {@link Plot} that no line joins, as data are.
 *
 * @param name what the legend calls them
 * @param places where they are
 */
record Dots(String name, List<Place> places) {
  /**
   * Where one is.
   *
   * @param x along the axis of the input
   * @param y its height
   */
  record Place(double x, double y) {}
}
