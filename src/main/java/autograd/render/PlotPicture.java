package autograd.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.w3c.dom.Document;

/** A plot as a file, drawn by XChart; SVG by way of Batik. Only this class needs either. */
final class PlotPicture {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 500;
  private static final double DASH = 7;
  private static final double GAP = 5;

  /** Where a line rushes up and down there is no room for dashes. */
  private static final double LONGEST_CUT = 100;

  /** So many heights above and below the page a line may go. */
  private static final double OUTSIDE = 5;

  private static final String SVG = "http://www.w3.org/2000/svg";

  /** Okabe and Ito's colours that tell apart on white for every kind of sight. */
  private static final Color[] COLOURS = {
    new Color(0x0072B2),
    new Color(0xD55E00),
    new Color(0x009E73),
    new Color(0xCC79A7),
    new Color(0xE69F00),
    new Color(0x56B4E9)
  };

  private PlotPicture() {}

  static void writeSvg(Plot plot, OutputStream out) throws IOException {
    XYChart chart = chart(plot);
    Document document;
    try {
      document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .getDOMImplementation()
              .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IOException(e);
    }
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment("A plot by autograd");
    context.setPrecision(2);
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new java.awt.Dimension(WIDTH, HEIGHT));
    chart.paint(graphics, WIDTH, HEIGHT);
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    graphics.stream(writer, true);
    writer.flush();
  }

  static void writePng(Plot plot, OutputStream out) throws IOException {
    XYChart chart = chart(plot);
    int scale = 2;
    BufferedImage image =
        new BufferedImage(WIDTH * scale, HEIGHT * scale, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(scale, scale);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    chart.paint(graphics, WIDTH, HEIGHT);
    graphics.dispose();
    ImageIO.write(image, "png", out);
  }

  private static XYChart chart(Plot plot) {
    System.setProperty("java.awt.headless", "true");
    XYChart chart =
        new XYChartBuilder().width(WIDTH).height(HEIGHT).xAxisTitle(plot.input()).build();
    chart
        .getStyler()
        .setChartBackgroundColor(Color.WHITE)
        .setLegendPosition(LegendPosition.OutsideS)
        .setLegendBorderColor(Color.WHITE)
        .setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    chart
        .getStyler()
        .setXAxisMin(plot.left())
        .setXAxisMax(plot.right())
        .setYAxisMin(plot.low())
        .setYAxisMax(plot.high());
    for (PlotLine line : plot.lines()) {
      double[][] points = points(line, plot);
      XYSeries series = chart.addSeries(line.name(), points[0], points[1]);
      series.setMarker(SeriesMarkers.NONE);
      series.setLineColor(COLOURS[line.colour() % COLOURS.length]);
      series.setLineStyle(
          line.isSlope()
              ? new BasicStroke(
                  1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {7, 5}, 0)
              : new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    }
    return chart;
  }

  /**
   * What of a line to hand over: far outside it may not go, since a pole's heights are no places on
   * a page; and a derivative is cut into dashes here, as XChart begins a stroke anew at each point.
   */
  private static double[][] points(PlotLine line, Plot plot) {
    double room = OUTSIDE * (plot.high() - plot.low());
    double acrossOne = WIDTH / (plot.right() - plot.left());
    double downOne = HEIGHT / (plot.high() - plot.low());
    double way = 0;
    DoubleStream.Builder xs = DoubleStream.builder();
    DoubleStream.Builder ys = DoubleStream.builder();
    double lastX = Double.NaN;
    double lastY = Double.NaN;
    for (int i = 0; i < line.xs().length; i++) {
      double x = line.xs()[i];
      double y = Math.max(plot.low() - room, Math.min(plot.high() + room, line.ys()[i]));
      double dx = (x - lastX) * acrossOne;
      double dy = (y - lastY) * downOne;
      double length = Math.sqrt(dx * dx + dy * dy);
      boolean isCut = line.isSlope() && length > 0 && length < LONGEST_CUT;
      int pieces = isCut ? (int) Math.ceil(length / 2) : 1;
      for (int n = 1; n <= pieces; n++) {
        double part = (double) n / pieces;
        boolean isGap = line.isSlope() && way % (DASH + GAP) > DASH;
        xs.add(pieces == 1 ? x : lastX + part * (x - lastX));
        ys.add(isGap ? Double.NaN : pieces == 1 ? y : lastY + part * (y - lastY));
        way += Double.isNaN(length) ? 0 : length / pieces;
      }
      lastX = x;
      lastY = y;
    }
    return new double[][] {xs.build().toArray(), ys.build().toArray()};
  }
}
