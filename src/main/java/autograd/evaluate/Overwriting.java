package autograd.evaluate;

import autograd.graph.Graph;
import autograd.graph.Value;
import java.util.Arrays;

/**
 * A common mistake on purpose: a backward pass that writes {@code =} where {@code +=} belongs,
 * beside the right one. Of several contributions to a Value only the last remains, and whatever
 * lies behind that Value inherits the error.
 */
public final class Overwriting {
  /** What the mistake did to a Value. */
  public enum Fate {
    /** Nothing. */
    RIGHT,
    /** It received several contributions and kept the last. */
    LOST,
    /** It kept all it received, but that came by way of a Value whose gradient was lost. */
    INHERITED
  }

  private final Evaluation evaluation;
  private final Gradient right;
  private final Gradient wrong;
  private final double[] lost;
  private final int[] counts;

  /** The result from which the first contribution that was lost had come; -1 for a seed. */
  private final int[] sources;

  private final int[] holders;

  /** Runs both passes, for what is asked of the outputs' sum. */
  public Overwriting(Trace trace) {
    evaluation = trace.evaluation();
    Graph graph = evaluation.graph();
    lost = new double[graph.size()];
    counts = new int[graph.size()];
    sources = new int[graph.size()];
    holders = new int[graph.size()];
    Arrays.fill(holders, -1);
    right = trace.run(false, Integer.MAX_VALUE, null).gradient();
    wrong = trace.run(true, Integer.MAX_VALUE, new Ledger()).gradient();
  }

  /** The right gradient. */
  public Gradient right() {
    return right;
  }

  /** What the mistake leaves. */
  public Gradient wrong() {
    return wrong;
  }

  /** What the mistake did to a Value. */
  public Fate fate(Value value) {
    if (Double.compare(right.by(value) + 0.0, wrong.by(value) + 0.0) == 0) {
      return Fate.RIGHT;
    }
    return counts[value.index()] > 1 ? Fate.LOST : Fate.INHERITED;
  }

  /** How many contributions a Value received, its seed included. */
  public int count(Value value) {
    return counts[value.index()];
  }

  /** The sum of what a Value lost. */
  public double lost(Value value) {
    return lost[value.index()];
  }

  /**
   * The result from which the first contribution that a Value lost had come; null if that was its
   * seed.
   */
  public Value source(Value value) {
    int source = sources[value.index()];
    return source < 0 ? null : evaluation.graph().values().get(source);
  }

  /** The result from which the contribution that a Value kept had come. */
  public Value kept(Value value) {
    int holder = holders[value.index()];
    return holder < 0 ? null : evaluation.graph().values().get(holder);
  }

  /** Keeps count of what is lost. */
  private final class Ledger implements Trace.Listener {
    @Override
    public void seeded(Value value, double seed) {
      counts[value.index()]++;
    }

    @Override
    public void stepped(Trace.Step step) {
      int i = step.to().index();
      counts[i] = step.count();
      if (step.count() == 2) {
        sources[i] = holders[i];
      }
      if (step.count() > 1) {
        lost[i] += step.before();
      }
      holders[i] = step.from().index();
    }

    @Override
    public void stopped(Value value) {}
  }
}
