package autograd.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * What a row says of special points: a condition on the operands, and the local derivatives that
 * hold there in place of the rule. At a <em>kink</em> calculus has no answer and a convention gives
 * one, which the user is told; elsewhere the row only states a limit that the rule's arithmetic
 * would miss, and nothing need be said.
 *
 * <p>Written {@code kink x == 0: 0} or {@code where y == 0: 0, _}, with {@code _} where the rule
 * stands, several of them separated by {@code ;}.
 */
public final class Convention {
  private final boolean kink;
  private final Formula condition;
  private final Formula[] gradients;

  private Convention(boolean kink, Formula condition, Formula[] gradients) {
    this.kink = kink;
    this.condition = condition;
    this.gradients = gradients;
  }

  static Convention[] readAll(String text, Operation operation) {
    List<Convention> conventions = new ArrayList<>();
    for (String entry : text.isEmpty() ? new String[0] : text.split(";", -1)) {
      String trimmed = entry.trim();
      int colon = trimmed.indexOf(':');
      boolean kink = trimmed.startsWith("kink ");
      if (colon < 0 || !(kink || trimmed.startsWith("where "))) {
        throw new IllegalStateException(operation.signature() + ": unreadable: " + trimmed);
      }
      String condition = trimmed.substring(trimmed.indexOf(' '), colon);
      Formula[] gradients = operation.reader(trimmed.substring(colon + 1)).readAll();
      if (gradients.length != operation.arity()) {
        throw new IllegalStateException(operation.signature() + ": one for each: " + trimmed);
      }
      conventions.add(new Convention(kink, operation.reader(condition).readOne(), gradients));
    }
    return conventions.toArray(new Convention[0]);
  }

  /** Whether the operation has no derivative here in the sense of calculus. */
  public boolean isKink() {
    return kink;
  }

  /** Whether the operands in {@code frame}, with the result behind them, meet the condition. */
  public boolean holdsAt(double[] frame) {
    return condition.at(frame) != 0;
  }

  /** The condition, over the operands and the result. */
  public Formula condition() {
    return condition;
  }

  /** The agreed derivative by one operand; null where the rule stands. */
  public Formula gradient(int position) {
    return gradients[position];
  }
}
