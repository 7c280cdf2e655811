package autograd.code;

import autograd.graph.Value;
import java.io.Serial;

/** A formula uses a function that a target neither has nor can be given, or is too large for it. */
public final class UntranslatableException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Value value;
  private final String hint;

  UntranslatableException(String message, Value value, String hint) {
    super(message, null, false, false);
    this.value = value;
    this.hint = hint;
  }

  /** Where it is used; null if it is the whole formula that does not fit. */
  public Value value() {
    return value;
  }

  /** What to do about it. */
  public String hint() {
    return hint;
  }
}
