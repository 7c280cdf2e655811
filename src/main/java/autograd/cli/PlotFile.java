package autograd.cli;

import autograd.render.Style;
import autograd.render.plot.Drawing;
import autograd.render.plot.NoFontException;
import autograd.render.plot.Plot;
import java.util.List;
import java.util.Locale;

/** Writes plots in the form that a file's name promises, or to standard output as characters. */
final class PlotFile {
  static final int USUAL_COLUMNS = 80;
  static final int USUAL_ROWS = 20;

  private PlotFile() {}

  /**
   * Writes one.
   *
   * @param file where; null for standard output
   * @param columns how many characters wide, if it is drawn with these
   * @param rows how many high
   */
  static void write(Console console, Plot plot, String file, int columns, int rows) {
    check(file);
    if (isPicture(file)) {
      write(console, plot, file);
    } else {
      Style style = file == null ? console.outStyle() : Style.PLAIN;
      OutputFile.writeText(console, file, out -> plot.writeText(columns, rows, style, out));
    }
  }

  /** Writes a picture to a file whose name promises one. */
  static void write(Console console, Drawing drawing, String file) {
    switch (ending(file)) {
      case "png" -> writeLettered(console, drawing::writePng, file);
      case "pdf" -> writeLettered(console, drawing::writePdf, file);
      default -> OutputFile.writeText(console, file, drawing::writeSvg);
    }
  }

  /** Complains of a file that nothing is drawn to. */
  static void check(String file) {
    switch (ending(file)) {
      case "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "ps", "eps", "webp" ->
          throw Failure.wrong(
              "cannot draw a ." + ending(file) + " file", "name it .svg, .png or .pdf");
      default -> {}
    }
  }

  /** Whether a file's name promises a picture, which is not made of characters. */
  static boolean isPicture(String file) {
    return List.of("svg", "png", "pdf").contains(ending(file));
  }

  private static String ending(String file) {
    String extension = file == null ? "" : file.substring(file.lastIndexOf('.') + 1);
    return extension.toLowerCase(Locale.ROOT);
  }

  /** Writes a picture whose letters need a font. */
  private static void writeLettered(Console console, OutputFile.Bytes picture, String file) {
    try {
      OutputFile.writeBytes(console, file, picture);
    } catch (NoFontException e) {
      throw Failure.file(
          "cannot draw " + file + ": " + e.getMessage(),
          "install one, on Debian with apt install fonts-dejavu-core, or name the file .svg");
    }
  }
}
