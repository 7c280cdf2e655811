package autograd.evaluate;

import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.Arrays;
import java.util.BitSet;

/** Where a backward pass stands: what has received all it will ever receive, and what waits. */
public final class Progress {
  /** How far one Value is. */
  public enum State {
    /** Its gradient is complete. */
    DONE,
    /** The last step goes from it or arrives at it. */
    CURRENT,
    /** More may arrive. */
    WAITING
  }

  private static final int NONE = Integer.MAX_VALUE;

  private final Gradient gradient;
  private final int[] counts;
  private final int steps;
  private final Trace.Step last;

  /**
   * The use of each Value that the pass comes to last: the result's index, and at which operand.
   */
  private final int[] users;

  private final int[] positions;

  Progress(
      Graph graph, BitSet needed, Gradient gradient, int[] counts, int steps, Trace.Step last) {
    this.gradient = gradient;
    this.counts = counts;
    this.steps = steps;
    this.last = last;
    this.users = new int[graph.size()];
    this.positions = new int[graph.size()];
    Arrays.fill(users, NONE);
    for (int i = needed.nextSetBit(0); i >= 0; i = needed.nextSetBit(i + 1)) {
      Value value = graph.values().get(i);
      for (int k = 0; k < value.arity(); k++) {
        int operand = value.operand(k).index();
        users[operand] = Math.min(users[operand], i);
        positions[operand] = users[operand] == i ? k : positions[operand];
      }
    }
  }

  /** How many steps were made. */
  public int steps() {
    return steps;
  }

  /** The step that was made last; null if there was none, or the pass has come to its end. */
  public Trace.Step last() {
    return last;
  }

  /** What the Values have received so far. */
  public Gradient gradient() {
    return gradient;
  }

  /** How often a Value has received something, its seed included. */
  public int count(Value value) {
    return counts[value.index()];
  }

  /** Whether nothing more will arrive at a Value. */
  public boolean isComplete(Value value) {
    int i = value.index();
    if (last == null) {
      // Before the first step only what nothing uses is complete.
      return steps > 0 || users[i] == NONE;
    }
    int at = last.from().index();
    return users[i] > at || (users[i] == at && positions[i] <= last.position());
  }

  /** How far a Value is. */
  public State state(Value value) {
    boolean isStart = steps == 0 && counts[value.index()] > 0;
    if (isStart || (last != null && (value == last.from() || value == last.to()))) {
      return State.CURRENT;
    }
    return isComplete(value) ? State.DONE : State.WAITING;
  }
}
