package autograd.lang;

/**
 * A text to read, and what to call it.
 *
 * @param name what a diagnostic calls it, a file's name say; null if it needs no name, as the
 *     command line's argument does
 * @param text the whole text
 */
public record Source(String name, String text) {
  /** A text that needs no name. */
  public static Source of(String text) {
    return new Source(null, text);
  }
}
