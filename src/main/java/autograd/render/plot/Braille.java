package autograd.render.plot;

import java.util.List;

/**
 * A drawing in the dots of Braille characters, two across and four down. Lines are told apart by
 * the dots they leave out.
 */
final class Braille {
  private static final int BLANK = 0x2800;

  /** The bit of each dot, by row and column within a character. */
  private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  /** How long a dash is, in dots, and the gap behind it, and a dot, lest it look like a gap. */
  private static final int DASH = 8;

  private static final int GAP = 4;
  private static final int DOT = 2;

  private final int width;
  private final int height;
  private final int[][] cells;
  private final int[][] owners;

  /** The last dot that was visited, so that a pattern counts each once. */
  private int lastX = -1;

  private int lastY = -1;

  /** Starts with an empty drawing of so many characters. */
  Braille(int columns, int rows) {
    width = 2 * columns;
    height = 4 * rows;
    cells = new int[rows][columns];
    owners = new int[rows][columns];
  }

  /** A character of the drawing; null if it is empty. */
  String cell(int row, int column) {
    int bits = cells[row][column];
    return bits == 0 ? null : Character.toString(BLANK + bits);
  }

  /** Whose it is, as {@link #draw} was told. */
  int owner(int row, int column) {
    return owners[row][column];
  }

  /** A piece of a line's pattern, for the legend. */
  static String sample(Line line, int columns) {
    Braille sample = new Braille(columns, 1);
    for (int x = 0; x < 2 * columns; x++) {
      sample.visit(x, 1, line, 0, x);
    }
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < columns; column++) {
      text.append(Character.toString(BLANK + sample.cells[0][column]));
    }
    return text.toString();
  }

  /** Draws a line, dot by dot, from each of its points to the next. */
  void draw(Line line, int owner, Axis across, Axis scale) {
    int drawn = 0;
    for (Run run : Run.of(line, across, scale, width - 1, height - 1, 0.49)) {
      Run.Point from = run.points().get(0);
      for (Run.Point to : run.points()) {
        int steps = (int) Math.ceil(Math.max(to.x() - from.x(), Math.abs(to.y() - from.y())));
        for (int n = steps == 0 ? 0 : 1; n <= steps; n++) {
          double part = steps == 0 ? 0 : (double) n / steps;
          int x = (int) Math.round(from.x() + part * (to.x() - from.x()));
          int y = (int) Math.round(from.y() + part * (to.y() - from.y()));
          drawn += visit(x, y, line, owner, drawn) ? 1 : 0;
        }
        from = to;
      }
    }
  }

  /**
   * Draws the dot or leaves it out, as the pattern has it.
   *
   * @param way how many dots the line has passed
   * @return whether it is another dot than the last
   */
  private boolean visit(int x, int y, Line line, int owner, int way) {
    if (x == lastX && y == lastY) {
      return false;
    }
    lastX = x;
    lastY = y;
    List<Double> pattern = line.isSlope() ? line.pattern(0, 1, 2) : line.pattern(DASH, DOT, GAP);
    if (!isGap(pattern, way)) {
      int[] row = cells[y / 4];
      // A function keeps the colour of a character that it shares with a derivative.
      if (row[x / 2] == 0 || !line.isSlope()) {
        owners[y / 4][x / 2] = owner;
      }
      row[x / 2] |= DOTS[y % 4][x % 2];
    }
    return true;
  }

  private static boolean isGap(List<Double> pattern, int way) {
    double whole = 0;
    for (double length : pattern) {
      whole += length;
    }
    double rest = whole == 0 ? 0 : way % whole;
    boolean isGap = false;
    for (double length : pattern) {
      if (rest < length) {
        return isGap;
      }
      rest -= length;
      isGap = !isGap;
    }
    return false;
  }
}
