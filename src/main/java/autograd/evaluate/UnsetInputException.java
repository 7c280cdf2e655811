package autograd.evaluate;

import autograd.graph.Value;
import java.io.Serial;
import java.util.List;

/** A point gives no number to some inputs of the graph. */
public final class UnsetInputException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<Value> inputs;

  /** The point lacks all of these. */
  public UnsetInputException(List<Value> inputs) {
    super("unset: " + String.join(", ", inputs.stream().map(Value::label).toList()));
    this.inputs = List.copyOf(inputs);
  }

  /** All inputs without a number, in the order of the graph. */
  public List<Value> inputs() {
    return inputs;
  }
}
