package autograd.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A plot in the eight dots of Braille characters, two across and four down. Functions are drawn in
 * full and derivatives dotted, so that they differ without colour.
 */
final class PlotCanvas {
  private static final int BLANK = 0x2800;

  /** The bit of each dot, by row and column within a character. */
  private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  /** Of a dotted line every third dot is drawn. */
  private static final int DOTTED = 3;

  private final Plot plot;
  private final Style style;
  private final int margin;
  private final int width;
  private final int height;
  private final int[][] cells;
  private final int[][] owners;
  private final List<String> ticks = new ArrayList<>();

  /** The last dot that was visited, so that a dotted line counts each once. */
  private int lastX = -1;

  private int lastY = -1;

  PlotCanvas(Plot plot, int columns, int rows, Style style) {
    this.plot = plot;
    this.style = style;
    this.height = rows;
    String[] labels = new String[rows];
    Arrays.fill(labels, "");
    labels[0] = number(plot.high());
    labels[rows - 1] = number(plot.low());
    int zero = row(0);
    if (zero > 0 && zero < rows - 1 && plot.low() < 0 && plot.high() > 0) {
      labels[zero] = "0";
    }
    ticks.addAll(Arrays.asList(labels));
    int widest = 0;
    for (String label : labels) {
      widest = Math.max(widest, label.length());
    }
    this.margin = widest;
    this.width = Math.max(10, columns - margin - 2);
    this.cells = new int[height][width];
    this.owners = new int[height][width];
    for (int k = 0; k < plot.lines().size(); k++) {
      draw(plot.lines().get(k), k);
    }
  }

  private static String number(double number) {
    String text = String.format(java.util.Locale.ROOT, "%.4g", number);
    return Numbers.shortest().text(Double.parseDouble(text));
  }

  void write(Appendable out) throws IOException {
    legend(out);
    int zero = plot.low() < 0 && plot.high() > 0 ? row(0) : -1;
    for (int row = 0; row < height; row++) {
      String tick = ticks.get(row);
      StringBuilder line = new StringBuilder(" ".repeat(margin - tick.length()) + tick);
      line.append(style.faint(tick.isEmpty() ? " │" : " ┤"));
      for (int column = 0; column < width; column++) {
        line.append(cell(row, column, zero));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    axis(out);
  }

  private void legend(Appendable out) throws IOException {
    for (PlotLine line : plot.lines()) {
      String sample = line.isSlope() ? "⠂⠐⠂⠐" : "⠒⠒⠒⠒";
      out.append(" ".repeat(margin + 2)).append(colour(line).apply(sample)).append(' ');
      out.append(line.name()).append('\n');
    }
  }

  private String cell(int row, int column, int zero) {
    int bits = cells[row][column];
    if (bits != 0) {
      String dots = Character.toString(BLANK + bits);
      return colour(plot.lines().get(owners[row][column])).apply(dots);
    }
    boolean isOnAxis = plot.left() < 0 && plot.right() > 0 && column == column(0) / 2;
    return row == zero ? style.faint("┈") : isOnAxis ? style.faint("┊") : " ";
  }

  private void axis(Appendable out) throws IOException {
    out.append(" ".repeat(margin + 1)).append(style.faint("└" + "─".repeat(width))).append('\n');
    char[] marks = new char[width];
    Arrays.fill(marks, ' ');
    String right = number(plot.right());
    put(marks, number(plot.left()), 0);
    put(marks, right, width - right.length());
    int middle = plot.left() < 0 && plot.right() > 0 ? column(0) / 2 : width / 2;
    put(marks, plot.input(), Math.min(middle, width - 1));
    out.append(" ".repeat(margin + 2)).append(new String(marks).stripTrailing()).append('\n');
  }

  private static void put(char[] marks, String text, int start) {
    for (int i = 0; i < text.length() && start + i < marks.length; i++) {
      if (marks[start + i] == ' ') {
        marks[start + i] = text.charAt(i);
      }
    }
  }

  private UnaryOperator<String> colour(PlotLine line) {
    return text -> style.curve(text, line.colour(), line.isSlope());
  }

  /** Draws from one point to the next, dot by dot. */
  private void draw(PlotLine line, int owner) {
    double[] xs = line.xs();
    double[] ys = line.ys();
    int drawn = 0;
    for (int i = 0; i < xs.length; i++) {
      boolean isJoined = i > 0 && !Double.isNaN(ys[i]) && !Double.isNaN(ys[i - 1]);
      boolean isAlone = !isJoined && !Double.isNaN(ys[i]);
      if (!isJoined && !isAlone) {
        continue;
      }
      double fromColumn = isAlone ? column(xs[i]) : column(xs[i - 1]);
      double fromRow = dot(isAlone ? ys[i] : ys[i - 1]);
      double columns = column(xs[i]) - fromColumn;
      double rows = dot(ys[i]) - fromRow;
      // Far outside there is nothing to draw, however long the way.
      int steps = (int) Math.min(Math.max(Math.abs(columns), Math.abs(rows)), 8.0 * height);
      for (int n = 0; n <= steps; n++) {
        double part = steps == 0 ? 0 : (double) n / steps;
        int x = (int) Math.round(fromColumn + part * columns);
        int y = (int) Math.round(fromRow + part * rows);
        if (set(x, y, owner, line.isSlope() && drawn % DOTTED != 0)) {
          drawn++;
        }
      }
    }
  }

  private boolean set(int x, int y, int owner, boolean isGap) {
    if (x < 0 || x >= 2 * width || y < 0 || y >= 4 * height || (x == lastX && y == lastY)) {
      return false;
    }
    lastX = x;
    lastY = y;
    if (!isGap) {
      int[] row = cells[y / 4];
      // A full line keeps the colour of a character that it shares with a dotted one.
      if (row[x / 2] == 0 || !plot.lines().get(owner).isSlope()) {
        owners[y / 4][x / 2] = owner;
      }
      row[x / 2] |= DOTS[y % 4][x % 2];
    }
    return true;
  }

  /** The column of dots; it may lie outside. */
  private int column(double x) {
    return (int) Math.round((x - plot.left()) / (plot.right() - plot.left()) * (2 * width - 1));
  }

  /** The row of dots, from the top; it may lie outside, but not beyond all numbers. */
  private double dot(double y) {
    double part = (plot.high() - y) / (plot.high() - plot.low());
    return Math.max(-1e6, Math.min(1e6, part * (4 * height - 1)));
  }

  private int row(double y) {
    return (int) (Math.round(dot(y)) / 4);
  }
}
