package autograd.render.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.evaluate.Curve;
import autograd.evaluate.Evaluation;
import autograd.graph.Graph;
import autograd.lang.Expression;
import autograd.render.Columns;
import autograd.render.Style;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What holds of every picture, in characters, as SVG and as PNG. */
class PlotTest {
  private static final int LARGEST_SVG = 40_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tanh(x)",
        "1/x",
        "tan(x)",
        "x*sin(1/x)",
        "sin(1/x)",
        "relu(x)",
        "3*x^2-4*x+5",
        "exp(1/x)",
        "gamma(x)",
        "floor(20*x)",
        "sin(200*x)",
        "1e9*x",
        "x^101",
        "exp(100*x)",
        "0*x",
        "1/(x<0)",
        "sin(x)|cos(x)|x - x^3/6|tanh(x)|x/2|exp(-x^2)|abs(x)",
      })
  void aPictureIsSmallWellFormedAndLegible(String formulas) throws Exception {
    Plot plot = plot(-5, 5, formulas);
    byte[] bytes = svg(plot);
    assertTrue(bytes.length <= LARGEST_SVG, "bytes: " + bytes.length);
    Element svg = parse(bytes).getDocumentElement();
    assertEquals("img", svg.getAttribute("role"));
    assertFalse(text(svg, "title").isEmpty());
    assertFalse(text(svg, "desc").isEmpty());
    assertTrue(text(svg, "style").contains("prefers-color-scheme:dark"));
    for (Ink ink : Ink.values()) {
      String name = ink.name().toLowerCase(Locale.ROOT).replace('_', '-');
      boolean isDrawn =
          text(svg, "style").contains("path." + name + "{stroke:var(--" + name + ")}");
      assertTrue(isDrawn || ink == Ink.PAPER, "strokes in " + name + " are seen");
    }
    assertEquals(List.of(), overlaps(svg));
    assertFalse(new String(bytes, StandardCharsets.UTF_8).matches("(?s).*(NaN|Infinity|E\\d).*"));
    assertArrayEquals(bytes, svg(plot(-5, 5, formulas)), "the same bytes again");
  }

  @Test
  void aPngHasEachCurveInItsColour() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Plot plot = plot(-5, 5, "tanh(x)|cos(x)|x/3");
    plot.writePng(out);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    for (Line line : plot.lines()) {
      int colour = 0xFF000000 | Ink.of(line).light();
      Set<Integer> columns = new HashSet<>();
      for (int x = 0; x < image.getWidth(); x++) {
        for (int y = 100; y < image.getHeight(); y++) {
          if (image.getRGB(x, y) == colour) {
            columns.add(x);
          }
        }
      }
      assertTrue(columns.size() > image.getWidth() / 4, line.name() + ": " + columns.size());
    }
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    plot.writePng(again);
    assertArrayEquals(out.toByteArray(), again.toByteArray());
  }

  /** Each object is where the table of places says, and a curve is in the picture for each line. */
  @Test
  void aPdfHasItsPartsInPlace() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Plot plot = plot(-5, 5, "tanh(x)|cos(x)|π*x");
    plot.writePdf(out);
    String file = out.toString(StandardCharsets.ISO_8859_1);
    String[] places = file.substring(file.lastIndexOf("\nxref\n") + 1).split("\n", -1);
    int objects = Integer.parseInt(places[1].substring(2));
    for (int i = 1; i < objects; i++) {
      int place = Integer.parseInt(places[2 + i].substring(0, 10));
      assertTrue(file.startsWith(i + " 0 obj\n", place), places[2 + i]);
    }
    int start = file.indexOf("stream\n") + "stream\n".length();
    Inflater inflater = new Inflater();
    inflater.setInput(out.toByteArray(), start, file.indexOf("\nendstream") - start);
    byte[] content = new byte[1_000_000];
    String page = new String(content, 0, inflater.inflate(content), StandardCharsets.US_ASCII);
    assertTrue(inflater.finished());
    inflater.end();
    for (Line line : plot.lines()) {
      int ink = Ink.of(line).light();
      String colour =
          Svg.number((ink >> 16) / 255.0)
              + " "
              + Svg.number((ink >> 8 & 0xFF) / 255.0)
              + " "
              + Svg.number((ink & 0xFF) / 255.0);
      assertTrue(page.contains("\n" + colour + " RG\n"), line.name());
    }
  }

  /** Two pieces that meet in a smooth curve have the same direction there. */
  @Test
  void aCurveHasNoCorners() {
    for (String formula : List.of("tanh(x)", "3*x^2-4*x+5", "sin(5*x)", "1/(0.1+x^2)")) {
      Plot plot = plot(-5, 5, formula);
      for (Line line : plot.lines()) {
        Route route = new Route();
        for (Run run : Run.of(line, plot.across(), plot.scale(line), 700, 400, 1)) {
          Smooth.draw(run, route, 0, 0);
        }
        Corners corners = new Corners();
        route.lead(corners);
        assertTrue(corners.sharpest < 0.06, line.name() + " turns by " + corners.sharpest);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tanh(x)", "1/x", "tan(x)", "x*sin(1/x)", "1e-9*x", "x^101"})
  void aTerminalIsKeptTo(String formula) throws IOException {
    Plot plot = plot(-5, 5, formula);
    for (int columns = 40; columns <= 200; columns += 7) {
      for (int rows = 4; rows <= 24; rows += 5) {
        StringBuilder out = new StringBuilder();
        plot.writeText(columns, rows, Style.PLAIN, out);
        List<String> lines = out.toString().lines().skip(2).toList();
        for (String line : lines) {
          assertTrue(Columns.width(line) <= columns, columns + ": " + line);
        }
        assertTrue(lines.size() >= rows + 2 && lines.size() <= rows + 3, out.toString());
        String axis = lines.get(rows);
        String labels = lines.get(rows + 1).replace("x", " ").trim();
        assertEquals(
            axis.chars().filter(c -> c == '┬').count(),
            labels.isEmpty() ? 0 : labels.split(" +", -1).length,
            "every tick has its label");
      }
    }
  }

  @Test
  void noTwoLinesHaveTheSamePattern() {
    Set<List<Double>> patterns = new HashSet<>();
    for (int number = 0; number < Line.KINDS; number++) {
      for (boolean isSlope : new boolean[] {false, true}) {
        List<Double> pattern = new Line("", null, isSlope, number).pattern(10, 1, 4);
        assertTrue(patterns.add(pattern), number + " " + isSlope + ": " + pattern);
      }
    }
  }

  @Test
  void noRangeIsTooSmallOrTooLarge() throws IOException {
    for (double[] range : new double[][] {{0, Double.MIN_VALUE}, {1, Math.nextUp(1)}, {0, 1e308}}) {
      Plot across = plot(range[0], range[1], "x");
      Plot upward = plot(-5, 5, "x");
      upward.heights(range[0], range[1]);
      for (Plot plot : List.of(across, upward)) {
        plot.writeText(80, 20, Style.PLAIN, new StringBuilder());
        String svg = new String(svg(plot), StandardCharsets.UTF_8);
        assertFalse(svg.matches("(?s).*(NaN|Infinity).*"), svg);
      }
    }
  }

  private static Plot plot(double low, double high, String formulas) {
    Plot plot = new Plot("x", low, high);
    for (String formula : formulas.split("\\|", -1)) {
      Graph graph = Expression.parse(formula);
      plot.add(
          formula,
          new Curve(
              x -> {
                Evaluation at = Evaluation.at(graph, Map.of("x", x));
                return new double[] {at.value(), at.gradient("x")};
              },
              low,
              high,
              true));
    }
    return plot;
  }

  private static byte[] svg(Plot plot) throws IOException {
    StringBuilder out = new StringBuilder();
    plot.writeSvg(out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Document parse(byte[] svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg));
  }

  private static String text(Element svg, String tag) {
    return svg.getElementsByTagName(tag).item(0).getTextContent();
  }

  /** Texts that lie over each other or off the page, by the widths of a wide font. */
  private static List<String> overlaps(Element svg) {
    record Box(String text, double left, double right, double bottom) {
      boolean meets(Box other) {
        return left < other.right && other.left < right && Math.abs(bottom - other.bottom) < 13;
      }
    }
    List<Box> boxes = new ArrayList<>();
    List<String> overlaps = new ArrayList<>();
    var texts = svg.getElementsByTagName("text");
    for (int i = 0; i < texts.getLength(); i++) {
      Element text = (Element) texts.item(i);
      double width = 8 * Columns.width(text.getTextContent());
      double x = Double.parseDouble(text.getAttribute("x"));
      String anchor = text.getAttribute("text-anchor");
      double left = anchor.equals("end") ? x - width : anchor.isEmpty() ? x : x - width / 2;
      double bottom = Double.parseDouble(text.getAttribute("y"));
      Box box = new Box(text.getTextContent(), left, left + width, bottom);
      for (Box other : boxes) {
        if (box.meets(other)) {
          overlaps.add(box + " and " + other);
        }
      }
      if (left < 0 || left + width > 800 || bottom > 500) {
        overlaps.add(box + " off the page");
      }
      boxes.add(box);
    }
    return overlaps;
  }

  /** By how much a route turns where two of its pieces meet. */
  private static final class Corners implements Route.Pen {
    private double lastX;
    private double lastY;
    private double direction = Double.NaN;
    private double sharpest;

    @Override
    public void move(double x, double y) {
      lastX = x;
      lastY = y;
      direction = Double.NaN;
    }

    @Override
    public void line(double x, double y) {
      curve(lastX, lastY, x, y, x, y);
    }

    @Override
    public void curve(double x1, double y1, double x2, double y2, double x, double y) {
      boolean isStraight = x1 == lastX && y1 == lastY;
      double out = isStraight ? angle(x - lastX, y - lastY) : angle(x1 - lastX, y1 - lastY);
      sharpest = Math.max(sharpest, Double.isNaN(direction) ? 0 : Math.abs(out - direction));
      direction = isStraight ? out : angle(x - x2, y - y2);
      lastX = x;
      lastY = y;
    }

    private static double angle(double dx, double dy) {
      return StrictMath.atan2(dy, dx);
    }
  }
}
