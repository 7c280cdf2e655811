package autograd.render;

/** Colour for terminals: SGR sequences, or nothing at all. */
public enum Style {
  /** No colour. */
  PLAIN,
  /** The terminal's own eight colours, which follow its theme. */
  COLOUR;

  /** Cyan, yellow, green, magenta, red and, which is hard to see on a dark ground, blue. */
  private static final String CURVES = "363332353134";

  /** Text that stands out. */
  public String bold(String text) {
    return wrap("1", text);
  }

  /** Text that steps back. */
  public String faint(String text) {
    return wrap("2", text);
  }

  /** For errors. */
  public String red(String text) {
    return wrap("1;31", text);
  }

  /** For warnings. */
  public String yellow(String text) {
    return wrap("1;33", text);
  }

  /** For notes. */
  public String cyan(String text) {
    return wrap("1;36", text);
  }

  /** For a curve: one of six colours, in full or, for a derivative, less bright. */
  public String curve(String text, int colour, boolean isSlope) {
    String code = CURVES.substring(2 * (colour % 6), 2 * (colour % 6) + 2);
    return wrap(isSlope ? code : "1;" + code, text);
  }

  private String wrap(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
