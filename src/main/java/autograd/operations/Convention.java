package autograd.operations;

import java.util.ArrayList;
import java.util.List;

/**
 * What a row says of special points: a condition on the operands, and the local derivatives that
 * hold there in place of the rule. At a <em>kink</em> calculus has no answer and a convention gives
 * one, which the user is told; elsewhere the row only states a limit that the rule's arithmetic
 * would miss, and nothing need be said.
 *
 * <p>A rule may be as close as can be while its own derivative cancels: that of {@code sin(x)/x}
 * near 0 is a difference of two numbers of the size of 1/x. So a row may also state an equal form
 * that is derived in its place when a derivative is derived <em>again</em>.
 *
 * <p>A rule may also be closer at the ends of its domain than what people write: that of {@code
 * asin(x)} divides by the root of (1 - x)(1 + x), a book by that of 1 - x². What is to be read
 * takes the form of the books, which the row gives as {@code printed}.
 *
 * <p>Written {@code kink x == 0: 0} or {@code where y == 0: 0, _}, with {@code _} where the rule
 * stands, several of them separated by {@code ;}. An equal form begins with {@code again}, and has
 * no condition where it holds everywhere; with {@code where again} it is also what the rule's
 * arithmetic would miss.
 */
public final class Convention {
  /** What a row uses it for, by the word that it begins with. */
  enum Use {
    KINK("kink "),
    WHERE("where "),
    AGAIN("again"),
    BOTH("where again "),
    PRINTED("printed");

    private final String word;

    Use(String word) {
      this.word = word;
    }

    /** The last that fits: one of the words begins with another. */
    static Use of(String text) {
      Use found = null;
      for (Use use : values()) {
        found = text.startsWith(use.word) ? use : found;
      }
      return found;
    }
  }

  private final Use use;
  private final Formula condition;
  private final Formula[] gradients;

  private Convention(Use use, Formula condition, Formula[] gradients) {
    this.use = use;
    this.condition = condition;
    this.gradients = gradients;
  }

  static Convention[] readAll(String text, Operation operation) {
    List<Convention> conventions = new ArrayList<>();
    for (String entry : text.isEmpty() ? new String[0] : text.split(";", -1)) {
      String trimmed = entry.trim();
      int colon = trimmed.indexOf(':');
      Use use = Use.of(trimmed);
      if (colon < 0 || use == null) {
        throw new IllegalStateException(operation.signature() + ": unreadable: " + trimmed);
      }
      String condition = trimmed.substring(use.word.length(), colon).trim();
      Formula holds =
          condition.isEmpty() ? Formula.number(1) : operation.reader(condition).readOne();
      Formula[] gradients = operation.reader(trimmed.substring(colon + 1)).readAll();
      if (gradients.length != operation.arity()) {
        throw new IllegalStateException(operation.signature() + ": one for each: " + trimmed);
      }
      conventions.add(new Convention(use, holds, gradients));
    }
    return conventions.toArray(new Convention[0]);
  }

  /** Whether the operation has no derivative here in the sense of calculus. */
  public boolean isKink() {
    return use == Use.KINK;
  }

  /** Whether it is derived in the rule's place when a derivative is derived again. */
  public boolean isForAgain() {
    return use == Use.AGAIN || use == Use.BOTH;
  }

  /** Whether it says what a derivative is at a point. */
  public boolean isForPoints() {
    return use != Use.AGAIN && use != Use.PRINTED;
  }

  /** Whether it is the form of the rule that people write. */
  public boolean isForReaders() {
    return use == Use.PRINTED;
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
