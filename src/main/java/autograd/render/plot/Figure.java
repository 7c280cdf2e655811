package autograd.render.plot;

import java.util.List;

/**
 * A picture on a page: strokes and texts at their places, in pixels from the top left corner. It
 * says nothing of the language of pictures it will be written in.
 *
 * @param width of the page
 * @param height of the page
 * @param title what it is, in a line
 * @param description what it shows, for those who do not see it
 * @param marks what is drawn, the first below the others
 */
record Figure(int width, int height, String title, String description, List<Mark> marks) {
  /** How large text is. */
  static final int FONT_SIZE = 13;

  /** Something drawn. */
  sealed interface Mark permits Stroke, Text {
    /** What it is drawn with. */
    Ink ink();
  }

  /**
   * A line.
   *
   * @param route where it goes
   * @param width how thick it is
   * @param pattern lengths of strokes and gaps in turn, empty for a line in full; ends are round
   */
  record Stroke(Route route, Ink ink, double width, List<Double> pattern) implements Mark {}

  /** Which end of a text stands at its place. */
  enum Anchor {
    START("start"),
    MIDDLE("middle"),
    END("end");

    private final String word;

    Anchor(String word) {
      this.word = word;
    }

    /** As pictures in text call it. */
    String word() {
      return word;
    }
  }

  /**
   * A line of text.
   *
   * @param x of its anchor
   * @param y of its baseline
   * @param isCode whether each of its characters takes the same room
   */
  record Text(String text, double x, double y, Anchor anchor, boolean isCode, Ink ink)
      implements Mark {}
}
