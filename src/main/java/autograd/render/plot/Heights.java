package autograd.render.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;

/**
 * Heights over a rectangle, known at the crossings of a grid, and the lines on which they are
 * alike.
 */
final class Heights {
  private static final int LEVELS = 12;

  /** Levels are round to so many digits, or to some more where they would be alike. */
  private static final int DIGITS = 2;

  private static final int MOST_DIGITS = 5;

  private final Axis across;
  private final Axis up;
  private final int columns;
  private final int rows;

  /** Row by row from below. */
  private final double[][] heights;

  /** Asks for the heights at the crossings of a grid of so many cells. */
  Heights(DoubleBinaryOperator height, Axis across, Axis up, int columns, int rows) {
    this.across = across;
    this.up = up;
    this.columns = columns;
    this.rows = rows;
    this.heights = new double[rows + 1][columns + 1];
    for (int i = 0; i <= rows; i++) {
      for (int j = 0; j <= columns; j++) {
        heights[i][j] = height.applyAsDouble(x(j), y(i));
      }
    }
  }

  private double x(double column) {
    return across.low() + column / columns * (across.high() - across.low());
  }

  private double y(double row) {
    return up.low() + row / rows * (up.high() - up.low());
  }

  /** Round heights, with about as much of the rectangle between each and the next. */
  List<Double> levels() {
    double[] all =
        Arrays.stream(heights).flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
    Arrays.sort(all);
    TreeSet<Double> levels = new TreeSet<>();
    for (int k = 0; k < LEVELS && all.length > 0; k++) {
      double height = all[(int) ((k + 0.5) / LEVELS * all.length)];
      for (int digits = DIGITS; digits <= MOST_DIGITS; digits++) {
        if (levels.add(new BigDecimal(height).round(new MathContext(digits)).doubleValue())) {
          break;
        }
      }
    }
    return List.copyOf(levels);
  }

  /** A straight piece of a line, from one edge of a cell to another. */
  record Piece(double x1, double y1, double x2, double y2) {}

  /** The line on which the height is that, in pieces. Cells with an unknown corner have none. */
  List<Piece> line(double level) {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        cell(i, j, level, pieces);
      }
    }
    return pieces;
  }

  /** Marching squares: where the edges of a cell, in turn, cross the level. */
  private void cell(int i, int j, double level, List<Piece> pieces) {
    double[] corners = {
      heights[i][j] - level,
      heights[i][j + 1] - level,
      heights[i + 1][j + 1] - level,
      heights[i + 1][j] - level
    };
    double[] xs = {j, j + 1, j + 1, j};
    double[] ys = {i, i, i + 1, i + 1};
    List<double[]> crossings = new ArrayList<>();
    double middle = 0;
    for (int k = 0; k < corners.length; k++) {
      if (!Double.isFinite(corners[k])) {
        return;
      }
      middle += corners[k];
      int next = (k + 1) % corners.length;
      if (corners[k] < 0 != corners[next] < 0) {
        double part = corners[k] / (corners[k] - corners[next]);
        crossings.add(
            new double[] {
              x(xs[k] + part * (xs[next] - xs[k])), y(ys[k] + part * (ys[next] - ys[k]))
            });
      }
    }
    // Of a saddle the middle tells which corners belong together.
    boolean isTurned = crossings.size() == 4 && middle < 0 == corners[0] < 0;
    for (int k = 0; k + 1 < crossings.size(); k += 2) {
      double[] from = crossings.get(isTurned ? k + 1 : k);
      double[] to = crossings.get((isTurned ? k + 2 : k + 1) % crossings.size());
      pieces.add(new Piece(from[0], from[1], to[0], to[1]));
    }
  }
}
