package autograd.render.plot;

import autograd.render.plot.Figure.Anchor;
import autograd.render.plot.Figure.Mark;
import autograd.render.plot.Figure.Stroke;
import autograd.render.plot.Figure.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Bars that show what each input contributes to an uncertainty, and the whole of it below. */
public final class BudgetPlot implements Drawing {
  private static final int WIDTH = 800;
  private static final double TOP = 62;
  private static final double ROW = 34;
  private static final double THICK = 14;
  private static final double CHARACTER = 8;
  private static final double MARGIN = 24;
  private static final double BASELINE = 4.5;

  private final String title;
  private final List<Bar> bars = new ArrayList<>();

  /**
   * A bar.
   *
   * @param name what it is of
   * @param size how long it is, not negative
   * @param label the number that it shows, in words
   * @param isWhole whether it is that of all others together
   */
  private record Bar(String name, double size, String label, boolean isWhole) {}

  /** A plot without bars, under a title. */
  public BudgetPlot(String title) {
    this.title = title;
  }

  /** Adds what an input contributes. */
  public void add(String name, double size, String label) {
    bars.add(new Bar(name, size, label, false));
  }

  /** Adds what all come to. */
  public void addWhole(String name, double size, String label) {
    bars.add(new Bar(name, size, label, true));
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
    List<Mark> marks = new ArrayList<>();
    double left =
        MARGIN + CHARACTER * bars.stream().mapToInt(b -> b.name().length()).max().orElse(0);
    double labels = CHARACTER * bars.stream().mapToInt(b -> b.label().length()).max().orElse(0);
    double room = WIDTH - MARGIN - labels - 3 * CHARACTER - left;
    double most = bars.stream().mapToDouble(Bar::size).max().orElse(0);
    marks.add(new Text(title, MARGIN, TOP / 2 + BASELINE, Anchor.START, true, Ink.TEXT));
    StringBuilder told = new StringBuilder();
    for (int k = 0; k < bars.size(); k++) {
      Bar bar = bars.get(k);
      double y = TOP + k * ROW;
      double start = left + 1.5 * CHARACTER;
      double length = most > 0 ? bar.size() / most * room : 0;
      if (length > 0) {
        // The ends are round, and are part of the length.
        double inner = Math.max(0.01, length - THICK);
        double from = start + Math.min(THICK, length) / 2;
        Ink ink = bar.isWhole() ? Ink.CURVE_2 : Ink.CURVE_1;
        Route route = new Route().move(from, y).line(from + inner, y);
        marks.add(new Stroke(route, ink, Math.min(THICK, length), List.of()));
      }
      marks.add(new Text(bar.name(), left, y + BASELINE, Anchor.END, true, Ink.TEXT));
      marks.add(
          new Text(
              bar.label(), start + length + CHARACTER, y + BASELINE, Anchor.START, true, Ink.TEXT));
      told.append(k == 0 ? "" : ", ").append(bar.name()).append(' ').append(bar.label());
    }
    int height = (int) (TOP + bars.size() * ROW);
    return new Figure(WIDTH, height, title, "Contributions: " + told + ".", marks);
  }
}
