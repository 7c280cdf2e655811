package autograd.evaluate;

import autograd.evaluate.Answer.Question;
import autograd.graph.Graph;
import autograd.graph.Value;
import autograd.operations.Formula;
import java.util.BitSet;
import java.util.Map;

/**
 * A backward pass told step by step, as it runs; nothing is kept but a few numbers for each Value.
 * A step is one contribution: one use of a Value, at which the adjoint of the result times the
 * local derivative arrives.
 */
public final class Trace {
  /** Is told of a pass. */
  public interface Listener {
    /** An output starts with its seed. */
    void seeded(Value value, double seed);

    /** A contribution has arrived. */
    void stepped(Step step);

    /** A result has the adjoint 0, so nothing flows on from it. */
    void stopped(Value value);
  }

  /**
   * One contribution.
   *
   * @param number which step of the pass, counted from 1
   * @param from the result it comes from
   * @param position at which of its operands it arrives
   * @param rule the formula of the local derivative, over the operands and the result; null where
   *     an undefined result leaves none
   * @param isAgreed whether a convention gave that formula rather than calculus
   * @param adjoint the gradient of the result
   * @param local the local derivative
   * @param amount what arrives
   * @param before what the operand had received so far
   * @param sum what it has now
   * @param count how often it has received something by now, its seed included
   */
  public record Step(
      int number,
      Value from,
      int position,
      Formula rule,
      boolean isAgreed,
      double adjoint,
      double local,
      double amount,
      double before,
      double sum,
      int count) {

    /** The Value at which it arrives. */
    public Value to() {
      return from.operand(position);
    }
  }

  private final Evaluation evaluation;
  private final Question question;
  private final BitSet needed;

  /** Prepares to trace what {@code question} asks of the outputs' sum. */
  public Trace(Evaluation evaluation, Question question) {
    this.evaluation = evaluation;
    this.question = question;
    this.needed = Reach.of(evaluation.graph(), question.values());
  }

  /** The forward pass. */
  public Evaluation evaluation() {
    return evaluation;
  }

  /** What is asked. */
  public Question question() {
    return question;
  }

  /** Whether the outputs are computed from a Value. */
  public boolean isNeeded(Value value) {
    return needed.get(value.index());
  }

  /**
   * Runs the pass.
   *
   * @param overwrites whether each contribution takes the place of those before it, as in a
   *     backward pass with {@code =} where {@code +=} belongs
   * @param most after how many steps to stop
   * @param listener is told of each step; null if nobody listens
   * @return where the pass stands then
   */
  public Progress run(boolean overwrites, int most, Listener listener) {
    Map<Value, Double> start = question.start();
    int[] counts = new int[evaluation.graph().size()];
    for (Map.Entry<Value, Double> seed : start.entrySet()) {
      counts[seed.getKey().index()]++;
      if (listener != null) {
        listener.seeded(seed.getKey(), seed.getValue());
      }
    }
    Graph graph = evaluation.graph();
    if (most == 0) {
      return new Progress(graph, needed, new Gradient(graph, start), counts, 0, null);
    }
    Teller teller = new Teller(counts, most, listener);
    Gradient gradient = evaluation.gradient(start, question.sources(graph), overwrites, teller);
    return new Progress(
        graph, needed, gradient, counts, teller.steps, teller.steps < most ? null : teller.last);
  }

  /** Turns what the pass says into steps. */
  private final class Teller implements BackwardPass.Observer {
    private final int[] counts;
    private final int most;
    private final Listener listener;
    private int steps;
    private Step last;

    Teller(int[] counts, int most, Listener listener) {
      this.counts = counts;
      this.most = most;
      this.listener = listener;
    }

    @Override
    public boolean arrived(
        Value value,
        int position,
        double[] frame,
        double adjoint,
        double local,
        double amount,
        double before,
        double after) {
      steps++;
      int count = ++counts[value.operand(position).index()];
      if (listener != null || steps == most) {
        Formula rule = value.operation().derivativeAt(position, frame, value.arity());
        last =
            new Step(
                steps,
                value,
                position,
                rule,
                rule != null && rule != value.operation().derivative(position),
                adjoint,
                local,
                amount,
                before,
                after,
                count);
        if (listener != null) {
          listener.stepped(last);
        }
      }
      return steps < most;
    }

    @Override
    public void stopped(Value value) {
      if (listener != null && needed.get(value.index())) {
        listener.stopped(value);
      }
    }
  }
}
