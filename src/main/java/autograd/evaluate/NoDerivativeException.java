package autograd.evaluate;

import autograd.graph.Value;
import java.io.Serial;

/** A gradient was asked for through an operand by which its operation has no derivative. */
public final class NoDerivativeException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Value value;
  private final int position;

  /** The operand of {@code value} at that position, counted from 0. */
  public NoDerivativeException(Value value, int position) {
    super(
        value.operation().signature()
            + " has no derivative by "
            + value.operation().operandNames().get(position));
    this.value = value;
    this.position = position;
  }

  /** The result of the operation. */
  public Value value() {
    return value;
  }

  /** Which operand, counted from 0. */
  public int position() {
    return position;
  }
}
