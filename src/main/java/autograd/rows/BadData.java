package autograd.rows;

import java.io.Serial;

/** The data are not what they should be. */
public final class BadData extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** They are wrong in that way. */
  public BadData(String message) {
    super(message, null, false, false);
  }
}
