package autograd.rows;

import java.io.IOException;
import java.io.Serial;

/** Reading the data failed, as opposed to writing what came of them. */
public final class UnreadableData extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient IOException reason;

  /** Reading failed for that reason. */
  public UnreadableData(IOException reason) {
    super(reason);
    this.reason = reason;
  }

  /** What happened. */
  public IOException reason() {
    return reason;
  }
}
