package autograd.render.plot;

import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A {@link Figure} as a PDF of one page, on light paper. Letters are outlines, so the page looks
 * the same wherever it is opened, whatever the formula's alphabet; each text can still be searched
 * for and copied, as the actual text of its outlines (ISO 32000-1, 14.9.4).
 */
final class Pdf {
  /** Points of 1/72 inch for each pixel of 1/96. */
  private static final double SCALE = 0.75;

  private final StringBuilder page = new StringBuilder();

  private Pdf() {}

  static void write(Figure figure, OutputStream out) throws IOException {
    Pdf pdf = new Pdf();
    pdf.draw(figure);
    byte[] content = deflated(pdf.page);
    String size = Svg.number(figure.width() * SCALE) + " " + Svg.number(figure.height() * SCALE);
    List<byte[]> objects = new ArrayList<>();
    objects.add(bytes("<</Type/Catalog/Pages 2 0 R>>"));
    objects.add(bytes("<</Type/Pages/Kids[3 0 R]/Count 1>>"));
    objects.add(
        bytes(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + size + "]/Contents 4 0 R/Resources<<>>>>"));
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.write(bytes("<</Filter/FlateDecode/Length " + content.length + ">>\nstream\n"));
    stream.write(content);
    stream.write(bytes("\nendstream"));
    objects.add(stream.toByteArray());
    objects.add(
        bytes("<</Title" + text(figure.title()) + "/Subject" + text(figure.description()) + ">>"));
    out.write(file(objects));
  }

  /** The objects, and where each begins. */
  private static byte[] file(List<byte[]> objects) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(bytes("%PDF-1.5\n"));
    StringBuilder places = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      String place = Integer.toString(file.size());
      places.append("0".repeat(10 - place.length())).append(place).append(" 00000 n \n");
      file.write(bytes((i + 1) + " 0 obj\n"));
      file.write(objects.get(i));
      file.write(bytes("\nendobj\n"));
    }
    int start = file.size();
    int count = objects.size() + 1;
    file.write(bytes("xref\n0 " + count + "\n" + places));
    file.write(bytes("trailer\n<</Size " + count + "/Root 1 0 R/Info " + (count - 1) + " 0 R>>\n"));
    file.write(bytes("startxref\n" + start + "\n%%EOF\n"));
    return file.toByteArray();
  }

  private void draw(Figure figure) {
    Lettering lettering = new Lettering(new FontRenderContext(null, true, true));
    // PDF measures from the bottom of the page, upwards.
    put("cm", SCALE, 0, 0, -SCALE, 0, figure.height() * SCALE);
    page.append("1 J 1 j\n");
    colour("rg", Ink.PAPER);
    put("re", 0, 0, figure.width(), figure.height());
    page.append("f\n");
    for (Figure.Mark mark : figure.marks()) {
      if (mark instanceof Figure.Stroke stroke) {
        stroke(stroke);
      } else if (mark instanceof Figure.Text text) {
        colour("rg", text.ink());
        fill(lettering.outline(text));
      }
    }
  }

  private void stroke(Figure.Stroke stroke) {
    colour("RG", stroke.ink());
    put("w", stroke.width());
    page.append('[');
    for (double length : stroke.pattern()) {
      page.append(Svg.number(length)).append(' ');
    }
    page.append("]0 d\n");
    stroke.route().lead(new PathOperators());
    page.append("S\n");
  }

  private void fill(Shape shape) {
    PathOperators pen = new PathOperators();
    double[] at = new double[6];
    for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
      switch (i.currentSegment(at)) {
        case PathIterator.SEG_MOVETO -> pen.move(at[0], at[1]);
        case PathIterator.SEG_LINETO -> pen.line(at[0], at[1]);
        case PathIterator.SEG_QUADTO -> pen.quadratic(at[0], at[1], at[2], at[3]);
        case PathIterator.SEG_CUBICTO -> pen.curve(at[0], at[1], at[2], at[3], at[4], at[5]);
        default -> page.append("h\n");
      }
    }
    page.append("f\n");
  }

  private void colour(String operator, Ink ink) {
    int colour = ink.light();
    put(
        operator,
        (colour >> 16 & 0xFF) / 255.0,
        (colour >> 8 & 0xFF) / 255.0,
        (colour & 0xFF) / 255.0);
  }

  private void put(String operator, double... numbers) {
    for (double number : numbers) {
      page.append(Svg.number(number)).append(' ');
    }
    page.append(operator).append('\n');
  }

  /** A string in UTF-16, in hexadecimal, so that nothing need be escaped. */
  private static String text(String text) {
    StringBuilder hex = new StringBuilder("<FEFF");
    for (int i = 0; i < text.length(); i++) {
      hex.append(Integer.toHexString(0x10000 | text.charAt(i)), 1, 5);
    }
    return hex.append('>').toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] deflated(CharSequence text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (OutputStream out = new DeflaterOutputStream(packed, deflater)) {
      out.write(bytes(text.toString()));
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  /** Writes a path's operators. */
  private final class PathOperators implements Route.Pen {
    private double lastX;
    private double lastY;

    @Override
    public void move(double x, double y) {
      put("m", x, y);
      reach(x, y);
    }

    @Override
    public void line(double x, double y) {
      put("l", x, y);
      reach(x, y);
    }

    @Override
    public void curve(double x1, double y1, double x2, double y2, double x, double y) {
      put("c", x1, y1, x2, y2, x, y);
      reach(x, y);
    }

    /** Letters have quadratic curves, a PDF cubic ones, with two controls near the one. */
    void quadratic(double x1, double y1, double x, double y) {
      curve(
          lastX + (x1 - lastX) * 2 / 3,
          lastY + (y1 - lastY) * 2 / 3,
          x + (x1 - x) * 2 / 3,
          y + (y1 - y) * 2 / 3,
          x,
          y);
    }

    private void reach(double x, double y) {
      lastX = x;
      lastY = y;
    }
  }
}
