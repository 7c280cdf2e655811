package autograd.render.plot;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;

/** Writes the texts of a {@link Figure} in the fonts of this Java: as shapes to be filled. */
final class Lettering {
  private final FontRenderContext context;
  private final Font plain;
  private final Font code;

  /**
   * Looks the fonts up.
   *
   * @throws NoFontException if this Java has none, which it only says when it is asked to write
   */
  Lettering(FontRenderContext context) {
    this.context = context;
    plain = font(Font.SANS_SERIF);
    code = font(Font.MONOSPACED);
  }

  private Font font(String family) {
    try {
      Font font = new Font(family, Font.PLAIN, Figure.FONT_SIZE);
      font.getStringBounds("0", context);
      return font;
    } catch (RuntimeException | LinkageError | InternalError e) {
      throw new NoFontException(e);
    }
  }

  /** The outline of a text's letters, where it stands in the figure. */
  Shape outline(Figure.Text text) {
    Font font = text.isCode() ? code : plain;
    char[] letters = text.text().toCharArray();
    GlyphVector glyphs =
        font.layoutGlyphVector(context, letters, 0, letters.length, Font.LAYOUT_LEFT_TO_RIGHT);
    double width = glyphs.getLogicalBounds().getWidth();
    double x =
        switch (text.anchor()) {
          case START -> text.x();
          case MIDDLE -> text.x() - width / 2;
          case END -> text.x() - width;
        };
    return glyphs.getOutline((float) x, (float) text.y());
  }
}
