package autograd.evaluate;

import autograd.graph.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Steps along the gradient, or against it: each input moves by the rate times its gradient, and
 * what that changes is held against what the gradient had foretold.
 */
public final class Descent {
  /** Where the steps lead. */
  public enum Outcome {
    /** There were too few steps to tell. */
    OPEN,
    /** The gradient is 0: nothing moves. */
    AT_REST,
    /** The steps become shorter, and there is a minimum near, or a maximum, where they lead. */
    CONVERGING,
    /** The steps become shorter, and nothing shows that they will end anywhere. */
    SLOWING,
    /** The steps lead to and fro and become no shorter. */
    OSCILLATING,
    /** The steps become longer and overshoot, or have left the numbers. */
    DIVERGING,
    /** The steps become longer, and the value changes as the gradient foretells. */
    SPEEDING,
    /** The steps lead on and stay about as long as they are. */
    MOVING
  }

  /** So many of the last steps tell where they lead. */
  private static final int JUDGED = 6;

  /** Steps that become longer or shorter by less than this stay as they are. */
  private static final double STEADY = 1e-3;

  /** A step that changes the value by so much of what was foretold, or more, is not too long. */
  private static final double FORETOLD = 0.5;

  /** Tells where steps lead that become shorter. */
  @FunctionalInterface
  public interface Ahead {
    /** The numbers of the inputs at the minimum or maximum near a point; null if none is shown. */
    double[] from(Map<String, Double> point);
  }

  private final List<Value> inputs;
  private final double rate;
  private final Function<Map<String, Double>, Answer> answers;
  private final Ahead ahead;

  /** The last moves, newest last. */
  private final ArrayDeque<double[]> moves = new ArrayDeque<>();

  private Answer here;
  private boolean isLost;

  /** What the last step changed, over what was foretold. */
  private double kept = Double.NaN;

  private Outcome outcome;
  private double[] end;

  /**
   * One step.
   *
   * @param value the value at its end
   * @param predicted by how much the gradient foretold it would change
   * @param seen by how much it did
   */
  public record Step(double value, double predicted, double seen) {}

  /**
   * Starts at a point.
   *
   * @param start the answer there
   * @param inputs what to move
   * @param rate how far; negative to make the value smaller
   * @param answers the answer at any point
   * @param ahead where steps lead that become shorter
   */
  public Descent(
      Answer start,
      List<Value> inputs,
      double rate,
      Function<Map<String, Double>, Answer> answers,
      Ahead ahead) {
    this.here = start;
    this.inputs = inputs;
    this.rate = rate;
    this.answers = answers;
    this.ahead = ahead;
  }

  /** The answer where the steps have led so far. */
  public Answer here() {
    return here;
  }

  /** The weighted sum of the outputs there. */
  public double value() {
    double sum = 0;
    for (Map.Entry<Value, Double> seed : here.question().start().entrySet()) {
      sum += seed.getValue() * here.evaluation().value(seed.getKey());
    }
    return sum;
  }

  /** The numbers of all inputs there, in the order of the formula. */
  public Map<String, Double> point() {
    Map<String, Double> point = new LinkedHashMap<>();
    for (Value input : here.evaluation().graph().inputs()) {
      point.put(input.label(), here.evaluation().value(input));
    }
    return point;
  }

  /** The length of the gradient there, by the inputs that move. */
  public double slope() {
    double[] gradient = new double[inputs.size()];
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] = here.gradients().get(0).by(inputs.get(k));
    }
    return length(gradient);
  }

  /** Whether the value is to become larger. */
  public boolean isUpwards() {
    return rate > 0;
  }

  /** Makes a step. */
  public Step step() {
    double before = value();
    Map<String, Double> point = point();
    double[] move = new double[inputs.size()];
    double predicted = 0;
    for (int k = 0; k < move.length; k++) {
      double gradient = here.gradients().get(0).by(inputs.get(k));
      move[k] = rate * gradient;
      predicted += move[k] * gradient;
      point.merge(inputs.get(k).label(), move[k], Double::sum);
    }
    here = answers.apply(point);
    moves.add(move);
    if (moves.size() > JUDGED) {
      moves.remove();
    }
    double value = value();
    isLost |= !Double.isFinite(value) || !Double.isFinite(predicted);
    kept = (value - before) / predicted;
    outcome = null;
    return new Step(value, predicted, value - before);
  }

  /** Where the last steps lead. */
  public Outcome outcome() {
    if (outcome == null) {
      outcome = judged();
    }
    return outcome;
  }

  /** The numbers of the inputs to which the steps converge; null if they do not. */
  public double[] end() {
    return outcome() == Outcome.CONVERGING ? end.clone() : null;
  }

  private Outcome judged() {
    if (isLost) {
      return Outcome.DIVERGING;
    }
    if (!moves.isEmpty() && length(moves.getLast()) == 0) {
      return Outcome.AT_REST;
    }
    if (moves.size() < 3) {
      return Outcome.OPEN;
    }
    double growth = growth();
    if (growth > 1 + STEADY) {
      return kept >= FORETOLD && !isToAndFro() ? Outcome.SPEEDING : Outcome.DIVERGING;
    }
    if (growth < 1 - STEADY) {
      end = ahead.from(point());
      return end == null ? Outcome.SLOWING : Outcome.CONVERGING;
    }
    return isToAndFro() ? Outcome.OSCILLATING : Outcome.MOVING;
  }

  /** How many times as long as the one before the last steps were, on average. */
  public double growth() {
    double first = length(moves.getFirst());
    double last = length(moves.getLast());
    return StrictMath.pow(last / first, 1.0 / (moves.size() - 1));
  }

  /** Whether most of the last steps lead back from where the one before led. */
  public boolean isToAndFro() {
    List<double[]> last = new ArrayList<>(moves);
    int back = 0;
    for (int i = 1; i < last.size(); i++) {
      double product = 0;
      for (int k = 0; k < last.get(i).length; k++) {
        product += last.get(i)[k] * last.get(i - 1)[k];
      }
      back += product < 0 ? 1 : 0;
    }
    return 2 * back > last.size() - 1;
  }

  private static double length(double[] move) {
    double largest = 0;
    for (double each : move) {
      largest = Math.max(largest, Math.abs(each));
    }
    if (largest == 0) {
      return 0;
    }
    double sum = 0;
    for (double each : move) {
      sum += each / largest * (each / largest);
    }
    return largest * Math.sqrt(sum);
  }
}
