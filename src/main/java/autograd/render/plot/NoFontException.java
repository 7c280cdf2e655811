package autograd.render.plot;

/** This Java finds no font to write with. */
public final class NoFontException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoFontException(Throwable cause) {
    super("this Java finds no fonts", cause);
  }
}
