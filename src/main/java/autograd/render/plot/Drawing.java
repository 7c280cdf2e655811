package autograd.render.plot;

import java.io.IOException;
import java.io.OutputStream;

/** What a page can show, in any of the forms of a picture. */
public interface Drawing {
  /** Draws an SVG picture, which follows its viewer's choice of light or dark. */
  void writeSvg(Appendable out) throws IOException;

  /**
   * Draws a PNG picture.
   *
   * @throws NoFontException if this Java has no fonts to write with
   */
  void writePng(OutputStream out) throws IOException;

  /**
   * Draws a PDF of one page.
   *
   * @throws NoFontException if this Java has no fonts to write with
   */
  void writePdf(OutputStream out) throws IOException;
}
