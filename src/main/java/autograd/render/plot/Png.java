package autograd.render.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;

/**
 * A {@link Figure} as PNG, on light paper, with two pixels for each of the figure's. Java's
 * windowing toolkit draws it, without a window.
 */
final class Png {
  private static final int SCALE = 2;

  private final Graphics2D graphics;

  private Png(Graphics2D graphics) {
    this.graphics = graphics;
  }

  static void write(Figure figure, OutputStream out) throws IOException {
    System.setProperty("java.awt.headless", "true");
    BufferedImage image =
        new BufferedImage(
            figure.width() * SCALE, figure.height() * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(Ink.PAPER.light()));
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(SCALE, SCALE);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    new Png(graphics).draw(figure);
    graphics.dispose();
    ImageIO.setUseCache(false);
    ImageIO.write(image, "png", out);
  }

  private void draw(Figure figure) {
    Lettering lettering = new Lettering(graphics.getFontRenderContext());
    for (Figure.Mark mark : figure.marks()) {
      graphics.setColor(new Color(mark.ink().light()));
      if (mark instanceof Figure.Stroke stroke) {
        stroke(stroke);
      } else if (mark instanceof Figure.Text text) {
        graphics.fill(lettering.outline(text));
      }
    }
  }

  private void stroke(Figure.Stroke stroke) {
    float[] pattern = new float[stroke.pattern().size()];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = stroke.pattern().get(i).floatValue();
    }
    graphics.setStroke(
        new BasicStroke(
            (float) stroke.width(),
            BasicStroke.CAP_ROUND,
            BasicStroke.JOIN_ROUND,
            1,
            pattern.length == 0 ? null : pattern,
            0));
    Shape shape = new Shape();
    stroke.route().lead(shape);
    graphics.draw(shape.path);
  }

  /** A route as Java2D takes it. */
  private static final class Shape implements Route.Pen {
    private final Path2D.Double path = new Path2D.Double();

    @Override
    public void move(double x, double y) {
      path.moveTo(x, y);
    }

    @Override
    public void line(double x, double y) {
      path.lineTo(x, y);
    }

    @Override
    public void curve(double x1, double y1, double x2, double y2, double x, double y) {
      path.curveTo(x1, y1, x2, y2, x, y);
    }
  }
}
