package autograd.render;

/** Colour for terminals: SGR sequences, or nothing at all. */
public enum Style {
  /** No colour. */
  PLAIN,
  /** The terminal's own eight colours, which follow its theme. */
  COLOUR;

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

  private String wrap(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
