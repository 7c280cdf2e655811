package autograd.render.plot;

import autograd.render.Html;
import java.io.IOException;
import java.util.Locale;

/**
 * A {@link Figure} as SVG: text that stays text, one path a stroke, colours that follow the
 * viewer's preference of light or dark. It stands alone, as a file, an image or inside a page.
 */
final class Svg {
  /** Hundredths of a pixel are enough, also for who magnifies. */
  private static final double PRECISION = 100;

  private Svg() {}

  static void write(Figure figure, Appendable out) throws IOException {
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"autograd-plot\" role=\"img\"");
    out.append(" width=\"" + figure.width() + "\" height=\"" + figure.height() + "\"");
    out.append(" viewBox=\"0 0 " + figure.width() + " " + figure.height() + "\">\n");
    out.append("<title>" + Html.escape(figure.title()) + "</title>\n");
    out.append("<desc>" + Html.escape(figure.description()) + "</desc>\n");
    style(out);
    out.append("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
    for (Figure.Mark mark : figure.marks()) {
      if (mark instanceof Figure.Stroke stroke) {
        stroke(stroke, out);
      } else if (mark instanceof Figure.Text text) {
        text(text, out);
      }
    }
    out.append("</svg>\n");
  }

  /** Colours are variables, so that a second set of them makes the picture dark. */
  private static void style(Appendable out) throws IOException {
    StringBuilder light = new StringBuilder();
    StringBuilder dark = new StringBuilder();
    StringBuilder rules = new StringBuilder();
    for (Ink ink : Ink.values()) {
      light.append("--" + name(ink) + ":" + hex(ink.light()) + ";");
      dark.append("--" + name(ink) + ":" + hex(ink.dark()) + ";");
      if (ink != Ink.PAPER) {
        rules.append(".autograd-plot path." + name(ink) + "{stroke:var(--" + name(ink) + ")}\n");
      }
    }
    out.append("<style>\n.autograd-plot{" + light + "}\n");
    out.append("@media (prefers-color-scheme:dark){.autograd-plot{" + dark + "}}\n");
    out.append(".autograd-plot .paper{fill:var(--paper)}\n");
    out.append(".autograd-plot text{fill:var(--text);font:" + Figure.FONT_SIZE);
    out.append("px system-ui,-apple-system,\"Segoe UI\",Helvetica,Arial,sans-serif}\n");
    out.append(".autograd-plot .code{font-family:ui-monospace,Menlo,Consolas,");
    out.append("\"DejaVu Sans Mono\",monospace;white-space:pre}\n");
    out.append(".autograd-plot path{fill:none;stroke-linecap:round;stroke-linejoin:round}\n");
    out.append(rules).append("</style>\n");
  }

  private static String name(Ink ink) {
    return ink.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String hex(int colour) {
    return "#" + Integer.toHexString(0x1000000 | colour).substring(1);
  }

  private static void stroke(Figure.Stroke stroke, Appendable out) throws IOException {
    out.append("<path class=\"" + name(stroke.ink()) + "\"");
    if (stroke.width() != 1) {
      out.append(" stroke-width=\"" + number(stroke.width()) + "\"");
    }
    if (!stroke.pattern().isEmpty()) {
      StringBuilder pattern = new StringBuilder();
      for (double length : stroke.pattern()) {
        pattern.append(pattern.length() == 0 ? "" : " ").append(number(length));
      }
      out.append(" stroke-dasharray=\"" + pattern + "\"");
    }
    PathData data = new PathData();
    stroke.route().lead(data);
    out.append(" d=\"" + data.text + "\"/>\n");
  }

  private static void text(Figure.Text text, Appendable out) throws IOException {
    out.append("<text x=\"" + number(text.x()) + "\" y=\"" + number(text.y()) + "\"");
    if (text.anchor() != Figure.Anchor.START) {
      out.append(" text-anchor=\"" + text.anchor().word() + "\"");
    }
    out.append(text.isCode() ? " class=\"code\">" : ">");
    out.append(Html.escape(text.text()) + "</text>\n");
  }

  /** A number with two decimals at most, in no country's way of writing them. */
  static String number(double number) {
    long hundredths = Math.round(number * PRECISION);
    long whole = Math.abs(hundredths) / 100;
    int rest = (int) (Math.abs(hundredths) % 100);
    String sign = hundredths < 0 ? "-" : "";
    String decimals = rest == 0 ? "" : rest % 10 == 0 ? "." + rest / 10 : "." + rest;
    return sign + whole + (rest > 0 && rest < 10 ? ".0" + rest : decimals);
  }

  /** The letters and numbers of a path. */
  private static final class PathData implements Route.Pen {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void move(double x, double y) {
      put('M', x, y);
    }

    @Override
    public void line(double x, double y) {
      put('L', x, y);
    }

    @Override
    public void curve(double x1, double y1, double x2, double y2, double x, double y) {
      put('C', x1, y1, x2, y2, x, y);
    }

    private void put(char command, double... numbers) {
      text.append(command);
      for (int i = 0; i < numbers.length; i++) {
        text.append(i == 0 ? "" : " ").append(number(numbers[i]));
      }
    }
  }
}
