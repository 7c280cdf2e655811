package autograd.derive;

/** Derivatives are not written that would take more operations than {@link #MOST}. */
public final class TooLongException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** So many terms fit into the memory of a small machine, and nobody reads them. */
  public static final int MOST = 1_000_000;

  TooLongException() {
    super("the derivatives take more than " + MOST + " operations");
  }

  /** Stops where there are too many terms. */
  static void check(int terms) {
    if (terms > MOST) {
      throw new TooLongException();
    }
  }
}
