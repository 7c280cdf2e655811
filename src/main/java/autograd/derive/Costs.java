package autograd.derive;

import autograd.graph.Value;
import java.util.ArrayList;
import java.util.List;

/** How many operations a term takes to write down, with every part wherever it occurs. */
final class Costs {
  /** Longer terms are all the same. */
  private static final int LONG = 1 << 20;

  private final Terms terms;
  private final List<Integer> known = new ArrayList<>();

  Costs(Terms terms) {
    this.terms = terms;
  }

  int of(Value term) {
    for (int i = known.size(); i <= term.index(); i++) {
      Value value = terms.values().get(i);
      int sum = value.isLeaf() ? 0 : 1;
      for (Value operand : value.operands()) {
        sum = Math.min(LONG, sum + known.get(operand.index()));
      }
      known.add(sum);
    }
    return known.get(term.index());
  }
}
