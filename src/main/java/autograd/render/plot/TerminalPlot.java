package autograd.render.plot;

import autograd.render.Columns;
import autograd.render.Style;
import java.io.IOException;
import java.util.List;

/** A {@link Plot} in characters: the legend above, scales at the sides, the input's below. */
final class TerminalPlot {
  /** A picture needs this much, however narrow the terminal. */
  private static final int NARROWEST = 10;

  /** How long the sample of a line is in the legend. */
  private static final int SAMPLE = 10;

  private static final String DOT = "•";

  private final Plot plot;
  private final Style style;
  private final int width;
  private final int height;
  private final int margin;
  private final String[] atLeft;
  private final String[] atRight;
  private final Axis left;
  private final Axis right;
  private final Braille canvas;

  /** Where a character is a dot, and of which dots. */
  private final Dots[][] dots;

  /** How much room the labels at the left take. */
  static int margin(Plot plot, int rows) {
    return widest(labels(plot.left(), rows));
  }

  TerminalPlot(Plot plot, int columns, int rows, int margin, Style style) {
    this.plot = plot;
    this.style = style;
    this.height = rows;
    this.left = plot.left();
    this.right = plot.right();
    this.atLeft = labels(left, height);
    this.atRight = right == null ? null : labels(right, height);
    this.margin = margin;
    int rest = columns - margin - 2 - (right == null ? 0 : widest(atRight) + 2);
    this.width = Math.max(NARROWEST, rest);
    this.canvas = new Braille(width, height);
    for (int k = 0; k < plot.lines().size(); k++) {
      Line line = plot.lines().get(k);
      Axis scale = line.isSlope() && right != null ? right : left;
      canvas.draw(line, k, plot.across(), scale);
    }
    this.dots = new Dots[height][width];
    for (Dots each : plot.dots()) {
      for (Dots.Place place : each.places()) {
        boolean isInside = Math.abs(left.part(place.y()) - 0.5) <= 0.5;
        if (isInside && Math.abs(plot.across().part(place.x()) - 0.5) <= 0.5) {
          dots[row(left, place.y())][column(place.x())] = each;
        }
      }
    }
  }

  /** What stands beside each row, from the top. */
  private static String[] labels(Axis axis, int height) {
    String[] labels = new String[height];
    List<Tick> ticks = axis.ticks(some -> some.size() < 2 || areApart(axis, some, height));
    for (Tick tick : ticks) {
      labels[row(axis, tick.at(), height)] = tick.label();
    }
    return labels;
  }

  /** Whether labels have at least a row between them. */
  private static boolean areApart(Axis axis, List<Tick> ticks, int height) {
    double part = axis.part(ticks.get(1).at()) - axis.part(ticks.get(0).at());
    return part * (height - 1) >= (height < 10 ? 1.5 : 2);
  }

  private static int widest(String[] labels) {
    int widest = 0;
    for (String label : labels) {
      widest = Math.max(widest, label == null ? 0 : label.length());
    }
    return widest;
  }

  void write(Appendable out) throws IOException {
    legend(out);
    int zero = left.crosses(0) ? row(left, 0) : -1;
    int axis = plot.across().crosses(0) ? column(0) : -1;
    for (int row = 0; row < height; row++) {
      String label = atLeft[row] == null ? "" : atLeft[row];
      StringBuilder line = new StringBuilder(" ".repeat(margin - label.length()) + label);
      line.append(style.faint(label.isEmpty() ? " │" : " ┤"));
      for (int column = 0; column < width; column++) {
        line.append(cell(row, column, zero, axis));
      }
      if (right != null) {
        String other = atRight[row];
        line.append(style.faint(other == null ? "│" : "├"))
            .append(other == null ? "" : " " + other);
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    below(out);
  }

  private void legend(Appendable out) throws IOException {
    for (Dots each : plot.dots()) {
      String sample = " ".repeat(SAMPLE / 2) + DOT + " ".repeat(SAMPLE - SAMPLE / 2 - 1);
      out.append(" ".repeat(margin + 2))
          .append(sample)
          .append(' ')
          .append(each.name())
          .append('\n');
    }
    for (Line line : plot.lines()) {
      if (line.name().isEmpty()) {
        continue;
      }
      String sample = style.curve(Braille.sample(line, SAMPLE), line.number(), line.isSlope());
      out.append(" ".repeat(margin + 2)).append(sample).append(' ').append(line.name());
      out.append(line.isSlope() && right != null ? " (right scale)\n" : "\n");
    }
  }

  private String cell(int row, int column, int zero, int axis) {
    if (dots[row][column] != null) {
      return style.bold(DOT);
    }
    String bits = canvas.cell(row, column);
    if (bits != null) {
      Line line = plot.lines().get(canvas.owner(row, column));
      return style.curve(bits, line.number(), line.isSlope());
    }
    return row == zero ? style.faint("┈") : column == axis ? style.faint("┊") : " ";
  }

  /** The input's axis, with its ticks and its name. */
  private void below(Appendable out) throws IOException {
    List<Tick> ticks = plot.across().ticks(some -> marks(some) != null);
    StringBuilder line = new StringBuilder("─".repeat(width));
    for (Tick tick : ticks) {
      line.setCharAt(column(tick.at()), '┬');
    }
    String axis = "└" + line + (right == null ? "" : "┘");
    out.append(" ".repeat(margin + 1)).append(style.faint(axis)).append('\n');
    StringBuilder marks = marks(ticks);
    String shift = " ".repeat(margin + 2);
    if (marks == null) {
      marks = new StringBuilder(" ".repeat(width));
    }
    int place = gap(marks);
    if (place >= 0) {
      marks.replace(place, place + Columns.width(plot.input()), plot.input());
    }
    out.append((shift + marks).stripTrailing()).append('\n');
    if (place < 0) {
      int start = Math.max(0, (width - Columns.width(plot.input())) / 2);
      out.append(shift).append(" ".repeat(start)).append(plot.input()).append('\n');
    }
  }

  /** The labels below the axis; null if they do not fit. */
  private StringBuilder marks(List<Tick> ticks) {
    StringBuilder marks = new StringBuilder(" ".repeat(width));
    int end = 0;
    for (Tick tick : ticks) {
      int length = tick.label().length();
      // The middle of the digits, not of the sign, stands below the tick.
      int sign = tick.label().startsWith("-") ? 1 : 0;
      int start = column(tick.at()) - sign - (length - sign - 1) / 2;
      start = Math.max(0, Math.min(width - length, start));
      if (start < end || start + length > width) {
        return null;
      }
      marks.replace(start, start + length, tick.label());
      end = start + length + 2;
    }
    return marks;
  }

  /** Where between the labels, near the middle, the input's name has room; -1 if nowhere. */
  private int gap(StringBuilder marks) {
    int length = Columns.width(plot.input());
    int middle = (width - length) / 2;
    int best = -1;
    for (int start = 0; start + length <= width; start++) {
      int from = Math.max(0, start - 2);
      int to = Math.min(width, start + length + 2);
      boolean isFree = marks.substring(from, to).isBlank();
      if (isFree && (best < 0 || Math.abs(start - middle) < Math.abs(best - middle))) {
        best = start;
      }
    }
    return best;
  }

  private int column(double x) {
    return (int) Math.round(plot.across().part(x) * (2 * width - 1)) / 2;
  }

  private int row(Axis axis, double y) {
    return row(axis, y, height);
  }

  private static int row(Axis axis, double y, int height) {
    return (int) Math.round((1 - axis.part(y)) * (4 * height - 1)) / 4;
  }
}
